import { afterEach, describe, expect, it } from '@jest/globals';
import { requestToken, run, stopAll } from './running-api.ts';

afterEach(stopAll);

const SCHEDULE = { name: 'Day', start: '2026-01-05T08:00:00.000', end: '2026-01-05T17:00:00.000' };
const PATH = '/api/v2/architect/schedules';

const fault = (content: string): string => `conditions: [{ fault: { ${content} } }]`;

describe('a fault', () => {
  it('does not strike before the scenario is armed', async () => {
    const { send } = await run(fault('path: /**'));
    expect((await send('GET', PATH)).status).toBe(200);
  });

  it('strikes the first matching requests, by method and path', async () => {
    const { api, send } = await run(fault('method: GET, path: /api/v2/architect/*, times: 2'));
    api.arm();
    const statuses: number[] = [];
    for (const [method, path] of [
      ['GET', `${PATH}/none`],
      ['GET', PATH],
      ['POST', PATH],
      ['GET', PATH],
      ['GET', PATH],
    ] as const) {
      statuses.push((await send(method, path, method === 'POST' ? SCHEDULE : undefined)).status);
    }
    expect(statuses).toEqual([404, 503, 200, 503, 200]);
  });

  it('strikes every third request', async () => {
    const { api, send } = await run(fault('path: /api/v2/**, every: 3'));
    api.arm();
    const statuses: number[] = [];
    for (let request = 1; request <= 6; request += 1) statuses.push((await send('GET', PATH)).status);
    expect(statuses).toEqual([200, 200, 503, 200, 200, 503]);
  });

  it('strikes in its time only', async () => {
    const { api, send, pass } = await run(fault('path: /**, from: 1s, until: 2s'));
    api.arm();
    const statuses: number[] = [];
    for (let half = 0; half < 5; half += 1) {
      statuses.push((await send('GET', PATH)).status);
      pass(500);
    }
    expect(statuses).toEqual([200, 200, 503, 503, 200]);
  });

  it('is told in the canonical form, with code and message of the scenario or of the platform', async () => {
    const { api, send } = await run(`conditions:
  - fault: { path: ${PATH}, status: 503 }
  - fault: { path: ${PATH}/1, status: 409, code: duplicate.name, message: A schedule of that name exists. }`);
    api.arm();
    const plain = await send('GET', PATH);
    expect(plain.body).toMatchObject({ status: 503, code: 'service.unavailable', contextId: plain.headers.get('inin-correlation-id') });
    expect((await send('GET', `${PATH}/1`)).body).toMatchObject({
      status: 409,
      code: 'duplicate.name',
      message: 'A schedule of that name exists.',
    });
  });

  it('of 429 carries retry-after', async () => {
    const { api, send } = await run(fault('path: /**, status: 429, retry-after: 7s'));
    api.arm();
    const answer = await send('GET', PATH);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('inin-ratelimit-allowed')).toBe('300');
    expect(answer.body).toMatchObject({
      code: 'too.many.requests.retry.after',
      message: 'Rate limit exceeded the maximum. Retry the request in [7] seconds',
    });
  });

  it('of the log-in speaks OAuth', async () => {
    const { api } = await run(fault('path: /oauth/token, status: 400'));
    api.arm();
    const answer = await requestToken(api.url, 'sandbox-client', 'sandbox-secret');
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request', error_description: 'rate limit exceeded' } });
  });

  it('may come from a proxy that speaks HTML, or nothing at all', async () => {
    const { api, send } = await run(`conditions:
  - fault: { path: /api/v2/flows, status: 502, body: html }
  - fault: { path: ${PATH}, status: 504, body: empty }`);
    api.arm();
    expect(await send('GET', '/api/v2/flows')).toMatchObject({ status: 502, body: null, text: expect.stringContaining('502 Bad Gateway') });
    expect(await send('GET', PATH)).toMatchObject({ status: 504, text: '' });
  });

  it('that is applied does what was asked and then says that it failed', async () => {
    const { api, send } = await run(fault(`method: POST, path: ${PATH}, status: 502, applied: true`));
    api.arm();
    expect((await send('POST', PATH, SCHEDULE)).status).toBe(502);
    expect((await send('GET', PATH)).body).toMatchObject({ total: 1 });
  });

  it('resets the connection, before or after the request was carried out', async () => {
    const { api, send } = await run(`conditions:
  - fault: { method: POST, path: ${PATH}, drop: true, times: 1 }
  - fault: { method: POST, path: ${PATH}, drop: true, applied: true, every: 2 }`);
    api.arm();
    await expect(send('POST', PATH, SCHEDULE)).rejects.toThrow();
    expect(api.organisation.schedules.size).toBe(0);
    await expect(send('POST', PATH, SCHEDULE)).rejects.toThrow();
    expect(api.organisation.schedules.size).toBe(1);
    expect(api.requests.slice(-2)).toMatchObject([
      { method: 'POST', status: 0, body: SCHEDULE },
      { method: 'POST', status: 0, body: SCHEDULE },
    ]);
  });

  it('does not keep the server from closing while a client holds its connection', async () => {
    const { api, send } = await run();
    await send('GET', PATH);
    await api.close();
    await expect(send('GET', PATH)).rejects.toThrow();
  });
});
