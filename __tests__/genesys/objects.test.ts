import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { platformAt } from './open.ts';
import { idOf, sandbox, stopSandboxes } from './sandbox.ts';
import { standIn, stopStandIns } from './stand-in.ts';

afterEach(async () => {
  await stopSandboxes();
  await stopStandIns();
});

const required = <T>(answer: { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string }): T => {
  if (!answer.known) throw new Error(answer.why);
  return answer.value;
};

describe('flows', () => {
  it('are told with holder, operation and last publisher', async () => {
    const api = await sandbox(`
      objects: { flows: [{ name: Main }, { name: Busy, type: workflow }, { name: Quiet }] }
      conditions: [{ editor: { flow: Main, user: Ann Example } }, { operation: { flow: Busy, action: SAVE } }]`);
    const flows = required(await platformAt(api.url).flows([...api.organisation.flows.keys()]));
    const [main, busy, quiet] = ['Main', 'Busy', 'Quiet'].map((name) => flows.get(idOf(api.organisation.flows, name)));
    expect(main).toMatchObject({ name: 'Main', type: 'INBOUNDCALL', lockedBy: { kind: 'person', name: 'Ann Example' }, operation: null });
    expect(busy).toMatchObject({ type: 'WORKFLOW', lockedBy: null, operation: { name: 'SAVE', by: null } });
    expect(quiet).toMatchObject({ lockedBy: null, operation: null, divisionId: api.organisation.homeDivision.id });
  });

  it('that are deleted, or were never there, are not in the answer', async () => {
    const api = await sandbox('objects: { flows: [{ name: Main }, { name: Gone }] }\nconditions: [{ delete: { at: 0s, flow: Gone } }]');
    const ids = [idOf(api.organisation.flows, 'Main'), idOf(api.organisation.flows, 'Gone')];
    expect([...required(await platformAt(api.url).flows([...ids, randomUUID()])).keys()]).toEqual([ids[0]]);
  });

  it('of a client are named after it, also where the list holds only ids', async () => {
    const flow = {
      id: 'flow-1',
      name: 'Main',
      type: 'inboundcall',
      lockedClient: { id: 'client-1' },
      publishedVersion: { id: 'version-3', name: '3.0', datePublished: '2026-01-05T12:00:00Z' },
      publishedBy: { id: 'user-1' },
      checkedInVersion: { id: 'version-4' },
      currentOperation: { actionName: 'PUBLISH', complete: true },
    };
    const server = await standIn(({ path, query }) => {
      if (path === '/api/v2/flows') return { body: { entities: [flow], pageCount: 1 } };
      if (path === '/api/v2/users') {
        expect([query.get('id'), query.get('state')]).toEqual(['client-1,user-1', 'any']);
        return { body: { entities: [{ id: 'user-1', name: 'Ann Example' }], pageCount: 1 } };
      }
      return path === '/api/v2/oauth/clients/client-1' ? { body: { id: 'client-1', name: 'Deployments' } } : undefined;
    });
    const flows = required(await platformAt(server.url).flows(['flow-1']));
    expect(flows.get('flow-1')).toEqual({
      id: 'flow-1',
      name: 'Main',
      type: 'INBOUNDCALL',
      divisionId: null,
      lockedBy: { kind: 'client', id: 'client-1', name: 'Deployments' },
      operation: null,
      published: {
        versionId: 'version-3',
        version: '3.0',
        at: '2026-01-05T12:00:00Z',
        by: { kind: 'person', id: 'user-1', name: 'Ann Example' },
      },
      checkedInVersionId: 'version-4',
    });
  });

  it.each([
    [{ body: {} }, 'malformed'],
    [{ body: { entities: [{ name: 'no id' }], pageCount: 1 } }, 'malformed'],
    [{ body: { entities: [], pageCount: 1e9 } }, 'malformed'],
    [{ body: { entities: [], nextUri: '/more' } }, 'malformed'],
    [{ status: 403, body: { code: 'missing.permission', message: 'no' } }, 'forbidden'],
  ])('are unknown after %j', async (reply, kind) => {
    const server = await standIn(({ path }) => (path === '/api/v2/flows' ? reply : undefined));
    expect(await platformAt(server.url).flows(['x'])).toMatchObject({ known: false, failure: { kind } });
  });
});

