/**
 * Resource type in a Terraform address: `genesyscloud_flow` of `module.eu["a.b"].data.genesyscloud_flow.main[0]`.
 * Null for addresses of anything but a resource (a provider, a module).
 */
export const resourceTypeOf = (address: string): string | null => {
  const steps = stepsOf(address);
  const [type, name] = steps[0] === 'data' || steps[0] === 'ephemeral' ? steps.slice(1) : steps;
  return type === undefined || name === undefined || type === 'provider' ? null : type;
};

/** Whether the address is one of a data source: it is only ever read. */
export const isDataAddress = (address: string): boolean => stepsOf(address)[0] === 'data';

/** Name of the provider behind an address, by its resource type or its own `provider["…"]` address; null when it names neither. */
export const providerOf = (address: string): string | null => {
  const source = /(?:^|\.)provider\["([^"]+)"\]/.exec(address)?.[1];
  if (source !== undefined) return source.split('/').at(-1) ?? null;
  return resourceTypeOf(address)?.split('_')[0] ?? null;
};

/** The steps of an address after its modules. Index keys go first: they may hold dots, brackets and escaped quotes. */
const stepsOf = (address: string): readonly string[] => {
  const steps = address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, '').split('.');
  let start = 0;
  while (steps[start] === 'module') start += 2;
  return steps.slice(start);
};
