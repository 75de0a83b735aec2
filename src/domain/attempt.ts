import type { Diagnostic } from './diagnostic.ts';

/** One operation that an attempt started on one object, as the event stream tells it. */
export interface Operation {
  readonly address: string;
  readonly action: 'create' | 'update' | 'delete' | 'read' | 'other';
  /** Value of the object's id when the operation started (`apply_start.id_value`); null for a create. */
  readonly id: string | null;
  /** How it ended: `started` means that no end was seen. A deposed object's delete has only a start (facts/terraform.md). */
  readonly state: 'started' | 'completed' | 'errored';
  /** Seconds from start to end as Terraform says; null when no end was seen. */
  readonly elapsedSeconds: number | null;
}

/** How a Terraform process ended. `lost`: the process is gone and left no exit code. */
export type TerraformExit =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'lost' };

/** One run of `terraform apply` over a saved plan. */
export interface AttemptRun {
  readonly exit: TerraformExit;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** In the order of their start. */
  readonly operations: readonly Operation[];
  readonly diagnostics: readonly Diagnostic[];
  /** Terraform was interrupted by us (cancellation). */
  readonly interrupted: boolean;
}
