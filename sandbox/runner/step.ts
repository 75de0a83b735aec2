import { type CommandFiles, createCommandFiles, processCommandFiles } from './command-files.ts';
import type { Masks } from './masks.ts';
import type { StepEffects } from './step-effects.ts';
import { createStepLog, type StepLog } from './step-log.ts';
import { type ProcessEnd, type StepProcess, startProcess } from './step-process.ts';
import type { StepResult } from './step-result.ts';
import { createCommandReader } from './workflow-commands.ts';

/** What may happen to a step from outside while it runs. All times in ms from its start. */
export interface Interruptions {
  /** The run is cancelled: SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL. */
  readonly cancelAfterMs?: number;
  /** The run is cancelled when this is true of a line of the log, as shown. */
  readonly cancelOn?: (line: string) => boolean;
  /** The step's `timeout-minutes`: the same signals, but the step is a failure. */
  readonly timeoutMs?: number;
  /** Node is killed outright, as by the kernel when memory runs out. */
  readonly killAfterMs?: number;
  readonly killOn?: (line: string) => boolean;
}

/** One execution of one stage of an action. */
export interface StepRequest {
  readonly displayName: string;
  /** Log lines that the runner prints before it starts the script. */
  readonly header: readonly string[];
  readonly warnings: readonly string[];
  readonly nodePath: string;
  /** Absolute path. */
  readonly script: string;
  readonly workspace: string;
  readonly runnerTemp: string;
  /** All variables but those of the command files. */
  readonly env: Readonly<Record<string, string>>;
  /** State that the action has saved so far; the step adds to it. */
  readonly state: Map<string, string>;
  readonly masks: Masks;
  readonly debugLogging: boolean;
  readonly signalScale: number;
  readonly onLine: (line: string) => void;
  readonly interruptions: Interruptions;
}

type Interruption = 'cancelled' | 'timed-out';

/** Runs one stage as the runner does: fresh command files, the process, the files' effects whatever happened, the conclusion. */
export async function runStep(request: StepRequest): Promise<StepResult> {
  const { masks, workspace, interruptions } = request;
  const startedAt = performance.now();
  const files = await createCommandFiles(request.runnerTemp);
  const effects: StepEffects = { outputs: new Map(), state: request.state, env: new Map(), path: [] };
  const lineWatchers: ((line: string) => void)[] = [];
  const log = createStepLog(masks, request.debugLogging, (line) => {
    request.onLine(line);
    for (const watch of lineWatchers) watch(line);
  });
  const commands = createCommandReader(effects, log, masks, workspace);

  for (const warning of request.warnings) log.annotate('warning', warning);
  for (const line of request.header) log.write(line);
  const running = startProcess({
    file: request.nodePath,
    args: [request.script],
    cwd: workspace,
    env: { ...request.env, ...commandFileVariables(files) },
    signalScale: request.signalScale,
    onLine: commands.read,
  });
  const { end, interruption } = await watchOver(running, interruptions, lineWatchers);

  const outcome = await processCommandFiles(files, effects, log, masks);
  const conclusion = conclude(end, interruption, request, log);
  return {
    conclusion: conclusion === 'success' && (commands.refused() || !outcome.ok) ? 'failure' : conclusion,
    exitCode: end.kind === 'ended' ? end.exitCode : null,
    signal: end.kind === 'ended' ? end.signal : null,
    killedBy: running.lastSignal(),
    elapsedMs: performance.now() - startedAt,
    log: log.displayed(),
    rawStdout: running.stdout(),
    rawStderr: running.stderr(),
    outputs: Object.fromEntries(effects.outputs),
    state: Object.fromEntries(effects.state),
    env: Object.fromEntries(effects.env),
    path: effects.path,
    annotations: log.annotations(),
    masks: masks.values(),
    summary: outcome.summary,
    summaryBytes: outcome.summaryBytes,
  };
}

function commandFileVariables(files: CommandFiles): Record<string, string> {
  return {
    GITHUB_PATH: files.path,
    GITHUB_ENV: files.env,
    GITHUB_STEP_SUMMARY: files.stepSummary,
    GITHUB_STATE: files.state,
    GITHUB_OUTPUT: files.output,
  };
}

/** Waits for the end and carries out the interruptions; the first of cancellation and time-out names the cause. */
async function watchOver(
  running: StepProcess,
  interruptions: Interruptions,
  lineWatchers: ((line: string) => void)[],
): Promise<{ end: ProcessEnd; interruption: Interruption | null }> {
  const { cancelAfterMs, cancelOn, timeoutMs, killAfterMs, killOn } = interruptions;
  const timers: NodeJS.Timeout[] = [];
  let interruption: Interruption | null = null;

  const interrupt = (cause: Interruption) => () => {
    if (interruption !== null) return;
    interruption = cause;
    running.interrupt();
  };
  const at = (ms: number | undefined, act: () => void) => {
    if (ms !== undefined) timers.push(setTimeout(act, ms));
  };
  const on = (matches: ((line: string) => boolean) | undefined, act: () => void) => {
    if (matches !== undefined) lineWatchers.push((line) => void (matches(line) && act()));
  };

  at(cancelAfterMs, interrupt('cancelled'));
  on(cancelOn, interrupt('cancelled'));
  at(timeoutMs, interrupt('timed-out'));
  at(killAfterMs, running.kill);
  on(killOn, running.kill);

  const end = await running.ended;
  for (const timer of timers) clearTimeout(timer);
  lineWatchers.length = 0;
  return { end, interruption };
}

function conclude(end: ProcessEnd, interruption: Interruption | null, request: StepRequest, log: StepLog): StepResult['conclusion'] {
  if (end.kind === 'not-started') {
    log.annotate('error', end.problem);
    return 'failure';
  }
  switch (interruption) {
    case 'cancelled':
      log.annotate('error', 'The operation was canceled.');
      return 'cancelled';
    case 'timed-out': {
      const minutes = (request.interruptions.timeoutMs ?? 0) / 60_000;
      log.annotate('error', `The action '${request.displayName}' has timed out after ${minutes} minutes.`);
      return 'failure';
    }
    case null:
      return end.exitCode === 0 ? 'success' : 'failure';
  }
}
