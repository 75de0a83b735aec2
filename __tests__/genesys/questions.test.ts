import { afterEach, describe, expect, it } from '@jest/globals';
import { linkTo } from '../../src/genesys/links.ts';
import { platformAt } from './open.ts';
import { type Heard, type Reply, standIn, stopStandIns } from './stand-in.ts';

afterEach(stopStandIns);

const listing = (...entities: readonly object[]): Reply => ({ body: { entities, pageCount: 1 } });
const refused: Reply = { status: 403, body: { code: 'missing.permission', message: 'no' } };

const TRACKING = '/api/v2/architect/dependencytracking/consumingresources';
const BUILD = '/api/v2/architect/dependencytracking/build';

/** An organisation that answers these paths; the lists are empty where nothing else is said. */
const organization = (replies: Readonly<Record<string, Reply | ((request: Heard) => Reply)>>) => {
  const all: typeof replies = {
    '/api/v2/architect/ivrs': listing(),
    '/api/v2/architect/emergencygroups': listing(),
    '/api/v2/architect/schedulegroups': listing(),
    [TRACKING]: listing(),
    [BUILD]: { body: { status: 'OPERATIONAL' } },
    ...replies,
  };
  return standIn((request) => {
    const reply = all[request.path];
    return typeof reply === 'function' ? reply(request) : reply;
  });
};

const referrersOf = async (replies: Parameters<typeof organization>[0], type = 'INBOUNDCALL') => {
  const server = await organization(replies);
  return { server, answer: await platformAt(server.url).referrers({ kind: 'flow', id: 'flow-1', type }) };
};

describe('who refers to a flow', () => {
  it('is told by dependency tracking and by the lists, each object once', async () => {
    const { server, answer } = await referrersOf({
      [TRACKING]: listing(
        { id: 'ivr-1', name: 'Front desk', type: 'IVRCONFIGURATION' },
        { id: 'queue-1', name: 'Support', type: 'QUEUE' },
        { id: 'flow-2', name: 'Sales', type: 'INBOUNDCALLFLOW' },
        { id: 'old', name: 'Old', type: 'QUEUE', deleted: true },
        { id: 'flow-1', name: 'Itself', type: 'INBOUNDCALLFLOW' },
        { id: 'x-1', name: 'X', type: 'NEWKIND' },
      ),
      '/api/v2/architect/ivrs': listing(
        { id: 'ivr-1', name: 'Front desk', openHoursFlow: { id: 'flow-1' } },
        { id: 'ivr-2', name: 'Back door', holidayHoursFlow: { id: 'flow-1' } },
        { id: 'ivr-3', name: 'Other', openHoursFlow: { id: 'flow-9' } },
      ),
      '/api/v2/architect/emergencygroups': listing({
        id: 'group-1',
        name: 'Storm',
        emergencyCallFlows: [{ emergencyFlow: { id: 'flow-1' } }],
      }),
    });
    expect(answer).toEqual({
      known: true,
      value: [
        { kind: 'IVR', resourceType: 'genesyscloud_architect_ivr', id: 'ivr-1', name: 'Front desk' },
        { kind: 'IVR', resourceType: 'genesyscloud_architect_ivr', id: 'ivr-2', name: 'Back door' },
        { kind: 'emergency group', resourceType: 'genesyscloud_architect_emergencygroup', id: 'group-1', name: 'Storm' },
        { kind: 'queue', resourceType: 'genesyscloud_routing_queue', id: 'queue-1', name: 'Support' },
        { kind: 'inboundcall flow', resourceType: 'genesyscloud_flow', id: 'flow-2', name: 'Sales' },
        { kind: 'newkind', resourceType: null, id: 'x-1', name: 'X' },
      ],
    });
    expect(server.heardAt(TRACKING)[0]?.query.get('objectType')).toBe('INBOUNDCALLFLOW');
  });

  it('is nobody while the index is operational', async () => {
    expect((await referrersOf({})).answer).toEqual({ known: true, value: [] });
  });

  it.each(['OPERATIONALNEEDSREBUILD', 'BUILDINPROGRESS', 'NOTBUILT'])('is unknown, not nobody, while the index is %s', async (status) => {
    const { answer } = await referrersOf({ [BUILD]: { body: { status } } });
    expect(answer).toMatchObject({ known: false, why: expect.stringContaining(status), failure: null });
  });

  it('is known if a list names somebody, whatever the index says', async () => {
    const ivrs = listing({ id: 'ivr-1', name: 'Front desk', closedHoursFlow: { id: 'flow-1' } });
    expect((await referrersOf({ [TRACKING]: refused, [BUILD]: refused, '/api/v2/architect/ivrs': ivrs })).answer).toMatchObject({
      known: true,
      value: [{ id: 'ivr-1' }],
    });
  });

  it.each([
    ['the index refuses', { [TRACKING]: refused }],
    ['its status is refused', { [BUILD]: refused }],
    ['its status is missing', { [BUILD]: { body: {} } }],
    ['it answers HTML', { [TRACKING]: { body: '<html>' } }],
    ['the state of the only referrer is unknown', { [TRACKING]: listing({ id: 'queue-1', type: 'QUEUE', stateUnknown: true }) }],
  ])('is unknown where %s', async (_when, replies) => {
    expect((await referrersOf(replies)).answer).toMatchObject({ known: false });
  });

  it.each([
    ['WORKFLOW', 'WORKFLOW'],
    ['inboundcall', 'INBOUNDCALLFLOW'],
    ['COMMONMODULE', 'COMMONMODULEFLOW'],
  ])('is asked for a %s as %s', async (type, objectType) => {
    const { server } = await referrersOf({}, type);
    expect(server.heardAt(TRACKING).map(({ query }) => [query.get('id'), query.get('objectType')])).toEqual([['flow-1', objectType]]);
  });

  it('is unknown for speech flows, which are not tracked', async () => {
    const { server, answer } = await referrersOf({}, 'SPEECH');
    expect(answer).toMatchObject({ known: false, failure: null });
    expect(server.heardAt(TRACKING)).toHaveLength(0);
  });

  it('reads lists and status once for many flows', async () => {
    const server = await organization({});
    const platform = platformAt(server.url);
    await Promise.all(['a', 'b', 'c'].map((id) => platform.referrers({ kind: 'flow', id, type: 'INBOUNDCALL' })));
    const counts = [TRACKING, BUILD, '/api/v2/architect/ivrs', '/api/v2/architect/emergencygroups'].map(
      (path) => server.heardAt(path).length,
    );
    expect(counts).toEqual([3, 1, 1, 1]);
  });
});

