import type { FastifyRequest } from 'fastify';
import type { Models } from 'purecloud-platform-client-v2';
import { type Dependency, type DependencyNode, dependenciesIn } from './dependencies.ts';
import { type Page, pageOf } from './page.ts';
import type { Area, Platform } from './platform.ts';
import { badRequest } from './refusal.ts';
import { queryOf } from './request.ts';

const PATH = '/api/v2/architect/dependencytracking';

type Listing = Page<Models.Dependency & { readonly name: string }>;

/**
 * Who uses what (facts/genesys.md 1.2). The answers come from the organisation's real references; while the scenario's index is not
 * built they are empty, and one that needs to be rebuilt still gives them: only OPERATIONAL makes "nobody" trustworthy.
 */
export const dependencyTracking: Area = (app, platform) => {
  const buildId = platform.newId();

  const list = (request: FastifyRequest, pick: (dependency: Dependency, id: string, type: string) => DependencyNode | null): Listing => {
    const query = queryOf(request);
    const flowFilter = query.get('flowFilter') ?? 'published';
    if (!['checkedIn', 'published'].includes(flowFilter)) throw badRequest('flowFilter: write checkedIn or published');
    const [id, type] = [required(query, 'id'), required(query, 'objectType')];
    const { status, stateUnknown } = indexNow(platform);
    const isReadable = status === 'OPERATIONAL' || status === 'OPERATIONALNEEDSREBUILD';
    const nodes = isReadable ? dependenciesIn(platform.organisation).flatMap((dependency) => pick(dependency, id, type) ?? []) : [];
    const distinct = new Map(nodes.map((node) => [node.id, node]));
    return pageOf(
      request,
      [...distinct.values()].map((node) => ({ ...node, updated: false, stateUnknown })),
    );
  };

  app.get<{ Reply: Listing }>(`${PATH}/consumingresources`, async (request) =>
    list(request, ({ consumer, consumed }, id, type) => (consumed.id === id && consumed.type === type ? consumer : null)),
  );

  app.get<{ Reply: Listing }>(`${PATH}/consumedresources`, async (request) => {
    required(queryOf(request), 'version');
    return list(request, ({ consumer, consumed }, id, type) => (consumer.id === id && consumer.type === type ? consumed : null));
  });

  app.get<{ Reply: Models.DependencyStatus }>(`${PATH}/build`, async () => ({ id: buildId, buildId, status: indexNow(platform).status }));
};

const required = (query: URLSearchParams, name: string): string => {
  const value = query.get(name);
  if (value === null || value === '') throw badRequest(`${name} is required`);
  return value;
};

const indexNow = ({ scenario, situation }: Platform) => {
  const time = situation.sinceArm();
  const { until, status, stateUnknown } = scenario.dependencyIndex;
  const stands = time !== null && (until === null || time < until);
  return stands ? { status, stateUnknown } : { status: 'OPERATIONAL', stateUnknown: false };
};
