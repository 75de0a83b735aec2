/** How waits grow (design section 3). */
export interface Backoff {
  /** Milliseconds. */
  readonly initialDelayMs: number;
  readonly multiplier: number;
  /** Milliseconds. */
  readonly maxDelayMs: number;
  /** `equal`: half fixed, half random, so never at once; `full`: anything from 0; `none`: the whole delay. */
  readonly jitter: 'equal' | 'full' | 'none';
}

/**
 * The wait before retry `retry` (0 for the first), in milliseconds: `initial × multiplier^retry` up to `max`, with jitter.
 * What the platform asked for by `Retry-After` is a floor, also above `max`.
 *
 * @param random a number in [0, 1)
 */
export const backoffDelay = (backoff: Backoff, retry: number, random: number, retryAfterSeconds: number | null): number => {
  const full = Math.min(backoff.initialDelayMs * backoff.multiplier ** retry, backoff.maxDelayMs);
  const delay = Math.round(jittered(full, backoff.jitter, random));
  return Math.max(delay, (retryAfterSeconds ?? 0) * 1_000);
};

const jittered = (full: number, jitter: Backoff['jitter'], random: number): number => {
  switch (jitter) {
    case 'none':
      return full;
    case 'full':
      return full * random;
    case 'equal':
      return full / 2 + (full / 2) * random;
  }
};
