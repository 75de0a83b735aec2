import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withContractTables } from '../../scripts/contract-tables.ts';

const root = dirname(dirname(import.meta.dirname));

const ACTION_YML = `
inputs:
  one: { description: "First | really.", default: "1" }
  two: { description: "Second,\\n in two lines.", default: "" }
outputs:
  result: { description: What came of it. }
`;

const README = 'Before\n<!-- inputs -->\nold\n<!-- /inputs -->\nBetween\n<!-- outputs -->\n<!-- /outputs -->\nAfter\n';

const WRITTEN = `Before
<!-- inputs -->
| input | default | meaning |
| --- | --- | --- |
| \`one\` | \`1\` | First \\| really. |
| \`two\` |  | Second, in two lines. |
<!-- /inputs -->
Between
<!-- outputs -->
| output | meaning |
| --- | --- |
| \`result\` | What came of it. |
<!-- /outputs -->
After
`;

describe('the tables of the README', () => {
  it('replace what is between their markers, and nothing else', () => {
    expect(withContractTables(README, ACTION_YML)).toBe(WRITTEN);
  });

  it('stay as they are when they are written again', () => {
    expect(withContractTables(WRITTEN, ACTION_YML)).toBe(WRITTEN);
  });

  it('need their markers', () => {
    expect(() => withContractTables('<!-- /inputs --><!-- inputs -->', ACTION_YML)).toThrow(
      'README.md has no <!-- inputs --> … <!-- /inputs -->',
    );
  });
});

describe('the script', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readme-'));
    await writeFile(join(folder, 'action.yml'), ACTION_YML);
    await writeFile(join(folder, 'README.md'), README);
  });

  afterEach(() => rm(folder, { recursive: true }));

  const run = (...options: readonly string[]): Promise<{ readonly exitCode: number | null; readonly stderr: string }> =>
    new Promise((done) => {
      const script = join(root, 'scripts/readme-tables.ts');
      const child = execFile(process.execPath, ['--import', 'tsx', script, ...options, folder], { cwd: root }, (_, __, stderr) =>
        done({ exitCode: child.exitCode, stderr }),
      );
    });

  it('writes the tables, after which the check is content', async () => {
    expect((await run()).exitCode).toBe(0);
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe(WRITTEN);
    expect((await run('--check')).exitCode).toBe(0);
  });

  it('only checks with --check, and says what to run', async () => {
    expect(await run('--check')).toEqual({
      exitCode: 1,
      stderr: 'README.md does not show the inputs and outputs of action.yml.\nRun: npm run docs, and commit README.md.\n',
    });
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe(README);
  });
});
