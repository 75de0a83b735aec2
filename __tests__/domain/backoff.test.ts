import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Backoff, backoffDelay } from '../../src/domain/backoff.ts';

const DEFAULTS: Backoff = { initialDelayMs: 500, multiplier: 2, maxDelayMs: 60_000, jitter: 'none' };

const anyBackoff: fc.Arbitrary<Backoff> = fc.record({
  initialDelayMs: fc.integer({ min: 1, max: 10_000 }),
  multiplier: fc.double({ min: 1, max: 5, noNaN: true }),
  maxDelayMs: fc.integer({ min: 1, max: 600_000 }),
  jitter: fc.constantFrom('equal', 'full', 'none'),
});
const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyRetry = fc.integer({ min: 0, max: 2_000 });

describe('the delay before a retry', () => {
  it('doubles from half a second up to a minute', () => {
    const delays = Array.from({ length: 9 }, (_, retry) => backoffDelay(DEFAULTS, retry, 0.5, null));
    expect(delays).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('is half fixed and half random with equal jitter', () => {
    const equal = { ...DEFAULTS, jitter: 'equal' } as const;
    expect([0, 0.5, 0.999].map((random) => backoffDelay(equal, 1, random, null))).toEqual([500, 750, 1_000]);
  });

  it('is anything from nothing to the whole with full jitter', () => {
    const full = { ...DEFAULTS, jitter: 'full' } as const;
    expect([0, 0.5, 0.999].map((random) => backoffDelay(full, 1, random, null))).toEqual([0, 500, 999]);
  });

  it('is at least what the platform asked for, also above the longest delay', () => {
    expect(backoffDelay(DEFAULTS, 0, 0, 7)).toBe(7_000);
    expect(backoffDelay(DEFAULTS, 20, 0, 90)).toBe(90_000);
    expect(backoffDelay(DEFAULTS, 20, 0, 7)).toBe(60_000);
  });

  it('is a whole number of milliseconds between its bounds, however many retries there were', () => {
    fc.assert(
      fc.property(anyBackoff, anyRetry, anyRandom, (backoff, retry, random) => {
        const delay = backoffDelay(backoff, retry, random, null);
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeLessThanOrEqual(backoff.maxDelayMs);
        const whole = backoffDelay({ ...backoff, jitter: 'none' }, retry, random, null);
        expect(delay).toBeLessThanOrEqual(whole);
        if (backoff.jitter === 'equal') expect(delay).toBeGreaterThanOrEqual(Math.floor(whole / 2));
      }),
    );
  });

  it('never shrinks from one retry to the next but by jitter', () => {
    fc.assert(
      fc.property(anyBackoff, anyRetry, anyRandom, (backoff, retry, random) => {
        expect(backoffDelay(backoff, retry + 1, random, null)).toBeGreaterThanOrEqual(backoffDelay(backoff, retry, random, null));
      }),
    );
  });
});
