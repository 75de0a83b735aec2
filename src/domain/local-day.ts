import { localTime } from './local-time.ts';
import type { Period } from './window.ts';

/** No local day is longer, whatever the clocks do. */
const LONGEST_DAY_MS = 27 * 3_600_000;

/**
 * The calendar day of a time zone that holds a moment: 23, 24 or 25 hours long. Where the clocks skip midnight it begins with the first
 * moment after the gap.
 *
 * @param at milliseconds since 1970
 * @param timeZone IANA name, known to Intl
 */
export const localDay = (at: number, timeZone: string): Period => {
  const dateAt = dateIn(timeZone);
  const today = dateAt(at);
  return {
    start: firstMoment(at - LONGEST_DAY_MS, at, (moment) => dateAt(moment) === today),
    end: firstMoment(at, at + LONGEST_DAY_MS, (moment) => dateAt(moment) !== today),
  };
};

/** A moment for people who know which day it is: `18:00`; on another day than `now`, `Sun 2026-11-22 02:00 GMT-6`. */
export const clockTime = (at: number, timeZone: string, now: number): string => {
  const dateAt = dateIn(timeZone);
  if (dateAt(at) !== dateAt(now)) return localTime(at, timeZone);
  return new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
};

const dateIn = (timeZone: string): ((at: number) => string) => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => format.format(at);
};

/** The first moment after `before` with `holds`, which is false at `before`, true at `after`, and changes once in between. */
const firstMoment = (before: number, after: number, holds: (moment: number) => boolean): number => {
  let [not, yes] = [before, after];
  while (yes - not > 1) {
    const middle = Math.floor((not + yes) / 2);
    if (holds(middle)) yes = middle;
    else not = middle;
  }
  return yes;
};
