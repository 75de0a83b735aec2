import type { Report, ReportedAttempt, ReportedWait } from '../domain/report.ts';
import { humanDuration, relativeTime } from './duration.ts';
import { prose, row, tableHead, text, unbroken } from './markdown.ts';
import { type Section, wholeSection } from './section.ts';
import { type TimelineEntry, timelineOf } from './timeline.ts';
import { timelineChart } from './timeline-chart.ts';
import { number, plural, WAIT_END_WORDS } from './wording.ts';

/** Beyond this many attempts and waits the last ones are shown: they tell how it ended. */
const MOST_ROWS = 100;
/** A longer table is folded: the chart above it tells the story. */
const MOST_OPEN = 12;

const attemptResult = ({ exit, results }: ReportedAttempt, ok: boolean): string => {
  const count = (result: ReportedAttempt['results'][number]['result']) => results.filter((one) => one.result === result).length;
  const parts: readonly (readonly [number, string])[] = [
    [count('done'), 'done'],
    [count('failed'), 'failed'],
    [count('not-started'), 'not started'],
  ];
  const counts = parts.filter(([amount]) => amount > 0).map(([amount, word]) => `${number(amount)} ${word}`);
  return [`${ok ? '✅' : '❌'} ${text(exit)}`, ...(counts.length === 0 ? [] : [counts.join(', ')])].join(': ');
};

const waitResult = ({ end, plannedMs, reason }: ReportedWait): string =>
  end === 'elapsed' ? prose(reason) : `${prose(reason)}; ${prose(WAIT_END_WORDS[end])} (planned: ${humanDuration(plannedMs)})`;

const entryRow = (entry: TimelineEntry, maxAttempts: number): string => {
  const when = [relativeTime(entry.startMs), humanDuration(entry.lengthMs)].map(unbroken);
  if (entry.kind === 'wait') return row([...when, `Wait ${entry.number}`, waitResult(entry.wait)]);
  const plan = entry.attempt.plan === 'approved' ? 'approved plan' : 'remainder';
  return row([...when, `**Attempt ${entry.attempt.number}** of ${number(maxAttempts)}: ${plan}`, attemptResult(entry.attempt, entry.ok)]);
};

const tableSection = (entries: readonly TimelineEntry[], report: Report, priority: number): Section => {
  const earlier = Math.max(0, entries.length - MOST_ROWS);
  const note = earlier === 0 ? '' : `The first ${plural(earlier, 'entry', 'entries')} are in the report.\n\n`;
  const head = `${note}${tableHead(['Start', 'Took', 'What', 'Result'])}`;
  const rows = entries.slice(-MOST_ROWS).map((entry) => entryRow(entry, report.maxAttempts));
  const more = (left: number): string => (left === 0 ? '' : `\nand ${plural(left, 'more entry', 'more entries')} (see the report)`);
  if (entries.length <= MOST_OPEN) return { priority, head, rows, foot: more };
  const counts = `${plural(report.attempts.length, 'attempt')}, ${plural(report.waits.length, 'wait')}`;
  return { priority, head: `<details>\n<summary>${counts}</summary>\n\n${head}`, rows, foot: (left) => `${more(left)}\n\n</details>` };
};

/**
 * Attempts and waits as a chart, where there is more than one, and as a table with the same facts: mermaid is not drawn
 * in e-mail, and the chart is left out first when there is no room.
 */
export const timelineSections = (report: Report, priorities: { readonly table: number; readonly chart: number }): readonly Section[] => {
  const entries = timelineOf(report);
  if (entries.length === 0) return [];
  const chart = timelineChart(entries);
  return [
    wholeSection(priorities.table, '### Attempts and waits'),
    ...(chart === '' ? [] : [wholeSection(priorities.chart, chart)]),
    tableSection(entries, report, priorities.table),
  ];
};
