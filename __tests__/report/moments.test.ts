import { describe, expect, it } from '@jest/globals';
import { clocksAt, isTimeZone, momentInWords, timeZonesOf } from '../../src/report/moments.ts';
import { report, shiftCurve } from './example-parts.ts';

const story = { outcome: 'blocked', failureReason: 'window', message: 'No.' } as const;
const curve = (timeZone: string) => shiftCurve('Support', timeZone, '2026-11-03T00:00:00.000Z', [1]);

describe('the clocks of a report', () => {
  it('are those of the business units, then those of the windows, each once', () => {
    const windows = ['deny: next Mon (America/Chicago)', 'deny "x (Asia/Tokyo)": over (Europe/London)', 'deny: over (UTC)'];
    expect(timeZonesOf(report(0, { ...story, shiftCurves: [curve('Europe/London')], windows }))).toEqual([
      'Europe/London',
      'America/Chicago',
    ]);
  });

  it('are at most three, and only those that there are', () => {
    const zones = ['Mars/Olympus', 'Asia/Tokyo', '<b>', 'Asia/Kolkata', 'Europe/London', 'America/Chicago'];
    expect(timeZonesOf(report(0, { ...story, shiftCurves: zones.map(curve) }))).toEqual(['Asia/Tokyo', 'Asia/Kolkata', 'Europe/London']);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });

  it('show a moment in UTC and then where people live', () => {
    expect(clocksAt('2026-11-04T04:00:00.000Z', ['America/Chicago'])).toEqual([
      'Wed 2026-11-04 04:00 UTC',
      'Tue 2026-11-03 22:00 GMT-6 (America/Chicago)',
    ]);
    expect(clocksAt('soon', [])).toBeNull();
  });

  it('show a moment in a sentence only once', () => {
    expect(momentInWords('2026-07-01T04:00:00.000Z', [])).toBe('Wed 2026-07-01 04:00 UTC');
    expect(momentInWords('2026-07-01T04:00:00.000Z', ['Europe/London', 'Asia/Tokyo'])).toBe('Wed 2026-07-01 05:00 GMT+1 (Europe/London)');
    expect(momentInWords('soon', ['Europe/London'])).toBe('an unknown time');
  });
});
