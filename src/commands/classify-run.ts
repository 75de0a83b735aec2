import type { AttemptRun, Operation } from '../domain/attempt.ts';
import type { Change } from '../domain/change.ts';
import { type ClassifyContext, classify } from '../domain/classify.ts';
import type { Conflict } from '../domain/conflict.ts';
import { correlate } from '../domain/correlate.ts';
import type { Diagnostic } from '../domain/diagnostic.ts';

/** What the classification needs to know about the run. */
export interface RunContext {
  readonly phase: ClassifyContext['phase'];
  /** Changes of the approved plan; empty before there is one. */
  readonly changes: readonly Change[];
}

/** The errors of a Terraform run, classified one by one (design section 4). `nowMs`: milliseconds since 1970, for the age of a state lock. */
export const classifyRun = (
  run: Pick<AttemptRun, 'diagnostics'> & { readonly operations?: readonly Operation[] },
  context: RunContext,
  nowMs: number,
): readonly Conflict[] => {
  const errors = run.diagnostics.filter(({ severity }: Diagnostic) => severity === 'error');
  const correlated = correlate(errors, run.operations ?? []);
  const plannedTypes = context.changes.map(({ type, action }) => ({ type, action }));
  return errors.map((diagnostic) => {
    const found = correlated.get(diagnostic);
    return classify(diagnostic, {
      phase: context.phase,
      nowMs,
      plannedTypes,
      operation: found?.operation ?? null,
      correlatedAddress: found?.address ?? null,
    });
  });
};
