import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { request, requestToken, run, stopAll } from './running-api.ts';

afterEach(stopAll);

const PATH = '/api/v2/architect/schedules';
const SCHEDULE = { name: 'Day', start: '2026-01-05T08:00:00.000', end: '2026-01-05T17:00:00.000' };

const armed = async (fault: string) => {
  const running = await run(`conditions: [{ fault: { path: ${PATH}, ${fault} } }]`);
  running.api.arm();
  return running;
};

describe('an answer that is not what it should be', () => {
  it('may be JSON that stops in the middle', async () => {
    const { api } = await armed('body: malformed');
    const token = (await requestToken(api.url, 'sandbox-client', 'sandbox-secret')).body?.access_token;
    const answer = await fetch(`${api.url}${PATH}`, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    await expect(answer.json()).rejects.toThrow('Unterminated string in JSON');
  });

  it.each([
    ['status: 200, body: html', 200, /<html>/],
    ['status: 200, body: empty', 200, /^$/],
    ['status: 202', 202, /"status":"Processing"/],
    ['answer: { entities: null }', 200, /^\{"entities":null\}$/],
    ['status: 422, answer: [no]', 422, /^\["no"\]$/],
    ['status: 403', 403, /"code":"not.authorized"/],
  ])('may be %s', async (fault, status, text) => {
    const { send } = await armed(fault);
    expect(await send('GET', PATH)).toMatchObject({ status, text: expect.stringMatching(text) });
  });

  it('may send the client to another host', async () => {
    const hosts: (string | undefined)[] = [];
    const elsewhere = createServer(({ headers }, response) => {
      hosts.push(headers.host);
      response.end('{}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const address = elsewhere.address();
    const port = typeof address === 'object' ? address?.port : null;
    const { send } = await armed(`redirect: "http://127.0.0.1:${port}/x"`);
    expect((await send('GET', PATH)).status).toBe(200);
    expect(hosts).toEqual([`127.0.0.1:${port}`]);
    elsewhere.close();
  });

  it('may be a redirect of another kind', async () => {
    const { api } = await armed('redirect: https://example.com/x, status: 307');
    const answer = await request(`${api.url}${PATH}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([307, 'https://example.com/x']);
  });
});

describe('an answer that is late', () => {
  it('is right, but comes after a client lost patience', async () => {
    const { send } = await armed('delay: 60ms');
    const before = performance.now();
    expect((await send('GET', PATH)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(55);
  });

  it('may come to something that was done all the same', async () => {
    const { api, send } = await armed('method: POST, delay: 60ms, applied: true');
    const answer = send('POST', PATH, SCHEDULE);
    await expect(Promise.race([answer, pollUntil(() => api.organisation.schedules.size === 1)])).resolves.toBe('first');
    expect((await answer).body).toMatchObject({ name: 'Day', version: 1 });
  });

  it('does not keep the server from closing', async () => {
    const { api, send } = await armed('delay: 1h');
    const refused = expect(send('GET', PATH)).rejects.toThrow();
    await send('GET', '/api/v2/tokens/me');
    await api.close();
    await refused;
  });
});

const pollUntil = async (isSo: () => boolean): Promise<'first'> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
  return 'first';
};
