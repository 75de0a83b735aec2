import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LongCommand, runLong } from '../../src/terraform/process.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deploy-guard-process-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a line of shell as if it were Terraform; `onLine` also collects. */
const run = async (script: string, options: Partial<LongCommand> = {}) => {
  const lines: string[] = [];
  const started: { pid: number; startTime: string | null }[] = [];
  const end = await runLong({
    file: '/bin/sh',
    arguments: ['-c', script],
    cwd: folder,
    environment: { PATH: process.env.PATH ?? '' },
    log: path.join(folder, 'log'),
    exitFile: path.join(folder, 'exit'),
    onStarted: (process) => started.push(process),
    signal: new AbortController().signal,
    killAfterMs: null,
    ...options,
    onLine: (line) => {
      lines.push(line);
      options.onLine?.(line);
    },
  });
  return { ...end, lines, started };
};

const exitFile = async (): Promise<string> => (await readFile(path.join(folder, 'exit'), 'utf8')).trim();

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 5_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('The condition did not come true.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

describe('a long command', () => {
  it.each([0, 1, 2, 11])('ends with exit code %i, in the result and in the exit file', async (code) => {
    const { exit, interrupted } = await run(`exit ${code}`);
    expect(exit).toEqual({ kind: 'exited', code });
    expect(interrupted).toBe(false);
    expect(await exitFile()).toBe(String(code));
  });

  it('delivers stdout and stderr in order, the last line without newline too', async () => {
    const { lines } = await run('echo one; echo zwei🚧 >&2; printf three');
    expect(lines).toEqual(['one', 'zwei🚧', 'three']);
  });

  it('hands arguments over untouched', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: shell syntax that must not be expanded
    const strange = ['a b', '"', "'", '$(echo x)', '`echo x`', '${HOME}', ';', '*', ''];
    const { lines } = await run('', { file: 'printf', arguments: ['[%s]\\n', ...strange] });
    expect(lines).toEqual(strange.map((argument) => `[${argument}]`));
  });

  it('keeps its output from other users', async () => {
    await run('true');
    expect((await stat(path.join(folder, 'log'))).mode & 0o777).toBe(0o600);
  });

  it('says which process was started', async () => {
    const { started, lines } = await run('ps -o pgid= -p $$');
    expect(started).toHaveLength(1);
    expect(started[0]?.pid).toBe(Number(lines[0]));
    expect(started[0]?.startTime).not.toBeNull();
  });

  it('tells a killed command from one that exited', async () => {
    const { exit } = await run('kill -KILL $$');
    expect(exit).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
    expect(await exitFile()).toBe('137');
  });

  it('is lost when it cannot be started', async () => {
    const { exit, lines } = await run('true', { cwd: path.join(folder, 'nowhere') });
    expect(exit).toEqual({ kind: 'lost' });
    expect(lines).toEqual([expect.stringContaining('could not be started')]);
  });

  it('is waited for even when a callback throws', async () => {
    const failing = run('echo one; sleep 0.2; echo two', {
      onLine: () => {
        throw new Error('reader broke');
      },
    });
    await expect(failing).rejects.toThrow('reader broke');
    expect(await exitFile()).toBe('0');
  });

  it('delivers 50,000 lines', async () => {
    const { lines } = await run('i=0; while [ $i -lt 500 ]; do i=$((i+1)); printf "%s\\n" $(seq 100); done');
    expect(lines).toHaveLength(50_000);
    expect(lines.at(-1)).toBe('100');
  });
});

describe('an interrupted command', () => {
  it('gets SIGINT exactly once, however often it is asked for, and may finish', async () => {
    const cancel = new AbortController();
    const { lines, exit, interrupted } = await run(
      "trap 'echo interrupted' INT; echo ready; i=0; while [ $i -lt 6 ]; do i=$((i+1)); sleep 0.05; done; echo finished; exit 1",
      {
        signal: cancel.signal,
        onLine: (line) => {
          if (line === 'ready') for (let times = 0; times < 3; times += 1) cancel.abort();
        },
      },
    );
    expect(lines).toEqual(['ready', 'interrupted', 'finished']);
    expect(exit).toEqual({ kind: 'exited', code: 1 });
    expect(interrupted).toBe(true);
  });

  it('is killed after the grace time when it has one', async () => {
    const cancel = new AbortController();
    const { exit, interrupted } = await run("trap '' INT; echo ready; sleep 60", {
      signal: cancel.signal,
      killAfterMs: 50,
      onLine: () => cancel.abort(),
    });
    expect(exit).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
    expect(interrupted).toBe(true);
  });

  it('is not even started when the signal came before', async () => {
    const { exit, interrupted, lines, started } = await run('echo started', { signal: AbortSignal.abort() });
    expect({ exit, interrupted, lines, started }).toEqual({
      exit: { kind: 'signalled', signal: 'SIGINT' },
      interrupted: true,
      lines: [],
      started: [],
    });
  });
});

describe('a command whose parent is killed', () => {
  it('runs on to its end and leaves its exit code', async () => {
    const options = {
      file: '/bin/sh',
      arguments: ['-c', 'echo ready; while [ ! -e go ]; do sleep 0.02; done; echo more; echo done > done; exit 7'],
      cwd: folder,
      environment: { PATH: process.env.PATH },
      log: path.join(folder, 'log'),
      exitFile: path.join(folder, 'exit'),
      killAfterMs: null,
    };
    const script = `
      import { runLong } from './src/terraform/process.ts';
      await runLong({ ...${JSON.stringify(options)}, onLine: (line) => console.log(line), onStarted: () => {}, signal: new AbortController().signal });
    `;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      cwd: REPOSITORY,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) => parent.stdout.once('data', () => resolve()));
    const gone = new Promise((resolve) => parent.once('exit', resolve));
    parent.kill('SIGKILL');
    await gone;

    await run('true', { log: path.join(folder, 'other-log'), exitFile: path.join(folder, 'other-exit'), file: 'touch', arguments: ['go'] });
    await until(async () => (await exitFile().catch(() => '')) === '7');
    expect(await readFile(path.join(folder, 'log'), 'utf8')).toBe('ready\nmore\n');
  });
});
