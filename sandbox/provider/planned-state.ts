import type { Attribute, Block } from './schema.ts';
import { isComputed, nestedBlocks } from './schema.ts';
import type { Value, ValueObject } from './value.ts';
import { elements, isObject, isUnknown, unknown } from './value.ts';

/** What the provider answers to "what would happen": the state after apply, and what forces a replacement. */
export interface PlannedChange {
  readonly state: ValueObject;
  readonly requiresReplace: readonly string[];
}

function plannedValue(attribute: Attribute, prior: ValueObject | null, name: string, proposed: Value, config: Value): Value {
  if (config !== null) return proposed;
  if (attribute.default !== undefined) return attribute.default;
  if (!isComputed(attribute)) return null;
  return prior === null ? unknown : (prior[name] ?? null);
}

function plannedElements(block: Block, prior: Value | undefined, proposed: Value, config: Value | undefined): Value {
  if (isUnknown(proposed)) return proposed;
  const before = elements(prior);
  const written = elements(config);
  return elements(proposed).map((element, index) => {
    const earlier = before[index];
    const source = written[index];
    return isObject(element)
      ? plannedBlock(block, isObject(earlier) ? earlier : null, element, isObject(source) ? source : element)
      : element;
  });
}

function plannedBlock(block: Block, prior: ValueObject | null, proposed: ValueObject, config: ValueObject): ValueObject {
  const attributes = Object.entries(block.attributes).map(
    ([name, attribute]) => [name, plannedValue(attribute, prior, name, proposed[name] ?? null, config[name] ?? null)] as const,
  );
  const blocks = nestedBlocks(block).map(
    ([name, nested]) => [name, plannedElements(nested.block, prior?.[name], proposed[name] ?? [], config[name])] as const,
  );
  return Object.fromEntries<Value>([...attributes, ...blocks]);
}

/**
 * Plans a create (`prior` null) or an update, as SDKv2 does: what the platform computes is unknown until it is created and
 * then keeps its value; defaults fill what is unset; a changed `forceNew` attribute asks for a replacement.
 */
export function planChange(block: Block, prior: ValueObject | null, proposed: ValueObject, config: ValueObject): PlannedChange {
  const state = plannedBlock(block, prior, proposed, config);
  const requiresReplace = Object.entries(block.attributes)
    .filter(([name, attribute]) => prior !== null && attribute.forceNew === true && prior[name] !== state[name])
    .map(([name]) => name);
  return { state, requiresReplace };
}
