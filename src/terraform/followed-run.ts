import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { TerraformExit } from '../domain/attempt.ts';
import type { Diagnostic } from '../domain/diagnostic.ts';
import type { Environment } from './environment.ts';
import { decodeLine, type TerraformEvent } from './events.ts';
import type { TerraformRun } from './port.ts';
import { runLong } from './process.ts';
import type { Redactor } from './redact.ts';
import { createRunRecord, type RunRecord } from './run-record.ts';
import { diagnosticFromWords } from './text-diagnostics.ts';

/** The commands that may take minutes; each is followed line by line. */
export type LongCommandName = 'init' | 'plan' | 'apply' | 'state push';

/** A long command that has just been started: what the post step needs to find it again (facts/toolchain.md 5). */
export interface StartedCommand {
  readonly command: LongCommandName;
  /** Leader of the process group. */
  readonly pid: number;
  /** Tells the process from a later one with the same pid; null where the platform does not tell. */
  readonly startTime: string | null;
  /** Absolute path of the output, mode 0600; deleted when the command has ended and we saw it. */
  readonly log: string;
  /** Absolute path of the file that will hold the exit code; never written on Windows. */
  readonly exitFile: string;
}

/** What all long runs of one Terraform have in common. */
export interface RunSurroundings {
  readonly workingDirectory: string;
  /** Absolute path of a folder of mode 0700 for logs, exit codes and variables. */
  readonly privateDirectory: string;
  readonly signal: AbortSignal;
  readonly redactor: Redactor;
  readonly onEvent: (event: TerraformEvent, command: LongCommandName) => void;
  readonly onStarted: (started: StartedCommand) => void;
}

/** One command to run and follow. */
export interface FollowedCommand {
  readonly name: LongCommandName;
  readonly binary: string;
  readonly arguments: readonly string[];
  readonly environment: Environment;
  /** Milliseconds from an interrupt to SIGKILL; null: never killed. */
  readonly killAfterMs: number | null;
}

/** How a followed run ended and what it said. */
export interface FollowedEnd {
  readonly exit: TerraformExit;
  readonly interrupted: boolean;
  readonly record: RunRecord;
}

/** A new path in the private folder, which is made when it is not there and is closed to others. */
export const privatePath = async (privateDirectory: string, name: string): Promise<string> => {
  await mkdir(privateDirectory, { recursive: true, mode: 0o700 });
  await chmod(privateDirectory, 0o700);
  return path.join(privateDirectory, `${name.replaceAll(' ', '-')}-${randomBytes(6).toString('hex')}`);
};

/**
 * Runs a command, decodes its lines and hands them on. The log, which may hold secrets, is deleted at the end; the exit code
 * stays, so that the post step can tell the end even if this process dies before it has written down the outcome.
 */
export const followCommand = async (command: FollowedCommand, surroundings: RunSurroundings): Promise<FollowedEnd> => {
  const base = await privatePath(surroundings.privateDirectory, command.name);
  const files = { log: `${base}.log`, exitFile: `${base}.exit` };
  const record = createRunRecord();
  try {
    const end = await runLong({
      ...files,
      file: command.binary,
      arguments: command.arguments,
      cwd: surroundings.workingDirectory,
      environment: command.environment,
      signal: surroundings.signal,
      killAfterMs: command.killAfterMs,
      onStarted: (process) => surroundings.onStarted({ command: command.name, ...process, ...files }),
      onLine: (line) => {
        const event = decodeLine(line, surroundings.redactor.redact);
        record.add(event);
        surroundings.onEvent(event, command.name);
      },
    });
    return { ...end, record };
  } finally {
    await rm(files.log, { force: true });
  }
};

/** The diagnostics of a run; where it failed and gave none of its own, its last words (only text comes from `state push` and old `init`). */
const diagnosticsOf = (end: FollowedEnd): readonly Diagnostic[] => {
  const found = end.record.diagnostics();
  const failed = end.exit.kind === 'exited' && end.exit.code !== 0;
  if (!failed || found.some(({ severity }) => severity === 'error')) return found;
  const lastWords = diagnosticFromWords(end.record.lastWords());
  return lastWords === null ? found : [...found, lastWords];
};

/** The run as the rest of the action sees it. */
export const asRun = (end: FollowedEnd): TerraformRun => ({
  exit: end.exit,
  interrupted: end.interrupted,
  diagnostics: diagnosticsOf(end),
});
