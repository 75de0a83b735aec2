import { type Api, startApi } from '../../sandbox/api/server.ts';
import { parseScenario } from '../../sandbox/scenario/parse.ts';

const running = new Set<Api>();

/** An armed sandbox with this scenario. */
export const sandbox = async (yaml: string): Promise<Api> => {
  const reading = parseScenario(yaml, 'scenario.yaml');
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const api = await startApi({ scenario: reading.scenario });
  running.add(api);
  api.arm();
  return api;
};

/** For `afterEach`. */
export const stopSandboxes = async (): Promise<void> => {
  for (const api of running) await api.close();
  running.clear();
};

/** The id of the object of that name. */
export const idOf = (objects: ReadonlyMap<string, { readonly id: string; readonly name: string }>, name: string): string => {
  const found = [...objects.values()].find((object) => object.name === name);
  if (found === undefined) throw new Error(`there is no "${name}"`);
  return found.id;
};
