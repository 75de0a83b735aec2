import type { Models } from 'purecloud-platform-client-v2';
import * as v from 'valibot';
import { type AnalyticsFilter, analyticsFilter, type Dimensions, passes } from './analytics-filter.ts';
import { liveFlows } from './organisation.ts';
import type { Area, Platform } from './platform.ts';
import { bodyOf, countParameter, queryOf } from './request.ts';

const PATH = '/api/v2/analytics';
const metrics = v.pipe(v.array(v.string()), v.minLength(1, 'at least one metric is required'));
const observationBody = v.object({ filter: analyticsFilter, metrics });
const activityBody = v.object({
  metrics: v.pipe(
    v.array(v.object({ metric: v.string(), details: v.exactOptional(v.boolean(), false) })),
    v.minLength(1, 'at least one metric is required'),
  ),
  groupBy: v.pipe(
    v.array(v.picklist(['flowId', 'flowType', 'mediaType'])),
    v.includes('flowId', 'the sandbox counts by flowId: name it, with others if you like'),
  ),
  filter: v.exactOptional(analyticsFilter),
});

/**
 * How many are in a flow or a queue now (facts/genesys.md 1.3). What nobody is in has no row. Figures are as old as the scenario's
 * `analytics-lag` says. The members of `group` are inferred from those of queues.
 */
export const analytics: Area = (app, platform) => {
  app.post<{ Reply: Models.FlowObservationQueryResponse }>(`${PATH}/flows/observations/query`, async (request) => {
    const { filter, metrics } = bodyOf(request, observationBody);
    if (!metrics.includes('oFlow')) return { results: [] };
    const rows = flowRows(platform).filter(({ group }) => passes(filter, group));
    return {
      results: rows.map(({ group: { flowId, mediaType }, count }) => ({
        group: { flowId, mediaType },
        data: [{ metric: 'oFlow', stats: { count }, truncated: false }],
      })),
    };
  });

  app.post<{ Reply: Models.FlowActivityResponse }>(`${PATH}/flows/activity/query`, async (request) => {
    const { metrics, groupBy, filter } = bodyOf(request, activityBody);
    const query = queryOf(request);
    const [size, page] = [countParameter(query, 'pageSize', 100, 1_000), countParameter(query, 'pageNumber', 1, Number.MAX_SAFE_INTEGER)];
    const wanted = metrics.find(({ metric }) => metric === 'oFlow');
    if (wanted === undefined) return { results: [] };
    const rows = flowRows(platform).filter(({ group }) => filter === undefined || passes(filter, group));
    const results = rows.slice((page - 1) * size, page * size).map(({ group, count }) => ({
      group: Object.fromEntries(groupBy.map((dimension) => [dimension, group[dimension]])),
      data: [{ metric: 'oFlow', count }],
      truncated: false,
      ...(wanted.details ? { entities: entitiesOf(platform, group, count) } : {}),
    }));
    return { results, entityIdDimension: 'conversationId' };
  });

  app.post<{ Reply: Models.QueueObservationQueryResponse }>(`${PATH}/queues/observations/query`, async (request) => {
    const { filter, metrics } = bodyOf(request, observationBody);
    return { results: queueRows(platform, filter, metrics) };
  });
};

interface FlowRow {
  readonly group: Required<Pick<Dimensions, 'flowId' | 'flowType' | 'mediaType'>>;
  readonly count: number;
}

const flowRows = ({ organisation, situation, scenario }: Platform): readonly FlowRow[] =>
  liveFlows(organisation).flatMap(({ id, name, type }) => {
    const count = situation.callersIn(name, scenario.analyticsLag);
    return count === 0 ? [] : [{ group: { flowId: id, flowType: type, mediaType: mediaOf(type) }, count }];
  });

const mediaOf = (flowType: string): string => {
  const media = ['CHAT', 'EMAIL', 'MESSAGE'].find((word) => flowType.includes(word));
  return media?.toLowerCase() ?? 'voice';
};

const entitiesOf = (platform: Platform, group: FlowRow['group'], count: number): Models.FlowActivityEntityData[] =>
  Array.from({ length: count }, (_, at) => ({
    ...group,
    metric: 'oFlow',
    activityDate: platform.timestamp(),
    conversationId: `${group.flowId}-${at + 1}`,
  }));

const queueRows = (
  { organisation, situation }: Platform,
  filter: AnalyticsFilter,
  metrics: readonly string[],
): Models.QueueObservationDataContainer[] =>
  [...organisation.queues.values()].flatMap(({ id, name }) => {
    const group = { queueId: id, mediaType: 'voice' };
    const activity = situation.look('interactions', name);
    if (activity === null || !passes(filter, group)) return [];
    const counts = { oInteracting: activity.interacting, oWaiting: activity.waiting };
    const data = Object.entries(counts).flatMap(([metric, count]) =>
      count > 0 && metrics.includes(metric) ? [{ metric, stats: { count }, truncated: false }] : [],
    );
    return data.length === 0 ? [] : [{ group, data }];
  });
