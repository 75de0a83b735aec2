import { holdsUnknown, isList, isRecord, type PlannedValue, SensitiveValue, UnknownValue } from './planned-value.ts';

/**
 * Whether a fresh planned value stays within the approved one: what was known then is known and equal now; what was unknown may
 * be anything; nothing becomes unknown.
 */
export const agrees = (approved: PlannedValue, fresh: PlannedValue): boolean => {
  if (approved instanceof UnknownValue) return true;
  if (fresh instanceof UnknownValue) return false;
  if (approved instanceof SensitiveValue) return fresh instanceof SensitiveValue && approved.fingerprint === fresh.fingerprint;
  if (isList(approved)) return isList(fresh) && listAgrees(approved, fresh);
  if (isRecord(approved)) return isRecord(fresh) && recordAgrees(approved, fresh);
  return approved === fresh;
};

/** Names of the top-level attributes in which a fresh object leaves the approved one; `['(value)']` where they are no objects. */
export const disagreements = (approved: PlannedValue, fresh: PlannedValue): readonly string[] => {
  if (agrees(approved, fresh)) return [];
  if (!isRecord(approved) || !isRecord(fresh)) return ['(value)'];
  return memberNames(approved, fresh).filter((name) => !agrees(approved[name] ?? null, fresh[name] ?? null));
};

const memberNames = (a: object, b: object): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();

/** A member that is not there counts as null, as Terraform treats attributes. */
const recordAgrees = (approved: { readonly [name: string]: PlannedValue }, fresh: { readonly [name: string]: PlannedValue }): boolean =>
  memberNames(approved, fresh).every((name) => agrees(approved[name] ?? null, fresh[name] ?? null));

/**
 * Place by place; and where the approved list holds unknowns, also as a set, because Terraform prints sets as lists and a set's
 * order moves when an unknown element becomes known (or falls together with a known one). As a set, every approved known
 * element must be there, and no more new elements than there were unknown ones.
 */
const listAgrees = (approved: readonly PlannedValue[], fresh: readonly PlannedValue[]): boolean => {
  if (approved.length === fresh.length && approved.every((value, index) => agrees(value, fresh[index] ?? null))) return true;
  if (!approved.some(holdsUnknown) || fresh.length > approved.length) return false;
  return covers(
    approved.filter((value) => !holdsUnknown(value)),
    approved.filter(holdsUnknown),
    fresh,
  );
};

/** Every known element is found once; what is left over agrees, one to one, with the elements that held unknowns. */
const covers = (known: readonly PlannedValue[], open: readonly PlannedValue[], fresh: readonly PlannedValue[]): boolean => {
  const rest = [...fresh];
  for (const value of known) {
    const index = rest.findIndex((candidate) => agrees(value, candidate));
    if (index === -1) return false;
    rest.splice(index, 1);
  }
  return matchesOneToOne(rest, open);
};

/** Whether each of `values` can be given a pattern of its own that it agrees with (Kuhn's augmenting paths; the lists are short). */
const matchesOneToOne = (values: readonly PlannedValue[], patterns: readonly PlannedValue[]): boolean => {
  const takenBy = new Map<number, number>();
  const assign = (value: number, tried: Set<number>): boolean =>
    patterns.some((pattern, index) => {
      if (tried.has(index) || !agrees(pattern, values[value] ?? null)) return false;
      tried.add(index);
      const holder = takenBy.get(index);
      if (holder !== undefined && !assign(holder, tried)) return false;
      takenBy.set(index, value);
      return true;
    });
  return values.every((_, index) => assign(index, new Set()));
};
