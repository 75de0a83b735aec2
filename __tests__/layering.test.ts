import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

const root = dirname(import.meta.dirname);

/** The rules, without the tree that they are for: what is planted does not disturb anybody. */
const RULES = ['biome.json', 'lint', 'package.json', '.gitignore'];

const DOMAIN = 'src/domain is pure rules: it imports only its own files.';
const REPORT = 'src/report is pure rendering: it imports its own files and src/domain.';
const ADAPTER = 'An adapter imports its own files, src/domain and packages.';
const PORT = 'Adapters are seen through their port.ts; only src/compose.ts builds them.';
const OUTSIDE = 'Nothing that ships imports the sandbox, the bench, scripts or tests.';
const SDK = 'Only src/genesys/sdk.ts imports the SDK.';
const CLOCK = 'The time is an argument: one clock, injected.';
const RANDOM = 'Randomness is an argument: one source, injected.';
const IMPORT_TYPE = 'Write import type at the top: the layering rule reads only import statements.';

const importing = (specifier: string): string => `import { it } from '${specifier}';\nexport const value = it;\n`;
const evaluating = (expression: string): string => `export const value = () => ${expression};\n`;

let house: string;

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'layering-'));
  for (const name of RULES) await cp(join(root, name), join(house, name), { recursive: true });
});

beforeEach(() => rm(join(house, 'src'), { recursive: true, force: true }));

afterAll(() => rm(house, { recursive: true }));

const plant = async (path: string, source: string): Promise<void> => {
  await mkdir(dirname(join(house, path)), { recursive: true });
  await writeFile(join(house, path), source);
};

