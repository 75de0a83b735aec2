import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { info, setSecret } from '@actions/core';
import { describeProblem, type InputProblem } from './action/input-problem.ts';
import { loadConfig } from './action/load-config.ts';
import { onCancel } from './action/on-cancel.ts';
import { platformCredentials } from './action/platform-credentials.ts';
import { createPrivateFolder } from './action/private-folder.ts';
import { publishReport, type ReportPaths } from './action/publish-report.ts';
import { type Environment, runFacts } from './action/run-facts.ts';
import { saveEnded, saveLastCommand, savePrivateFolder } from './action/run-state.ts';
import { Ledger } from './commands/ledger.ts';
import type { Ports } from './commands/ports.ts';
import { blocked, cancelled, failed, invalid, type Verdict } from './commands/verdict.ts';
import { type Clock, isoTime } from './domain/clock.ts';
import { regionOf } from './domain/region.ts';
import type { Settings } from './domain/settings.ts';
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
  const ledger = new Ledger(runFacts(env, command || 'check', { workspace, working: workspace }, 0, startedAt));
  const verdict = invalid(problems.map(describeProblem));
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
const execute = async (settings: Settings, env: Environment, surroundings: Surroundings): Promise<Verdict> => {
  const { ledger, privateFolder, signal, startedAt } = surroundings;
  const config = await loadConfig(settings);
  if (!config.ok) return invalid(config.problems);
  const asked = await connectPlatform(settings, env, signal);
  if (!asked.ok) return blocked('invalid-input', asked.problem, []);
  const { noObserver } = await import('./genesys/no-observer.ts');
  const ports: Ports = {
    settings,
    terraform: await buildTerraform(settings, env, surroundings),
    platform: asked.platform,
    askSource: asked.askSource,
    region: asked.platform === null ? null : regionOf(settings.region ?? env.GENESYSCLOUD_REGION ?? ''),
    config: config.config,
    windows: config.windows,
    observer: noObserver,
    log,
    ledger,
    clock,
    random: Math.random,
    cancelled: signal,
    deadline: startedAt + settings.retryTimeoutMs,
    privateFile: (name) => join(privateFolder, name),
  };
  if (settings.command === 'status') return (await import('./commands/status.ts')).status(ports);
  return (await import('./commands/deploy.ts')).deploy(ports);
};

type Connection =
  | { readonly ok: true; readonly platform: Ports['platform']; readonly askSource: Ports['askSource'] }
  | { readonly ok: false; readonly problem: string };

/** A session with the organisation; nothing is sent yet. Without credentials there is none, and every lock is unknown. */
const connectPlatform = async (settings: Settings, env: Environment, signal: AbortSignal): Promise<Connection> => {
  const credentials = platformCredentials(settings, env);
  const region = settings.region ?? (env.GENESYSCLOUD_REGION || null);
  if (credentials === null && settings.configFile === null) return { ok: true, platform: null, askSource: nobodyToAsk };
  const [{ openSession }, { createPlatform }, { createNames }, { createAskSource }] = await Promise.all([
    import('./genesys/session.ts'),
    import('./genesys/platform.ts'),
    import('./genesys/names.ts'),
    import('./genesys/config-sources.ts'),
  ]);
  // Without credentials and region only sources elsewhere can be asked; any region will do for them.
  const opened = openSession({
    region: credentials === null ? (region ?? 'us-east-1') : region,
    apiUrl: settings.apiUrl,
    credentials,
    clock,
    random: Math.random,
    signal,
    onSecret: setSecret,
  });
  if (!opened.ok) return opened;
  const names = createNames(opened.session);
  return {
    ok: true,
    platform: credentials === null ? null : createPlatform(opened.session, names),
    askSource: createAskSource({ session: opened.session, names, now: clock.now, environment: env }),
  };
};

const nobodyToAsk: Ports['askSource'] = async () => ({ locks: [], shiftCurve: null });

const buildTerraform = async (
  settings: Settings,
  env: Environment,
  { privateFolder, signal }: Surroundings,
): Promise<Ports['terraform']> => {
  const [{ createTerraform }, { progressLine }] = await Promise.all([
    import('./terraform/terraform.ts'),
    import('./terraform/progress.ts'),
  ]);
  return createTerraform({
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
    onStarted: saveLastCommand,
    onEvent: (event, command) => {
      const line = progressLine(event, command);
      if (line !== null) log.info(line);
    },
  });
};