describe('schedules, schedule groups, IVRs and emergency groups', () => {
  const SCENARIO = `
    objects:
      flows: [{ name: Main }, { name: Closed }]
      schedules: [{ name: Weekdays, start: 2026-01-05T08:00:00.000, end: 2026-01-05T17:00:00.000 }]
      schedule-groups: [{ name: Support hours, open: [Weekdays] }]
      ivrs: [{ name: Front desk, open-flow: Main, closed-flow: Closed, schedule-group: Support hours }]
      emergency-groups: [{ name: Storm, enabled: true, call-flows: [{ flow: Closed, ivrs: [Front desk] }] }]`;

  it('are told with version, editor and what they refer to', async () => {
    const api = await sandbox(
      `${SCENARIO}
    conditions: [{ edit: { at: 0s, schedule-group: Support hours, set: { description: x }, by: Bob } }]`,
    );
    const { flows, schedules, scheduleGroups, ivrs, emergencyGroups } = api.organisation;
    const [schedule, group, ivr, storm] = [
      idOf(schedules, 'Weekdays'),
      idOf(scheduleGroups, 'Support hours'),
      idOf(ivrs, 'Front desk'),
      idOf(emergencyGroups, 'Storm'),
    ];
    const platform = platformAt(api.url);
    expect(required(await platform.schedules([schedule])).get(schedule)).toMatchObject({ name: 'Weekdays', version: 1 });
    expect(required(await platform.scheduleGroups([group])).get(group)).toMatchObject({
      version: 2,
      modifiedAt: expect.any(String),
      modifiedBy: { kind: 'person' },
      scheduleIds: [schedule],
    });
    expect(required(await platform.ivrs([ivr])).get(ivr)).toMatchObject({
      flowIds: [idOf(flows, 'Main'), idOf(flows, 'Closed')],
      scheduleGroupId: group,
    });
    expect(required(await platform.emergencyGroups([storm])).get(storm)).toMatchObject({
      enabled: true,
      callFlows: [{ flowId: idOf(flows, 'Closed'), ivrIds: [ivr] }],
    });
  });

  it('that are not there are not in the answer, few or many', async () => {
    const api = await sandbox(SCENARIO);
    const group = idOf(api.organisation.scheduleGroups, 'Support hours');
    const platform = platformAt(api.url);
    expect([...required(await platform.scheduleGroups([group, randomUUID()])).keys()]).toEqual([group]);
    const many = Array.from({ length: 6 }, () => randomUUID());
    expect([...required(await platform.scheduleGroups([group, ...many])).keys()]).toEqual([group]);
  });

  it('are unknown where one of them does not answer', async () => {
    const api = await sandbox(`${SCENARIO}
    conditions: [{ fault: { path: /api/v2/architect/ivrs/**, status: 500 } }]`);
    expect(await platformAt(api.url).ivrs([idOf(api.organisation.ivrs, 'Front desk')])).toMatchObject({
      known: false,
      why: expect.stringMatching(/^IVRs: 500 internal\.server\.error: /),
    });
  });

  it('are read afresh by anew(), and else once', async () => {
    const api = await sandbox(SCENARIO);
    const platform = platformAt(api.url);
    const ids = Array.from({ length: 6 }, () => randomUUID());
    const lists = () => api.requests.filter(({ path }) => path === '/api/v2/architect/schedules').length;
    await Promise.all([platform.schedules(ids), platform.schedules(ids)]);
    expect(lists()).toBe(1);
    await platform.anew().schedules(ids);
    expect(lists()).toBe(2);
  });
});

describe('a large plan', () => {
  it('of 1,000 flows and 500 schedule groups needs at most 60 requests', async () => {
    const flows = Array.from({ length: 1_000 }, (_, at) => `{ name: Flow ${at} }`);
    const groups = Array.from({ length: 500 }, (_, at) => `{ name: Group ${at}, open: [Weekdays] }`);
    const api = await sandbox(`
      requests-per-minute: 300
      objects:
        flows: [${flows.join(', ')}]
        schedules: [{ name: Weekdays, start: 2026-01-05T08:00:00.000, end: 2026-01-05T17:00:00.000 }]
        schedule-groups: [${groups.join(', ')}]`);
    const platform = platformAt(api.url);
    const answers = await Promise.all([
      platform.flows([...api.organisation.flows.keys()]),
      platform.scheduleGroups([...api.organisation.scheduleGroups.keys()]),
    ]);
    expect(answers.map((answer) => required<ReadonlyMap<string, unknown>>(answer).size)).toEqual([1_000, 500]);
    expect(api.requests.length).toBeLessThanOrEqual(60);
    expect(Math.max(...api.requests.map(({ query }) => JSON.stringify(query).length))).toBeLessThan(6_000);
  });
});

describe('an object whose creation got no answer', () => {
  it('is found by its type and exact name', async () => {
    const api = await sandbox(`
      objects:
        flows: [{ name: Main }, { name: main, type: WORKFLOW }, { name: Main 2 }]
        schedules: [{ name: Weekdays, start: 2026-01-05T08:00:00.000, end: 2026-01-05T17:00:00.000 }]
        schedule-groups: [{ name: Hours, open: [Weekdays] }]
        ivrs: [{ name: Desk }]
        emergency-groups: [{ name: Storm }]`);
    const { flows, schedules, scheduleGroups, ivrs, emergencyGroups } = api.organisation;
    const platform = platformAt(api.url);
    const find = async (type: string, name: string) =>
      required(await platform.findByTypeAndName(`genesyscloud_${type}`, name)).map(({ id }) => id);
    expect(await find('flow', 'Main')).toEqual([idOf(flows, 'Main')]);
    expect(await find('architect_schedules', 'Weekdays')).toEqual([idOf(schedules, 'Weekdays')]);
    expect(await find('architect_schedulegroups', 'Hours')).toEqual([idOf(scheduleGroups, 'Hours')]);
    expect(await find('architect_ivr', 'Desk')).toEqual([idOf(ivrs, 'Desk')]);
    expect(await find('architect_emergencygroup', 'Storm')).toEqual([idOf(emergencyGroups, 'Storm')]);
    expect(await find('architect_ivr', 'Des')).toEqual([]);
  });

  it('cannot be looked up where the type is not known: that is unknown, not "none"', async () => {
    const api = await sandbox('');
    expect(await platformAt(api.url).findByTypeAndName('genesyscloud_user', 'Ann')).toMatchObject({ known: false, failure: null });
  });
});