/** What Biome says about one planted file, and how it ends. */
const lint = async (path: string, source: string): Promise<{ readonly exitCode: number; readonly output: string }> => {
  await plant(path, source);
  return new Promise((done) => {
    const child = execFile(join(root, 'node_modules/.bin/biome'), ['lint', '--colors=off', path], { cwd: house }, (_, stdout, stderr) =>
      done({ exitCode: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
};

describe('the linter refuses', () => {
  it.each([
    ['a Node module in the domain', 'src/domain/planted.ts', importing('node:path'), DOMAIN],
    ['a package in the domain', 'src/domain/planted.ts', importing('valibot'), DOMAIN],
    ['a port in the domain, although only a type', 'src/domain/planted.ts', "export type { Log } from '../github/port.ts';\n", DOMAIN],
    ['another folder by a detour', 'src/domain/planted.ts', importing('./../report/summary.ts'), DOMAIN],
    ['a dynamic import in the domain', 'src/domain/planted.ts', evaluating("import('../report/summary.ts')"), DOMAIN],
    ['a re-export in the domain', 'src/domain/planted.ts', "export * from '../report/summary.ts';\n", DOMAIN],
    ['an import() type in the domain', 'src/domain/planted.ts', "export type Log = import('../github/port.ts').Log;\n", IMPORT_TYPE],
    ['the time in the domain: new Date()', 'src/domain/planted.ts', evaluating('new Date()'), CLOCK],
    ['the time in the domain: new Date', 'src/domain/planted.ts', evaluating('(new Date).getTime()'), CLOCK],
    ['the time in the domain: Date()', 'src/domain/planted.ts', evaluating('Date()'), CLOCK],
    ['the time in the domain: Date.now()', 'src/domain/planted.ts', evaluating('Date.now()'), CLOCK],
    ['the time in the domain: performance', 'src/domain/planted.ts', evaluating('performance.now()'), CLOCK],
    ['chance in the domain: Math.random()', 'src/domain/planted.ts', evaluating('Math.random()'), RANDOM],
    ['chance in the domain: crypto', 'src/domain/planted.ts', evaluating('crypto.randomUUID()'), RANDOM],
    ['the environment in the domain', 'src/domain/planted.ts', evaluating('process.env.HOME'), 'Pure rules do no I/O.'],
    ['waiting in the domain', 'src/domain/planted.ts', evaluating('setTimeout(value, 1)'), 'Pure rules do not wait.'],
    ['an adapter in the report', 'src/report/planted.ts', importing('../terraform/port.ts'), REPORT],
    ['an adapter in the report by a detour', 'src/report/planted.ts', importing('../domain/../terraform/port.ts'), REPORT],
    ['a Node module in the report', 'src/report/planted.ts', importing('node:fs'), REPORT],
    ['the time in the report', 'src/report/planted.ts', evaluating('Date.now()'), CLOCK],
    ['the environment in the report', 'src/report/planted.ts', evaluating('process.pid'), 'Pure rules do no I/O.'],
    ['a command in an adapter', 'src/terraform/planted.ts', importing('../commands/deploy.ts'), ADAPTER],
    ['another adapter in an adapter', 'src/terraform/planted.ts', importing('../github/port.ts'), ADAPTER],
    ['the report in an adapter', 'src/github/planted.ts', importing('../report/summary.ts'), ADAPTER],
    ['the sandbox in an adapter', 'src/genesys/planted.ts', importing('../../sandbox/api/server.ts'), ADAPTER],
    ["an adapter's inside in a command", 'src/commands/planted.ts', importing('../terraform/process.ts'), PORT],
    ["an adapter's inside in the action's boundary", 'src/action/planted.ts', importing('../github/step-log.ts'), PORT],
    ["an adapter's inside in an entry", 'src/main.ts', importing('./terraform/terraform.ts'), PORT],
    ['the sandbox in a command', 'src/commands/planted.ts', importing('../../sandbox/api/server.ts'), OUTSIDE],
    ['a test in the composition', 'src/compose.ts', importing('../__tests__/report/examples.ts'), OUTSIDE],
    ['the SDK in a command', 'src/commands/planted.ts', importing('purecloud-platform-client-v2'), SDK],
    ['the SDK in another adapter', 'src/github/planted.ts', importing('purecloud-platform-client-v2'), SDK],
    ['a file of the SDK in its own adapter', 'src/genesys/planted.ts', importing('purecloud-platform-client-v2/src/api.js'), SDK],
    ['the SDK in the composition', 'src/compose.ts', importing('purecloud-platform-client-v2'), SDK],
    ['require', 'src/commands/planted.ts', evaluating("require('node:fs')"), 'noCommonJs'],
  ])('%s', async (_, path, source, reason) => {
    const { exitCode, output } = await lint(path, source);

    expect(output).toContain(reason);
    expect(exitCode).toBe(1);
  });
});

describe('the linter accepts', () => {
  it.each([
    [
      'an own file and a given time in the domain',
      'src/domain/planted.ts',
      `${importing('./change.ts')}export const at = (ms: number) => new Date(ms);\n`,
    ],
    ['the domain in the report', 'src/report/planted.ts', importing('../domain/report.ts')],
    [
      'the domain, Node and a package in an adapter',
      'src/terraform/planted.ts',
      `${importing('../domain/change.ts')}export { join } from 'node:path';\nexport { parse } from 'valibot';\n`,
    ],
    ['a port in a command', 'src/commands/planted.ts', importing('../terraform/port.ts')],
    ['the adapters in the composition', 'src/compose.ts', importing('./terraform/terraform.ts')],
    ['the SDK in its one file', 'src/genesys/sdk.ts', importing('purecloud-platform-client-v2')],
    [
      'the product and the SDK in the sandbox',
      'sandbox/planted.ts',
      `${importing('../src/domain/change.ts')}export type { Models } from 'purecloud-platform-client-v2';\n`,
    ],
  ])('%s', async (_, path, source) => {
    const { exitCode, output } = await lint(path, source);

    expect(output).toContain('Checked 1 file');
    expect(exitCode).toBe(0);
  });
});

describe('the rules fit the tree', () => {
  // The patterns tell an adapter's own files by their flatness (facts/toolchain.md 1).
  it.each(['domain', 'report', 'terraform', 'github', 'genesys'])('src/%s is flat', async (folder) => {
    const entries = await readdir(join(root, 'src', folder), { withFileTypes: true });

    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter((entry) => entry.isDirectory())).toEqual([]);
  });
});