describe('who refers to another object', () => {
  it('is told by the lists of what may', async () => {
    const server = await organization({
      '/api/v2/architect/ivrs': listing({ id: 'ivr-1', name: 'Desk', scheduleGroup: { id: 'hours' } }, { id: 'ivr-2', name: 'Other' }),
      '/api/v2/architect/schedulegroups': listing({
        id: 'hours',
        name: 'Hours',
        openSchedules: [{ id: 'a' }],
        holidaySchedules: [{ id: 'b' }],
      }),
      '/api/v2/architect/emergencygroups': listing({ id: 'storm', name: 'Storm', emergencyCallFlows: [{ ivrs: [{ id: 'ivr-1' }] }] }),
    });
    const platform = platformAt(server.url);
    const ask = async (kind: 'schedule-group' | 'schedule' | 'ivr' | 'emergency-group', id: string) => {
      const answer = await platform.referrers({ kind, id });
      return answer.known ? answer.value.map(({ name }) => name) : answer.why;
    };
    expect(await ask('schedule-group', 'hours')).toEqual(['Desk']);
    expect(await ask('schedule', 'b')).toEqual(['Hours']);
    expect(await ask('ivr', 'ivr-1')).toEqual(['Storm']);
    expect([await ask('schedule', 'x'), await ask('emergency-group', 'storm')]).toEqual([[], []]);
  });

  it('is unknown where a list is', async () => {
    const server = await organization({ '/api/v2/architect/ivrs': refused });
    expect(await platformAt(server.url).referrers({ kind: 'schedule-group', id: 'hours' })).toMatchObject({
      known: false,
      why: 'IVRs: 403 missing.permission: no',
    });
  });
});

describe('conversations in flows', () => {
  const QUERY = '/api/v2/analytics/flows/activity/query';

  it('are counted in bulk, and no row is zero', async () => {
    const server = await organization({
      [QUERY]: {
        body: {
          results: [
            { group: { flowId: 'a' }, data: [{ metric: 'oFlow', count: 2 }] },
            { group: { flowId: 'a' }, data: [{ metric: 'oFlow', qualifier: 'chat', count: 1 }] },
          ],
        },
      },
    });
    expect(await platformAt(server.url).flowSessions(['a', 'b'])).toEqual({
      known: true,
      value: new Map([
        ['a', 3],
        ['b', 0],
      ]),
    });
    expect(JSON.parse(String(server.heardAt(QUERY)[0]?.body))).toEqual({
      metrics: [{ metric: 'oFlow' }],
      groupBy: ['flowId'],
      filter: {
        type: 'or',
        predicates: [
          { dimension: 'flowId', operator: 'matches', value: 'a' },
          { dimension: 'flowId', operator: 'matches', value: 'b' },
        ],
      },
    });
  });

  it('of 250 flows need three requests', async () => {
    const server = await organization({ [QUERY]: { body: { results: [] } } });
    const answer = await platformAt(server.url).flowSessions(Array.from({ length: 250 }, (_, at) => `flow-${at}`));
    expect(answer.known && answer.value.size).toBe(250);
    expect(server.heardAt(QUERY)).toHaveLength(3);
  });

  it.each([
    refused,
    { status: 202, body: {} },
    { body: '<html>' },
    { body: { results: {} } },
    { body: { message: 'maintenance' } },
    { body: { results: [{ group: { flowId: 'a' }, data: [{ metric: 'oFlow' }] }] } },
  ] satisfies readonly Reply[])('are unknown after %j', async (reply) => {
    const server = await organization({ [QUERY]: reply });
    expect(await platformAt(server.url).flowSessions(['a'])).toMatchObject({ known: false });
  });

  it('are none where nothing is asked', async () => {
    const server = await organization({});
    expect(await platformAt(server.url).flowSessions([])).toEqual({ known: true, value: new Map() });
    expect(server.heard).toHaveLength(0);
  });
});

