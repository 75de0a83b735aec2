import type { ChangeAction, ChangeCounts, PlanMode } from './change.ts';
import type { Conflict } from './conflict.ts';

/** What became of the run (design section 3, outputs). */
export type Outcome = 'clear' | 'at-risk' | 'applied' | 'no-changes' | 'blocked' | 'failed' | 'cancelled';

/** Why a run did not do what it was asked to do (design section 3, outputs). */
export type FailureReason =
  | 'conflict'
  | 'plan-diverged'
  | 'not-approved'
  | 'locked'
  | 'lock-timeout'
  | 'window'
  | 'gate'
  | 'risk'
  | 'wrong-organization'
  | 'missing-permission'
  | 'drain-timeout'
  | 'restore-failed'
  | 'state-locked'
  | 'state-not-saved'
  | 'terraform-error'
  | 'unsafe-event'
  | 'invalid-input'
  | 'unauthorized'
  | 'cancelled';

/** What became of one change in one attempt. */
export type ChangeResult = 'done' | 'failed' | 'not-started';

/** One change as the report shows it: names, never values. */
export interface ReportedChange {
  readonly address: string;
  readonly deposed: string | null;
  readonly type: string;
  readonly action: ChangeAction;
  readonly reason: string | null;
  readonly attributes: readonly string[];
  /** Where it stands at the end of the run: `in-place` means that a refresh showed it done though no attempt said so. */
  readonly state: 'pending' | 'done' | 'in-place' | 'failed' | 'not-started';
}

/** One attempt in the report. Times are ISO 8601. */
export interface ReportedAttempt {
  readonly number: number;
  /** `approved`: the approved plan file as it is; `remainder`: a fresh plan that passed the remainder check. */
  readonly plan: 'approved' | 'remainder';
  readonly startedAt: string;
  readonly endedAt: string;
  /** In words: `exit 1`, `signal SIGKILL`, `lost`. */
  readonly exit: string;
  readonly results: readonly {
    readonly address: string;
    readonly deposed: string | null;
    readonly action: ChangeAction;
    readonly result: ChangeResult;
    readonly seconds: number | null;
  }[];
}

/** A conflict together with the attempt that met it; `attempt` null: met by an init, plan or refresh. */
export interface ReportedConflict extends Conflict {
  readonly attempt: number | null;
}

/** One wait of the run. */
export interface ReportedWait {
  /** The attempt after which it began; null: it was for an init or a plan. */
  readonly afterAttempt: number | null;
  readonly reason: string;
  readonly startedAt: string;
  readonly endedAt: string;
  /** Milliseconds that the backoff asked for. */
  readonly plannedMs: number;
  /** `elapsed`: the whole time; `clear`: ended early because the lock was seen to be clear; `cancelled`; `deadline`. */
  readonly end: 'elapsed' | 'clear' | 'cancelled' | 'deadline';
}

/** Something about the plan that deserves attention though it does not fail. */
export interface Hazard {
  readonly level: 'medium' | 'high';
  readonly address: string;
  readonly message: string;
}

/** A difference between the approved plan and a fresh one: addresses, actions and attribute names, never values. */
export interface Divergence {
  readonly address: string;
  readonly deposed: string | null;
  readonly kind: 'not-approved' | 'other-action' | 'other-object' | 'other-values' | 'vanished' | 'file-changed' | 'not-comparable';
  /** In words: `update`, `replace (delete first)`; null where there is none. */
  readonly approved: string | null;
  readonly found: string | null;
  readonly attributes: readonly string[];
  /** What may cause it, for example `timestamp()`. */
  readonly hint: string | null;
}

/** The one document that a run produces (docs/report.schema.json). Summary, annotations and outputs are renderings of it. */
export interface Report {
  /** Version of the document's shape. */
  readonly version: 1;
  readonly action: { readonly name: string; readonly version: string };
  readonly command: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly run: {
    readonly repository: string | null;
    readonly workflow: string | null;
    readonly url: string | null;
    readonly attempt: number | null;
    readonly sha: string | null;
    readonly actor: string | null;
  };
  readonly terraform: { readonly product: 'terraform' | 'opentofu'; readonly version: string } | null;
  /** Relative to the workspace. */
  readonly workingDirectory: string;
  readonly workspace: string | null;
  readonly plan: {
    readonly mode: PlanMode;
    readonly digest: string;
    readonly counts: ChangeCounts;
    readonly moves: number;
    readonly changes: readonly ReportedChange[];
  } | null;
  readonly hazards: readonly Hazard[];
  readonly maxAttempts: number;
  readonly attempts: readonly ReportedAttempt[];
  readonly conflicts: readonly ReportedConflict[];
  readonly waits: readonly ReportedWait[];
  readonly divergences: readonly Divergence[];
  readonly outcome: Outcome;
  readonly failureReason: FailureReason | null;
  /** One sentence: what happened. */
  readonly message: string;
  /** What to do next, one sentence or command each; empty when there is nothing to do. */
  readonly nextSteps: readonly string[];
}
