import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PureCloudRegionHosts from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/PureCloudRegionHosts.js';
import type { Api } from '../../sandbox/api/server.ts';
import { REGIONS } from '../../src/domain/region.ts';
import { type Apis, connectSdk } from '../../src/genesys/sdk.ts';
import { sessionAt } from './open.ts';
import { sandbox, stopSandboxes } from './sandbox.ts';
import { type StandIn, standIn, stopStandIns } from './stand-in.ts';

type Call = (apis: Apis) => Promise<unknown>;

const TODAY = { startDate: '2026-01-05T00:00:00Z', endDate: '2026-01-06T00:00:00Z' };

/** Every operation of the SDK that src/genesys calls: the request that we count on, and a call of it. Ids are `ID`. */
const OPERATIONS: Readonly<Record<string, readonly [request: string, call: Call]>> = {
  'analytics.postAnalyticsFlowsActivityQuery': [
    'POST /api/v2/analytics/flows/activity/query',
    ({ analytics }) => analytics.postAnalyticsFlowsActivityQuery({ metrics: [{ metric: 'oFlow' }], groupBy: ['flowId'] }),
  ],
  'analytics.postAnalyticsQueuesObservationsQuery': [
    'POST /api/v2/analytics/queues/observations/query',
    ({ analytics }) =>
      analytics.postAnalyticsQueuesObservationsQuery({
        metrics: ['oWaiting'],
        filter: { type: 'or', predicates: [{ dimension: 'queueId', operator: 'matches', value: 'ID' }] },
      }),
  ],
  'architect.getArchitectDependencytrackingBuild': [
    'GET /api/v2/architect/dependencytracking/build',
    ({ architect }) => architect.getArchitectDependencytrackingBuild(),
  ],
  'architect.getArchitectDependencytrackingConsumedresources': [
    'GET /api/v2/architect/dependencytracking/consumedresources',
    ({ architect }) => architect.getArchitectDependencytrackingConsumedresources('ID', '1', 'INBOUNDCALLFLOW'),
  ],
  'architect.getArchitectDependencytrackingConsumingresources': [
    'GET /api/v2/architect/dependencytracking/consumingresources',
    ({ architect }) => architect.getArchitectDependencytrackingConsumingresources('ID', 'INBOUNDCALLFLOW'),
  ],
  'architect.getArchitectEmergencygroup': [
    'GET /api/v2/architect/emergencygroups/ID',
    ({ architect }) => architect.getArchitectEmergencygroup('ID'),
  ],
  'architect.getArchitectEmergencygroups': [
    'GET /api/v2/architect/emergencygroups',
    ({ architect }) => architect.getArchitectEmergencygroups(),
  ],
  'architect.getArchitectIvr': ['GET /api/v2/architect/ivrs/ID', ({ architect }) => architect.getArchitectIvr('ID')],
  'architect.getArchitectIvrs': ['GET /api/v2/architect/ivrs', ({ architect }) => architect.getArchitectIvrs()],
  'architect.getArchitectSchedule': ['GET /api/v2/architect/schedules/ID', ({ architect }) => architect.getArchitectSchedule('ID')],
  'architect.getArchitectSchedules': ['GET /api/v2/architect/schedules', ({ architect }) => architect.getArchitectSchedules()],
  'architect.getArchitectSchedulegroup': [
    'GET /api/v2/architect/schedulegroups/ID',
    ({ architect }) => architect.getArchitectSchedulegroup('ID'),
  ],
  'architect.getArchitectSchedulegroups': [
    'GET /api/v2/architect/schedulegroups',
    ({ architect }) => architect.getArchitectSchedulegroups(),
  ],
  'architect.getFlows': ['GET /api/v2/flows', ({ architect }) => architect.getFlows()],
  'authorization.getAuthorizationSubjectsMe': [
    'GET /api/v2/authorization/subjects/me',
    ({ authorization }) => authorization.getAuthorizationSubjectsMe(),
  ],
  'integrations.postIntegrationsActionExecute': [
    'POST /api/v2/integrations/actions/ID/execute',
    ({ integrations }) => integrations.postIntegrationsActionExecute('ID', {}),
  ],
  'oauth.getOauthClient': ['GET /api/v2/oauth/clients/ID', ({ oauth }) => oauth.getOauthClient('ID')],
  'organization.getOrganizationsMe': ['GET /api/v2/organizations/me', ({ organization }) => organization.getOrganizationsMe()],
  'workforce.getWorkforcemanagementBusinessunit': [
    'GET /api/v2/workforcemanagement/businessunits/ID',
    ({ workforce }) => workforce.getWorkforcemanagementBusinessunit('ID'),
  ],
  'workforce.getWorkforcemanagementBusinessunitManagementunits': [
    'GET /api/v2/workforcemanagement/businessunits/ID/managementunits',
    ({ workforce }) => workforce.getWorkforcemanagementBusinessunitManagementunits('ID'),
  ],
  'workforce.getWorkforcemanagementBusinessunitSchedulingRuns': [
    'GET /api/v2/workforcemanagement/businessunits/ID/scheduling/runs',
    ({ workforce }) => workforce.getWorkforcemanagementBusinessunitSchedulingRuns('ID'),
  ],
  'workforce.getWorkforcemanagementBusinessunitWeekSchedules': [
    'GET /api/v2/workforcemanagement/businessunits/ID/weeks/recent/schedules',
    ({ workforce }) => workforce.getWorkforcemanagementBusinessunitWeekSchedules('ID', 'recent'),
  ],
  'workforce.getWorkforcemanagementManagementunitUsers': [
    'GET /api/v2/workforcemanagement/managementunits/ID/users',
    ({ workforce }) => workforce.getWorkforcemanagementManagementunitUsers('ID'),
  ],
  'workforce.postWorkforcemanagementBusinessunitAgentschedulesSearch': [
    'POST /api/v2/workforcemanagement/businessunits/ID/agentschedules/search',
    ({ workforce }) => workforce.postWorkforcemanagementBusinessunitAgentschedulesSearch('ID', TODAY),
  ],
  'workforce.postWorkforcemanagementManagementunitAgentschedulesSearch': [
    'POST /api/v2/workforcemanagement/managementunits/ID/agentschedules/search',
    ({ workforce }) => workforce.postWorkforcemanagementManagementunitAgentschedulesSearch('ID', TODAY),
  ],
  'users.getUsers': ['GET /api/v2/users', ({ users }) => users.getUsers()],
};

