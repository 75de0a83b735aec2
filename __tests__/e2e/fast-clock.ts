import { join } from 'node:path';

/** How many times as fast the action's clock runs under `FAST_CLOCK`. */
export const CLOCK_FACTOR = 20;

/** Environment of a run in which the action's own clock runs fast, and nobody else's. */
export const FAST_CLOCK: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--require=${join(import.meta.dirname, 'fast-clock.cjs')}`,
  CLOCK_FACTOR: String(CLOCK_FACTOR),
};
