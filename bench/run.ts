import { availableParallelism } from 'node:os';
import { findTerraform, HOW_TO_GET_TERRAFORM } from '../sandbox/find-terraform.ts';
import { benchLargeState } from './large-state.ts';
import { benchMemory } from './memory.ts';
import { benchRetry } from './retry.ts';
import { asTable, keepsLimit, type Row } from './row.ts';
import { benchStart } from './start.ts';

/** Every bench by its name. */
const BENCHES = new Map<string, () => Promise<readonly Row[]>>([
  ['start', benchStart],
  ['retry', benchRetry],
  ['large-state', benchLargeState],
  ['memory', benchMemory],
]);

/** `npm run bench [-- NAME...]`: runs the benches one after the other, and prints one table; 1 where a limit is missed. */
const main = async (wanted: readonly string[]): Promise<number> => {
  const unknown = wanted.filter((name) => !BENCHES.has(name));
  if (unknown.length > 0) throw new Error(`No such bench: ${unknown.join(', ')}. There are: ${[...BENCHES.keys()].join(', ')}.`);
  if (findTerraform() === null) throw new Error(HOW_TO_GET_TERRAFORM);
  const rows: Row[] = [];
  for (const [name, bench] of BENCHES) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.error(`${name} …`);
    rows.push(...(await bench()));
  }
  console.log(`\n${asTable(rows)}\n\nOne run, ${availableParallelism()} processors: ratios can be compared with other runs, times cannot.`);
  return rows.some((row) => keepsLimit(row) === false) ? 1 : 0;
};

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (cause: unknown) => {
    console.error(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  },
);
