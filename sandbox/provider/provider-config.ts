import type { InnerRetry } from './inner-retry.ts';
import type { PlatformHosts, SendRequest } from './platform.ts';
import { platformApi, requestToken } from './platform.ts';
import type { Block } from './schema.ts';
import type { Value, ValueObject } from './value.ts';
import { elements, isObject, text } from './value.ts';

/** Environment variables: those of the process that runs the provider. */
export type Environment = Readonly<Record<string, string | undefined>>;

const optionalText = { type: 'string', mode: 'optional' } as const;
const optionalBool = { type: 'bool', mode: 'optional' } as const;
const optionalNumber = { type: 'number', mode: 'optional' } as const;
const authBlock: Block = { attributes: { username: optionalText, password: optionalText } };
const endpoint = { port: optionalText, host: optionalText, protocol: optionalText };

/** The provider block of the real provider (facts/genesys.md 4.2). What concerns only logs, time-outs and proxies has no effect here. */
export const providerBlock: Block = {
  attributes: {
    access_token: optionalText,
    oauthclient_id: optionalText,
    oauthclient_secret: { ...optionalText, sensitive: true },
    aws_region: optionalText,
    sdk_debug: optionalBool,
    sdk_debug_format: optionalText,
    sdk_debug_file_path: optionalText,
    sdk_client_pool_debug: optionalBool,
    token_pool_size: optionalNumber,
    token_acquire_timeout: optionalText,
    token_init_timeout: optionalText,
    max_concurrent_pages: optionalNumber,
    custom_retry_timeout: optionalText,
    log_stack_traces: optionalBool,
    log_stack_traces_file_path: optionalText,
  },
  blocks: {
    gateway: {
      nesting: 'set',
      max: 1,
      block: {
        attributes: endpoint,
        blocks: {
          path_params: { nesting: 'set', block: { attributes: { path_name: optionalText, path_value: optionalText } } },
          auth: { nesting: 'set', max: 1, block: authBlock },
        },
      },
    },
    proxy: {
      nesting: 'set',
      max: 1,
      block: { attributes: endpoint, blocks: { auth: { nesting: 'set', max: 1, block: authBlock } } },
    },
  },
};

function pathPrefix(gateway: ValueObject, name: string): string {
  const found = elements(gateway.path_params)
    .filter(isObject)
    .find((parameter) => parameter.path_name === name);
  const value = (text(found?.path_value) ?? '').trim().replace(/^\/+|\/+$/g, '');
  return value === '' ? '' : `/${value}`;
}

/** Where login and API are: `gateway { }` as the Go SDK puts it together (facts/genesys.md 4.3), else `apiUrl`. */
export function hostsOf(config: ValueObject, apiUrl: string, environment: Environment): PlatformHosts {
  const gateway = elements(config.gateway).filter(isObject)[0];
  const base = apiUrl.replace(/\/+$/, '');
  if (gateway === undefined) return { login: base, api: base };
  const host = text(gateway.host) ?? environment.GENESYSCLOUD_GATEWAY_HOST ?? '';
  const port = text(gateway.port) ?? environment.GENESYSCLOUD_GATEWAY_PORT ?? '';
  const protocol = text(gateway.protocol) ?? environment.GENESYSCLOUD_GATEWAY_PROTOCOL ?? '';
  const root = `${protocol}://${host}${port === '80' || port === '443' ? '' : `:${port}`}`;
  return { login: `${root}${pathPrefix(gateway, 'login')}`, api: `${root}${pathPrefix(gateway, 'api')}` };
}

/** The real default is 10; one is enough for a sandbox, and shows that a pool exists. */
function poolSize(configured: Value | undefined, environment: Environment): number {
  if (typeof configured === 'number') return configured;
  const given = Number(environment.GENESYSCLOUD_TOKEN_POOL_SIZE ?? '');
  return given > 0 ? given : 1;
}

/** A configured provider, or the summary of the error that Terraform shows. */
export type Configured = { readonly ok: true; readonly send: SendRequest } | { readonly ok: false; readonly summary: string };

async function tokenFor(
  config: ValueObject,
  hosts: PlatformHosts,
  retry: InnerRetry,
  environment: Environment,
): Promise<{ readonly ok: true; readonly token: string } | { readonly ok: false; readonly summary: string }> {
  const token = text(config.access_token) ?? environment.GENESYSCLOUD_ACCESS_TOKEN ?? '';
  if (token !== '') return { ok: true, token };
  const credentials = {
    id: text(config.oauthclient_id) ?? environment.GENESYSCLOUD_OAUTHCLIENT_ID ?? 'sandbox-client',
    secret: text(config.oauthclient_secret) ?? environment.GENESYSCLOUD_OAUTHCLIENT_SECRET ?? 'sandbox-secret',
  };
  const clients = 1 + poolSize(config.token_pool_size, environment);
  let last = '';
  for (let client = 0; client < clients; client += 1) {
    const answer = await requestToken(hosts, credentials, retry);
    if (!answer.ok) return { ok: false, summary: `failed to authorize Genesys Cloud client credentials: ${answer.error}` };
    last = answer.token;
  }
  return { ok: true, token: last };
}

/**
 * What the real provider does when it starts (facts/genesys.md 5.1): tokens for itself and its pool, the organisation, the
 * products. Settings win over the environment, and a token over client credentials.
 */
export async function configure(
  config: ValueObject,
  options: { readonly apiUrl: string; readonly retry: InnerRetry; readonly environment: Environment },
): Promise<Configured> {
  const hosts = hostsOf(config, options.apiUrl, options.environment);
  const token = await tokenFor(config, hosts, options.retry, options.environment);
  if (!token.ok) return token;
  const send = platformApi(hosts, token.token, options.retry);
  for (const path of ['/api/v2/organizations/me', '/api/v2/authorization/products']) {
    const reply = await send('GET', path);
    if (!reply.ok) return { ok: false, summary: reply.failure.error };
  }
  return { ok: true, send };
}
