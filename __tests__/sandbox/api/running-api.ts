import { ApiClient, ArchitectApi, OrganizationApi, TokensApi, WorkforceManagementApi } from 'purecloud-platform-client-v2';
import { type Api, startApi } from '../../../sandbox/api/server.ts';
import { parseScenario } from '../../../sandbox/scenario/parse.ts';
import type { Scenario } from '../../../sandbox/scenario/scenario.ts';

// The SDK watches a configuration file from the moment it is loaded.
ApiClient.config.live_reload_config = false;

/** A scenario that must be right. */
export const scenarioOf = (yaml: string): Scenario => {
  const reading = parseScenario(yaml, 'scenario.yaml');
  if (reading.ok) return reading.scenario;
  throw new Error(reading.problems.join('\n'));
};

/** Monday, 5 January 2026, noon UTC. */
const NOON = Date.UTC(2026, 0, 5, 12);

/** An API with a clock that the test moves, a token, and ways to speak to it. */
export interface RunningApi {
  readonly api: Api;
  /** Moves the clock on by `ms`. */
  readonly pass: (ms: number) => void;
  /** One request as any client makes it; `body` is sent as JSON. */
  readonly send: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** Deploys a flow as Terraform does and gives the job's state. */
  readonly deploy: (yaml: string) => Promise<{
    readonly status?: string;
    readonly flow?: { readonly id?: string };
    readonly messages?: readonly { readonly text?: string }[];
  }>;
  readonly sdk: () => Promise<Sdk>;
}

/** An answer with its body read; `body` is null where there is none or where it is no JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** The real SDK, logged in, in an instance of its own. */
export interface Sdk {
  readonly architect: ArchitectApi;
  readonly organization: OrganizationApi;
  readonly tokens: TokensApi;
  readonly workforce: WorkforceManagementApi;
}

const running = new Set<Api>();

/** Stops everything that `run` started; for `afterEach`. */
export const stopAll = async (): Promise<void> => {
  for (const api of running) await api.close();
  running.clear();
};

/** Starts an API with this scenario, not armed yet. */
export const run = async (yaml = ''): Promise<RunningApi> => {
  let now = NOON;
  const api = await startApi({ scenario: scenarioOf(yaml), clock: () => now });
  running.add(api);
  const token = await logIn(api.url);
  const send: RunningApi['send'] = (method, path, body, headers = {}) =>
    request(`${api.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    api,
    send,
    pass: (ms) => {
      now += ms;
    },
    deploy: async (yaml) => {
      const job = await send('POST', '/api/v2/flows/jobs');
      await fetch(String(job.body?.presignedUrl), { method: 'PUT', body: yaml });
      return (await send('GET', `/api/v2/flows/jobs/${job.body?.id}?expand=messages`)).body ?? {};
    },
    sdk: () => connect(api.url),
  };
};

/** One request without a token. */
export const request = async (url: string, init: RequestInit): Promise<Answer> => {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true && text !== '';
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
};

/** A log-in with these credentials. */
export const requestToken = (url: string, id: string, secret: string, grantType = 'client_credentials'): Promise<Answer> =>
  request(`${url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: grantType }),
  });

const logIn = async (url: string): Promise<string> =>
  String((await requestToken(url, 'sandbox-client', 'sandbox-secret')).body?.access_token);

const connect = async (url: string): Promise<Sdk> => {
  const client: typeof ApiClient = Reflect.construct(ApiClient.constructor, []);
  client.config.live_reload_config = false;
  client.config.setConfigPath('');
  const { hostname: host, port } = new URL(url);
  client.setGateway({ protocol: 'http', host, port: Number(port), path_params_login: 'login', path_params_api: 'api' });
  await client.loginClientCredentialsGrant('sandbox-client', 'sandbox-secret');
  return {
    architect: new ArchitectApi(client),
    organization: new OrganizationApi(client),
    tokens: new TokensApi(client),
    workforce: new WorkforceManagementApi(client),
  };
};
