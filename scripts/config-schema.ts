import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { configJsonSchema } from './config-json-schema.ts';

// `node --import tsx scripts/config-schema.ts`: writes the JSON Schema of the config file, for editors; `--check` only compares.
const root = dirname(import.meta.dirname);
const file = join(root, 'docs', 'deploy-guard.schema.json');
const fresh: unknown = JSON.parse(JSON.stringify(configJsonSchema()));
if (!process.argv.includes('--check')) {
  await writeFile(file, JSON.stringify(fresh));
  execFileSync(join(root, 'node_modules', '.bin', 'biome'), ['format', '--write', file], { cwd: root, stdio: 'inherit' });
} else if (!isDeepStrictEqual(JSON.parse(await readFile(file, 'utf8').catch(() => 'null')), fresh)) {
  console.error(
    'docs/deploy-guard.schema.json is not what the schema makes.\nRun: node --import tsx scripts/config-schema.ts, and commit it.',
  );
  process.exitCode = 1;
}
