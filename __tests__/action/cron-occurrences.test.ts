import { describe, expect, it } from '@jest/globals';
import { momentOf, windowOf } from '../../src/action/cron-occurrences.ts';
import type { WindowRule } from '../../src/domain/config.ts';
import { nextAllowed, nextDenied } from '../../src/domain/window.ts';
import { clocksOf, startsOf } from './wall-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (iso: string): number => Date.parse(iso);
const iso = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString().slice(0, 16));

const recurring = (schedule: string, durationMs: number, timeZone: string): WindowRule => ({
  kind: 'deny',
  time: { kind: 'recurring', schedule, durationMs },
  timeZone,
  description: null,
  overrun: false,
});

/** Both changes of 2026; Kolkata has none, and is looked at when Chicago changes. */
const CHANGES = [
  ['America/Chicago', '2026-03-08T08:00Z', 60],
  ['America/Chicago', '2026-11-01T07:00Z', -60],
  ['Europe/London', '2026-03-29T01:00Z', 60],
  ['Europe/London', '2026-10-25T01:00Z', -60],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z', 30],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z', -30],
  ['Asia/Kolkata', '2026-03-08T08:00Z', 0],
  ['Asia/Kolkata', '2026-11-01T07:00Z', 0],
] as const;

const SCHEDULES = [
  ['30 1 * * *', HOUR],
  ['0 2 * * *', 2 * HOUR],
  ['45 1 * * SUN', 30 * MINUTE],
  ['*/30 1-3 * * *', 45 * MINUTE],
  ['0 * * * *', 20 * MINUTE],
  ['0 6 * * SUN', 30 * HOUR],
] as const;

describe.each(CHANGES)('in %s around %s', (timeZone, changeIso, minutes) => {
  const change = at(changeIso);
  const clocks = clocksOf(timeZone, change - 5 * DAY, change + 3 * DAY);
  const shownAt = (moment: number): number => {
    const shown = clocks.find((clock) => clock.at === moment);
    return (shown?.hour ?? 0) * 60 + (shown?.minute ?? 0);
  };

  it('the clocks change as expected', () => {
    expect(shownAt(change) - shownAt(change - MINUTE)).toBe(1 + minutes);
  });

  it.each(SCHEDULES)('%s for %d ms is active as the clocks on the wall say', (schedule, durationMs) => {
    const starts = startsOf(schedule, clocks);
    const { occurrences } = windowOf(recurring(schedule, durationMs, timeZone));
    const far = Array.from({ length: 56 }, (_, index) => change - 28 * HOUR + index * HOUR);
    const near = Array.from({ length: 48 }, (_, index) => change - 3 * HOUR + index * 7.5 * MINUTE - (index % 2));
    const expected = [...far, ...near].map((moment) => {
      const start = starts.findLast((candidate) => candidate <= moment && moment < candidate + durationMs);
      return `${iso(moment)}: ${start === undefined ? 'not active' : `since ${iso(start)}`}`;
    });
    const found = [...far, ...near].map((moment) => {
      const period = occurrences.activeAt(moment);
      return `${iso(moment)}: ${period === null ? 'not active' : `since ${iso(period.start)}`}`;
    });
    expect(found).toEqual(expected);
  });

  it.each(SCHEDULES)('%s starts next when the clocks on the wall say', (schedule, durationMs) => {
    const starts = startsOf(schedule, clocks);
    const { occurrences } = windowOf(recurring(schedule, durationMs, timeZone));
    for (let moment = change - DAY; moment < change + DAY; moment += 29 * MINUTE) {
      const expected = starts.find((start) => start > moment);
      if (expected !== undefined) expect(iso(occurrences.nextStart(moment))).toBe(iso(expected));
    }
  });
});

describe('a recurring window', () => {
  it('is told as the one that started last where starts overlap', () => {
    const { occurrences } = windowOf(recurring('* * * * *', DAY, 'UTC'));
    const start = at('2026-11-21T10:07Z');
    expect(occurrences.activeAt(start + 30_000)).toEqual({ start, end: start + DAY });
  });

  it('is active at its start and no longer at its end, to the millisecond', () => {
    const { occurrences } = windowOf(recurring('0 6 * * 1', 2 * HOUR, 'America/Chicago'));
    const [start, end] = [at('2026-11-23T12:00Z'), at('2026-11-23T14:00Z')];
    expect([start - 1, start, end - 1, end].map((moment) => occurrences.activeAt(moment) !== null)).toEqual([false, true, true, false]);
  });

  it('that never ends denies the whole horizon, and says so without walking through every minute', () => {
    const always = windowOf(recurring('* * * * *', DAY, 'America/Chicago'));
    expect(nextAllowed([always], at('2026-11-21T10:00Z'))).toBeNull();
  });

  it('keeps its local hour when the clocks change between now and then', () => {
    const weekly = windowOf(recurring('0 6 * * 1', 2 * HOUR, 'America/Chicago'));
    expect(iso(nextDenied([weekly], at('2026-10-31T12:00Z')))).toBe('2026-11-02T12:00');
    expect(iso(nextDenied([weekly], at('2026-10-24T12:00Z')))).toBe('2026-10-26T11:00');
  });
});

describe('a one-off period', () => {
  const rule = (from: string, to: string, timeZone: string): WindowRule => ({
    kind: 'deny',
    time: { kind: 'once', from, to },
    timeZone,
    description: null,
    overrun: false,
  });

  it('holds from its local start to its local end, once', () => {
    const { occurrences } = windowOf(rule('2026-12-24T00:00', '2026-12-27T00:00', 'America/Chicago'));
    const [start, end] = [at('2026-12-24T06:00Z'), at('2026-12-27T06:00Z')];
    expect(occurrences.nextStart(start - 1)).toBe(start);
    expect(occurrences.activeAt(start - 1)).toBeNull();
    expect(occurrences.activeAt(start)).toEqual({ start, end });
    expect(occurrences.activeAt(end)).toBeNull();
    expect(occurrences.nextStart(start)).toBeNull();
  });

  it('lasts an hour longer over an autumn change', () => {
    const { occurrences } = windowOf(rule('2026-11-01T00:00', '2026-11-02T00:00', 'America/Chicago'));
    const period = occurrences.activeAt(at('2026-11-01T12:00Z'));
    expect(period === null ? null : period.end - period.start).toBe(25 * HOUR);
  });

  it.each([
    ['2026-03-08T02:30', 'America/Chicago', '2026-03-08T08:30', 'is left out, and moves forward'],
    ['2026-11-01T01:30', 'America/Chicago', '2026-11-01T06:30', 'occurs twice, and is the first'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45', 'is left out by half an hour'],
    ['2026-06-01T12:00:30', 'Asia/Kolkata', '2026-06-01T06:30', 'has seconds'],
  ])('%s in %s is %s: it %s', (local, timeZone, moment) => {
    expect(iso(momentOf(local, timeZone))).toBe(moment);
  });
});
