import type { FailureReason, Outcome } from '../domain/report.ts';

/** How a command ended. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly failureReason: FailureReason | null;
  /** One sentence: what happened. */
  readonly message: string;
  /** What to do next; empty when there is nothing to do. */
  readonly nextSteps: readonly string[];
}

/** A step of a command: its result, or the verdict that ends the command. */
export type Step<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly verdict: Verdict };

/** The step succeeded. */
export const proceed = <T>(value: T): Step<T> => ({ ok: true, value });

/** The step ends the command. */
export const stop = (verdict: Verdict): Step<never> => ({ ok: false, verdict });

/** Nothing was attempted, because it must not be. */
export const blocked = (failureReason: FailureReason, message: string, nextSteps: readonly string[] = []): Verdict => ({
  outcome: 'blocked',
  failureReason,
  message,
  nextSteps,
});

/** An attempt was made, or could have been, and did not succeed. */
export const failed = (failureReason: FailureReason, message: string, nextSteps: readonly string[] = []): Verdict => ({
  outcome: 'failed',
  failureReason,
  message,
  nextSteps,
});

/** Somebody cancelled the run. */
export const cancelled = (message: string): Verdict => ({
  outcome: 'cancelled',
  failureReason: 'cancelled',
  message,
  nextSteps: ['Run the workflow again: it plans anew and goes on from what is done.'],
});