const SOURCE = join(import.meta.dirname, '../../src/genesys');

/** The operations called in the source, `architect.getFlows`. */
const calledOperations = (): readonly string[] => {
  const names = Object.keys(connectSdk(HOSTS, String).apis(async () => Promise.reject(new Error('not asked')))).join('|');
  const call = new RegExp(String.raw`\b(?:${names})\.(?:get|post|put|patch|delete)\w+(?=\()`, 'g');
  const sources = readdirSync(SOURCE).filter((name) => name !== 'sdk.ts' && !name.endsWith('.d.ts'));
  return [...new Set(sources.flatMap((name) => readFileSync(join(SOURCE, name), 'utf8').match(call) ?? []))].sort();
};

const HOSTS = { api: 'http://127.0.0.1:9', login: 'http://127.0.0.1:9', apps: null, region: null, gateway: 'http://127.0.0.1:9' };

describe('the operations that the source calls', () => {
  let echo: StandIn;
  let api: Api;

  beforeAll(async () => {
    echo = await standIn(({ path }) => (path === '/oauth/token' ? undefined : { body: {} }));
    api = await sandbox('');
  });
  afterAll(async () => {
    await stopStandIns();
    await stopSandboxes();
  });

  it('are all listed here', () => {
    expect(calledOperations()).toEqual(Object.keys(OPERATIONS).sort());
  });

  it.each(Object.entries(OPERATIONS))('%s is in the installed SDK with that path and method', async (_name, [request, call]) => {
    const answer = await sessionAt(echo.url).session.ask('the contract', call);
    expect(answer).toEqual({ known: true, value: {} });
    const { method, path } = echo.heard.at(-1) ?? {};
    expect(`${method} ${path}`).toBe(request);
  });

  it.each(Object.entries(OPERATIONS))('%s is served by the sandbox', async (_name, [request, call]) => {
    const answer = await sessionAt(api.url).session.ask('the contract', call);
    if (!answer.known) expect(answer.why).toMatch(/^the contract: 404 .*\bid\b/);
    expect(`${api.requests.at(-1)?.method} ${api.requests.at(-1)?.path}`).toBe(request);
  });
});

describe('the regions', () => {
  it('are those of the installed SDK, and two of the provider', () => {
    const ours = REGIONS.map(({ name, domain }) => [name.replaceAll('-', '_'), domain]);
    expect(Object.fromEntries(ours)).toEqual({ ...PureCloudRegionHosts, dca: 'inindca.com', tca: 'inintca.com' });
  });
});
