import { type Stage, setStage } from '../sandbox/stage.ts';
import { scheduleGroup, schedules } from './configuration.ts';
import { runnersNode } from './nodes.ts';
import { objectReads } from './object-reads.ts';
import { type Row, ratioOf } from './row.ts';
import { BACKOFF } from './scale.ts';
import { blindLoop, ourAction, type Strategy } from './strategies.ts';

const STATE = 1_000;
const IN_CONFLICT = 3;
/** The schedule that the groups in conflict refer to, and the groups of both kinds. */
const OTHERS = STATE - 2 * IN_CONFLICT - 1;

/** What the groups in conflict depend on. */
type Dependency = 'single' | 'counted';

const OPEN_SCHEDULE: Readonly<Record<Dependency, string>> = {
  single: 'genesyscloud_architect_schedules.hours[0].id',
  counted: 'genesyscloud_architect_schedules.other[0].id',
};

const groupNames = (dependency: Dependency): readonly string[] =>
  Array.from({ length: IN_CONFLICT }, (_, index) => `${dependency}-${index + 1}`);

/** A module of 1,000 objects, with the description of the groups of each kind. */
const moduleWith = (descriptions: Readonly<Record<Dependency, string>>): string => {
  const groups = (dependency: Dependency): readonly string[] =>
    groupNames(dependency).map((name) => scheduleGroup(name, descriptions[dependency], OPEN_SCHEDULE[dependency]));
  return [schedules('other', OTHERS), schedules('hours', 1), ...groups('single'), ...groups('counted')].join('');
};

/** Each group refuses its first change, and no other. */
const SCENARIO = `conditions:\n${[...groupNames('single'), ...groupNames('counted')]
  .map((name) => `  - shifts: { schedule-group: ${name}, times: 1 }\n`)
  .join('')}`;

/**
 * 1,000 objects in the state, three in conflict: what a retry reads, from the first failure to the success (at most 1 % of
 * what the blind loop reads). The second line is no promise: `-target` brings dependencies along, and of a `count` all of them.
 */
export const benchLargeState = async (): Promise<readonly Row[]> => {
  const deployed = { single: 'before', counted: 'before' };
  const stage = await setStage({ files: { 'main.tf': moduleWith(deployed) }, scenario: SCENARIO, apply: false, arm: false, innerTries: 1 });
  try {
    await stage.terraform('init');
    await stage.terraform('apply', '-auto-approve', '-parallelism=50');
    const ours = ourAction(runnersNode(), BACKOFF);
    const byUs = await readsOfRetry(stage, ours, { ...deployed, single: 'by us' });
    const byLoop = await readsOfRetry(stage, blindLoop(BACKOFF), { ...deployed, single: 'by the loop' });
    const counted = await readsOfRetry(stage, ours, { counted: 'by us', single: 'by the loop' });
    const what = `object reads of a retry, ${STATE} in state, ${IN_CONFLICT} in conflict`;
    return [row(what, byUs, byLoop, 0.01), row(`${what} that depend on one of a count of ${OTHERS}`, counted, byLoop, null)];
  } finally {
    await stage.close();
  }
};

const row = (what: string, ours: number, blind: number, limit: number | null): Row => ({
  bench: 'large-state',
  what,
  ours: `${ours}`,
  against: `${blind} (blind loop)`,
  ratio: ratioOf(ours, blind),
  limit,
});

/** Deploys the change, which fails once, and counts what was read after the last refusal. */
const readsOfRetry = async (stage: Stage, strategy: Strategy, descriptions: Readonly<Record<Dependency, string>>): Promise<number> => {
  const { api } = stage.sandbox;
  await stage.write({ 'main.tf': moduleWith(descriptions) });
  api.arm();
  const before = api.requests.length;
  const { attempts } = await strategy(stage);
  if (attempts !== 2) throw new Error(`One retry was expected, not ${attempts - 1}.`);
  const requests = api.requests.slice(before);
  const lastRefusal = requests.findLastIndex(({ status }) => status === 409);
  return objectReads(requests.slice(lastRefusal + 1));
};
