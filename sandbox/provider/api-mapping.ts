import type { Attribute, Block, NestedBlock } from './schema.ts';
import { nestedBlocks } from './schema.ts';
import type { Value, ValueObject } from './value.ts';
import { asValue, elements, isObject, isUnknown } from './value.ts';

/** A JSON object of the platform. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldOf(name: string, attribute?: Attribute): string {
  return attribute?.field ?? name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

function toField(attribute: Attribute, value: Value): unknown {
  switch (attribute.shape ?? 'value') {
    case 'reference':
      return { id: value };
    case 'references':
      return elements(value).map((id) => ({ id }));
    case 'wrapped':
      return { values: value };
    case 'metadata':
      return elements(value)[0];
    case 'value':
    case 'division-id':
    case 'local-time':
    case 'local':
      return value;
  }
}

type Field = readonly [name: string, value: unknown];

function attributeField([name, attribute]: readonly [string, Attribute], state: ValueObject): readonly Field[] {
  const value = state[name] ?? null;
  if (attribute.shape === 'local' || value === null || isUnknown(value)) return [];
  const field = attribute.shape === 'division-id' ? 'divisionId' : fieldOf(name, attribute);
  return [[field, toField(attribute, value)]];
}

function blockField([name, inner]: readonly [string, NestedBlock], state: ValueObject): readonly Field[] {
  const bodies = elements(state[name]).map((element) => (isObject(element) ? toApi(inner.block, element) : {}));
  if (inner.max !== 1) return [[fieldOf(name), bodies]];
  return bodies[0] === undefined ? [] : [[fieldOf(name), bodies[0]]];
}

/** The body of a POST, PUT or PATCH. Unset and unknown attributes are left out. */
export function toApi(block: Block, state: ValueObject): Json {
  return Object.fromEntries([
    ...Object.entries(block.attributes).flatMap((attribute) => attributeField(attribute, state)),
    ...nestedBlocks(block).flatMap((nested) => blockField(nested, state)),
  ]);
}

function idOf(value: unknown): unknown {
  return isJson(value) ? value.id : null;
}

/** `2026-01-05T08:00:00.000` → `2026-01-05T08:00:00.000000`, the format in which the provider keeps times (facts/genesys.md 5.4). */
function localTime(value: unknown): unknown {
  if (typeof value !== 'string') return null;
  const [seconds = '', fraction = ''] = value.replace(/Z$/, '').split('.');
  return `${seconds}.${fraction.padEnd(6, '0').slice(0, 6)}`;
}

function fromField(attribute: Attribute, value: unknown): unknown {
  switch (attribute.shape ?? 'value') {
    case 'reference':
    case 'division-id':
      return idOf(value);
    case 'references':
      return Array.isArray(value) ? value.map(idOf) : null;
    case 'wrapped':
      return isJson(value) ? value.values : null;
    case 'local-time':
      return localTime(value);
    case 'metadata':
      return isJson(value) ? [{ version: value.version ?? null }] : null;
    case 'value':
    case 'local':
      return value;
  }
}

function isEmpty(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** SDKv2 cannot tell unset from empty: where both sides are empty, the state keeps what it had. */
function settled(read: Value, base: Value): Value {
  return isEmpty(read) && (isEmpty(base) || isUnknown(base)) ? (isUnknown(base) ? null : base) : read;
}

function nestedFromApi(inner: NestedBlock, read: unknown, base: readonly Value[]): Value {
  if (inner.optionalComputed && base.length === 0) return [];
  const list = Array.isArray(read) ? read : isJson(read) ? [read] : [];
  return list.map((element, index) => {
    const earlier = base[index];
    return fromApi(inner.block, isJson(element) ? element : {}, isObject(earlier) ? earlier : {});
  });
}

/** The state after a read. `base` is the state or plan so far: it keeps what the API does not know (`local` attributes). */
export function fromApi(block: Block, body: Json, base: ValueObject): ValueObject {
  const attributes = Object.entries(block.attributes).map(([name, attribute]) => {
    const before = base[name] ?? null;
    if (attribute.shape === 'local') return [name, isUnknown(before) ? null : before] as const;
    return [name, settled(asValue(fromField(attribute, body[fieldOf(name, attribute)])), before)] as const;
  });
  const blocks = nestedBlocks(block).map(
    ([name, inner]) => [name, nestedFromApi(inner, body[fieldOf(name)], elements(base[name]))] as const,
  );
  return Object.fromEntries<Value>([...attributes, ...blocks]);
}
