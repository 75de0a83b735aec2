import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { jobOf, runMain } from './fixture-action.ts';

const STAY = 'setInterval(() => {}, 1000); console.log("ready");';
const IGNORE_SIGINT = 'process.on("SIGINT", () => console.log("got SIGINT"));';
const IGNORE_SIGTERM = 'process.on("SIGTERM", () => console.log("got SIGTERM"));';
/** Time enough for a handler to run on a busy machine. */
const SLOWER = { signalScale: 0.1 };
const ready = (line: string) => line === 'ready';

describe('conclusion of a step', () => {
  it.each([
    ['exit code 0', '', { conclusion: 'success', exitCode: 0, signal: null, killedBy: null }],
    ['another exit code', 'process.exitCode = 3', { conclusion: 'failure', exitCode: 3, signal: null, killedBy: null }],
    ['an error annotation alone', 'console.log("::error::x")', { conclusion: 'success', exitCode: 0 }],
    [
      'a signal from elsewhere',
      'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)',
      { conclusion: 'failure', exitCode: null, signal: 'SIGTERM', killedBy: null },
    ],
  ])('after %s', async (_, script, expected) => {
    expect(await runMain(script)).toMatchObject(expected);
  });

  it('is failure when node does not exist', async () => {
    const { conclusion, annotations } = await runMain('', { nodePath: '/does/not/exist/node' });
    expect(conclusion).toBe('failure');
    expect(annotations[0]?.message).toContain('An error occurred trying to start process');
  });
});

describe('cancellation', () => {
  it('sends SIGINT first, and is cancelled whatever the exit code', async () => {
    const result = await runMain(
      `process.on('SIGINT', () => { console.log('bye'); process.exit(0); }); ${STAY}`,
      { signalScale: 1 },
      { cancelOn: ready },
    );
    expect(result).toMatchObject({ conclusion: 'cancelled', exitCode: 0, killedBy: 'SIGINT', rawStdout: 'ready\nbye\n' });
    expect(result.annotations.map(({ message }) => message)).toEqual(['The operation was canceled.']);
  });

  it('sends SIGTERM where SIGINT is ignored', async () => {
    const result = await runMain(IGNORE_SIGINT + STAY, SLOWER, { cancelOn: ready });
    expect(result).toMatchObject({ conclusion: 'cancelled', killedBy: 'SIGTERM', signal: 'SIGTERM', rawStdout: 'ready\ngot SIGINT\n' });
  });

  it('kills in the end, and keeps what the step had written', async () => {
    const script = `fs.appendFileSync(env.GITHUB_STATE, 'pid=7\\n'); fs.appendFileSync(env.GITHUB_STEP_SUMMARY, '# so far');`;
    const result = await runMain(script + IGNORE_SIGINT + IGNORE_SIGTERM + STAY, SLOWER, { cancelOn: ready });
    expect(result).toMatchObject({
      conclusion: 'cancelled',
      killedBy: 'SIGKILL',
      signal: 'SIGKILL',
      state: { pid: '7' },
      summary: '# so far\n',
    });
    expect(result.rawStdout).toBe('ready\ngot SIGINT\ngot SIGTERM\n');
  });

  it('waits three times as long for SIGINT as for SIGTERM', async () => {
    const script = `const times = []; for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => console.log(s, Date.now()));`;
    const { rawStdout, elapsedMs } = await runMain(script + STAY, SLOWER, { cancelOn: ready });
    const [int = 0, term = 0] = [...rawStdout.matchAll(/SIG\w+ (\d+)/g)].map(([, time]) => Number(time));
    expect(term - int).toBeGreaterThan(500);
    expect(elapsedMs).toBeGreaterThanOrEqual(1_000);
  });

  it('can come after a time', async () => {
    expect(await runMain(STAY, {}, { cancelAfterMs: 50 })).toMatchObject({ conclusion: 'cancelled', killedBy: 'SIGINT' });
  });

  it('does not touch the children of the step; the end of the job does', async () => {
    const job = await jobOf({
      main: `const { spawn } = require('node:child_process');
             const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
             console.log('child', child.pid); ${STAY}`,
    });
    const { rawStdout } = await job.run('main', { cancelOn: ready });
    const pid = Number(/child (\d+)/.exec(rawStdout)?.[1]);
    expect(existsSync(`/proc/${pid}`)).toBe(true);
    expect((await job.end()).map((orphan) => orphan.pid)).toEqual([pid]);
  });

  it('is followed by post, which GitHub does not signal', async () => {
    const job = await jobOf({ main: STAY, post: `console.log('cleaning up')` });
    await job.run('main', { cancelOn: ready });
    await expect(job.run('post', { cancelAfterMs: 1 })).rejects.toThrow('does not signal');
    expect(await job.run('post')).toMatchObject({ conclusion: 'success', rawStdout: 'cleaning up\n' });
  });
});

describe('time-out and kill', () => {
  it('fail a step by time-out with the same signals', async () => {
    const result = await runMain(STAY, {}, { timeoutMs: 300 });
    expect(result).toMatchObject({ conclusion: 'failure', killedBy: 'SIGINT', signal: 'SIGINT' });
    expect(result.annotations.map(({ message }) => message)).toEqual([`The action 'Fixture' has timed out after 0.005 minutes.`]);
  });

  it('fail a step that is killed outright, without any other signal', async () => {
    const result = await runMain(IGNORE_SIGINT + STAY, {}, { killOn: ready });
    expect(result).toMatchObject({ conclusion: 'failure', killedBy: 'SIGKILL', signal: 'SIGKILL', rawStdout: 'ready\n', annotations: [] });
  });
});

describe('children that keep the output open', () => {
  const leaveChild = `const { spawn } = require('node:child_process');
    spawn(process.execPath, ['-e', 'setTimeout(() => console.log("late"), 10000)'], { stdio: 'inherit', detached: true }).unref();
    console.log('done');`;

  it('do not hang the job: it waits 5 s (scaled) and goes on', async () => {
    const { conclusion, rawStdout, elapsedMs } = await runMain(leaveChild);
    expect([conclusion, rawStdout]).toEqual(['success', 'done\n']);
    expect(elapsedMs).toBeGreaterThanOrEqual(100);
    expect(elapsedMs).toBeLessThan(5_000);
  });
});

describe('stages', () => {
  it('are refused in the wrong order, or where there is no post', async () => {
    await expect((await jobOf({ main: '', post: '' })).run('post')).rejects.toThrow('run main first');
    await expect((await jobOf({ main: '' })).run('post')).rejects.toThrow('no runs.post');
  });

  it('tell every line as it comes', async () => {
    const seen: string[] = [];
    const { log } = await runMain(`console.log('::group::g'); process.stdout.write('last without line end')`, {
      onLine: (line) => seen.push(line),
    });
    expect(seen.at(-1)).toBe('  last without line end');
    expect(seen.map((line) => `${line}\n`).join('')).toBe(log);
  });

  it('keep the log whole with 200,000 lines of output', async () => {
    const { log, rawStdout } = await runMain(
      `for (let i = 0; i < 200; i++) console.log(Array.from({ length: 1000 }, (_, j) => 'line ' + (i * 1000 + j)).join('\\n'))`,
    );
    expect(rawStdout.split('\n')).toHaveLength(200_001);
    expect(log.endsWith('line 199999\n')).toBe(true);
  });
});
