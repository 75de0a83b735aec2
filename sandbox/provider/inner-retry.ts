import { setTimeout as sleep } from 'node:timers/promises';

/** The provider's own retry loops (facts/genesys.md 2.5), with their waits scaled down. */
export interface InnerRetry {
  /** Milliseconds that stand for the real provider's half second. */
  readonly unitMs: number;
  /** At most this many tries, at least one; `real` for as many as the real provider makes. */
  readonly tries: number | 'real';
}

/** How often the real provider tries. Counted loops are exact; time-bound ones are what fits into their time. */
export const realTries = {
  /** RetryMax 20, after the first. */
  http: 21,
  /** RetryWhen. */
  counted: 10,
  /** WithRetries over 30 s with waits from 0.5 s to 10 s. */
  timeBound: 7,
  /** A flow job is polled every 15 s for 16 minutes. */
  flowJob: 64,
} as const;

/** The number of tries of one loop. A flow job is not a retry: its polls are never cut short. */
export function triesOf(retry: InnerRetry, loop: keyof typeof realTries): number {
  return retry.tries === 'real' || loop === 'flowJob' ? realTries[loop] : Math.max(1, Math.min(retry.tries, realTries[loop]));
}

/** Waits for what the real provider would wait `realMs` for. */
export async function innerWait(retry: InnerRetry, realMs: number): Promise<void> {
  await sleep((realMs / 500) * retry.unitMs);
}
