import { afterEach, describe, expect, it } from '@jest/globals';
import { idOf } from '../../../sandbox/api/organisation.ts';
import { type RunningApi, run, stopAll } from './running-api.ts';

afterEach(stopAll);

const ORGANISATION = `
objects:
  flows:
    - { name: Main IVR }
    - { name: Storm }
    - { name: Entrance, transfers-to: [Sales] }
    - { name: Sales }
    - { name: Queue music, type: INQUEUECALL }
  schedules: [{ name: Day, start: 2026-01-05T08:00:00.000, end: 2026-01-05T17:00:00.000 }]
  schedule-groups: [{ name: Support hours, open: [Day] }]
  ivrs: [{ name: Front desk, open-flow: Main IVR, schedule-group: Support hours, dnis: ["+15550100"] }]
  emergency-groups: [{ name: Emergency, call-flows: [{ flow: Storm, ivrs: [Front desk] }] }]
  queues: [{ name: Support, flow: Queue music }]
`;

const pathOf = ({ api }: RunningApi, kind: 'flow' | 'schedule' | 'schedule-group' | 'ivr', name: string): string => {
  const paths = { flow: 'flows', schedule: 'architect/schedules', 'schedule-group': 'architect/schedulegroups', ivr: 'architect/ivrs' };
  return `/api/v2/${paths[kind]}/${idOf(api.organisation, kind, name)}`;
};

describe('an object that something refers to', () => {
  it.each([
    [
      'flow',
      'Main IVR',
      'architect.flow.cannot.delete.used.in.ivr.configs',
      'Flow cannot be deleted due to being used by one or more IVR configurations.',
    ],
    [
      'flow',
      'Storm',
      'architect.flow.cannot.delete.used.in.emergency.groups',
      'Flow cannot be deleted due to being used by one or more emergency groups.',
    ],
    [
      'flow',
      'Queue music',
      'architect.flow.cannot.delete.used.in.queues',
      'Flow cannot be deleted due to being used by one or more queues.',
    ],
    ['flow', 'Sales', 'architect.flow.cannot.delete.used.in.flows', 'Flow cannot be deleted due to being used by one or more flows.'],
    ['schedule', 'Day', 'general.conflict', 'The schedule could not be completed because it is assigned to one or more schedule groups.'],
    [
      'schedule-group',
      'Support hours',
      'general.conflict',
      'The schedule group could not be completed because it is assigned to one or more IVRs or Sites.',
    ],
    ['ivr', 'Front desk', 'architect.dependency.object.in.use', 'The object cannot be deleted because other objects depend on it.'],
  ] as const)('is not deleted: %s %s', async (kind, name, code, message) => {
    const running = await run(ORGANISATION);
    const path = pathOf(running, kind, name);
    expect(await running.send('DELETE', path)).toMatchObject({ status: 409, body: { code, message, status: 409 } });
    expect((await running.send('GET', path)).status).toBe(200);
  });

  it('is deleted once nothing refers to it any more', async () => {
    const running = await run(ORGANISATION);
    const entrance = pathOf(running, 'flow', 'Entrance');
    const sales = pathOf(running, 'flow', 'Sales');
    expect((await running.send('DELETE', entrance)).status).toBe(204);
    expect((await running.send('DELETE', sales)).status).toBe(204);
    expect(await running.send('GET', sales)).toMatchObject({ status: 410, body: { code: 'architect.flow.deleted' } });
  });

  it('is not deactivated', async () => {
    const running = await run(ORGANISATION);
    const id = idOf(running.api.organisation, 'flow', 'Main IVR');
    expect(await running.send('POST', `/api/v2/flows/actions/deactivate?flow=${id}`)).toMatchObject({
      status: 409,
      body: { code: 'architect.flow.cannot.deactivate.used.in.ivr.configs' },
    });
  });
});

describe('a body', () => {
  it('may not refer to what does not exist', async () => {
    const { send } = await run();
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const answer = await send('POST', '/api/v2/architect/ivrs', { name: 'Front desk', openHoursFlow: { id: nowhere } });
    expect(answer).toMatchObject({ status: 400, body: { message: `The flow with id ${nowhere} does not exist.` } });
  });

  it('of a schedule group has an open schedule', async () => {
    const { send } = await run();
    const answer = await send('POST', '/api/v2/architect/schedulegroups', { name: 'Never', openSchedules: [] });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'bad.request', message: expect.stringContaining('at least one open schedule') },
    });
  });

  it('that leaves out or nulls an attribute takes it away', async () => {
    const running = await run(ORGANISATION);
    const path = pathOf(running, 'ivr', 'Front desk');
    const answer = await running.send('PUT', path, { name: 'Front desk', description: null, version: 1 });
    expect(answer.body).toMatchObject({ name: 'Front desk', version: 2 });
    expect(answer.body).not.toHaveProperty('dnis');
    expect(answer.body).not.toHaveProperty('description');
  });
});

describe('lists', () => {
  it.each([
    ['architect/ivrs?dnis=%2B15550100', 1],
    ['architect/ivrs?dnis=%2B15550199', 0],
    ['architect/ivrs?scheduleGroup=SUPPORT', 1],
    ['architect/ivrs?scheduleGroup=other', 0],
    ['architect/schedulegroups?scheduleIds=other,DAY', 1],
    ['architect/schedulegroups?scheduleIds=other', 0],
    ['flows?type=inqueuecall&type=workflow', 1],
    ['flows?name=s*', 2],
    ['flows?id=other', 0],
    ['flows?publishedAfter=2026-01-05T12:00:01.000Z', 0],
    ['flows?publishedBefore=2026-01-05T12:00:01.000Z', 5],
  ])('are filtered: %s', async (query, total) => {
    const running = await run(ORGANISATION);
    const { organisation } = running.api;
    const path = query
      .replace('SUPPORT', idOf(organisation, 'schedule-group', 'Support hours') ?? '')
      .replace('DAY', idOf(organisation, 'schedule', 'Day') ?? '');
    expect((await running.send('GET', `/api/v2/${path}`)).body).toMatchObject({ total });
  });
});
