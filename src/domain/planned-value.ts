/**
 * What a plan says an attribute will be. Plain JSON values stand for themselves; the two markers stand for
 * what Terraform does not know yet and for what must not be shown.
 */

/** Stands at every place of a planned value that Terraform will know only after the apply. */
export class UnknownValue {
  readonly kind = 'unknown';
}

/** The one unknown value that the adapter puts into plans. */
export const UNKNOWN = new UnknownValue();

/**
 * Stands for a sensitive value. The value itself never leaves the Terraform adapter; `fingerprint` is keyed with a
 * secret of this run, so two values can be compared in memory and nothing can be guessed from a printed one.
 */
export class SensitiveValue {
  readonly kind = 'sensitive';
  readonly fingerprint: string;
  /** A list or object, sealed piece by piece, names too: parts of it may be unknown and become known. Null for a simple value. */
  readonly parts: PlannedValue;
  constructor(fingerprint: string, parts: PlannedValue = null) {
    this.fingerprint = fingerprint;
    this.parts = parts;
  }
}

/** One planned value: JSON with the two markers. */
export type PlannedValue =
  | null
  | boolean
  | number
  | string
  | UnknownValue
  | SensitiveValue
  | readonly PlannedValue[]
  | { readonly [name: string]: PlannedValue };

/** Tells a list, set or tuple. */
export const isList = (value: PlannedValue): value is readonly PlannedValue[] => Array.isArray(value);

/** Tells an object or map; the markers are not objects in this sense. */
export const isRecord = (value: PlannedValue): value is { readonly [name: string]: PlannedValue } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof UnknownValue) &&
  !(value instanceof SensitiveValue);

/** True where the value, or anything inside it, is unknown. */
export const holdsUnknown = (value: PlannedValue): boolean => {
  if (value instanceof UnknownValue) return true;
  if (value instanceof SensitiveValue) return holdsUnknown(value.parts);
  if (isList(value)) return value.some(holdsUnknown);
  return isRecord(value) && Object.values(value).some(holdsUnknown);
};
