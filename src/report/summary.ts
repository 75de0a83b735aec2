import type { Report } from '../domain/report.ts';
import { changesSections } from './changes-table.ts';
import { conflictsSection } from './conflicts-section.ts';
import { detailsSection } from './details-section.ts';
import { divergencesSection } from './divergences-section.ts';
import { forecastInWords } from './forecast.ts';
import { hazardsSection } from './hazards-section.ts';
import { locksSections } from './locks-section.ts';
import { prose } from './markdown.ts';
import { permissionsSection } from './permissions-section.ts';
import { utf8Bytes } from './plain-text.ts';
import { fitSections, type Section, wholeSection } from './section.ts';
import { shiftsSections } from './shifts-section.ts';
import { renderStanding } from './standing.ts';
import { timelineSections } from './timeline-section.ts';
import { renderHeadline, renderVerdict, verdictOf } from './verdict.ts';
import { windowsSection } from './windows-section.ts';

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

/** One problem is told in the first line; of more, each here. */
const problemsSection = ({ problems }: Report): readonly Section[] =>
  problems.length < 2
    ? []
    : [
        {
          priority: 1,
          head: '### What is wrong\n',
          rows: problems.map((problem) => `- ${prose(problem)}`),
          foot: (left) => (left === 0 ? '' : `\nand ${left} more (see the report)`),
        },
      ];

const forecastSection = (report: Report): readonly Section[] => {
  const forecast = forecastInWords(report);
  return forecast === null ? [] : [wholeSection(0, `**Next safe time:** ${prose(forecast)}`)];
};

/** In the order of reading; the numbers say what is kept longest when there is no room for everything. */
const sectionsOf = (report: Report): readonly Section[] => [
  wholeSection(0, renderStanding(report)),
  ...forecastSection(report),
  ...problemsSection(report),
  ...nextStepsSection(report),
  ...divergencesSection(report, 2),
  ...permissionsSection(report, 3),
  ...locksSections(report, { open: 4, folded: 13 }),
  ...shiftsSections(report, { table: 12, chart: 11 }),
  ...windowsSection(report, 7),
  ...conflictsSection(report, 5),
  ...changesSections(report, { open: 6, folded: 15 }),
  ...timelineSections(report, { table: 8, chart: 14 }),
  ...hazardsSection(report, 9),
  detailsSection(report, 10),
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
