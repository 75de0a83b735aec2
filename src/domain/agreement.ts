import { holdsUnknown, isList, isRecord, type PlannedValue, SensitiveValue, UnknownValue } from './planned-value.ts';

/**
 * Whether a fresh planned value stays within the approved one: what was known then is known and equal now; what was unknown may
 * be anything; nothing becomes unknown.
 */
export const agrees = (approved: PlannedValue, fresh: PlannedValue): boolean => {
  if (approved instanceof UnknownValue) return true;
  if (fresh instanceof UnknownValue) return false;
  if (approved instanceof SensitiveValue) return fresh instanceof SensitiveValue && sealedAgrees(approved, fresh);
  if (isList(approved)) return isList(fresh) && listAgrees(approved, fresh);
  if (isRecord(approved)) return isRecord(fresh) && recordAgrees(approved, fresh);
  return approved === fresh;
};

/** Simple values by their fingerprints; lists and objects by their pieces, since what was unknown in them may be known now. */
const sealedAgrees = (approved: SensitiveValue, fresh: SensitiveValue): boolean => {
  if (approved.parts === null || fresh.parts === null) return approved.parts === fresh.parts && approved.fingerprint === fresh.fingerprint;
  return agrees(approved.parts, fresh.parts);
};

/** Names of the top-level attributes in which a fresh object leaves the approved one; `['(value)']` where they are no objects. */
export const disagreements = (approved: PlannedValue, fresh: PlannedValue): readonly string[] => {
  if (agrees(approved, fresh)) return [];
  if (!isRecord(approved) || !isRecord(fresh)) return ['(value)'];
  return memberNames(approved, fresh).filter((name) => !agrees(memberOf(approved, name), memberOf(fresh, name)));
};

type PlannedRecord = { readonly [name: string]: PlannedValue };

const memberNames = (a: object, b: object): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();

/** A member that is not there counts as null, as Terraform treats attributes. Own members only: a map may have the key `constructor`. */
const memberOf = (record: PlannedRecord, name: string): PlannedValue => (Object.hasOwn(record, name) ? (record[name] ?? null) : null);

const recordAgrees = (approved: PlannedRecord, fresh: PlannedRecord): boolean =>
  memberNames(approved, fresh).every((name) => agrees(memberOf(approved, name), memberOf(fresh, name)));

/**
 * Place by place; and where the approved list holds unknowns, also as a set, because Terraform prints sets as lists and a set's
 * order moves when an unknown element becomes known (or falls together with another one). As a set, every approved element must
 * be there, and no more new elements than there were unknown ones.
 */
const listAgrees = (approved: readonly PlannedValue[], fresh: readonly PlannedValue[]): boolean => {
  if (approved.length === fresh.length && approved.every((value, index) => agrees(value, fresh[index] ?? null))) return true;
  if (!approved.some(holdsUnknown)) return false;
  return covers(
    approved.filter((value) => !holdsUnknown(value)),
    approved.filter(holdsUnknown),
    fresh,
  );
};

/** Every known element is found once, every one that held unknowns somewhere; what is left over agrees, one to one, with the latter. */
const covers = (known: readonly PlannedValue[], open: readonly PlannedValue[], fresh: readonly PlannedValue[]): boolean => {
  if (!open.every((pattern) => fresh.some((candidate) => agrees(pattern, candidate)))) return false;
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
