import { describe, expect, it } from '@jest/globals';
import { humanDuration, millisecondsBetween, relativeTime, wallTime } from '../../src/report/duration.ts';

describe('a duration for people', () => {
  it.each([
    [0, '0 ms'],
    [-5, '0 ms'],
    [450.4, '450 ms'],
    [999.6, '1 s'],
    [1_000, '1 s'],
    [4_250, '4.2 s'],
    [9_999, '9.9 s'],
    [10_000, '10 s'],
    [59_999, '59 s'],
    [60_000, '1 m'],
    [72_400, '1 m 12 s'],
    [3_599_999, '59 m 59 s'],
    [3_600_000, '1 h'],
    [7_500_000, '2 h 5 m'],
    [97_200_000, '1 d 3 h'],
  ])('shows %d ms as %s', (ms, words) => {
    expect(humanDuration(ms)).toBe(words);
  });
});

describe('times of a run', () => {
  it('are told as a distance from its start', () => {
    expect(relativeTime(0)).toBe('+0 s');
    expect(relativeTime(72_400)).toBe('+1 m 12 s');
  });

  it('are never before it, even if the clock was set back', () => {
    expect(millisecondsBetween('2026-11-03T09:14:05Z', '2026-11-03T09:14:06.500Z')).toBe(1_500);
    expect(millisecondsBetween('2026-11-03T09:14:05Z', '2026-11-03T09:14:04Z')).toBe(0);
  });

  it('are given in UTC', () => {
    expect(wallTime('2026-11-03T10:14:05.123+01:00')).toBe('2026-11-03 09:14:05 UTC');
    expect(wallTime('soon')).toBe('unknown');
  });
});
