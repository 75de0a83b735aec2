import { describe, expect, it } from '@jest/globals';
import { forecastInWords } from '../../src/report/forecast.ts';
import { at, report } from './example-parts.ts';

const blocked = { outcome: 'blocked', failureReason: 'locked', message: 'No.' } as const;

describe('the forecast', () => {
  it('names the next safe time on the clocks of the windows, and how far away it is', () => {
    const story = { ...blocked, nextSafeTime: at(90 * 60_000), windows: ['deny: active (America/Chicago)'] };
    expect(forecastInWords(report(0, story))).toBe('Tue 2026-11-03 10:44 UTC · Tue 2026-11-03 04:44 GMT-6 (America/Chicago) (in 1 h 30 m)');
  });

  it('says why it is not known', () => {
    expect(forecastInWords(report(0, { ...blocked, nextSafeTimeUnknown: 'Nobody knows.' }))).toBe('not known. Nobody knows.');
  });

  it.each([
    ['nobody looked', { ...blocked }],
    ['the moment is there already', { ...blocked, nextSafeTime: at(-1) }],
    ['the moment is no time', { ...blocked, nextSafeTime: 'soon' }],
    ['everything is applied', { ...blocked, outcome: 'applied', nextSafeTimeUnknown: 'Nobody knows.' } as const],
  ])('is left out where %s', (_, story) => {
    expect(forecastInWords(report(0, story))).toBeNull();
  });
});
