import { disagreements } from './agreement.ts';
import { type Change, changeKey, type Plan } from './change.ts';
import { isRecord, UnknownValue } from './planned-value.ts';
import { type ChangePart, groupByAddress, isCompleted, isStartedWithoutError, lastCreate, type Progress, partsOf } from './progress.ts';
import type { Divergence } from './report.ts';

/** What the remainder check needs to know besides the fresh plan. */
export interface RemainderBasis {
  /** The plan that was approved. */
  readonly approved: Plan;
  /** Changes of the remainders that earlier checks of this run accepted; each was derived from the approved plan. */
  readonly accepted: readonly Change[];
  readonly progress: Progress;
  /** Addresses that a refresh read again after the last attempt: no change there means that the object is as planned. */
  readonly refreshed: ReadonlySet<string>;
  /**
   * Null: the fresh plan is of everything. Otherwise it was made with `-target`, so what it does not mention is not thereby in place:
   * these are the keys of the changes that the plan of everything showed to be.
   */
  readonly shownInPlace: ReadonlySet<string> | null;
}

/** What the check found. Nothing in it means: the fresh plan is exactly the rest of the approved one. */
export interface RemainderCheck {
  /** The fresh changes that are part of the approved plan. */
  readonly rest: readonly Change[];
  /** Fresh changes at addresses that the approved plan does not touch: `-target` may leave them out. */
  readonly extras: readonly Divergence[];
  /** Approved changes that are neither completed nor planned any more, and whose object has not been read again. */
  readonly vanished: readonly Change[];
  /** Differences that no further plan can mend. */
  readonly divergences: readonly Divergence[];
  /** Approved changes that are in place though no attempt completed them; of a replace, the half that is not in `rest`. */
  readonly inPlace: readonly Change[];
}

/**
 * The remainder check, both ways (design section 4, 4): (a) every fresh change is part of the approved plan; (b) every approved
 * change that no attempt completed is in the fresh plan, or a refresh showed it in place. A retry can so never do what nobody
 * approved, and success is never reported for what was not done.
 */
export const checkRemainder = (fresh: Plan, basis: RemainderBasis): RemainderCheck => {
  const known = groupByAddress([...basis.approved.changes, ...basis.accepted]);
  const judged = fresh.changes.map((change) => ({ change, divergence: judge(change, known.get(change.address) ?? [], basis.progress) }));
  const rest = judged.filter(({ divergence }) => divergence === null).map(({ change }) => change);
  const refused = judged.flatMap(({ divergence }) => divergence ?? []);
  const restAt = groupByAddress(rest);
  // Where a fresh change is refused, that is the difference to tell: its approved change has not vanished.
  const refusedAt = new Set(refused.map(({ address }) => address));
  const open = basis.approved.changes
    .filter(({ address }) => !refusedAt.has(address))
    .flatMap((change) => standing(change, restAt.get(change.address) ?? [], basis));

  return {
    rest,
    extras: refused.filter(({ kind }) => kind === 'not-approved'),
    vanished: open.filter(({ state }) => state === 'vanished').map(({ change }) => change),
    divergences: [
      ...(fresh.mode === basis.approved.mode ? [] : [notComparable('the fresh plan is of the other mode')]),
      ...(fresh.appliedOnceBecause === null ? [] : [notComparable(fresh.appliedOnceBecause)]),
      ...refused.filter(({ kind }) => kind !== 'not-approved'),
      ...foreignMoves(fresh, basis.approved),
      ...open.filter(({ state }) => state === 'lost').map(({ change }) => vanished(change)),
    ],
    inPlace: open.filter(({ state }) => state === 'in-place').map(({ change }) => change),
  };
};

/** (a): null where the fresh change is part of what is known to be approved, else how it is not. */
const judge = (fresh: Change, candidates: readonly Change[], progress: Progress): Divergence | null => {
  if (candidates.length === 0) return diverge('not-approved', null, fresh);
  const complaints = candidates.map((approved) => complaint(fresh, approved, progress));
  if (complaints.includes(null)) return null;
  // The approved change of the same action tells people most.
  const telling = candidates.findIndex((approved) => approved.action === fresh.action);
  return complaints[telling === -1 ? 0 : telling] ?? null;
};

/** How a fresh change is not what this approved change allows; null: it is. */
const complaint = (fresh: Change, approved: Change, progress: Progress): Divergence | null => {
  if (!allowsAction(fresh, approved, progress)) return diverge('other-action', approved, fresh);
  if (!isSameObject(fresh, approved, progress)) return diverge('other-object', approved, fresh);
  if (fresh.action === 'delete' || fresh.action === 'forget') return null;
  const attributes = disagreements(approved.after, fresh.after).filter((name) => !isForgottenHash(name, fresh));
  return attributes.length === 0 ? null : diverge('other-values', approved, fresh, attributes);
};

/**
 * The provider forgets the hash of a flow's file when its publishing fails (facts/terraform.md), so a fresh plan does not know it any
 * more. What it stands for is compared all the same: the file itself is hashed before every attempt.
 */
const isForgottenHash = (name: string, { type, after }: Change): boolean =>
  type === 'genesyscloud_flow' && name === 'file_content_hash' && isRecord(after) && after[name] instanceof UnknownValue;

/** Same action; or the rest of a replace; or the replace of what this run itself began to create. */
const allowsAction = (fresh: Change, approved: Change, progress: Progress): boolean => {
  if (isReplaceOfOwnTainted(fresh, approved, progress)) return true;
  if (approved.action === 'replace' && (fresh.action === 'create' || fresh.action === 'delete')) return true;
  // Import is done, the action that came with it is not.
  if (fresh.action !== approved.action) return false;
  return fresh.action !== 'replace' && fresh.action !== 'output' ? true : sameActions(fresh, approved);
};

