import { afterEach, describe, expect, it } from '@jest/globals';
import { run, stopAll } from './running-api.ts';

afterEach(stopAll);

const PATH = '/api/v2/wfm/scheduling/groups';
const SHIFTS = 'conditions: [{ shifts: { schedule-group: Weekdays, from: 1s, until: 4s } }]';

describe('the schedule group of the forum', () => {
  it('is written under the condition of its ETag', async () => {
    const { send } = await run();
    const created = await send('POST', PATH, { name: 'Weekdays', timeZone: 'America/Chicago' });
    const path = `${PATH}/${created.body?.id}`;
    expect(created.headers.get('etag')).toBe('"1"');

    const updated = await send('PUT', path, { name: 'Weekdays', description: 'x' }, { 'if-match': '"1"' });
    expect(updated).toMatchObject({ status: 200, body: { version: 2, description: 'x', allowOverride: false } });
    expect((await send('GET', path)).headers.get('etag')).toBe('"2"');
    expect(await send('PUT', path, { name: 'Weekdays' }, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'precondition.failed' },
    });
    expect(await send('PUT', path, { name: 'Weekdays', version: 1 })).toMatchObject({ status: 409, body: { code: 'general.conflict' } });
    expect((await send('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(412);
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('GET', path)).status).toBe(404);
  });

  it('is in use while shifts run, unless it may be overridden', async () => {
    const { api, send, pass } = await run(SHIFTS);
    const created = await send('POST', PATH, { name: 'Weekdays' });
    const path = `${PATH}/${created.body?.id}`;
    const shifts = `/api/v2/wfm/scheduling/shifts?groupId=${created.body?.id}`;
    expect((await send('GET', shifts)).body).toEqual({ entities: [] });
    api.arm();
    expect((await send('GET', shifts)).body).toMatchObject({ entities: [{ status: 'PENDING', startDate: '2026-01-05T12:00:01.000Z' }] });
    pass(1_000);
    expect((await send('GET', `${shifts}&status=ACTIVE`)).body).toMatchObject({
      entities: [{ status: 'ACTIVE', endDate: '2026-01-05T12:00:04.000Z' }],
    });
    expect((await send('GET', `${shifts}&status=PENDING`)).body).toEqual({ entities: [] });
    expect(await send('PUT', path, { name: 'Weekdays' })).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('active shifts') },
    });
    expect((await send('DELETE', path)).status).toBe(409);
    expect((await send('PUT', path, { name: 'Weekdays', allowOverride: true })).status).toBe(200);
    expect((await send('DELETE', path)).status).toBe(204);
  });

  it('is free when the last shift has ended', async () => {
    const { api, send, pass } = await run(SHIFTS);
    const created = await send('POST', PATH, { name: 'Weekdays' });
    api.arm();
    pass(4_000);
    expect((await send('GET', `/api/v2/wfm/scheduling/shifts?groupId=${created.body?.id}`)).body).toEqual({ entities: [] });
    expect((await send('DELETE', `${PATH}/${created.body?.id}`)).status).toBe(204);
  });
});
