/** What answered, or should have answered, whether something is in the way (design section 5). */
export type LockSource =
  | 'flow-editor'
  | 'flow-operation'
  | 'flow-sessions'
  | 'referrer'
  | 'version'
  | 'hazard'
  | 'organization'
  | 'window'
  | 'wfm-shifts'
  | 'wfm-publish'
  | 'data-action'
  | 'http';

/** `unknown` (403, 5xx, a 202 that cannot be collected) is its own answer, never "clear" (design section 1). */
export type LockVerdict = 'clear' | 'locked' | 'unknown';

/** What a lock, or an unknown, means for the run. */
export type OnLock = 'abort' | 'wait' | 'proceed';

/** An object of the platform, as people and links name it. */
export interface PlatformObject {
  /** Resource type, `genesyscloud_flow`, or a kind of the platform, `business unit`. */
  readonly type: string;
  readonly id: string | null;
  readonly name: string | null;
  /** Address in the plan; null for objects that the plan does not touch. */
  readonly address: string | null;
  /** The object in the admin UI of its region; null where there is no page for it. */
  readonly link: string | null;
}

/** One answer of one source about one object. A `clear` answer is kept too: the report shows what was looked at. */
export interface Lock {
  readonly source: LockSource;
  readonly verdict: LockVerdict;
  readonly object: PlatformObject;
  /** Person or client; null: nobody, or not known. */
  readonly holder: string | null;
  /** ISO 8601; null: not known. */
  readonly since: string | null;
  /** In words and numbers: `2 callers in the flow`, `403 architect.missing.permission`. Never a secret. */
  readonly evidence: string;
  /** ISO 8601; when the lock is expected to end; null: not known. */
  readonly ends: string | null;
  /** Waiting can never end it (a referrer outside the plan, an edit since the plan). */
  readonly permanent: boolean;
  readonly onLock: OnLock;
}

/** Agents on shift over a day, for the chart of the summary. One entry an hour; times are ISO 8601. */
export interface ShiftCurve {
  readonly businessUnit: string;
  readonly timeZone: string;
  readonly hours: readonly { readonly start: string; readonly agents: number }[];
}

/** The verdict over many locks: one lock locks, else one unknown makes it unknown. */
export const verdictOf = (locks: readonly Lock[]): LockVerdict => {
  if (locks.some(({ verdict }) => verdict === 'locked')) return 'locked';
  return locks.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'clear';
};