/** Outputs may turn from create to update when an earlier attempt stored them half-known; the order of a replace must stay. */
const sameActions = (fresh: Change, approved: Change): boolean =>
  fresh.action === 'output'
    ? fresh.actions.includes('delete') === approved.actions.includes('delete')
    : fresh.actions.join() === approved.actions.join();

const isReplaceOfOwnTainted = (fresh: Change, approved: Change, progress: Progress): boolean =>
  fresh.action === 'replace' &&
  fresh.reason === 'replace_because_tainted' &&
  (approved.action === 'create' || approved.action === 'replace') &&
  (fresh.beforeId === null || fresh.beforeId !== approved.beforeId) &&
  lastCreate(fresh.address, progress) === 'open';

/** The action is on the object that it was approved for: ids before, imported ids, deposed keys, former address. */
const isSameObject = (fresh: Change, approved: Change, progress: Progress): boolean => {
  if (fresh.previousAddress !== null && fresh.previousAddress !== approved.previousAddress) return false;
  if (fresh.importId !== null && fresh.importId !== approved.importId) return false;
  if (isReplaceOfOwnTainted(fresh, approved, progress)) return fresh.deposed === null;
  // One object was approved: where this run has made it, a fresh create or replace makes a second one, because the state lost the first.
  if ((fresh.action === 'create' || fresh.action === 'replace') && lastCreate(fresh.address, progress) === 'completed') return false;
  if (fresh.action === 'create') return fresh.beforeId === null && fresh.deposed === null;
  if (fresh.action === 'output') return true;
  // The old half of a replace may be current or deposed; its id says which object it is.
  if (approved.action === 'replace' && fresh.action === 'delete') return fresh.beforeId === approved.beforeId && fresh.beforeId !== null;
  return fresh.beforeId === approved.beforeId && fresh.deposed === approved.deposed;
};

type Standing = 'vanished' | 'lost' | 'in-place';

/** (b): where an approved change that is not completed stands; nothing where it is completed or still planned in `rest` (its address only). */
const standing = (change: Change, rest: readonly Change[], basis: RemainderBasis): readonly { change: Change; state: Standing }[] => {
  const parts = partsOf(change);
  if (parts.length === 0) {
    if (rest.some((fresh) => changeKey(fresh) === changeKey(change))) return [];
    // The state is where outputs, imports and forgets take place: a whole fresh plan that does not want them shows them done.
    return [{ change, state: isShown(change, basis) ? 'in-place' : 'lost' }];
  }
  const open = parts.filter((part) => !isCompleted(change, part, basis.progress) && !rest.some((fresh) => continues(fresh, change, part)));
  if (open.length === 0) return [];
  const states = open.map((part) => partStanding(change, part, basis));
  return [{ change, state: states.includes('lost') ? 'lost' : states.includes('vanished') ? 'vanished' : 'in-place' }];
};

const partStanding = (change: Change, part: ChangePart, basis: RemainderBasis): Standing => {
  if (!isShown(change, basis)) return 'lost';
  // Terraform takes an object out of the state only when the provider said that it is gone.
  if (part === 'remove') return isStartedWithoutError(change, part, basis.progress) ? 'in-place' : 'lost';
  // Nothing to create and nothing created: the configuration no longer wants it, and no refresh can show it in place.
  if (change.action !== 'update') return 'lost';
  return basis.refreshed.has(change.address) ? 'in-place' : 'vanished';
};

/** Whether the fresh plan's silence about a change says anything. */
const isShown = (change: Change, { shownInPlace }: RemainderBasis): boolean => shownInPlace === null || shownInPlace.has(changeKey(change));

/** Whether a fresh change at the same address will still do this half of an approved change. */
const continues = (fresh: Change, approved: Change, part: ChangePart): boolean => {
  if (part === 'put') return fresh.action === 'replace' || fresh.action === (approved.action === 'update' ? 'update' : 'create');
  return (fresh.action === 'delete' || fresh.action === 'replace') && fresh.beforeId === approved.beforeId;
};

const foreignMoves = (fresh: Plan, approved: Plan): readonly Divergence[] => {
  const known = new Set([
    ...approved.moves.map(({ from, to }) => `${from} → ${to}`),
    ...approved.changes.flatMap(({ previousAddress, address }) => (previousAddress === null ? [] : [`${previousAddress} → ${address}`])),
  ]);
  return fresh.moves
    .filter(({ from, to }) => !known.has(`${from} → ${to}`))
    .map(({ from, to }) => ({ ...NOTHING, address: to, kind: 'not-approved' as const, found: `move from ${from}` }));
};

const NOTHING = { deposed: null, approved: null, found: null, attributes: [], hint: null } as const;

/** The action in words: `replace (delete first)`. */
export const actionInWords = (change: Change): string => {
  if (change.action !== 'replace') return change.action;
  return change.actions[0] === 'create' ? 'replace (create first)' : 'replace (delete first)';
};

const diverge = (kind: Divergence['kind'], approved: Change | null, fresh: Change, attributes: readonly string[] = []): Divergence => ({
  address: fresh.address,
  deposed: fresh.deposed,
  kind,
  approved: approved === null ? null : actionInWords(approved),
  found: actionInWords(fresh),
  attributes,
  hint:
    kind === 'other-values'
      ? 'A value that is new in each plan (timestamp(), uuid(), a data source) or an edit since the approval causes this.'
      : null,
});

/** An approved change that is neither done nor planned any more. */
export const vanished = (change: Change): Divergence => ({
  ...NOTHING,
  address: change.address,
  deposed: change.deposed,
  kind: 'vanished',
  approved: actionInWords(change),
});

const notComparable = (why: string): Divergence => ({ ...NOTHING, address: '(plan)', kind: 'not-comparable', found: why });
