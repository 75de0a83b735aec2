import { changeKey } from '../domain/change.ts';
import type { Report, ReportedChange } from '../domain/report.ts';
import { code, codeList, row, tableHead, text, unbroken } from './markdown.ts';
import type { Section } from './section.ts';
import { actionWords, number, plural, STATE_WORDS } from './wording.ts';

/** Rows in the open: what a screen holds. */
const MOST_OPEN = 20;
/** Rows behind the fold: GitHub renders a few hundred at once without trouble. */
const MOST_FOLDED = 480;
const MOST_ATTRIBUTES = 3;

const MOST_IMPORTANT_FIRST: readonly ReportedChange['state'][] = ['failed', 'not-started', 'pending', 'in-place', 'done'];

const HEAD = tableHead(['Address', 'Action', 'Result', 'Attributes']);

const changeRow = (change: ReportedChange): string =>
  row([
    code(changeKey(change)),
    text(actionWords(change.action, change.reason)),
    unbroken(STATE_WORDS[change.state]),
    codeList(change.attributes, MOST_ATTRIBUTES),
  ]);

const stateCounts = (changes: readonly ReportedChange[]): string =>
  MOST_IMPORTANT_FIRST.map((state) => [STATE_WORDS[state], changes.filter((change) => change.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([words, count]) => `${number(count)} ${words}`)
    .join(', ');

const andMore = (left: number): string => (left === 0 ? '' : `\nand ${plural(left, 'more change')} (see the report)`);

/**
 * The plan's changes with what became of each: failed first, done last. A long list goes on behind a fold, and ends
 * with how many more there are. Attributes are names, never values.
 */
export const changesSections = (report: Report, priorities: { readonly open: number; readonly folded: number }): readonly Section[] => {
  const changes = (report.plan?.changes ?? []).toSorted(
    (a, b) => MOST_IMPORTANT_FIRST.indexOf(a.state) - MOST_IMPORTANT_FIRST.indexOf(b.state),
  );
  if (changes.length === 0) return [];
  const open: Section = {
    priority: priorities.open,
    head: `### Changes\n\n${HEAD}`,
    rows: changes.slice(0, MOST_OPEN).map(changeRow),
    foot: andMore,
  };
  const folded = changes.slice(MOST_OPEN);
  if (folded.length === 0) return [open];
  const beyond = Math.max(0, folded.length - MOST_FOLDED);
  return [
    open,
    {
      priority: priorities.folded,
      head: `<details>\n<summary>${plural(folded.length, 'more change')}: ${stateCounts(folded)}</summary>\n\n${HEAD}`,
      rows: folded.slice(0, MOST_FOLDED).map(changeRow),
      foot: (left) => `${andMore(left + beyond)}\n\n</details>`,
    },
  ];
};
