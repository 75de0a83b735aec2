import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Node, nodes } from './nodes.ts';
import { probeEnvironment, readProbe } from './probe.ts';
import { inTime, median, type Row, ratioOf } from './row.ts';

const MAIN = join(dirname(import.meta.dirname), 'dist', 'main.cjs');
const RUNS = 15;
const SERIES = 3;

/** Words that only the SDK and octokit have. */
const HEAVY = /\bArchitectApi\b|octokit-core/;

/**
 * The action until it rejects an invalid input, against an empty script (at most twice the time), and what it reads on the
 * way. Both get the same small environment: with NODE_EXTRA_CA_CERTS every start takes 38 ms longer, which flatters the ratio
 * (facts/toolchain.md 3).
 */
export const benchStart = async (): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    const environment = smallEnvironment(folder);
    const empty = join(folder, 'empty.cjs');
    writeFileSync(empty, '');
    return [...nodes().map((node) => compareStarts(node, empty, environment)), await readOnTheWay(environment, join(folder, 'probe'))];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

type Environment = Readonly<Record<string, string>>;

const smallEnvironment = (folder: string): Environment => {
  const commandFile = (name: string): string => {
    writeFileSync(join(folder, name), '');
    return join(folder, name);
  };
  return {
    PATH: process.env.PATH ?? '',
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: commandFile('output'),
    GITHUB_STATE: commandFile('state'),
    GITHUB_STEP_SUMMARY: commandFile('summary'),
    INPUT_COMMAND: 'nonsense',
  };
};

/** Medians of runs that alternate, in milliseconds. */
interface Series {
  readonly ours: number;
  readonly empty: number;
}

const measure = (node: Node, empty: string, environment: Environment): Series => {
  const runs = Array.from({ length: RUNS }, () => ({
    empty: timeOf(node.path, empty, environment, 0),
    ours: timeOf(node.path, MAIN, environment, 1),
  }));
  return { ours: median(runs.map((run) => run.ours)), empty: median(runs.map((run) => run.empty)) };
};

/** Of several series the one whose empty script was fastest: what else the machine does makes the longer script wait more often. */
const compareStarts = (node: Node, emptyScript: string, environment: Environment): Row => {
  const series = Array.from({ length: SERIES }, () => measure(node, emptyScript, environment));
  const { ours, empty } = series.reduce((quietest, next) => (next.empty < quietest.empty ? next : quietest));
  return {
    bench: 'start',
    what: `until an invalid input is rejected, ${node.name}, median of ${RUNS} runs`,
    ours: inTime(ours),
    against: `${inTime(empty)} (empty script)`,
    ratio: ratioOf(ours, empty),
    limit: 2,
  };
};

/** Milliseconds from start to end of one run. */
const timeOf = (node: string, script: string, env: Environment, expectedCode: number): number => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(node, [script], { env: { ...env }, encoding: 'utf8' });
  const took = performance.now() - began;
  if (status !== expectedCode) throw new Error(`${basename(script)} ended with ${status}, not ${expectedCode}:\n${stdout}${stderr}`);
  return took;
};

const readOnTheWay = async (environment: Environment, probeFile: string): Promise<Row> => {
  timeOf(process.execPath, MAIN, { ...environment, ...probeEnvironment(probeFile) }, 1);
  const { files } = await readProbe(probeFile);
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const heavy = files.filter((_, index) => HEAVY.test(texts[index] ?? ''));
  const kilobytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1_024;
  return {
    bench: 'start',
    what: 'files with SDK or octokit among those of dist that are read on the way',
    ours: `${heavy.length}`,
    against: `${files.length} files, ${Math.round(kilobytes)} KB`,
    ratio: ratioOf(heavy.length, files.length),
    limit: 0,
  };
};
