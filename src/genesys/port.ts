import type { Conflict } from '../domain/conflict.ts';

/** What the platform says now about the objects in conflict. `unknown` is its own answer, never "clear" (design section 1). */
export type Verdict = 'clear' | 'locked' | 'unknown';

/** One look at the objects in conflict. */
export interface Observation {
  readonly verdict: Verdict;
  /** In words, for the log: `2 callers in the flow`; empty when nothing is known. */
  readonly evidence: string;
}

/** Looks whether what stood in the way of an attempt is still there. */
export interface LockObserver {
  observe(conflicts: readonly Conflict[]): Promise<Observation>;
}
