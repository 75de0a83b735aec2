import { afterEach, describe, expect, it } from '@jest/globals';
import { idOf } from '../../../sandbox/api/organisation.ts';
import { run, stopAll } from './running-api.ts';

afterEach(stopAll);

const FLOWS = `
objects: { flows: [{ name: Main }, { name: Sales }, { name: Chat, type: INBOUNDCHAT }], queues: [{ name: Support }] }
conditions:
  - callers: { flow: Main, count: 2, leave: [1s, 3s] }
  - callers: { flow: Chat, count: 1 }
  - interactions: { queue: Support, interacting: 2, waiting: 1, until: 3s }
`;

const started = async (rest = '') => {
  const running = await run(`${FLOWS}${rest}`);
  const { analytics } = await running.sdk();
  const id = (name: string): string => String(idOf(running.api.organisation, 'flow', name));
  const filter = (...names: string[]) => ({
    type: 'or',
    predicates: names.map((name) => ({ dimension: 'flowId', operator: 'matches', value: id(name) })),
  });
  const callers = async (...names: string[]) => {
    const { results } = await analytics.postAnalyticsFlowsObservationsQuery({ filter: filter(...names), metrics: ['oFlow'] });
    return results?.map(({ group, data }) => [group?.flowId, group?.mediaType, data?.[0]?.stats?.count]);
  };
  return { ...running, analytics, id, filter, callers };
};

describe('observations of flows', () => {
  it('count the callers of the flows asked for; a flow with none has no row', async () => {
    const { api, pass, id, callers } = await started();
    expect(await callers('Main', 'Sales', 'Chat')).toEqual([]);
    api.arm();
    expect(await callers('Main', 'Sales')).toEqual([[id('Main'), 'voice', 2]]);
    expect(await callers('Chat')).toEqual([[id('Chat'), 'chat', 1]]);
    pass(1_000);
    expect(await callers('Main')).toEqual([[id('Main'), 'voice', 1]]);
    pass(2_000);
    expect(await callers('Main')).toEqual([]);
  });

  it('are late where the scenario says so', async () => {
    const { api, pass, id, callers } = await started('analytics-lag: 2s');
    api.arm();
    expect(await callers('Main')).toEqual([]);
    pass(4_999);
    expect(await callers('Main')).toEqual([[id('Main'), 'voice', 1]]);
    pass(1);
    expect(await callers('Main')).toEqual([]);
  });

  it('understand clauses, and refuse what they do not know', async () => {
    const { api, analytics, filter, id, send } = await started();
    api.arm();
    const voice = { type: 'and', predicates: [{ dimension: 'mediaType', value: 'voice' }] };
    const { results } = await analytics.postAnalyticsFlowsObservationsQuery({
      filter: { type: 'and', clauses: [filter('Main', 'Chat'), voice] },
      metrics: ['oFlow'],
    });
    expect(results).toMatchObject([{ group: { flowId: id('Main') } }]);
    const path = '/api/v2/analytics/flows/observations/query';
    expect((await send('POST', path, { filter: filter('Main'), metrics: [] })).status).toBe(400);
    expect((await send('POST', path, { filter: { type: 'or', predicates: [{ dimension: 'shoeSize' }] }, metrics: ['oFlow'] })).status).toBe(
      400,
    );
    expect((await send('POST', path, { metrics: ['oFlow'] })).status).toBe(400);
  });
});

describe('the activity of flows', () => {
  it('is grouped by flow, with the conversations where they are asked for', async () => {
    const { api, analytics, id } = await started();
    api.arm();
    const ask = (details: boolean, page = 1) =>
      analytics.postAnalyticsFlowsActivityQuery(
        { metrics: [{ metric: 'oFlow', details }], groupBy: ['flowId'] },
        { pageSize: 1, pageNumber: page },
      );
    const first = await ask(true);
    expect(first.results).toMatchObject([{ group: { flowId: id('Main') }, data: [{ metric: 'oFlow', count: 2 }] }]);
    expect(first.results?.[0]?.entities).toHaveLength(2);
    const second = await ask(false, 2);
    expect(second.results).toMatchObject([{ group: { flowId: id('Chat') }, data: [{ count: 1 }] }]);
    expect(second.results?.[0]?.entities).toBeUndefined();
    await expect(analytics.postAnalyticsFlowsActivityQuery({ metrics: [{ metric: 'oFlow' }], groupBy: [] })).rejects.toMatchObject({
      status: 400,
    });
  });
});

describe('observations of queues', () => {
  it('tell who talks and who waits', async () => {
    const { api, analytics, pass } = await started();
    const value = String(idOf(api.organisation, 'queue', 'Support'));
    const ask = (...metrics: string[]) =>
      analytics.postAnalyticsQueuesObservationsQuery({ filter: { type: 'or', predicates: [{ dimension: 'queueId', value }] }, metrics });
    api.arm();
    expect((await ask('oInteracting', 'oWaiting')).results).toMatchObject([
      {
        group: { queueId: value, mediaType: 'voice' },
        data: [
          { metric: 'oInteracting', stats: { count: 2 } },
          { metric: 'oWaiting', stats: { count: 1 } },
        ],
      },
    ]);
    expect((await ask('oWaiting')).results?.[0]?.data).toHaveLength(1);
    pass(3_000);
    expect((await ask('oInteracting', 'oWaiting')).results).toEqual([]);
  });
});
