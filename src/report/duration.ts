const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const pair = (ms: number, unit: number, unitName: string, part: number, partName: string): string => {
  const parts = Math.floor((ms % unit) / part);
  return parts === 0 ? `${Math.floor(ms / unit)} ${unitName}` : `${Math.floor(ms / unit)} ${unitName} ${parts} ${partName}`;
};

/**
 * A length of time for people: `450 ms`, `4.2 s`, `42 s`, `1 m 12 s`, `2 h 5 m`, `1 d 3 h`. Two units at most, cut and not
 * rounded beyond the first minute. A negative length, from a clock that was set back, is `0 ms`.
 */
export const humanDuration = (ms: number): string => {
  const length = Math.max(0, Math.round(ms));
  if (length < SECOND) return `${length} ms`;
  if (length < 10 * SECOND) return `${Number((Math.floor(length / 100) / 10).toFixed(1))} s`;
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return pair(length, MINUTE, 'm', SECOND, 's');
  if (length < DAY) return pair(length, HOUR, 'h', MINUTE, 'm');
  return pair(length, DAY, 'd', HOUR, 'h');
};

/** Milliseconds from one ISO 8601 time to another, never negative. */
export const millisecondsBetween = (start: string, end: string): number => Math.max(0, Date.parse(end) - Date.parse(start));

/** A moment as its distance from the start of the run: `+1 m 12 s`. */
export const relativeTime = (msSinceStart: number): string => `+${msSinceStart === 0 ? '0 s' : humanDuration(msSinceStart)}`;

/** An ISO 8601 time for people, in UTC and to the second: `2026-11-03 09:14:05 UTC`; `unknown` for anything else. */
export const wallTime = (iso: string): string => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? 'unknown' : `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
};
