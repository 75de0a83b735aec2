import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { createWorkingDirectory } from './working-directory.ts';

const isThere = spawnSync('tofu', ['version']).status === 0;

// The argument and version tables hold for OpenTofu without a binary; this needs one.
(isThere ? describe : describe.skip)(`real OpenTofu${isThere ? '' : ' (skipped: there is no tofu on PATH)'}`, () => {
  it('plans, applies and destroys', async () => {
    const work = await createWorkingDirectory('resource "terraform_data" "a" {}\n', { terraformPath: 'tofu' });
    try {
      expect(await work.terraform.identify()).toMatchObject({ ok: true, identity: { product: 'opentofu' } });
      expect((await work.terraform.init([])).exit).toEqual({ kind: 'exited', code: 0 });
      expect((await work.planAndRead()).plan).toMatchObject({ mode: 'apply', changes: [{ action: 'create' }] });
      expect(await work.applied()).toMatchObject({ exit: { kind: 'exited', code: 0 }, operations: [{ state: 'completed' }] });
      expect((await work.planAndRead({ mode: 'destroy' })).plan).toMatchObject({ mode: 'destroy', changes: [{ action: 'delete' }] });
    } finally {
      await work.remove();
    }
  });
});
