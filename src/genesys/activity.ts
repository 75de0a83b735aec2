import { allKnown, mapAnswer } from './answer.ts';
import { chunksOf } from './chunks.ts';
import { malformed } from './platform-failure.ts';
import type { Answer, ById, QueueActivity } from './port.ts';
import type { Session } from './session.ts';

/**
 * Conversations in flows now, by `POST /analytics/flows/activity/query` (facts/genesys.md 1.3). A flow without a row has none. The
 * figures are near to real time, so one zero alone proves little.
 */
export const readFlowSessions = async (session: Session, ids: readonly string[]): Promise<Answer<ById<number>>> => {
  const parts = await Promise.all(
    chunksOf(ids).map((part) =>
      session.ask('conversations in flows', async ({ analytics }) => {
        const query = { metrics: [{ metric: 'oFlow' }], groupBy: ['flowId'], filter: anyOf('flowId', part) };
        const answer = await analytics.postAnalyticsFlowsActivityQuery(query, { pageSize: part.length, pageNumber: 1 });
        const rows = rowsOf(answer).flatMap(({ group, data }) =>
          (data ?? []).filter(({ metric }) => metric === 'oFlow').map(({ count }) => ({ id: group?.flowId, count })),
        );
        return part.map((id) => [id, sumFor(id, rows)] as const);
      }),
    ),
  );
  return mapAnswer(allKnown(parts), (counts) => new Map(counts.flat()));
};

/** Who waits and who talks in queues now, by `POST /analytics/queues/observations/query`; a row for each medium. */
export const readQueueActivity = async (session: Session, ids: readonly string[]): Promise<Answer<ById<QueueActivity>>> => {
  const parts = await Promise.all(
    chunksOf(ids).map((part) =>
      session.ask('interactions in queues', async ({ analytics }) => {
        const query = { metrics: ['oWaiting', 'oInteracting'], filter: anyOf('queueId', part) };
        const rows = rowsOf(await analytics.postAnalyticsQueuesObservationsQuery(query)).flatMap(({ group, data }) =>
          (data ?? []).map(({ metric, stats }) => ({ id: group?.queueId, metric, count: stats?.count })),
        );
        const of = (id: string, metric: string): number =>
          sumFor(
            id,
            rows.filter((row) => row.metric === metric),
          );
        return part.map((id) => [id, { waiting: of(id, 'oWaiting'), interacting: of(id, 'oInteracting') }] as const);
      }),
    ),
  );
  return mapAnswer(allKnown(parts), (activities) => new Map(activities.flat()));
};

const anyOf = (dimension: string, values: readonly string[]) => ({
  type: 'or',
  predicates: values.map((value) => ({ dimension, operator: 'matches', value })),
});

/** No rows is how the platform says that nothing goes on, perhaps by `{}`; an object that says something else is no such answer. */
const rowsOf = <Row>({ results, ...rest }: { readonly results?: readonly Row[]; readonly entityIdDimension?: string }): readonly Row[] => {
  if (Array.isArray(results)) return results;
  const others = Object.keys(rest).filter((key) => key !== 'entityIdDimension' && key !== 'systemToOrganizationMappings');
  if (results !== undefined || others.length > 0) throw malformed('the answer has no results');
  return [];
};

const sumFor = (id: string, rows: readonly { readonly id: string | undefined; readonly count: number | undefined }[]): number =>
  rows
    .filter((row) => row.id === id)
    .reduce((sum, { count }) => {
      if (typeof count !== 'number') throw malformed('a row has no count');
      return sum + count;
    }, 0);
