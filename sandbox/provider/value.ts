import { decode, ExtData, encode } from '@msgpack/msgpack';
import type { DynamicValue } from './protocol.ts';

/**
 * What an attribute can hold. A value that is not known before apply is a msgpack extension (type 0, or 12 when
 * Terraform knows something about it); it is handed back untouched, so that nothing Terraform knows gets lost.
 */
export type Value = null | boolean | number | string | ExtData | readonly Value[] | ValueObject;

/** A resource's state, or a block in it: attribute name → value. */
export interface ValueObject {
  readonly [name: string]: Value;
}

/** "Known after apply" (facts/terraform.md: extension type 0 with one zero byte). */
export const unknown: Value = new ExtData(0, new Uint8Array(1));

export function isUnknown(value: Value | undefined): boolean {
  return value instanceof ExtData;
}

export function isObject(value: Value | undefined): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExtData);
}

/** The text of a known, set attribute; null for unset, unknown and everything that is no text. */
export function text(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** The elements of a list or set; none for unset and unknown. */
export function elements(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** Any parsed data as a Terraform value. Throws for what neither JSON nor Terraform's msgpack can hold. */
export function asValue(raw: unknown): Value {
  if (raw === undefined || raw === null) return null;
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' || raw instanceof ExtData) return raw;
  if (Array.isArray(raw)) return raw.map(asValue);
  if (typeof raw === 'object') return Object.fromEntries(Object.entries(raw).map(([name, inner]) => [name, asValue(inner)]));
  throw new TypeError(`no Terraform value: ${typeof raw}`);
}

/** Reads a value off the wire; null for an absent one. */
export function decodeValue(dynamic: DynamicValue | null): Value {
  if (dynamic === null) return null;
  if (dynamic.msgpack.length > 0) return asValue(decode(dynamic.msgpack));
  return dynamic.json && dynamic.json.length > 0 ? asValue(JSON.parse(Buffer.from(dynamic.json).toString('utf8'))) : null;
}

/** As `decodeValue`, for the places where Terraform sends an object or null. */
export function decodeObject(dynamic: DynamicValue | null): ValueObject | null {
  const value = decodeValue(dynamic);
  return isObject(value) ? value : null;
}

export function encodeValue(value: Value): DynamicValue {
  return { msgpack: encode(value) };
}

/** The value with everything unknown set to null: what a state may hold, which is never unknown. */
export function withoutUnknowns(value: Value): Value {
  if (value instanceof ExtData) return null;
  if (Array.isArray(value)) return value.map(withoutUnknowns);
  return isObject(value) ? knownObject(value) : value;
}

export function knownObject(object: ValueObject): ValueObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, withoutUnknowns(value)]));
}
