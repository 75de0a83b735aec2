import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateIn, instantOf } from '../../sandbox/scenario/calendar.ts';
import { clockTime, localDay } from '../../src/domain/local-day.ts';

const HOUR = 3_600_000;

describe('the local day', () => {
  it.each([
    ['an ordinary day', '2026-01-05T12:00Z', 'America/Chicago', '2026-01-05T06:00Z', 24],
    ['its first moment', '2026-01-05T06:00Z', 'America/Chicago', '2026-01-05T06:00Z', 24],
    ['the last moment of the day before', '2026-01-05T05:59:59.999Z', 'America/Chicago', '2026-01-04T06:00Z', 24],
    ['the day that loses an hour', '2026-03-08T20:00Z', 'America/Chicago', '2026-03-08T06:00Z', 23],
    ['the day that gains an hour', '2026-11-01T20:00Z', 'America/Chicago', '2026-11-01T05:00Z', 25],
    ['London in spring', '2026-03-29T12:00Z', 'Europe/London', '2026-03-29T00:00Z', 23],
    ['London in autumn', '2026-10-25T12:00Z', 'Europe/London', '2026-10-24T23:00Z', 25],
    ['a day that gains half an hour', '2026-04-05T02:00Z', 'Australia/Lord_Howe', '2026-04-04T13:00Z', 24.5],
    ['a day that loses half an hour', '2026-10-04T02:00Z', 'Australia/Lord_Howe', '2026-10-03T13:30Z', 23.5],
    ['a zone half an hour off', '2026-01-05T12:00Z', 'Asia/Kolkata', '2026-01-04T18:30Z', 24],
    ['a day without midnight', '2026-03-29T09:00Z', 'Asia/Beirut', '2026-03-28T22:00Z', 23],
  ])('%s', (_, at, zone, start, hours) => {
    const day = localDay(Date.parse(at), zone);
    expect([new Date(day.start).toISOString(), (day.end - day.start) / HOUR]).toEqual([new Date(start).toISOString(), hours]);
  });

  it('goes from midnight to midnight, and joins the next without a gap', () => {
    const zones = fc.constantFrom('America/Chicago', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC', 'America/St_Johns');
    const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
    fc.assert(
      fc.property(zones, moments, (zone, at) => {
        const day = localDay(at, zone);
        const date = dateIn(zone, at);
        expect(day).toEqual({ start: instantOf(date, '00:00', zone), end: instantOf(addDays(date, 1), '00:00', zone) });
        expect(localDay(day.end, zone).start).toBe(day.end);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a time on the clock', () => {
  it.each([
    ['2026-01-06T00:00Z', '18:00'],
    ['2026-01-05T06:00Z', '00:00'],
    ['2026-01-06T06:00Z', 'Tue 2026-01-06 00:00 GMT-6'],
  ])('%s is %s in Chicago', (at, shown) => {
    expect(clockTime(Date.parse(at), 'America/Chicago', Date.parse('2026-01-05T12:00Z'))).toBe(shown);
  });
});
