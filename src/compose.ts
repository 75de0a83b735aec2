import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { info } from '@actions/core';
import { describeProblem, type InputProblem } from './action/input-problem.ts';
import { createPrivateFolder } from './action/private-folder.ts';
import { publishReport, type ReportPaths } from './action/publish-report.ts';
import { type Environment, runFacts } from './action/run-facts.ts';
import { saveEnded, savePrivateFolder } from './action/run-state.ts';
import type { Settings } from './action/settings.ts';
import { Ledger } from './commands/ledger.ts';
import { blocked, cancelled, failed, type Verdict } from './commands/verdict.ts';
import { type Clock, isoTime } from './domain/clock.ts';
import { createStepLog } from './github/step-log.ts';
import { createStepResults } from './github/step-results.ts';

/** The system's clock. */
const clock: Clock = {
  now: () => Date.now(),
  // Rejects only when aborted, which is an end like any other.
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
};

const log = createStepLog(info, randomUUID);
const results = createStepResults(process.env.GITHUB_STEP_SUMMARY, log.warn);

/**
 * The one place that builds real adapters. Runs a command to its end, publishes its report, and answers with the exit code.
 * At the first cancellation signal everything that is known is published at once, because the runner kills after ten seconds.
 */
export const run = async (settings: Settings, env: Environment): Promise<number> => {
  const startedAt = clock.now();
  const privateFolder = createPrivateFolder(env);
  savePrivateFolder(privateFolder);
  const directories = { workspace: settings.workspaceDirectory, working: settings.workingDirectory };
  const ledger = new Ledger(runFacts(env, settings.command, directories, settings.maxRetries + 1, startedAt));
  const plan = settings.planFile ?? join(privateFolder, 'approved.tfplan');
  const publish = (verdict: Verdict, isFinal: boolean): void => {
    const paths: ReportPaths = {
      report: join(privateFolder, 'report.json'),
      copy: settings.reportFile,
      plan: existsSync(plan) ? plan : null,
    };
    publishReport(ledger.report(verdict, isoTime(clock.now())), results, paths, log.warn, isFinal);
  };

  const controller = new AbortController();
  const stopListening = onCancel(() => {
    controller.abort();
    log.warn('Cancelled: Terraform is asked once to stop; it finishes what it is doing and saves its state.');
    publish(cancelled('Cancelled; Terraform was asked to stop'), false);
  });
  try {
    const verdict = await execute(settings, env, { ledger, privateFolder, signal: controller.signal, startedAt });
    publish(verdict, true);
    log.info(verdict.failureReason === null ? verdict.message : `${verdict.outcome} (${verdict.failureReason}): ${verdict.message}`);
    return verdict.failureReason === null ? 0 : 1;
  } catch (cause) {
    publish(failed('terraform-error', `The action itself failed: ${cause instanceof Error ? cause.message : String(cause)}`), true);
    return 1;
  } finally {
    stopListening();
    saveEnded();
  }
};

/** Inputs that cannot be carried out: every problem is told, nothing is touched. */
export const rejectInputs = (problems: readonly InputProblem[], command: string, env: Environment): number => {
  const startedAt = clock.now();
  const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
  const privateFolder = createPrivateFolder(env);
  savePrivateFolder(privateFolder);
  const lines = problems.map(describeProblem);
  const ledger = new Ledger(runFacts(env, command || 'check', { workspace, working: workspace }, 0, startedAt));
  const verdict = blocked('invalid-input', lines[0] ?? 'An input is invalid', lines.slice(1));
  const paths: ReportPaths = { report: join(privateFolder, 'report.json'), copy: null, plan: null };
  publishReport(ledger.report(verdict, isoTime(clock.now())), results, paths, log.warn, true);
  saveEnded();
  return 1;
};

interface Surroundings {
  readonly ledger: Ledger;
  readonly privateFolder: string;
  readonly signal: AbortSignal;
  readonly startedAt: number;
}

/** Loads what the command needs, and only that. */
const execute = async (
  settings: Settings,
  env: Environment,
  { ledger, privateFolder, signal, startedAt }: Surroundings,
): Promise<Verdict> => {
  const [{ createTerraform }, { progressLine }, { deploy }, { noObserver }] = await Promise.all([
    import('./terraform/terraform.ts'),
    import('./terraform/progress.ts'),
    import('./commands/deploy.ts'),
    import('./genesys/no-observer.ts'),
  ]);
  const terraform = createTerraform({
    terraformPath: settings.terraformPath,
    workspaceDirectory: settings.workspaceDirectory,
    workingDirectory: settings.workingDirectory,
    privateDirectory: privateFolder,
    environment: env,
    region: settings.region,
    credentials: settings.credentials,
    lockTimeoutMs: settings.lockTimeoutMs,
    parallelism: settings.parallelism,
    signal,
    now: () => new Date(clock.now()),
    onNotice: log.info,
    onStarted: () => undefined,
    onEvent: (event, command) => {
      const line = progressLine(event, command);
      if (line !== null) log.info(line);
    },
  });
  return deploy({
    settings,
    terraform,
    observer: noObserver,
    log,
    ledger,
    clock,
    random: Math.random,
    cancelled: signal,
    deadline: startedAt + settings.retryTimeoutMs,
    privateFile: (name) => join(privateFolder, name),
  });
};

/** Listens to the runner's SIGINT and the SIGTERM after it; the first counts, the others change nothing (facts/github.md 1.5). */
const onCancel = (cancel: () => void): (() => void) => {
  let isFirst = true;
  const hear = (): void => {
    if (isFirst) cancel();
    isFirst = false;
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  return () => {
    process.off('SIGINT', hear);
    process.off('SIGTERM', hear);
  };
};
