import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApi } from '../sandbox/api/server.ts';
import { readSettings } from '../src/action/read-settings.ts';
import { findPlanLocks } from '../src/commands/find-plan-locks.ts';
import type { Clock } from '../src/domain/clock.ts';
import { verdictOf } from '../src/domain/lock.ts';
import type { Settings } from '../src/domain/settings.ts';
import { benchLockEnd } from './lock-end.ts';
import { benchLockMemory } from './lock-memory.ts';
import { changesIn, DELETION_EVERY, type Mix, mixOf, organisationOf, planOf } from './lock-plan.ts';
import { inTime, type Row, ratioOf } from './row.ts';

/** What the lock phase of one plan cost. */
interface Cost {
  readonly requests: number;
  readonly elapsedMs: number;
}

const SIZES = [10, 100, 1_000, 5_000];

/** Issue 3: a plan of 1,000 flows and 500 schedule groups. */
const PROMISED: Mix = { flows: 1_000, scheduleGroups: 500, schedules: 0, ivrs: 0 };
const MOST_REQUESTS = 60;

/** The lock phase: what it asks and how long it takes as plans grow, what it takes in memory, and how soon a lock's end is noticed. */
export const benchLocks = async (): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const size of SIZES) rows.push(growthRow(mixOf(size), await lockPhase(mixOf(size))));
  rows.push(promiseRow(await lockPhase(PROMISED)));
  return [...rows, ...(await benchLockEnd()), await benchLockMemory()];
};

/** The time is the rate budget's, from the 41st request on: 250 a minute, as many as the platform takes with room to spare. */
const growthRow = (mix: Mix, { requests, elapsedMs }: Cost): Row => ({
  bench: 'locks',
  what: `requests of the lock phase, ${changesIn(mix)} changes (1 in ${DELETION_EVERY} deleted), in ${inTime(elapsedMs)}`,
  ours: `${requests}`,
  against: `${changesIn(mix)} (one a change)`,
  ratio: ratioOf(requests, changesIn(mix)),
  limit: null,
});

const promiseRow = ({ requests, elapsedMs }: Cost): Row => ({
  bench: 'locks',
  what: `requests of the lock phase, ${PROMISED.flows} flows and ${PROMISED.scheduleGroups} schedule groups, in ${inTime(elapsedMs)}`,
  ours: `${requests}`,
  against: `${MOST_REQUESTS} at most`,
  ratio: ratioOf(requests, MOST_REQUESTS),
  limit: 1,
});

const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/** The SDK's ES modules call require(), which Node gives only to CommonJS; dist is CommonJS. */
const loadAdapter = async () => {
  globalThis.require ??= createRequire(import.meta.url);
  const [{ openSession }, { createPlatform }] = await Promise.all([
    import('../src/genesys/session.ts'),
    import('../src/genesys/platform.ts'),
  ]);
  return { openSession, createPlatform };
};

/** Asks an organisation that has nothing but the plan's objects; the log-in counts. Every answer must be there, and clear. */
const lockPhase = async (mix: Mix): Promise<Cost> => {
  const { openSession, createPlatform } = await loadAdapter();
  const api = await startApi({ scenario: organisationOf(mix) });
  try {
    const opening = openSession({
      region: 'us-east-1',
      apiUrl: api.url,
      credentials: { kind: 'client', clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
      clock,
      random: Math.random,
      signal: new AbortController().signal,
      onSecret: () => undefined,
    });
    if (!opening.ok) throw new Error(opening.problem);
    const began = performance.now();
    const locks = await findPlanLocks(createPlatform(opening.session), planOf(mix), defaultSettings());
    const elapsedMs = performance.now() - began;
    const objects = new Set(locks.map(({ object }) => object.address));
    if (objects.size !== changesIn(mix) || verdictOf(locks) !== 'clear')
      throw new Error(`The lock phase looked at ${objects.size} of ${changesIn(mix)} objects: ${verdictOf(locks)}.`);
    return { requests: api.requests.length, elapsedMs };
  } finally {
    await api.close();
  }
};

const defaultSettings = (): Settings => {
  const reading = readSettings((input) => (input === 'command' ? 'apply' : ''), process.cwd());
  if (!reading.ok) throw new Error(reading.problems.map(({ problem }) => problem).join('\n'));
  return reading.settings;
};
