import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withContractTables } from './contract-tables.ts';

// `npm run docs` writes the tables of README.md from action.yml, `npm run check:docs` (`--check`) says whether they are current.
// A folder as last argument: there instead of here.
const options = process.argv.slice(2);
const isCheck = options.includes('--check');
const folder = options.find((option) => !option.startsWith('-')) ?? dirname(import.meta.dirname);

const file = join(folder, 'README.md');
const before = await readFile(file, 'utf8');
const after = withContractTables(before, await readFile(join(folder, 'action.yml'), 'utf8'));
if (!isCheck) {
  await writeFile(file, after);
} else if (before !== after) {
  console.error('README.md does not show the inputs and outputs of action.yml.\nRun: npm run docs, and commit README.md.');
  process.exitCode = 1;
}
