import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { POLL_INTERVAL_MS, type WaitResult, waitBeforeRetry } from '../../src/commands/wait-before-retry.ts';
import type { Verdict as Sight } from '../../src/genesys/port.ts';
import { FakeClock, START } from './fakes/stage.ts';

interface Given {
  readonly delayMs: number;
  readonly leastMs?: number;
  /** Milliseconds after the start. */
  readonly deadlineMs?: number;
  /** What is seen so many milliseconds after the start. */
  readonly see?: (elapsedMs: number) => Sight;
}

const wait = async ({ delayMs, leastMs = 0, deadlineMs = 3_600_000, see = () => 'unknown' }: Given) => {
  const clock = new FakeClock();
  let looks = 0;
  let isAnnounced = false;
  const observe = async () => {
    looks++;
    return { verdict: see(clock.now() - START), evidence: '' };
  };
  const result: WaitResult = await waitBeforeRetry({
    conflicts: [],
    delayMs,
    leastMs,
    deadline: START + deadlineMs,
    observer: { observe },
    clock,
    cancelled: new AbortController().signal,
    announce: () => {
      isAnnounced = true;
    },
  });
  return { end: result.end, took: Date.parse(result.endedAt) - Date.parse(result.startedAt), looks, isAnnounced };
};

describe('a wait', () => {
  it('takes the delay where nothing can be seen', async () => {
    expect(await wait({ delayMs: 5_000 })).toMatchObject({ end: 'elapsed', took: 5_000, isAnnounced: true });
  });

  it('ends early at the first look that is clear', async () => {
    const see = (elapsed: number) => (elapsed >= 3_000 ? 'clear' : 'locked');
    expect(await wait({ delayMs: 60_000, see })).toMatchObject({ end: 'clear', took: 2 * POLL_INTERVAL_MS });
  });

  it('is never shorter than the platform asked, however clear it is', async () => {
    expect(await wait({ delayMs: 60_000, leastMs: 7_000, see: () => 'clear' })).toMatchObject({ end: 'clear', took: 7_000 });
    expect(await wait({ delayMs: 7_000, leastMs: 7_000, see: () => 'clear' })).toMatchObject({ end: 'elapsed', took: 7_000 });
  });

  it('lasts as long as the lock is seen, beyond the delay', async () => {
    const see = (elapsed: number) => (elapsed >= 9_000 ? 'unknown' : 'locked');
    expect(await wait({ delayMs: 3_000, see })).toMatchObject({ end: 'elapsed', took: 9_000 });
  });

  it('ends at the deadline where the lock stands', async () => {
    expect(await wait({ delayMs: 1_000, deadlineMs: 10_500, see: () => 'locked' })).toMatchObject({ end: 'deadline', took: 10_500 });
  });

  it('does not begin where it would end after the deadline', async () => {
    expect(await wait({ delayMs: 1_000, deadlineMs: 1_000 })).toEqual({ end: 'deadline', took: 0, looks: 0, isAnnounced: false });
    expect(await wait({ delayMs: 999, deadlineMs: 1_000 })).toMatchObject({ end: 'elapsed', took: 999 });
  });

  it('looks once a poll interval, no more', async () => {
    expect((await wait({ delayMs: 20_000 })).looks).toBeLessThanOrEqual(20_000 / POLL_INTERVAL_MS + 1);
  });

  it('always ends, between what was asked and the deadline, and only for the reason it gives', async () => {
    const sights = fc.array(fc.constantFrom<Sight>('clear', 'locked', 'unknown'), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.nat(30_000), fc.nat(30_000), fc.nat(60_000), sights, async (delay, least, deadlineMs, seen) => {
        const delayMs = Math.max(delay, least);
        let last: Sight = 'unknown';
        const see = (elapsed: number) => {
          last = seen[Math.floor(elapsed / POLL_INTERVAL_MS) % seen.length] ?? 'unknown';
          return last;
        };
        const { end, took } = await wait({ delayMs, leastMs: least, deadlineMs, see });
        expect(took).toBeLessThanOrEqual(deadlineMs);
        if (end === 'clear' || end === 'elapsed') expect(took).toBeGreaterThanOrEqual(least);
        if (end === 'elapsed') expect(took).toBeGreaterThanOrEqual(delayMs);
        if (end === 'clear' || end === 'elapsed') expect(last).not.toBe('locked');
        if (end === 'clear') expect(last).toBe('clear');
      }),
    );
  });
});
