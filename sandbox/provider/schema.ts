import type { Value, ValueObject } from './value.ts';
import { asValue, isObject } from './value.ts';

/** Terraform's type expressions, as its JSON has them. */
export type AttributeType =
  | 'string'
  | 'number'
  | 'bool'
  | readonly ['set' | 'list' | 'map', 'string']
  | readonly ['list', readonly ['object', Readonly<Record<string, 'number' | 'string'>>]];

/**
 * How an attribute travels in the API's JSON:
 * `value` as it is; `reference` `{id}`; `division-id` written as `divisionId`, read from `division.id`; `references` `[{id}]`; `wrapped` `{values: []}`;
 * `local-time` a date-time without zone, read back with six digits; `metadata` `{version}`, a list of one in Terraform;
 * `local` not at all.
 */
export type ApiShape = 'value' | 'reference' | 'division-id' | 'references' | 'wrapped' | 'local-time' | 'metadata' | 'local';

/** One attribute of a resource. */
export interface Attribute {
  readonly type: AttributeType;
  readonly mode: 'required' | 'optional' | 'computed' | 'optional-computed';
  /** A change of it replaces the object (SDKv2's ForceNew). */
  readonly forceNew?: true;
  readonly sensitive?: true;
  /** What an unset attribute is planned as. */
  readonly default?: Value;
  /** The API's field; the attribute's name in camel case unless given. */
  readonly field?: string;
  /** `value` unless given. */
  readonly shape?: ApiShape;
}

/** A nested block: `name { … }`. With `max` 1 the API has an object, else a list. */
export interface NestedBlock {
  readonly nesting: 'list' | 'set';
  readonly min?: number;
  readonly max?: number;
  /** The platform fills it in by itself; it is tracked only where the configuration has it. */
  readonly optionalComputed?: true;
  readonly block: Block;
}

/** The attributes and blocks of a resource, of the provider, or of a nested block. */
export interface Block {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly blocks?: Readonly<Record<string, NestedBlock>>;
}

/** SDKv2 adds it to every resource. The id in the state is the platform's id (facts/genesys.md 5.1). */
export const idAttribute: Attribute = { type: 'string', mode: 'optional-computed', shape: 'local' };

export function nestedBlocks(block: Block): readonly (readonly [string, NestedBlock])[] {
  return Object.entries(block.blocks ?? {});
}

export function isComputed(attribute: Attribute): boolean {
  return attribute.mode === 'computed' || attribute.mode === 'optional-computed';
}

function protocolBlock(block: Block): object {
  return {
    version: 0,
    attributes: Object.entries(block.attributes).map(([name, attribute]) => ({
      name,
      type: Buffer.from(JSON.stringify(attribute.type)),
      required: attribute.mode === 'required',
      optional: attribute.mode === 'optional' || attribute.mode === 'optional-computed',
      computed: isComputed(attribute),
      sensitive: attribute.sensitive === true,
    })),
    blockTypes: nestedBlocks(block).map(([typeName, nested]) => ({
      typeName,
      block: protocolBlock(nested.block),
      nesting: nested.nesting === 'list' ? 'LIST' : 'SET',
      minItems: nested.min ?? 0,
      maxItems: nested.max ?? 0,
    })),
  };
}

/** The schema as `GetProviderSchema` sends it. `version` is the state's schema version. */
export function protocolSchema(block: Block, version: number): object {
  return { version, block: protocolBlock(block) };
}

/** State as JSON from a file, brought to today's attributes: others are dropped, missing ones are null. */
export function conform(block: Block, raw: unknown): ValueObject {
  const given = asValue(raw);
  const object = isObject(given) ? given : {};
  const attributes = Object.keys(block.attributes).map((name) => [name, object[name] ?? null] as const);
  const blocks = nestedBlocks(block).map(([name, nested]) => {
    const list = object[name];
    return [name, Array.isArray(list) ? list.map((element) => conform(nested.block, element)) : []] as const;
  });
  return Object.fromEntries<Value>([...attributes, ...blocks]);
}
