import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { processStart } from '../src/terraform/process-start.ts';

const root = dirname(import.meta.dirname);
const FILES = ['apply-1.log', 'apply-1.exit.part', 'approved.tfplan', 'remainder-1.tfplan', 'variables-1.tfvars.json', 'show-1.json'];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deploy-guard-'));
  await Promise.all(FILES.map((name) => writeFile(join(folder, name), '')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the post step after a main step that left this. */
const post = async (state: Readonly<Record<string, string>>): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', join(root, 'src/post.ts')], {
    cwd: root,
    env: { PATH: process.env.PATH, 'STATE_private-folder': folder, ...state },
  });
  return stdout;
};
const left = (): Promise<readonly string[] | null> => readdir(folder).catch(() => null);

describe('the post step', () => {
  it('removes everything in silence where the main step came to its end', async () => {
    expect(await post({ STATE_ended: 'true', 'STATE_last-command': `${process.pid} ` })).toBe('');
    expect(await left()).toBeNull();
  });

  it.each([
    ['a Terraform that is gone', `${process.pid} another start`],
    ['no Terraform', ''],
  ])('removes everything where the main step was killed and left %s', async (_what, lastCommand) => {
    expect(await post({ 'STATE_last-command': lastCommand })).toMatch(/^::warning::The main step was ended from outside/);
    expect(await left()).toBeNull();
  });

  it('leaves a Terraform that goes on its log and exit code, says where they are, and removes plans and variables', async () => {
    const said = await post({ 'STATE_last-command': `${process.pid} ${await processStart(process.pid)}` });
    expect(said).toContain(`its log is in ${folder}`);
    expect(await left()).toEqual(['apply-1.exit.part', 'apply-1.log']);
  });

  it('does nothing where there never was a folder', async () => {
    expect(await post({ 'STATE_private-folder': '' })).toBe('');
    expect(await left()).toHaveLength(FILES.length);
  });
});
