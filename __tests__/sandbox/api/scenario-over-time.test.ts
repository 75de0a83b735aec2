import { afterEach, describe, expect, it } from '@jest/globals';
import { idOf } from '../../../sandbox/api/organisation.ts';
import { run, stopAll } from './running-api.ts';

afterEach(stopAll);

const FLOW = 'objects: { flows: [{ name: Main IVR }] }\n';
const GROUP = `
objects:
  schedules: [{ name: Day, start: 2026-01-05T08:00:00.000, end: 2026-01-05T17:00:00.000 }]
  schedule-groups: [{ name: Support hours, open: [Day], time-zone: Europe/Berlin }]
`;

describe('callers in a flow', () => {
  it('keep it from being deleted until the last one left', async () => {
    const { api, send, pass } = await run(`${FLOW}conditions: [{ callers: { flow: Main IVR, count: 2, leave: [1s, 3s] } }]`);
    const path = `/api/v2/flows/${idOf(api.organisation, 'flow', 'Main IVR')}`;
    expect(api.callersIn('Main IVR')).toBe(0);
    api.arm();
    expect(api.callersIn('Main IVR')).toBe(2);
    pass(2_999);
    expect(api.callersIn('Main IVR')).toBe(1);
    expect(await send('DELETE', path)).toMatchObject({
      status: 409,
      body: { message: 'The flow is in use by an active session and cannot be deleted.' },
    });
    pass(1);
    expect(api.callersIn('Main IVR')).toBe(0);
    expect((await send('DELETE', path)).status).toBe(204);
  });

  it('are no obstacle where the scenario is true to the real platform', async () => {
    const { api, send } = await run(`${FLOW}conditions: [{ callers: { flow: Main IVR, count: 2, refuse-delete: false } }]`);
    api.arm();
    expect((await send('DELETE', `/api/v2/flows/${idOf(api.organisation, 'flow', 'Main IVR')}`)).status).toBe(204);
  });
});

describe('an operation', () => {
  it('keeps a flow from deletion, actions and deployment while it runs', async () => {
    const { api, send, deploy, pass } = await run(`${FLOW}conditions: [{ operation: { flow: Main IVR, from: 1s, until: 2s } }]`);
    const id = idOf(api.organisation, 'flow', 'Main IVR');
    const path = `/api/v2/flows/${id}`;
    const busy = {
      status: 409,
      body: { code: 'architect.operation.already.in.progress', message: 'An operation is already in progress on the object.' },
    };
    api.arm();
    expect((await send('GET', path)).body).not.toHaveProperty('currentOperation');
    pass(1_000);
    expect((await send('GET', path)).body).toMatchObject({ currentOperation: { complete: false, actionName: 'PUBLISH' } });
    expect(await send('DELETE', path)).toMatchObject(busy);
    expect(await send('POST', `/api/v2/flows/actions/publish?flow=${id}`)).toMatchObject(busy);
    expect((await deploy('inboundCall: { name: Main IVR }')).status).toBe('Failure');
    pass(1_000);
    expect((await send('DELETE', path)).status).toBe(204);
  });
});

describe('shifts', () => {
  it('keep a schedule group from update and deletion while they run', async () => {
    const { api, send, pass } = await run(`${GROUP}conditions: [{ shifts: { schedule-group: Support hours, until: 4s } }]`);
    const path = `/api/v2/architect/schedulegroups/${idOf(api.organisation, 'schedule-group', 'Support hours')}`;
    const group = (await send('GET', path)).body;
    api.arm();
    for (const answer of [await send('PUT', path, group), await send('DELETE', path)]) {
      expect(answer).toMatchObject({
        status: 409,
        body: { message: 'The schedule group is in use by active shifts and cannot be changed.' },
      });
    }
    pass(4_000);
    expect((await send('PUT', path, group)).body).toMatchObject({ version: 2 });
    expect((await send('DELETE', path)).status).toBe(204);
  });

  it('refuse only the first requests where the scenario counts them; reads are not counted', async () => {
    const { api, send } = await run(`${GROUP}conditions: [{ shifts: { schedule-group: Support hours, times: 2 } }]`);
    const path = `/api/v2/architect/schedulegroups/${idOf(api.organisation, 'schedule-group', 'Support hours')}`;
    const group = (await send('GET', path)).body;
    api.arm();
    const statuses: number[] = [];
    for (const method of ['PUT', 'GET', 'PUT', 'PUT'])
      statuses.push((await send(method, path, method === 'PUT' ? group : undefined)).status);
    expect(statuses).toEqual([409, 200, 409, 200]);
  });
});

