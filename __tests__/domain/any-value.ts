import fc from 'fast-check';
import { isList, isRecord, type PlannedValue, SensitiveValue, UNKNOWN, UnknownValue } from '../../src/domain/planned-value.ts';

/** Few enough that values meet by chance. Some names are those that plain objects inherit. */
const anyName = fc.constantFrom('id', 'name', 'items', 'constructor', '__proto__', 'unknown', 'sensitive');

/** Own members whatever their names. */
export const recordOf = (members: readonly (readonly [string, PlannedValue])[]): PlannedValue => Object.fromEntries(members);

const anyScalar: fc.Arbitrary<PlannedValue> = fc.constantFrom(null, true, false, 0, 1, '', 'a', 'b', 'true');

const nested = (leaf: fc.Arbitrary<PlannedValue>): fc.Arbitrary<PlannedValue> =>
  fc.letrec<{ value: PlannedValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(fc.tuple(anyName, tie('value')), { maxLength: 3 }).map(recordOf),
    ),
  })).value;

/** Any value of a plan in which everything is known. */
export const anyKnown = nested(anyScalar);

/** Any value of a plan, with places that are unknown and values that are sensitive. */
export const anyPlanned = nested(
  fc.oneof(
    { weight: 4, arbitrary: anyScalar },
    { weight: 1, arbitrary: fc.constant<PlannedValue>(UNKNOWN) },
    { weight: 1, arbitrary: fc.constantFrom('f1', 'f2').map((fingerprint): PlannedValue => new SensitiveValue(fingerprint)) },
  ),
);

/** Puts something else at some places of a value. `replace` answers undefined for what shall stay. */
export const mapPlaces = (value: PlannedValue, replace: (place: PlannedValue) => PlannedValue | undefined): PlannedValue => {
  const other = replace(value);
  if (other !== undefined) return other;
  if (isList(value)) return value.map((element) => mapPlaces(element, replace));
  if (!isRecord(value)) return value;
  return recordOf(Object.entries(value).map(([name, member]) => [name, mapPlaces(member, replace)]));
};

/** Everything unknown becomes known, each place a value of its own that occurs nowhere else. */
export const reveal = (value: PlannedValue): PlannedValue => {
  let count = 0;
  return mapPlaces(value, (place) => (place instanceof UnknownValue ? `revealed ${count++}` : undefined));
};

/** How many places hold something known: a scalar or a fingerprint. */
export const countKnownPlaces = (value: PlannedValue): number => {
  let count = 0;
  mapPlaces(value, (place) => {
    if (isKnownPlace(place)) count++;
    return undefined;
  });
  return count;
};

/** Alters the known place with this number, from 0: another scalar, or another secret. */
export const alterKnownPlace = (value: PlannedValue, number: number): PlannedValue => {
  let count = 0;
  return mapPlaces(value, (place) => {
    if (!isKnownPlace(place) || count++ !== number) return undefined;
    return place instanceof SensitiveValue ? new SensitiveValue(`${place.fingerprint} altered`) : `altered ${String(place)}`;
  });
};

const isKnownPlace = (place: PlannedValue): boolean => !isList(place) && !isRecord(place) && !(place instanceof UnknownValue);
