import { setStage } from '../sandbox/stage.ts';
import { deploymentOf } from './configuration.ts';
import { type LockTrace, lastClear, lockTraces } from './lock-traces.ts';
import { runnersNode } from './nodes.ts';
import { objectReads } from './object-reads.ts';
import { inTime, median, percentile, type Row, ratioOf, total } from './row.ts';
import { BACKOFF, SCALE } from './scale.ts';
import { blindLoop, fixedLoop, ourAction, type Strategy } from './strategies.ts';

const SEED = 409;
const TRACES = 30;

/** What one deployment cost. */
interface Cost {
  /** Scaled milliseconds from the last lock's end to the deployment's. */
  readonly lostMs: number;
  readonly attempts: number;
  readonly runs: number;
  readonly reads: number;
}

/**
 * 30 lock traces, each deployed by the action, by a blind loop with the same delays, and by a loop of 30 s, all ten times faster than
 * in reality. Terraform is not: its own time counts ten times as much here as it does on a real platform, and the action runs it
 * several times for one retry, where a loop runs it once.
 */
export const benchRetry = async (): Promise<readonly Row[]> => {
  const strategies = [ourAction(runnersNode(), BACKOFF), blindLoop(BACKOFF), fixedLoop(30_000 / SCALE)];
  const costs: (readonly Cost[])[] = [];
  // Side by side, so that all three meet the same load of the machine; they mostly wait.
  for (const trace of lockTraces(SEED, TRACES)) costs.push(await Promise.all(strategies.map((strategy) => deploy(trace, strategy))));
  const of = (strategy: number): readonly Cost[] => costs.flatMap((row) => row[strategy] ?? []);
  return [...compare(of(0), of(1), 'blind loop'), ...compare(of(0), of(2), `${30 / SCALE} s loop`)];
};

/** Sets the stage for a trace and deploys on it; the locks' clock starts with the deployment. */
const deploy = async (trace: LockTrace, strategy: Strategy): Promise<Cost> => {
  const { deployed, changed, scenario } = deploymentOf(trace);
  const stage = await setStage({ files: deployed, scenario, arm: false, innerTries: 1 });
  try {
    await stage.write(changed);
    const before = stage.sandbox.api.requests.length;
    const startedAt = Date.now();
    stage.sandbox.api.arm();
    const { endedAt, attempts, runs } = await strategy(stage);
    const reads = objectReads(stage.sandbox.api.requests.slice(before));
    return { lostMs: endedAt - startedAt - lastClear(trace), attempts, runs, reads };
  } finally {
    await stage.close();
  }
};

const compare = (ours: readonly Cost[], others: readonly Cost[], name: string): readonly Row[] => {
  const row = (what: string, mine: number, theirs: number, show: (value: number) => string): Row => ({
    bench: 'retry',
    what: `${what}, ${TRACES} lock traces`,
    ours: show(mine),
    against: `${show(theirs)} (${name})`,
    ratio: ratioOf(mine, theirs),
    limit: null,
  });
  const lost = (costs: readonly Cost[]) => costs.map(({ lostMs }) => lostMs);
  const sum = (costs: readonly Cost[], member: 'attempts' | 'runs' | 'reads') => total(costs.map((cost) => cost[member]));
  return [
    row('time lost after the last lock cleared, median', median(lost(ours)), median(lost(others)), inTime),
    row('time lost after the last lock cleared, p90', percentile(lost(ours), 0.9), percentile(lost(others), 0.9), inTime),
    row('attempts, total', sum(ours, 'attempts'), sum(others, 'attempts'), String),
    row('terraform plan and apply runs, total', sum(ours, 'runs'), sum(others, 'runs'), String),
    row('object reads, total', sum(ours, 'reads'), sum(others, 'reads'), String),
  ];
};