describe('somebody', () => {
  it('changes an object in between, so that its version and editor move', async () => {
    const { api, send, pass } = await run(
      `${GROUP}conditions: [{ edit: { at: 2s, schedule-group: Support hours, set: { description: By hand }, by: Bob } }]`,
    );
    const path = `/api/v2/architect/schedulegroups/${idOf(api.organisation, 'schedule-group', 'Support hours')}`;
    const before = (await send('GET', path)).body;
    api.arm();
    pass(1_999);
    expect((await send('GET', path)).body).toEqual(before);
    pass(1);
    const after = (await send('GET', path)).body;
    expect(after).toMatchObject({
      version: 2,
      description: 'By hand',
      timeZone: 'Europe/Berlin',
      dateModified: '2026-01-05T12:00:02.000Z',
    });
    expect((await send('GET', `/api/v2/users/${after?.modifiedBy}`)).body).toMatchObject({ name: 'Bob' });
    expect((await send('PUT', path, before)).status).toBe(409);
  });

  it.each([
    [
      'flow: Main IVR, set: { description: x }',
      () => ['flows', 'Main IVR', { description: 'x', publishedVersion: { commitVersion: '2' } }] as const,
    ],
    ['schedule: Day, set: { description: x }', () => ['schedules', 'Day', { description: 'x', version: 2, rrule: 'FREQ=DAILY' }] as const],
    ['ivr: Front, set: { description: x }', () => ['ivrs', 'Front', { description: 'x', version: 2, dnis: ['+1'] }] as const],
    ['emergency-group: Storm, set: { enabled: true }', () => ['emergencyGroups', 'Storm', { enabled: true, version: 2 }] as const],
  ])('can change: %s', async (event, expected) => {
    const { api } = await run(`
objects:
  flows: [{ name: Main IVR }]
  schedules: [{ name: Day, start: 2026-01-05T08:00:00, end: 2026-01-05T17:00:00, rrule: FREQ=DAILY }]
  ivrs: [{ name: Front, dnis: ["+1"] }]
  emergency-groups: [{ name: Storm }]
conditions: [{ edit: { at: 0s, ${event} } }]`);
    const [collection, name, content] = expected();
    api.arm();
    expect([...api.organisation[collection].values()].find((entity) => entity.name === name)).toMatchObject(content);
  });

  it('deletes and creates objects in between, whatever refers to them', async () => {
    const { api, pass } = await run(`
${GROUP}
conditions:
  - delete: { at: 1s, schedule: Day }
  - create: { at: 2s, schedules: [{ name: Night, start: 2026-01-05T20:00:00, end: 2026-01-06T06:00:00 }], schedule-groups: [{ name: Night hours, open: [Night] }] }`);
    api.arm();
    pass(1_000);
    expect(idOf(api.organisation, 'schedule', 'Day')).toBeUndefined();
    expect(idOf(api.organisation, 'schedule-group', 'Night hours')).toBeUndefined();
    pass(1_000);
    expect(idOf(api.organisation, 'schedule-group', 'Night hours')).toBeDefined();
  });

  it('waits for an object that does not exist yet', async () => {
    const { api, send, pass } = await run('conditions: [{ edit: { at: 1s, emergency-group: Storm, set: { enabled: true } } }]');
    api.arm();
    pass(5_000);
    const created = await send('POST', '/api/v2/architect/emergencygroups', { name: 'Storm' });
    expect(created.body).toMatchObject({ enabled: false, version: 1 });
    expect((await send('GET', `/api/v2/architect/emergencygroups/${created.body?.id}`)).body).toMatchObject({ enabled: true, version: 2 });
    expect((await send('GET', `/api/v2/architect/emergencygroups/${created.body?.id}`)).body).toMatchObject({ version: 2 });
  });
});

describe('arming', () => {
  it('anew starts the scenario from its beginning', async () => {
    const { api, pass } = await run(`${FLOW}conditions: [{ callers: { flow: Main IVR, count: 1, leave: [1s] } }]`);
    api.arm();
    pass(1_000);
    expect(api.callersIn('Main IVR')).toBe(0);
    api.arm();
    expect(api.callersIn('Main IVR')).toBe(1);
  });
});
