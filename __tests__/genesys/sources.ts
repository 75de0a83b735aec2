import { type Api, startApi } from '../../sandbox/api/server.ts';
import { parseScenario } from '../../sandbox/scenario/parse.ts';
import type { DataActionRule, HttpRule, PublishRule, ShiftsRule, SourceRule } from '../../src/domain/config.ts';
import { createAskSource } from '../../src/genesys/config-sources.ts';
import { createNames } from '../../src/genesys/names.ts';
import type { SessionOptions } from '../../src/genesys/session.ts';
import type { GuardedObject, SourceAnswer } from '../../src/genesys/source-answer.ts';
import { type FakeClock, fakeClock, sessionAt } from './open.ts';

/** Id of the business unit of every test. */
export const UNIT = '0f5e0000-0000-4000-8000-000000000001';

/** Asks sources of the organisation at `apiUrl`; a lock of theirs means `abort`. The clock stands at Monday, 5 January 2026, 12:00 UTC. */
export const askerAt = (
  apiUrl: string | null,
  environment: Readonly<Record<string, string>> = {},
  { clock = fakeClock(), ...options }: Partial<SessionOptions> & { readonly clock?: FakeClock } = {},
): { readonly ask: (rule: SourceRule, guarded?: readonly GuardedObject[]) => Promise<SourceAnswer>; readonly clock: FakeClock } => {
  const { session } = sessionAt(apiUrl, { clock, ...options });
  const askSource = createAskSource({ session, names: createNames(session), now: clock.now, environment });
  return { clock, ask: (rule, guarded = []) => askSource(rule, guarded, 'abort') };
};

const running = new Set<Api>();

/** An armed sandbox with this scenario, and an asker on its clock. */
export const organisation = async (yaml: string) => {
  const reading = parseScenario(yaml, 'scenario.yaml');
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const clock = fakeClock();
  const api = await startApi({ scenario: reading.scenario, clock: clock.now });
  running.add(api);
  api.arm();
  return { api, clock, ask: askerAt(api.url, {}, { clock }).ask };
};

/** For `afterEach`. */
export const stopOrganisations = async (): Promise<void> => {
  for (const api of running) await api.close();
  running.clear();
};

export const shiftsRule = (facts: Partial<ShiftsRule> = {}): ShiftsRule => ({
  source: 'wfm-shifts',
  guards: null,
  onLock: null,
  businessUnit: UNIT,
  lookAhead: 'today',
  ...facts,
});

export const publishRule = (facts: Partial<PublishRule> = {}): PublishRule => ({
  source: 'wfm-publish',
  guards: null,
  onLock: null,
  businessUnit: UNIT,
  settleMs: 600_000,
  ...facts,
});

export const dataActionRule = (facts: Partial<DataActionRule> = {}): DataActionRule => ({
  source: 'data-action',
  guards: null,
  onLock: null,
  action: '7c1d0000-0000-4000-8000-000000000001',
  input: { environment: 'prod' },
  answer: 'lock_status',
  clearWhen: 'clear',
  ...facts,
});

export const httpRule = (facts: Partial<HttpRule> = {}): HttpRule => ({
  source: 'http',
  guards: null,
  onLock: null,
  target: { kind: 'platform', path: '/api/v2/lock' },
  method: 'GET',
  body: null,
  headers: [],
  lockedWhen: { path: 'status', values: ['LOCKED'] },
  ...facts,
});

/** A schedule group of the plan. */
export const group = (id: string): GuardedObject => ({
  address: `genesyscloud_architect_schedulegroups.${id}`,
  type: 'genesyscloud_architect_schedulegroups',
  id,
  name: null,
});
