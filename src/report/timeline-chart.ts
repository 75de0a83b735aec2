import type { TimelineEntry } from './timeline.ts';

/** Sixty tasks draw well in GitHub's mermaid 11 (facts/github.md 1.7); a chart has no rows to scroll. */
const MOST_TASKS = 60;

/**
 * Mermaid reads and prints dates in the reader's own time zone. A fixed local date as zero makes the two cancel out
 * wherever the reader sits, which milliseconds since 1970 would not; and no zone changes its clocks on it.
 */
const ZERO = Date.UTC(2000, 0, 1);

const chartTime = (ms: number): string => new Date(ZERO + ms).toISOString().slice(0, 23).replace('T', ' ');

const taskName = (entry: TimelineEntry): string => {
  if (entry.kind === 'wait') return `Wait ${entry.number}`;
  return `Attempt ${entry.attempt.number}${entry.ok ? '' : ' failed'}`;
};

const taskStyle = (entry: TimelineEntry): string => {
  if (entry.kind === 'wait') return 'done, ';
  return entry.ok ? '' : 'crit, ';
};

/** Axis labels by the length of the run: seconds, minutes and seconds, or hours and minutes. */
const axisFormat = (totalMs: number): string => {
  if (totalMs < 10_000) return '%S.%L s';
  return totalMs < 3_600_000 ? '%M:%S' : '%H:%M h';
};

/**
 * A mermaid `gantt` of attempts and waits, times relative to the run's start; empty where there is nothing to compare.
 * Task names are our own words only, so nothing in them can end a task, a line or the fence. At most the last 60 entries.
 */
export const timelineChart = (entries: readonly TimelineEntry[]): string => {
  if (entries.length < 2) return '';
  const tasks = entries
    .slice(-MOST_TASKS)
    .map((entry) => `  ${taskName(entry)} :${taskStyle(entry)}${chartTime(entry.startMs)}, ${Math.max(1, entry.lengthMs)}ms`);
  const totalMs = Math.max(...entries.map(({ startMs, lengthMs }) => startMs + lengthMs));
  return [
    '```mermaid',
    'gantt',
    '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    `  axisFormat ${axisFormat(totalMs)}`,
    '  todayMarker off',
    ...tasks,
    '```',
  ].join('\n');
};
