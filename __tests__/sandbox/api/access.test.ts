import { afterEach, describe, expect, it } from '@jest/globals';
import { request, requestToken, run, stopAll } from './running-api.ts';

afterEach(stopAll);

describe('log-in by client credentials', () => {
  it('gives a token that lives a day', async () => {
    const { api } = await run();
    const answer = await requestToken(api.url, 'sandbox-client', 'sandbox-secret');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ access_token: expect.any(String), token_type: 'bearer', expires_in: 86_400 });
  });

  it.each([
    ['a wrong secret', 'sandbox-client', 'guessed', 'client_credentials', 401, 'invalid_client'],
    ['an unknown client', 'somebody', 'sandbox-secret', 'client_credentials', 401, 'invalid_client'],
    ['another grant', 'sandbox-client', 'sandbox-secret', 'password', 400, 'unsupported_grant_type'],
  ])('refuses %s with an OAuth error', async (_what, id, secret, grant, status, error) => {
    const { api } = await run();
    const answer = await requestToken(api.url, id, secret, grant);
    expect(answer).toMatchObject({ status, body: { error, error_description: expect.any(String) } });
  });

  it('knows the clients of the scenario and no others', async () => {
    const { api } = await run('clients: [{ id: ci, secret: hush }]');
    expect((await requestToken(api.url, 'ci', 'hush')).status).toBe(200);
    expect((await requestToken(api.url, 'sandbox-client', 'sandbox-secret')).status).toBe(401);
  });
});

describe('a request', () => {
  it('without a token is refused', async () => {
    const { api } = await run();
    const answer = await request(`${api.url}/api/v2/organizations/me`, {});
    expect(answer).toMatchObject({ status: 401, body: { code: 'authentication.required', status: 401 } });
  });

  it('with an expired token is refused', async () => {
    const { send, pass } = await run();
    pass(86_400_000 - 1);
    expect((await send('GET', '/api/v2/tokens/me')).status).toBe(200);
    pass(1);
    expect(await send('GET', '/api/v2/tokens/me')).toMatchObject({ status: 401, body: { code: 'bad.credentials' } });
  });

  it('to a path that is not served is answered in the canonical form', async () => {
    const { send } = await run();
    const { status, headers, body } = await send('GET', '/api/v2/nonsense');
    expect(status).toBe(404);
    expect(body).toEqual({
      message: expect.any(String),
      code: 'not.found',
      status: 404,
      messageParams: {},
      contextId: headers.get('inin-correlation-id'),
      details: [],
      errors: [],
    });
  });

  it('with a body that is no JSON is refused', async () => {
    const { api, send } = await run();
    const { headers } = await send('GET', '/api/v2/tokens/me');
    expect(headers.get('inin-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    const token = (await requestToken(api.url, 'sandbox-client', 'sandbox-secret')).body?.access_token;
    const answer = await request(`${api.url}/api/v2/architect/schedules`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{ "name": ',
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid.json' } });
  });

  it('is found behind a gateway prefix', async () => {
    const { send, api } = await run();
    expect((await send('GET', '/api/api/v2/organizations/me')).status).toBe(200);
    expect(api.requests.at(-1)?.path).toBe('/api/v2/organizations/me');
  });
});

describe('rate limits', () => {
  it('are told on every answer and not enforced by default', async () => {
    const { send, pass } = await run();
    pass(15_000);
    const { headers } = await send('GET', '/api/v2/organizations/me');
    expect(headers.get('inin-ratelimit-count')).toBe('1');
    expect(headers.get('inin-ratelimit-allowed')).toBe('300');
    expect(headers.get('inin-ratelimit-reset')).toBe('45');
  });

  it('are enforced for each token and minute where the scenario says so', async () => {
    const { send, pass } = await run('requests-per-minute: 2');
    const statuses = async (): Promise<number[]> => {
      const answers = [
        await send('GET', '/api/v2/tokens/me'),
        await send('GET', '/api/v2/tokens/me'),
        await send('GET', '/api/v2/tokens/me'),
      ];
      return answers.map(({ status }) => status);
    };
    pass(20_000);
    expect(await statuses()).toEqual([200, 200, 429]);
    const refused = await send('GET', '/api/v2/tokens/me');
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.body).toMatchObject({
      code: 'too.many.requests.retry.after',
      message: 'Rate limit exceeded the maximum. Retry the request in [40] seconds',
    });
    pass(40_000);
    expect(await statuses()).toEqual([200, 200, 429]);
  });
});

describe('the recording', () => {
  it('keeps method, path, query, body and status, but no secret', async () => {
    const { api, send } = await run();
    await send('GET', '/api/v2/flows?id=a&id=b&pageSize=5');
    await send('POST', '/api/v2/architect/schedules', { name: 'Day' });
    expect(api.requests.slice(-2)).toEqual([
      { at: expect.any(Number), method: 'GET', path: '/api/v2/flows', query: { id: 'a,b', pageSize: '5' }, status: 200 },
      { at: expect.any(Number), method: 'POST', path: '/api/v2/architect/schedules', query: {}, status: 400, body: { name: 'Day' } },
    ]);
    const token = (await requestToken(api.url, 'sandbox-client', 'sandbox-secret')).body?.access_token;
    const everything = JSON.stringify([
      api.requests,
      [...Object.values(api.organisation)].map((part) => (part instanceof Map ? [...part] : part)),
    ]);
    for (const secret of ['sandbox-secret', String(token), btoa('sandbox-client:sandbox-secret'), 'Bearer'])
      expect(everything).not.toContain(secret);
  });
});
