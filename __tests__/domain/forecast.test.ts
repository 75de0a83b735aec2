import { describe, expect, it } from '@jest/globals';
import { nextSafeTime } from '../../src/domain/forecast.ts';
import type { Lock } from '../../src/domain/lock.ts';
import { windowOver } from './periods.ts';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-21T05:00Z');
const iso = (hours: number): string => new Date(now + hours * HOUR).toISOString();
const hours = (...periods: readonly (readonly [number, number])[]) =>
  periods.map(([from, to]) => [now + from * HOUR, now + to * HOUR] as const);

const lock = (facts: Partial<Lock>): Lock => ({
  source: 'wfm-shifts',
  verdict: 'locked',
  object: { type: 'business unit', id: null, name: 'Support', address: null, link: null },
  holder: null,
  since: null,
  evidence: '3 agents on shift',
  ends: iso(2),
  permanent: false,
  onLock: 'abort',
  ...facts,
});

describe('the next safe time', () => {
  it.each([
    ['is now without locks and windows', [], [], 0],
    ['does not mind clear answers', [lock({ verdict: 'clear', ends: null })], [], 0],
    ['is the end of the last lock', [lock({}), lock({ ends: iso(5) })], [], 5],
    ['is the end of a window after the last lock', [lock({})], [windowOver('deny', hours([1, 3]))], 3],
    ['lies between two windows', [lock({})], [windowOver('deny', hours([0, 1], [2.5, 3]))], 2],
    ['is the next allow after the last lock', [lock({})], [windowOver('allow', hours([1, 2], [26, 27]))], 26],
  ])('%s', (_, locks, windows, expected) => {
    expect(nextSafeTime({ locks, windows, now })).toEqual({ time: now + expected * HOUR });
  });

  it.each([
    [
      'an answer is unknown',
      lock({ verdict: 'unknown', evidence: '403 missing.permission' }),
      'Nobody knows whether Support (wfm-shifts) is locked: 403 missing.permission',
    ],
    ['a lock has no known end', lock({ ends: null }), 'Nobody knows when the lock on Support (wfm-shifts) ends.'],
    ['an end is not a time', lock({ ends: 'soon' }), 'Nobody knows when the lock on Support (wfm-shifts) ends.'],
    ['waiting does not help', lock({ permanent: true }), 'Waiting does not end the lock on Support (wfm-shifts).'],
    [
      'a lock outlived its end',
      lock({ ends: iso(-1) }),
      `The lock on Support (wfm-shifts) stands although it was expected to end at ${iso(-1)}.`,
    ],
    ['a lock outlasts the horizon', lock({ ends: iso(24 * 9) }), 'The last lock ends more than 8 days from now.'],
  ])('is unknown where %s, whatever else ends', (_, unclear, unknown) => {
    expect(nextSafeTime({ locks: [lock({}), unclear], windows: [], now })).toEqual({ unknown });
  });

  it('is unknown where the windows leave no moment within 8 days from now', () => {
    const windows = [windowOver('allow', hours([24 * 8 + 1, 24 * 9]))];
    expect(nextSafeTime({ locks: [lock({})], windows, now })).toEqual({
      unknown: 'The windows deny every moment of the next 8 days without a lock.',
    });
  });
});
