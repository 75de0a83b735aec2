import type { Clock } from '../domain/clock.ts';

/** Keeps requests below a rate. */
export interface RateBudget {
  /** Waits for this request's turn, in the order of the calls. Ends early when `signal` is aborted; never rejects. */
  take(signal: AbortSignal): Promise<void>;
  /** No turn comes for so many milliseconds: the platform asked for a pause. */
  pause(milliseconds: number): void;
}

/** The platform refuses more than 300 requests a minute and token (facts/genesys.md 3). */
export const REQUESTS_PER_MINUTE = 250;
/** Requests that need not wait after a quiet time. Together with the rate: at most 290 in any minute. */
export const BURST = 40;

const INTERVAL_MS = 60_000 / REQUESTS_PER_MINUTE;

/** A token bucket, kept as the time at which it will be full again. */
export const createRateBudget = (clock: Clock): RateBudget => {
  let fullAt = 0;
  return {
    take: async (signal) => {
      const now = clock.now();
      fullAt = Math.max(fullAt, now) + INTERVAL_MS;
      const wait = fullAt - BURST * INTERVAL_MS - now;
      if (wait > 0) await clock.sleep(wait, signal);
    },
    pause: (milliseconds) => {
      // What gathers meanwhile comes one by one afterwards, not as a burst.
      fullAt = Math.max(fullAt, clock.now() + milliseconds + (BURST - 1) * INTERVAL_MS);
    },
  };
};
