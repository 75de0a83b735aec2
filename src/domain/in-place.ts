import { agrees } from './agreement.ts';
import type { Change } from './change.ts';
import { isRecord, type PlannedValue } from './planned-value.ts';
import { type RemainderCheck, vanished } from './remainder.ts';

/** What objects and outputs hold that a plan leaves as they are, by address. One that is in no plan is not there. */
export type HeldValues = ReadonlyMap<string, PlannedValue>;

/**
 * The check of a plan of everything once it is known what the objects and outputs hold that the plan leaves alone: a change that the
 * configuration took back while the run waited is not planned any more either, and yet it is not in place.
 */
export const proveInPlace = (check: RemainderCheck, held: HeldValues): RemainderCheck => ({
  ...check,
  inPlace: check.inPlace.filter((change) => isHeld(change, held)),
  divergences: [...check.divergences, ...check.inPlace.filter((change) => !isHeld(change, held)).map(vanished)],
});

/**
 * Whether a fresh plan that does not want an approved change any more shows it in place. Its silence alone does not: the
 * configuration may have taken the change back while the run waited. What counts is what the object holds now.
 */
const isHeld = (change: Change, held: HeldValues): boolean => {
  const now = held.get(change.address);
  switch (change.action) {
    case 'update':
      return now !== undefined && agrees(change.after, now);
    case 'import':
      return now !== undefined && agrees(memberOf(change.after, 'id'), memberOf(now, 'id'));
    case 'output':
      // An output that is deleted is planned as null, and one that is null need not be there.
      return agrees(change.after, now ?? null);
    case 'forget':
      return now === undefined;
    case 'create':
    case 'replace':
    case 'delete':
      // Only their own events show these in place.
      return true;
  }
};

const memberOf = (value: PlannedValue, name: string): PlannedValue => (isRecord(value) ? (value[name] ?? null) : null);
