import { type Api, startApi } from './api/server.ts';
import { type ProviderOptions, type RunningProvider, startProvider } from './provider/server.ts';
import { parseScenario } from './scenario/parse.ts';

/** How to start a sandbox. */
export interface SandboxOptions
  extends Pick<ProviderOptions, 'age' | 'innerRetryMs' | 'innerTries' | 'workingDirectory' | 'crashOn' | 'onRequest'> {
  /** YAML text of the scenario; '' for an empty organisation in which nothing happens. */
  readonly scenario?: string;
  /** Name of the scenario's file, for messages. */
  readonly scenarioName?: string;
  readonly port?: number;
}

/** An embedded Genesys Cloud with a Terraform provider that calls it. */
export interface Sandbox {
  readonly api: Api;
  readonly provider: RunningProvider;
  /** What Terraform, or a step that runs it, needs in its environment to use this sandbox. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Starts the API server and the provider in this process, each on a loopback port of its own.
 *
 * @throws Error with every problem of the scenario, each with its place
 */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { scenario: text = '', scenarioName = 'scenario.yml', port = 0, ...providerOptions } = options;
  const reading = parseScenario(text, scenarioName);
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const api = await startApi({ scenario: reading.scenario, port });
  const provider = await startProvider({ ...providerOptions, apiUrl: api.url });
  return {
    api,
    provider,
    environment: { TF_REATTACH_PROVIDERS: provider.reattach, CHECKPOINT_DISABLE: '1', GENESYSCLOUD_REGION: 'us-east-1' },
    close: async () => {
      await provider.close();
      await api.close();
    },
  };
};
