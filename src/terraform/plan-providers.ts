import type { Change, PlannedProvider } from '../domain/change.ts';
import { regionOf } from '../domain/region.ts';
import { withoutIndexKeys } from '../domain/resource-address.ts';
import type { Environment } from './environment.ts';
import type { PlanDocument } from './plan-schema.ts';
import { isJsonObject, memberOf } from './planned-values.ts';

const PROVIDER = 'genesyscloud';

/**
 * Every configuration of the provider in the plan, with its region and the changes that use it. The plan tells of expressions only
 * constants and which variables they mention (tried on Terraform 1.11); whatever is not plain is not known, never guessed.
 */
export const plannedProviders = (
  document: PlanDocument,
  changes: readonly Change[],
  environment: Environment,
): readonly PlannedProvider[] => {
  const keyOfBlock = new Map<string, string>();
  collectKeys(document.configuration?.root_module, '', keyOfBlock);
  const used = new Set(keyOfBlock.values());
  const configured = document.configuration?.provider_config;
  const ours = Object.entries(isJsonObject(configured) ? configured : {}).filter(
    ([key, config]) => isOurs(config) && isMore(key, config, used),
  );

  const [only, ...others] = ours;
  const lone = only !== undefined && others.length === 0 ? only[0] : null;
  // A change whose block is gone from the configuration: only where there is one configuration can it be nobody else's.
  const keyOf = ({ address, type }: Change): string | null =>
    keyOfBlock.get(withoutIndexKeys(address)) ?? (type.startsWith(`${PROVIDER}_`) ? lone : null);

  return ours.map(([key, config]) => {
    const expressions = memberOf(config, 'expressions');
    const alias = memberOf(config, 'alias');
    // In a module `var.x` is a variable of the module; only those of the root have values in the plan.
    const isRoot = memberOf(config, 'module_address') === undefined;
    const variable: ReadVariable = (expression) => (isRoot ? variableIn(expression, document, environment) : undefined);
    return {
      key,
      alias: typeof alias === 'string' ? alias : null,
      ...regionIn(memberOf(expressions, 'aws_region'), variable, environment),
      gateway: gatewayIn(memberOf(expressions, 'gateway'), variable, environment),
      addresses: [...new Set(changes.filter((change) => keyOf(change) === key).map(({ address }) => address))],
    };
  });
};

/** Which provider configuration each resource block uses, by its address without index keys; what a module is passed is resolved in it. */
const collectKeys = (module: unknown, path: string, into: Map<string, string>): void => {
  const resources = memberOf(module, 'resources');
  for (const resource of Array.isArray(resources) ? resources : []) {
    const [address, key] = [memberOf(resource, 'address'), memberOf(resource, 'provider_config_key')];
    if (typeof address === 'string' && typeof key === 'string') into.set(`${path}${address}`, key);
  }
  const calls = memberOf(module, 'module_calls');
  for (const [name, call] of Object.entries(isJsonObject(calls) ? calls : {}))
    collectKeys(memberOf(call, 'module'), `${path}module.${name}.`, into);
};

/** By the last part of its source (`registry.terraform.io/mypurecloud/genesyscloud`, mirrors and forks too): a module may call it otherwise. */
const isOurs = (config: unknown): boolean => {
  const source = memberOf(config, 'full_name') ?? memberOf(config, 'name');
  return typeof source === 'string' && source.split('/').at(-1) === PROVIDER;
};

/** More than a line of `required_providers`, which Terraform lists too where there is no `provider` block of that name. */
const isMore = (key: string, config: unknown, used: ReadonlySet<string>): boolean =>
  used.has(key) || memberOf(config, 'expressions') !== undefined;

/** The value of the variable that an expression mentions; undefined: not known. */
type ReadVariable = (expression: unknown) => unknown;

type FoundRegion = Pick<PlannedProvider, 'region' | 'from'>;

const UNKNOWN_REGION: FoundRegion = { region: null, from: 'unknown' };

const regionIn = (expression: unknown, variable: ReadVariable, environment: Environment): FoundRegion => {
  const constant = memberOf(expression, 'constant_value');
  if (expression === undefined || constant === null) return found(environment.GENESYSCLOUD_REGION, 'environment');
  if (constant !== undefined) return found(constant, 'constant');
  const value = variable(expression);
  // The plan tells which variable an expression mentions, not what is made of it: only a value that is a region counts.
  return typeof value === 'string' && regionOf(value) !== null ? found(value, 'variable') : UNKNOWN_REGION;
};

const found = (text: unknown, from: PlannedProvider['from']): FoundRegion => {
  if (typeof text !== 'string' || text.trim() === '') return UNKNOWN_REGION;
  return { region: regionOf(text)?.name ?? text.trim(), from };
};

/** The value of the one root variable that an expression mentions; undefined: more than that, sensitive, or perhaps another at apply. */
const variableIn = (expression: unknown, document: PlanDocument, environment: Environment): unknown => {
  const references = memberOf(expression, 'references');
  if (!Array.isArray(references) || references.length !== 1) return undefined;
  const name = /^var\.([^.[]+)$/.exec(String(references[0]))?.[1];
  const declaration = name === undefined ? undefined : document.configuration?.root_module?.variables?.[name];
  if (name === undefined || declaration === undefined || declaration.sensitive) return undefined;
  const value = document.variables?.[name]?.value;
  // An ephemeral variable is shown with its default, whatever it is at apply, and must come by TF_VAR_… (variables.ts).
  const given = environment[`TF_VAR_${name}`];
  return given !== undefined && given !== value ? undefined : value;
};

const gatewayIn = (blocks: unknown, variable: ReadVariable, environment: Environment): PlannedProvider['gateway'] => {
  if (!Array.isArray(blocks) || blocks.length === 0) return null;
  const expression = memberOf(blocks[0], 'host');
  const constant = memberOf(expression, 'constant_value');
  // The provider fills what the block leaves out from the environment (facts/genesys.md 4.2).
  const host = expression === undefined ? environment.GENESYSCLOUD_GATEWAY_HOST : (constant ?? variable(expression));
  return { host: typeof host === 'string' && host !== '' ? host : null };
};
