import { Cron } from 'croner';
import type { OneOffTime, RecurringTime, WindowRule } from '../domain/config.ts';
import type { Occurrences, Period, Window } from '../domain/window.ts';

/** A window of the config file with its periods, by croner: right across daylight saving changes (facts/toolchain.md 8). */
export const windowOf = (rule: WindowRule): Window => ({
  rule,
  occurrences: rule.time.kind === 'once' ? onePeriod(rule.time, rule.timeZone) : manyPeriods(rule.time, rule.timeZone),
});

/**
 * A local time as a moment, milliseconds since 1970. A time that a spring change leaves out is moved forward by as much; one that
 * an autumn change repeats is the first (as Temporal's `compatible`).
 */
export const momentOf = (localTime: string, timeZone: string): number => {
  const seconds = localTime.length === 16 ? `${localTime}:00` : localTime;
  const moment = new Cron(seconds, { timezone: timeZone, paused: true, allowPast: true }).nextRun(new Date(0));
  if (moment === null) throw new RangeError(`${localTime} is before 1970`);
  return moment.getTime();
};

const onePeriod = ({ from, to }: OneOffTime, timeZone: string): Occurrences => {
  const period: Period = { start: momentOf(from, timeZone), end: momentOf(to, timeZone) };
  return {
    activeAt: (at) => (period.start <= at && at < period.end ? period : null),
    nextStart: (after) => (after < period.start ? period.start : null),
  };
};

const MINUTE_MS = 60_000;

const manyPeriods = ({ schedule, durationMs }: RecurringTime, timeZone: string): Occurrences => {
  const cron = new Cron(schedule, { timezone: timeZone, mode: '5-part', paused: true });
  const nextStart = (after: number): number | null => cron.nextRun(new Date(after))?.getTime() ?? null;
  const firstIn = (after: number, until: number): number | null => {
    const start = nextStart(after);
    return start !== null && start <= until ? start : null;
  };

  /**
   * The last start in (at - duration, at]. croner looks forward only, so it is looked for in spans that double: `* * * * *` for 24h,
   * a common way to write "always", has 1,440 starts in the whole of it.
   */
  const lastStart = (at: number): number | null => {
    let start: number | null = null;
    for (let span = MINUTE_MS; start === null && span < durationMs; span *= 2) start = firstIn(at - span, at);
    start ??= firstIn(at - durationMs, at);
    for (let later = start; later !== null; later = firstIn(later, at)) start = later;
    return start;
  };

  return {
    activeAt: (at) => {
      const start = lastStart(at);
      return start === null ? null : { start, end: start + durationMs };
    },
    nextStart,
  };
};
