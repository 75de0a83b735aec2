import type { Report } from '../domain/report.ts';
import { changesSections } from './changes-table.ts';
import { conflictsSection } from './conflicts-section.ts';
import { detailsSection } from './details-section.ts';
import { divergencesSection } from './divergences-section.ts';
import { hazardsSection } from './hazards-section.ts';
import { prose } from './markdown.ts';
import { utf8Bytes } from './plain-text.ts';
import { fitSections, type Section, wholeSection } from './section.ts';
import { renderStanding } from './standing.ts';
import { timelineSections } from './timeline-section.ts';
import { renderHeadline, renderVerdict, verdictOf } from './verdict.ts';

/** GitHub drops the whole summary of a step that is larger (facts/github.md 1.1). */
export const SUMMARY_LIMIT_BYTES = 1024 * 1024;

const CUT_NOTE = '_Cut to fit. The report (output `report-file`) has everything._';

const nextStepsSection = ({ nextSteps }: Report): readonly Section[] => {
  if (nextSteps.length === 0) return [];
  const items = nextSteps.map((step, index) => (nextSteps.length === 1 ? prose(step) : `${index + 1}. ${prose(step)}`));
  return [
    { priority: 1, head: '### What to do next\n', rows: items, foot: (left) => (left === 0 ? '' : `\nand ${left} more (see the report)`) },
  ];
};

/** In the order of reading; the numbers say what is kept longest when there is no room for everything. */
const sectionsOf = (report: Report): readonly Section[] => [
  wholeSection(0, renderStanding(report)),
  ...nextStepsSection(report),
  ...divergencesSection(report, 2),
  ...conflictsSection(report, 3),
  ...changesSections(report, { open: 4, folded: 9 }),
  ...timelineSections(report, { table: 5, chart: 8 }),
  ...hazardsSection(report, 6),
  detailsSection(report, 7),
];

const assemble = (verdict: string, sections: readonly Section[], limitBytes: number): string => {
  const whole = fitSections(sections, limitBytes - utf8Bytes(`${verdict}\n\n\n`));
  if (!whole.cut) return `${verdict}\n\n${whole.markdown}\n`;
  const { markdown } = fitSections(sections, limitBytes - utf8Bytes(`${verdict}\n\n\n\n${CUT_NOTE}\n`));
  return markdown === '' ? `${verdict}\n` : `${verdict}\n\n${markdown}\n\n${CUT_NOTE}\n`;
};

/**
 * The job summary of a run as GitHub markdown: the verdict in the first line, what to do next, then what is behind it.
 * Holds names and the platform's words, never plan values, and no markup but our own.
 *
 * @param limitBytes - most bytes of UTF-8. Where it does not hold everything, the least important goes first, at the end
 *   of a row, with tables, fences and folds closed. Below the length of the first line only the headline is left, and then nothing.
 */
export const renderSummary = (report: Report, limitBytes: number = SUMMARY_LIMIT_BYTES): string => {
  const verdict = renderVerdict(report);
  if (utf8Bytes(`${verdict}\n`) <= limitBytes) return assemble(verdict, sectionsOf(report), limitBytes);
  const headline = `${renderHeadline(verdictOf(report))}\n`;
  return utf8Bytes(headline) <= limitBytes ? headline : '';
};
