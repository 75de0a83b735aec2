import { describe, expect, it } from '@jest/globals';
import { IN_USE, refusing } from './fakes/diagnostics.ts';
import { A, B, held, updateOfA, wish } from './fakes/examples.ts';
import type { Stage } from './fakes/stage.ts';

const FILE = 'flows/main.yaml';

const withFile = (content: string | null): Stage => {
  const stage = updateOfA({}, { wishes: [wish(A, 'new', { file: FILE }), wish(B, 'new')] });
  if (content !== null) stage.world.files.set(FILE, content);
  return stage;
};

/** The file is edited after the plan was read and before the attempt with this number. */
const editBefore = (stage: Stage, attempt: number, content: string | null): void => {
  const { hashFiles } = stage.terraform;
  let checks = 0;
  Object.assign(stage.terraform, {
    hashFiles: async (files: Parameters<typeof hashFiles>[0]) => {
      // The first look is the approval; the second comes before attempt 1.
      if (checks++ === attempt) {
        if (content === null) stage.world.files.delete(FILE);
        else stage.world.files.set(FILE, content);
      }
      return hashFiles(files);
    },
  });
};

describe('a file that is read while Terraform applies', () => {
  it('must be what it was at the approval, before the first attempt', async () => {
    const stage = withFile('approved');
    editBefore(stage, 1, 'edited');
    expect(await stage.run()).toMatchObject({ outcome: 'blocked', failureReason: 'plan-diverged' });
    expect(stage.world.writes).toEqual([]);
    expect(stage.report.divergences).toEqual([
      {
        address: A,
        deposed: null,
        kind: 'file-changed',
        approved: 'the file as it was',
        found: 'an edited file',
        attributes: ['filepath'],
        hint: `Edited since the approval: ${FILE}`,
      },
    ]);
  });

  it('must be so before every other attempt', async () => {
    const stage = withFile('approved');
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    editBefore(stage, 2, 'edited');
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'plan-diverged' });
    expect(stage.attempts).toBe(1);
    expect(held(stage)).toEqual([`${B}: new`, `${A}: old`]);
    expect(stage.lines.at(-1)).toContain(FILE);
  });

  it('may not be gone', async () => {
    const stage = withFile('approved');
    editBefore(stage, 1, null);
    expect(await stage.run()).toMatchObject({ outcome: 'blocked', failureReason: 'plan-diverged' });
    expect(stage.report.divergences).toMatchObject([{ found: 'no file' }]);
  });

  it('may be edited once the object that reads it is done', async () => {
    const stage = withFile('approved');
    stage.world.refuse = refusing(B, 'create', 1, IN_USE);
    editBefore(stage, 2, 'edited');
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
  });

  it('is left alone where it is as it was, or was missing all the time', async () => {
    expect(await withFile('approved').run()).toMatchObject({ outcome: 'applied' });
    expect(await withFile(null).run()).toMatchObject({ outcome: 'applied' });
  });

  it.each([
    ['remote', 'names a remote file'],
    ['unknown', 'is not known before the apply'],
  ])('is a hazard where it is %s: nobody can say what it will hold', async (hash, words) => {
    const stage = withFile('approved');
    Object.assign(stage.terraform, {
      hashFiles: async (files: readonly object[]) => files.map((file) => ({ ...file, hash })),
    });
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.report.hazards).toMatchObject([{ level: 'medium', address: A, message: expect.stringContaining(words) }]);
  });
});
