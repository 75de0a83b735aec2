import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { createLineSplitter } from './split-lines.ts';

/** The runner's patience after each signal of a cancellation, and with open pipes after the end (facts/github.md 1.5), in ms. */
const SIGNALS: readonly (readonly [signal: NodeJS.Signals, graceMs: number])[] = [
  ['SIGINT', 7_500],
  ['SIGTERM', 2_500],
];
const OPEN_PIPES_GRACE_MS = 5_000;

/** What to run. */
export interface ProcessRequest {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Multiplies the runner's waits; 1 is GitHub's own pace. */
  readonly signalScale: number;
  readonly onLine: (line: string) => void;
}

/** How it ended. `not-started`: for example an environment string of 131072 bytes or more (E2BIG). */
export type ProcessEnd =
  | { readonly kind: 'ended'; readonly exitCode: number | null; readonly signal: NodeJS.Signals | null }
  | { readonly kind: 'not-started'; readonly problem: string };

/** A process under the runner's care. */
export interface StepProcess {
  /** Settles when the process is gone and its pipes are closed, or 5 s (scaled) after it is gone. Never rejects. */
  readonly ended: Promise<ProcessEnd>;
  /** SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL: to this process only, never to its children. */
  interrupt(): void;
  /** SIGKILL at once, as the kernel does when memory runs out. */
  kill(): void;
  /** The last signal that was sent while the process was alive. */
  lastSignal(): NodeJS.Signals | null;
  stdout(): string;
  stderr(): string;
}

/** Starts a process with a closed stdin and reads both its outputs by lines. */
export function startProcess(request: ProcessRequest): StepProcess {
  const { file, args, cwd, env, signalScale, onLine } = request;
  let child: ChildProcess;
  try {
    child = spawn(file, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    return neverStarted(startProblem(error, request));
  }

  let lastSignal: NodeJS.Signals | null = null;
  const send = (signal: NodeJS.Signals) => {
    if (child.kill(signal)) lastSignal = signal;
  };

  child.stdin?.end();
  const stdout = readLines(child.stdout, onLine);
  const stderr = readLines(child.stderr, onLine);
  const ended = new Promise<ProcessEnd>((resolve) => {
    let patience: NodeJS.Timeout | undefined;
    child.once('error', (error) => resolve({ kind: 'not-started', problem: startProblem(error, request) }));
    child.once('exit', (exitCode, signal) => {
      patience = setTimeout(() => {
        // A child of the step holds the pipes: they are read on without a listener, so that it does not die of SIGPIPE, and keep nobody waiting.
        stdout.abandon();
        stderr.abandon();
        resolve({ kind: 'ended', exitCode, signal });
      }, OPEN_PIPES_GRACE_MS * signalScale);
    });
    child.once('close', (exitCode, signal) => {
      clearTimeout(patience);
      resolve({ kind: 'ended', exitCode, signal });
    });
  });

  async function interrupt(): Promise<void> {
    for (const [signal, graceMs] of SIGNALS) {
      send(signal);
      if (await settlesWithin(ended, graceMs * signalScale)) return;
    }
    send('SIGKILL');
  }

  return {
    ended,
    interrupt: () => void interrupt(),
    kill: () => send('SIGKILL'),
    lastSignal: () => lastSignal,
    stdout: stdout.text,
    stderr: stderr.text,
  };
}

function neverStarted(problem: string): StepProcess {
  const nothing = () => {};
  const empty = () => '';
  return {
    ended: Promise.resolve({ kind: 'not-started', problem }),
    interrupt: nothing,
    kill: nothing,
    lastSignal: () => null,
    stdout: empty,
    stderr: empty,
  };
}

/** The runner's own words. */
function startProblem(error: unknown, { file, cwd }: ProcessRequest): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `An error occurred trying to start process '${file}' with working directory '${cwd}'. ${reason}`;
}

interface ReadOutput {
  text(): string;
  /** Stops listening without closing the pipe. */
  abandon(): void;
}

function readLines(stream: Readable | null, onLine: (line: string) => void): ReadOutput {
  const splitter = createLineSplitter();
  const chunks: Buffer[] = [];
  let abandoned = false;
  stream?.on('data', (chunk: Buffer) => {
    if (abandoned) return;
    chunks.push(chunk);
    for (const line of splitter.push(chunk)) onLine(line);
  });
  stream?.on('end', () => {
    if (!abandoned) for (const line of splitter.end()) onLine(line);
  });
  return {
    text: () => Buffer.concat(chunks).toString('utf8'),
    abandon() {
      abandoned = true;
      if (stream instanceof Socket) stream.unref();
    },
  };
}

/** Whether the promise settles in time; leaves no timer behind. */
function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    void promise.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