describe('queues', () => {
  it('are told with who waits and who talks, over all media', async () => {
    const stats = (metric: string, count: number) => ({ metric, stats: { count } });
    const server = await organization({
      '/api/v2/analytics/queues/observations/query': {
        body: {
          results: [
            { group: { queueId: 'q', mediaType: 'voice' }, data: [stats('oWaiting', 2), stats('oInteracting', 1)] },
            { group: { queueId: 'q', mediaType: 'chat' }, data: [stats('oInteracting', 3)] },
          ],
        },
      },
    });
    expect(await platformAt(server.url).queueActivity(['q', 'r'])).toEqual({
      known: true,
      value: new Map([
        ['q', { waiting: 2, interacting: 4 }],
        ['r', { waiting: 0, interacting: 0 }],
      ]),
    });
  });
});

describe('the credentials', () => {
  it('may do what the roles grant, division by division', async () => {
    const policies = [
      { domain: 'architect', entityName: 'flow', actions: ['view', 'edit'] },
      { domain: '*', entityName: '*', actions: ['*'] },
    ];
    const server = await organization({
      '/api/v2/authorization/subjects/me': {
        body: { grants: [{ division: { id: 'd', name: 'Sales' }, role: { policies } }, { division: { id: '*' } }] },
      },
    });
    expect(await platformAt(server.url).grants()).toEqual({
      known: true,
      value: [
        { domain: 'architect', entity: 'flow', actions: ['view', 'edit'], divisionId: 'd', divisionName: 'Sales' },
        { domain: '*', entity: '*', actions: ['*'], divisionId: 'd', divisionName: 'Sales' },
      ],
    });
  });

  it('may do nothing that we know of where the answer has no grants', async () => {
    const server = await organization({ '/api/v2/authorization/subjects/me': { body: { id: 'me' } } });
    expect(await platformAt(server.url).grants()).toMatchObject({ known: false, failure: { kind: 'malformed' } });
  });

  it('belong to an organisation', async () => {
    const server = await organization({ '/api/v2/organizations/me': { body: { id: 'org-1', name: 'Example Ltd', domain: 'example' } } });
    expect(await platformAt(server.url).organization()).toEqual({ known: true, value: { id: 'org-1', name: 'Example Ltd' } });
  });
});

describe('names', () => {
  it('are asked for once, people together and clients one by one', async () => {
    const server = await organization({
      '/api/v2/users': listing({ id: 'u1', name: 'Ann' }),
      '/api/v2/oauth/clients/c1': { body: { id: 'c1', name: 'Deployments' } },
    });
    const platform = platformAt(server.url);
    const expected = new Map([
      ['u1', { kind: 'person', id: 'u1', name: 'Ann' }],
      ['c1', { kind: 'client', id: 'c1', name: 'Deployments' }],
      ['x', { kind: 'person', id: 'x', name: null }],
    ]);
    expect(await platform.namesOf(['u1', 'c1', 'x', 'u1'])).toEqual(expected);
    expect(await platform.anew().namesOf(['u1', 'c1', 'x'])).toEqual(expected);
    expect(server.heard.map(({ path }) => path)).toEqual([
      '/oauth/token',
      '/api/v2/users',
      '/api/v2/oauth/clients/c1',
      '/api/v2/oauth/clients/x',
    ]);
  });

  it('stay unknown without the rights, and that is no failure', async () => {
    const server = await organization({ '/api/v2/users': refused, '/api/v2/oauth/clients/u1': refused });
    expect(await platformAt(server.url).namesOf(['u1'])).toEqual(new Map([['u1', { kind: 'person', id: 'u1', name: null }]]));
  });
});

describe('links', () => {
  const apps = 'https://apps.mypurecloud.ie';

  it.each([
    ['genesyscloud_flow', 'INBOUNDCALL', `${apps}/architect/#/inboundcall/flows/1%2F2/latest`],
    ['genesyscloud_flow', null, null],
    ['genesyscloud_architect_ivr', null, `${apps}/directory/#/admin/routing/ivrs/1%2F2`],
    ['genesyscloud_architect_schedules', null, `${apps}/directory/#/admin/routing/scheduling/schedules/1%2F2`],
    ['genesyscloud_architect_schedulegroups', null, null],
    ['genesyscloud_unheard_of', null, null],
  ])('%s of type %p: %p', (resourceType, flowType, link) => {
    expect(linkTo(apps, resourceType, '1/2', flowType)).toBe(link);
  });

  it('need a region', () => {
    expect(linkTo(null, 'genesyscloud_architect_ivr', '1')).toBeNull();
  });
});
