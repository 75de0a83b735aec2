import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runShort } from '../../src/terraform/short-command.ts';

describe('a short command', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'short '));
  });
  afterAll(() => rm(cwd, { recursive: true, force: true }));

  const run = (script: string) =>
    runShort('/bin/sh', ['-c', script, 'a b', '"quoted"'], { cwd, environment: { PATH: '/usr/bin:/bin', SAID: 'ü' } });

  it('gives its exit code and both its outputs', async () => {
    expect(await run('echo "$0 $1 $SAID"; echo problem >&2; exit 3')).toEqual({ code: 3, stdout: 'a b "quoted" ü\n', stderr: 'problem\n' });
  });

  it('that ends at once ends like any other', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => run(':')));
    expect(answers).toEqual(answers.map(() => ({ code: 0, stdout: '', stderr: '' })));
  });

  it('that is not there is answered with -1 and why', async () => {
    const { code, stderr } = await runShort('/nowhere/terraform', [], { cwd, environment: {} });
    expect(code).toBe(-1);
    expect(stderr).not.toBe('');
  });

  it('that is killed is answered with -1', async () => {
    expect((await run('kill -9 $$')).code).toBe(-1);
  });
});
