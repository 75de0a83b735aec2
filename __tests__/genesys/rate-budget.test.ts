import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BURST, createRateBudget, REQUESTS_PER_MINUTE } from '../../src/genesys/rate-budget.ts';
import { fakeClock } from './open.ts';

const forEver = new AbortController().signal;

describe('the rate budget', () => {
  it('lets a burst through at once and the rest at the rate', async () => {
    const clock = fakeClock();
    const budget = createRateBudget(clock);
    for (let request = 0; request < BURST + 2; request += 1) await budget.take(forEver);
    expect(clock.sleeps).toEqual([60_000 / REQUESTS_PER_MINUTE, 60_000 / REQUESTS_PER_MINUTE]);
  });

  it('never allows 300 requests in a minute, however they come', async () => {
    const pause = fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 20_000 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(pause, { minLength: 320, maxLength: 400 }), async (pauses) => {
        const clock = fakeClock();
        const budget = createRateBudget(clock);
        const moments: number[] = [];
        for (const wait of pauses) {
          clock.pass(wait);
          await budget.take(forEver);
          moments.push(clock.now());
        }
        return moments.every((start) => moments.filter((at) => at >= start && at < start + 60_000).length < 300);
      }),
      { numRuns: 50 },
    );
  });

  it('gives no turn during a pause, and no burst after it', async () => {
    const clock = fakeClock();
    const budget = createRateBudget(clock);
    budget.pause(7_000);
    await budget.take(forEver);
    await budget.take(forEver);
    expect(clock.sleeps).toEqual([7_000, 60_000 / REQUESTS_PER_MINUTE]);
  });
});
