import type { Backoff } from '../src/domain/backoff.ts';

/** How much faster than in reality delays, locks and loops are. What Terraform itself takes is not scaled. */
export const SCALE = 10;

/** The action's default delays, scaled; without jitter, so that a loop can have exactly the same ones. */
export const BACKOFF = {
  initialDelayMs: 500 / SCALE,
  multiplier: 2,
  maxDelayMs: 60_000 / SCALE,
  jitter: 'none',
} as const satisfies Backoff;
