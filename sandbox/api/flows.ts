import type { Models } from 'purecloud-platform-client-v2';
import { existingFlow, shownFlow } from './flow-state.ts';
import { liveFlows, type StoredFlow } from './organisation.ts';
import { type Page, pageOf } from './page.ts';
import type { Area } from './platform.ts';
import { referrersOfFlow } from './references.ts';
import { flowInUse, flowNotFound, flowUsedByOnDelete, operationInProgress } from './refusal.ts';
import { listParameter, passesNameFilter, queryOf } from './request.ts';

type ById = { readonly Params: { readonly id: string } };

/** `GET /api/v2/flows`, `GET` and `DELETE /api/v2/flows/{id}` (facts/genesys.md 1.1, 2.2). */
export const flows: Area = (app, platform) => {
  const { organisation, situation } = platform;

  app.get<{ Reply: Page<Models.Flow> }>('/api/v2/flows', async (request) => {
    const query = queryOf(request);
    const candidates = query.get('deleted') === 'true' ? [...organisation.flows.values()] : liveFlows(organisation);
    const shown = candidates.map((flow) => shownFlow(platform, flow));
    return pageOf(
      request,
      shown.filter((flow) => passesFilters(query, flow)),
      500,
    );
  });

  app.get<ById & { Reply: Models.Flow }>('/api/v2/flows/:id', async (request) => {
    const { id } = request.params;
    if (queryOf(request).get('deleted') !== 'true') return shownFlow(platform, existingFlow(platform, id));
    const flow = organisation.flows.get(id);
    if (flow === undefined) throw flowNotFound();
    return shownFlow(platform, flow);
  });

  app.delete<ById>('/api/v2/flows/:id', async (request, reply) => {
    const flow = existingFlow(platform, request.params.id);
    refuseDelete(flow);
    organisation.flows.set(flow.id, { ...flow, deleted: true, active: false });
    return reply.code(204).send();
  });

  const refuseDelete = (flow: StoredFlow): void => {
    if (situation.meet('operation', flow.name) !== null) throw operationInProgress();
    const [referrer] = referrersOfFlow(organisation, flow);
    if (referrer !== undefined) throw flowUsedByOnDelete(referrer.use);
    if (situation.meet('callers', flow.name)?.refuseDelete === true) throw flowInUse();
  };
};

/** Filters that take a list pass any of its values. Times of publishing are compared as ISO texts. */
const passesFilters = (query: URLSearchParams, flow: Models.Flow): boolean => {
  const isWanted = (parameter: string, value = ''): boolean => listParameter(query, parameter)?.includes(value) ?? true;
  const published = flow.publishedVersion?.datePublished ?? '';
  return (
    passesNameFilter(query, flow.name) &&
    isWanted('id', flow.id) &&
    (isWanted('type', flow.type) || isWanted('type', flow.type?.toLowerCase())) &&
    isWanted('divisionId', flow.division?.id) &&
    isWanted('lockedBy', flow.lockedUser?.id) &&
    isWanted('lockedByClientId', flow.lockedClient?.id) &&
    published >= (query.get('publishedAfter') ?? '') &&
    published <= (query.get('publishedBefore') ?? '9999')
  );
};
