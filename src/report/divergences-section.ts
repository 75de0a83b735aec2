import { changeKey } from '../domain/change.ts';
import type { Divergence, Report } from '../domain/report.ts';
import { code, codeList, prose, row, tableHead, text } from './markdown.ts';
import type { Section } from './section.ts';
import { capital, DIVERGENCE_WORDS, plural } from './wording.ts';

const MOST_SHOWN = 50;
const MOST_ATTRIBUTES = 8;

const divergenceRow = (divergence: Divergence): string => {
  const hint = divergence.hint === null ? '' : `. ${prose(divergence.hint)}`;
  return row([
    code(changeKey(divergence)),
    text(divergence.approved ?? ''),
    text(divergence.found ?? ''),
    codeList(divergence.attributes, MOST_ATTRIBUTES),
    `${capital(DIVERGENCE_WORDS[divergence.kind])}${hint}`,
  ]);
};

/** Where a fresh plan is not what was approved: actions and attribute names, never values. */
export const divergencesSection = (report: Report, priority: number): readonly Section[] => {
  const { divergences } = report;
  if (divergences.length === 0) return [];
  const unshown = Math.max(0, divergences.length - MOST_SHOWN);
  return [
    {
      priority,
      head: `### Not what was approved\n\n${tableHead(['Address', 'Approved', 'Found now', 'Attributes', 'Why it was refused'])}`,
      rows: divergences.slice(0, MOST_SHOWN).map(divergenceRow),
      foot: (left) => (left + unshown === 0 ? '' : `\nand ${plural(left + unshown, 'more difference')} (see the report)`),
    },
  ];
};
