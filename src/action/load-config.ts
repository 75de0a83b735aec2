import { readFileSync } from 'node:fs';
import { type DeployGuardConfig, EMPTY_CONFIG } from '../domain/config.ts';
import type { Settings } from '../domain/settings.ts';
import type { Window } from '../domain/window.ts';

/** The config file, checked, or every problem with its place. */
export type LoadedConfig =
  | { readonly ok: true; readonly config: DeployGuardConfig; readonly windows: readonly Window[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the config file; without one nothing is configured. Its readers (YAML, cron, JMESPath) are loaded only when there is one. */
export const loadConfig = async ({ configFile }: Settings): Promise<LoadedConfig> => {
  if (configFile === null) return { ok: true, config: EMPTY_CONFIG, windows: [] };
  const [{ readConfigFile }, { describeConfigProblem }, { windowOf }] = await Promise.all([
    import('./config-file.ts'),
    import('./config-problem.ts'),
    import('./cron-occurrences.ts'),
  ]);
  const reading = readConfigFile(configFile.name, readFileSync(configFile.path, 'utf8'));
  if (!reading.ok) return { ok: false, problems: reading.problems.map(describeConfigProblem) };
  return { ok: true, config: reading.config, windows: reading.config.windows.map(windowOf) };
};
