import type { Operation } from './attempt.ts';
import type { ChangeAction } from './change.ts';
import type { ConflictKind } from './conflict.ts';
import type { PlatformError } from './platform-error.ts';
import type { ReferrerKind } from './referrer.ts';
import { isDataAddress, resourceTypeOf } from './resource-address.ts';
import type { TerraformError } from './terraform-error.ts';

/** What the run was doing when an error came: it decides what waiting can cure. */
export interface CureContext {
  /** What was being done to the object (correlate.ts); null when that is not known. */
  readonly operation: Operation['action'] | null;
  readonly phase: 'init' | 'plan' | 'refresh' | 'apply' | 'state-push';
  /** The changes of the approved plan, one entry a change, the failing object's own included. */
  readonly plannedTypes: readonly { readonly type: string; readonly action: ChangeAction }[];
}

/** What was found out about an error before it is judged. */
export interface Finding {
  readonly kind: ConflictKind;
  readonly address: string | null;
  /** Null when the error is not the platform's. */
  readonly error: PlatformError | null;
  /** Null when the error is not Terraform's own. */
  readonly terraform: TerraformError | null;
  /** The kinds of objects that the message names as referring to this one. */
  readonly referrers: readonly ReferrerKind[];
}

/** Whether waiting (and a fresh plan) can cure an error: the column "curable" of design section 4. */
export const isCurable = (finding: Finding, context: CureContext): boolean => {
  switch (finding.kind) {
    case 'in-use':
    case 'locked-by-user':
    case 'operation-in-progress':
    case 'version-mismatch':
    case 'rate-limited':
    case 'plan-stale':
    case 'unknown-conflict':
      return true;
    case 'referenced':
      return planTouchesReferrer(finding, context);
    case 'unavailable':
      return finding.error?.status === 503 || !mayHaveCreated(finding, context);
    case 'already-exists':
    case 'state-locked':
    case 'state-not-saved':
    case 'other':
      return false;
  }
};

/**
 * Whether the approved plan updates, replaces or deletes an object of a kind that the message names, other than the failing object.
 * A message that names no kind ("other objects depend on it") is not curable: nothing says that the plan removes the reference.
 */
const planTouchesReferrer = ({ address, referrers }: Finding, { plannedTypes }: CureContext): boolean => {
  const types = referrers.flatMap((referrer) => referrer.types);
  const touched = plannedTypes.filter(({ type, action }) => types.includes(type) && REMOVES_REFERENCES.includes(action));
  const own = address === null ? null : resourceTypeOf(address);
  return touched.length > (own !== null && types.includes(own) ? 1 : 0);
};

const REMOVES_REFERENCES: readonly ChangeAction[] = ['update', 'replace', 'delete'];

/** Whether an object may exist that the state does not know: a create without an answer, or one that cannot be ruled out. */
const mayHaveCreated = ({ address, error }: Finding, { operation, phase }: CureContext): boolean => {
  if (operation === 'create') return true;
  if (operation === 'update' || operation === 'delete' || operation === 'read') return false;
  if (phase !== 'apply' || error?.format === 'sign-in') return false;
  return !(error?.method === 'DELETE' || (address !== null && isDataAddress(address)));
};
