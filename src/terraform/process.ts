import { type ChildProcess, spawn } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import { constants } from 'node:os';
import type { TerraformExit } from '../domain/attempt.ts';
import type { Environment } from './environment.ts';
import { processStart } from './process-start.ts';
import { tailLines } from './tail.ts';

/** A command that may take minutes and must outlive this process. */
export interface LongCommand {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly cwd: string;
  readonly environment: Environment;
  /** Absolute path of the file that gets stdout and stderr; created with mode 0600. */
  readonly log: string;
  /** Absolute path of the file that gets the exit code when the command ends, even when nobody waits for it any more. */
  readonly exitFile: string;
  /** Every complete line of the output, in order. */
  readonly onLine: (line: string) => void;
  readonly onStarted: (started: { readonly pid: number; readonly startTime: string | null }) => void;
  /** Aborted: the command is interrupted, once. */
  readonly signal: AbortSignal;
  /** Milliseconds from the interrupt to SIGKILL; null: never killed, because killing it would lose state. */
  readonly killAfterMs: number | null;
}

/** How it ended, and whether it was interrupted by us. */
export interface LongCommandEnd {
  readonly exit: TerraformExit;
  readonly interrupted: boolean;
}

/**
 * Runs `"$@"` and leaves its exit code in the file `$0`. The script is constant and the arguments stay a list, so nothing in
 * them is read by the shell. The shell takes SIGINT and SIGTERM itself and waits on (facts/toolchain.md 5).
 */
const SUPERVISE = 'trap : INT TERM; "$@"; code=$?; echo "$code" > "$0.part" && mv "$0.part" "$0"; exit "$code"';

const isWindows = process.platform === 'win32';

/**
 * Detached, so that a Ctrl-C in a terminal is not delivered twice, and with its output in a file, so that it survives us: a
 * pipe would kill it at its next line. Windows has neither signals nor `sh`; there it is started directly.
 */
const start = (command: LongCommand, log: FileHandle): ChildProcess => {
  const options = { cwd: command.cwd, env: { ...command.environment } };
  if (isWindows) return spawn(command.file, [...command.arguments], { ...options, stdio: ['ignore', log.fd, log.fd], windowsHide: true });
  return spawn('/bin/sh', ['-c', SUPERVISE, command.exitFile, command.file, ...command.arguments], {
    ...options,
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  });
};

/** The shell reports a child killed by signal N as 128 + N; Terraform itself never exits with such a code. */
const readExit = (code: number | null, signal: NodeJS.Signals | null): TerraformExit => {
  if (signal !== null) return { kind: 'signalled', signal };
  if (code === null) return { kind: 'lost' };
  const killedBy = isWindows ? undefined : Object.entries(constants.signals).find(([, number]) => number === code - 128);
  return killedBy === undefined ? { kind: 'exited', code } : { kind: 'signalled', signal: killedBy[0] };
};

const signalGroup = (pid: number, signal: 'SIGINT' | 'SIGKILL'): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    // The whole group is gone already, which is what the signal was for.
  }
};

/**
 * Interrupts the group exactly once, whoever calls how often: Terraform ends gracefully on the first SIGINT and loses state on
 * a second. On Windows nothing is sent, a signal would kill there, and Ctrl-C reaches Terraform through the console group.
 */
const createInterrupt = (pid: number, killAfterMs: number | null) => {
  let sent = false;
  let killer: NodeJS.Timeout | null = null;
  return {
    wasSent: () => sent,
    send: (): void => {
      if (sent) return;
      sent = true;
      if (isWindows) return;
      signalGroup(pid, 'SIGINT');
      if (killAfterMs !== null) killer = setTimeout(() => signalGroup(pid, 'SIGKILL'), killAfterMs);
    },
    close: (): void => {
      if (killer !== null) clearTimeout(killer);
    },
  };
};

const exitOf = (child: ChildProcess): Promise<TerraformExit> =>
  new Promise((resolve) => {
    child.once('error', () => resolve({ kind: 'lost' }));
    child.once('exit', (code, signal) => resolve(readExit(code, signal)));
  });

const follow = async (command: LongCommand, child: ChildProcess, pid: number): Promise<LongCommandEnd> => {
  const interrupt = createInterrupt(pid, command.killAfterMs);
  const exit = exitOf(child);
  command.signal.addEventListener('abort', interrupt.send, { once: true });
  if (command.signal.aborted) interrupt.send();
  const tellStarted = async (): Promise<void> => command.onStarted({ pid, startTime: await processStart(pid) });
  try {
    // Whatever a callback throws, we do not return while the command still runs.
    const settled = await Promise.allSettled([tellStarted(), tailLines(command.log, command.onLine, exit), exit]);
    const failure = settled.find((result) => result.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
    return { exit: await exit, interrupted: interrupt.wasSent() };
  } finally {
    command.signal.removeEventListener('abort', interrupt.send);
    interrupt.close();
  }
};

/**
 * Runs a long command to its end. It outlives this process; `onStarted` gives what is needed to find it again. An aborted
 * signal before the start means that nothing is started.
 */
export const runLong = async (command: LongCommand): Promise<LongCommandEnd> => {
  if (command.signal.aborted) return { exit: { kind: 'signalled', signal: 'SIGINT' }, interrupted: true };
  const log = await open(command.log, 'wx', 0o600);
  try {
    const child = start(command, log);
    if (child.pid !== undefined) return await follow(command, child, child.pid);
    await exitOf(child);
    command.onLine(`${command.file} could not be started in ${command.cwd}.`);
    return { exit: { kind: 'lost' }, interrupted: false };
  } finally {
    await log.close();
  }
};
