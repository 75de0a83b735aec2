import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { jobOf, runMain } from './fixture-action.ts';

const MEBIBYTE = 1024 * 1024;

describe('command files', () => {
  it('carry outputs, state, variables and path', async () => {
    const result = await runMain(`
      fs.appendFileSync(env.GITHUB_OUTPUT, 'a=1\\nb<<E\\nx\\ny\\nE\\n__proto__=p\\n');
      fs.appendFileSync(env.GITHUB_STATE, 'pid=7\\n');
      fs.appendFileSync(env.GITHUB_ENV, 'LATER=yes\\n');
      fs.appendFileSync(env.GITHUB_PATH, '/tools/a\\n/tools/b\\n/tools/a\\n');`);
    expect(result.conclusion).toBe('success');
    expect(Object.entries(result.outputs)).toEqual([
      ['a', '1'],
      ['b', 'x\ny'],
      ['__proto__', 'p'],
    ]);
    expect([result.state, result.env, result.path]).toEqual([{ pid: '7' }, { LATER: 'yes' }, ['/tools/b', '/tools/a']]);
  });

  it('reach the post step: state, variables and path there, fresh files, no outputs', async () => {
    const job = await jobOf(
      {
        main: `fs.appendFileSync(env.GITHUB_STATE, 'pid=7\\n'); fs.appendFileSync(env.GITHUB_ENV, 'LATER=yes\\nGITHUB_SHA=mine\\n');
             fs.appendFileSync(env.GITHUB_PATH, '/tools/a\\n'); fs.appendFileSync(env.GITHUB_OUTPUT, 'a=1\\n');
             fs.writeFileSync(env.RUNNER_TEMP + '/kept', ''); console.log(String(env.STATE_pid))`,
        post: `console.log([env.STATE_pid, env.LATER, env.GITHUB_SHA, env.PATH.split(':')[0], fs.readFileSync(env.GITHUB_OUTPUT).length,
             fs.existsSync(env.RUNNER_TEMP + '/kept')].join())`,
      },
      { github: { sha: 'abc' } },
    );
    expect((await job.run('main')).rawStdout).toBe('undefined\n');
    const post = await job.run('post');
    expect(post.rawStdout).toBe('7,yes,abc,/tools/a,0,true\n');
    expect([post.outputs, post.state]).toEqual([{}, { pid: '7' }]);
  });

  it('that are malformed fail a step that exited with 0, and keep what came before', async () => {
    const { conclusion, exitCode, outputs, annotations } = await runMain(`fs.writeFileSync(env.GITHUB_OUTPUT, 'a=1\\nb<<E\\nx\\n')`);
    expect([conclusion, exitCode, outputs]).toEqual(['failure', 0, { a: '1' }]);
    expect(annotations.map(({ message }) => message)).toEqual([
      `Unable to process file command 'output' successfully.`,
      `Invalid value. Matching delimiter not found 'E'`,
    ]);
  });

  it('cannot set NODE_OPTIONS', async () => {
    const { conclusion, env, annotations } = await runMain(`fs.writeFileSync(env.GITHUB_ENV, 'Node_Options=--inspect\\nOK=1\\n')`);
    expect([conclusion, env]).toEqual(['success', { OK: '1' }]);
    expect(annotations[0]?.message).toContain(`Can't store NODE_OPTIONS`);
  });

  it('that are deleted count as empty', async () => {
    const { conclusion, summary } = await runMain(
      `for (const f of ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY']) fs.rmSync(env['GITHUB_' + f])`,
    );
    expect([conclusion, summary]).toEqual(['success', null]);
  });

  it('show values in a debug run', async () => {
    const { log } = await runMain(`fs.writeFileSync(env.GITHUB_STATE, 'pid=7\\n')`, { runnerDebug: true });
    expect(log).toContain('##[debug]Save intra-action state pid = 7\n');
  });
});

describe('job summary', () => {
  const summaryOf = (bytes: number) => runMain(`fs.writeFileSync(env.GITHUB_STEP_SUMMARY, 'ü'.repeat(${bytes / 2}))`);

  it('is kept up to 1 MiB of bytes', async () => {
    const { summary, summaryBytes } = await summaryOf(MEBIBYTE);
    expect([summary?.length, summaryBytes]).toEqual([MEBIBYTE / 2 + 1, MEBIBYTE]);
  });

  it('is dropped whole beyond, with an error, and the step stays green', async () => {
    const { conclusion, summary, summaryBytes, annotations } = await summaryOf(MEBIBYTE + 2);
    expect([conclusion, summary, summaryBytes]).toEqual(['success', null, MEBIBYTE + 2]);
    expect(annotations).toEqual([expect.objectContaining({ level: 'error', message: expect.stringContaining('upload aborted') })]);
  });

  it('is null where nothing was written', async () => {
    expect(await runMain('')).toMatchObject({ summary: null, summaryBytes: 0 });
  });
});

describe('end of a job', () => {
  it('removes its temporary folder', async () => {
    const job = await jobOf({ main: '' });
    await job.run('main');
    expect(existsSync(job.runnerTemp)).toBe(true);
    await job.end();
    expect(existsSync(job.runnerTemp)).toBe(false);
  });
});
