import { backOff } from 'exponential-backoff';
import { type Backoff, backoffDelay } from '../domain/backoff.ts';
import type { Clock, Random } from '../domain/clock.ts';
import { failureOf, type PlatformFailure } from './platform-failure.ts';

/** Waits between repetitions of a read. */
const READ_BACKOFF: Backoff = { initialDelayMs: 500, multiplier: 2, maxDelayMs: 8_000, jitter: 'equal' };
const ATTEMPTS = 5;
/** A server that did not answer once is asked once more, not for minutes. */
const ATTEMPTS_AFTER_TIMEOUT = 2;
/** Milliseconds. Whoever asks for a longer pause is not asked again: waiting less would be rude, waiting so long is not ours to decide. */
export const LONGEST_PAUSE_MS = 60_000;

/** What repeating needs from outside. */
export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/**
 * Makes a request that changes nothing, and again after failures that pass: 408, 429, 502, 503, 504, no connection, no answer.
 * A `Retry-After` is a floor for the wait. Rejects with the last failure.
 */
export const readAgain = async <T>(request: () => Promise<T>, { clock, random, signal }: Surroundings): Promise<T> =>
  backOff(request, {
    numOfAttempts: ATTEMPTS,
    // The waits are ours: on the injected clock, with the platform's floor, ended by an abort.
    startingDelay: 0,
    retry: async (reason: unknown, attempt) => {
      const failure = failureOf(reason);
      if (!isPassing(failure) || (failure.kind === 'timeout' && attempt >= ATTEMPTS_AFTER_TIMEOUT)) return false;
      const delay = backoffDelay(READ_BACKOFF, attempt - 1, random(), failure.retryAfterSeconds);
      if (delay > LONGEST_PAUSE_MS || attempt >= ATTEMPTS) return false;
      await clock.sleep(delay, signal);
      return !signal.aborted;
    },
  });

const PASSING_STATUSES: readonly (number | null)[] = [408, 429, 502, 503, 504];

const isPassing = ({ kind, status }: PlatformFailure): boolean =>
  kind === 'network' || kind === 'timeout' || kind === 'rate-limited' || (kind === 'unavailable' && PASSING_STATUSES.includes(status));
