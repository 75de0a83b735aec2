import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseKeyValueFile } from './key-value-file.ts';
import type { Masks } from './masks.ts';
import { linesOf } from './split-lines.ts';
import { prependPath, type StepEffects, saveState, setOutput, setVariable } from './step-effects.ts';
import type { StepLog } from './step-log.ts';

const SUMMARY_LIMIT_BYTES = 1024 * 1024;

/** Absolute paths of the files by which a step speaks to its runner. Every execution of a step has fresh, empty ones. */
export interface CommandFiles {
  readonly path: string;
  readonly env: string;
  readonly stepSummary: string;
  readonly state: string;
  readonly output: string;
}

/** What came of the files. */
export interface CommandFilesOutcome {
  /** False: a file was malformed, which fails the step. */
  readonly ok: boolean;
  readonly summary: string | null;
  readonly summaryBytes: number;
}

/** Creates the files, empty, under the job's temporary folder. */
export async function createCommandFiles(runnerTemp: string): Promise<CommandFiles> {
  const folder = path.join(runnerTemp, '_runner_file_commands');
  const suffix = randomUUID();
  const files: CommandFiles = {
    path: path.join(folder, `add_path_${suffix}`),
    env: path.join(folder, `set_env_${suffix}`),
    stepSummary: path.join(folder, `step_summary_${suffix}`),
    state: path.join(folder, `save_state_${suffix}`),
    output: path.join(folder, `set_output_${suffix}`),
  };
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
  return files;
}

/** Carries the files out after the step, however it ended (facts/github.md 1.1 and 1.3). */
export async function processCommandFiles(
  files: CommandFiles,
  effects: StepEffects,
  log: StepLog,
  masks: Masks,
): Promise<CommandFilesOutcome> {
  for (const folder of linesOf(await readText(files.path))) {
    if (folder !== '') prependPath(effects.path, folder);
  }
  const envOk = await processPairs('env', files.env, log, (key, value) => setVariable(effects, log, key, value));
  const summary = await processSummary(files.stepSummary, log, masks);
  const stateOk = await processPairs('state', files.state, log, (key, value) => saveState(effects, log, key, value));
  const outputOk = await processPairs('output', files.output, log, (key, value) => setOutput(effects, log, key, value));
  return { ok: envOk && stateOk && outputOk, ...summary };
}

async function processPairs(name: string, file: string, log: StepLog, take: (key: string, value: string) => void): Promise<boolean> {
  const { pairs, problem } = parseKeyValueFile(await readText(file));
  for (const [key, value] of pairs) take(key, value);
  if (problem === null) return true;
  log.annotate('error', `Unable to process file command '${name}' successfully.`);
  log.annotate('error', problem);
  return false;
}

async function processSummary(file: string, log: StepLog, masks: Masks): Promise<Pick<CommandFilesOutcome, 'summary' | 'summaryBytes'>> {
  const bytes = await readBytes(file);
  const summaryBytes = bytes.length;
  if (summaryBytes === 0) return { summary: null, summaryBytes };
  if (summaryBytes > SUMMARY_LIMIT_BYTES) {
    log.annotate(
      'error',
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${SUMMARY_LIMIT_BYTES / 1024}k, got ${Math.floor(summaryBytes / 1024)}k. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`,
    );
    return { summary: null, summaryBytes };
  }
  // Line by line, as the runner does: a secret that is broken over two lines is not found.
  const masked = linesOf(decode(bytes)).map((line) => `${masks.apply(line)}\n`);
  return { summary: masked.join(''), summaryBytes };
}

async function readText(file: string): Promise<string> {
  return decode(await readBytes(file));
}

/** A file that the step has deleted counts as empty. */
async function readBytes(file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
}

/** UTF-8 without its byte order mark. */
function decode(bytes: Buffer): string {
  return new TextDecoder().decode(bytes);
}
