import type { SourceRange } from './diagnostic.ts';

/** What an error of a Terraform run means (design section 4). */
export type ConflictKind =
  | 'in-use'
  | 'referenced'
  | 'locked-by-user'
  | 'operation-in-progress'
  | 'version-mismatch'
  | 'already-exists'
  | 'rate-limited'
  | 'unavailable'
  | 'state-locked'
  | 'state-not-saved'
  | 'plan-stale'
  | 'unknown-conflict'
  | 'other';

/** One classified error diagnostic. */
export interface Conflict {
  readonly kind: ConflictKind;
  /** Waiting, or a fresh plan, can cure it. */
  readonly curable: boolean;
  readonly address: string | null;
  /** HTTP status of the platform's answer; null when the error has none. */
  readonly status: number | null;
  /** The platform's or Terraform's own words, secrets taken out, at most 2,000 characters. */
  readonly message: string;
  readonly correlationId: string | null;
  /** Seconds that the platform asked to wait; a floor for the next wait. */
  readonly retryAfterSeconds: number | null;
  readonly range: SourceRange | null;
  /** What to do next: a sentence, or a command; with `already-exists` an `import` block on lines of its own. */
  readonly nextStep: string;
}
