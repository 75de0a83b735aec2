import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configure, hostsOf } from '../../../sandbox/provider/provider-config.ts';
import type { ValueObject } from '../../../sandbox/provider/value.ts';
import type { StandInApi } from './stand-in-api.ts';
import { startStandIn } from './stand-in-api.ts';

const retry = { unitMs: 0, tries: 2 };
const gateway = (more: ValueObject): ValueObject => ({ gateway: [{ protocol: 'http', host: 'gw', port: '8080', ...more }] });

describe('the hosts', () => {
  it.each<[string, ValueObject, string, string]>([
    ['without a gateway', {}, 'http://api', 'http://api'],
    ['with one', gateway({}), 'http://gw:8080', 'http://gw:8080'],
    ['with a usual port', gateway({ protocol: 'https', port: '443' }), 'https://gw', 'https://gw'],
    [
      'with path prefixes',
      gateway({
        path_params: [
          { path_name: 'login', path_value: 'l' },
          { path_name: 'api', path_value: '/a/' },
        ],
      }),
      'http://gw:8080/l',
      'http://gw:8080/a',
    ],
  ])('%s', (_name, config, login, api) => {
    expect(hostsOf(config, 'http://api/', {})).toEqual({ login, api });
  });

  it('come from the environment where a declared gateway has no value', () => {
    const environment = { GENESYSCLOUD_GATEWAY_HOST: 'h', GENESYSCLOUD_GATEWAY_PORT: '1', GENESYSCLOUD_GATEWAY_PROTOCOL: 'http' };
    expect(hostsOf({ gateway: [{}] }, 'http://api', environment).api).toBe('http://h:1');
    expect(hostsOf({}, 'http://api', environment).api).toBe('http://api');
  });
});

describe('starting', () => {
  let api: StandInApi;
  beforeAll(async () => {
    api = await startStandIn();
  });
  afterAll(() => api.close());

  const start = (config: ValueObject, environment = {}) => configure(config, { apiUrl: api.url, retry, environment });

  it('asks for a token for itself and each of its pool, then for the organisation and the products', async () => {
    api.requests.length = 0;
    expect(await start({ token_pool_size: 2 })).toMatchObject({ ok: true });
    expect(api.requests).toEqual([
      ...Array(3).fill('POST /oauth/token'),
      'GET /api/v2/organizations/me',
      'GET /api/v2/authorization/products',
    ]);
  });

  it('asks for no token when it is given one', async () => {
    api.requests.length = 0;
    await start({}, { GENESYSCLOUD_ACCESS_TOKEN: 'given' });
    expect(api.requests).not.toContain('POST /oauth/token');
  });

  it('tells in the Go SDK’s words that the credentials are wrong', async () => {
    const body = JSON.stringify({ error: 'invalid_client', error_description: 'client not found' });
    api.refuse('POST /oauth/token', { status: 400, body }, 1);
    expect(await start({})).toEqual({
      ok: false,
      summary: 'failed to authorize Genesys Cloud client credentials: Auth Error: 400 - invalid_client (client not found)',
    });
  });

  it('gets over a 503', async () => {
    api.refuse('GET /api/v2/organizations/me', { status: 503, body: '' }, 1);
    expect(await start({})).toMatchObject({ ok: true });
  });
});
