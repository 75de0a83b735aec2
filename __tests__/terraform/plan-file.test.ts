import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkPlanFile } from '../../src/terraform/plan-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deploy-guard-plan-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const check = async (content: string | Buffer) => {
  const file = path.join(folder, 'plan');
  await writeFile(file, content);
  return checkPlanFile(file);
};

describe('plan file', () => {
  it('is taken when it is a zip archive', async () => {
    expect(await check(Buffer.from('PK\u0003\u0004rest'))).toEqual({ ok: true });
  });

  it('that is a bookmark of a remote run is refused in one line', async () => {
    const bookmark = JSON.stringify({ remote_plan_format: 1, run_id: 'run-1', hostname: 'app.terraform.io' }, null, 2);
    const answer = await check(bookmark);
    expect(answer).toMatchObject({ ok: false, problem: expect.stringContaining('bookmark of a remote run') });
    expect(answer).toMatchObject({ next: expect.stringContaining('local') });
  });

  it.each([
    ['', 'is empty'],
    ['resource "a" "b" {}', 'is not a plan file'],
    ['{"format_version":"1.2"}', 'is not a plan file'],
  ])('with content %j is refused', async (content, problem) => {
    expect(await check(content)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });

  it('that is a directory is refused', async () => {
    expect(await checkPlanFile(folder)).toMatchObject({ ok: false, problem: expect.stringContaining('is a directory') });
  });

  it('that does not exist is refused, with the way to make one', async () => {
    expect(await checkPlanFile(path.join(folder, 'nope'))).toMatchObject({
      ok: false,
      problem: expect.stringContaining('does not exist'),
      next: expect.stringContaining('terraform plan -out'),
    });
  });

  it('that cannot be read is refused with the reason', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, 'x');
    expect(await checkPlanFile(path.join(file, 'below'))).toMatchObject({ ok: false, problem: expect.stringContaining('ENOTDIR') });
  });
});
