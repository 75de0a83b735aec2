import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { INPUT_DEFAULTS, SECRET_INPUTS } from '../../src/action/contract.ts';
import { notYetAvailable } from '../../src/action/not-yet-available.ts';
import { COMMANDS } from '../../src/action/settings.ts';
import { ACTION } from '../../src/action/version.ts';
import { OUTPUT_NAMES } from '../../src/report/outputs.ts';

const root = dirname(dirname(import.meta.dirname));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: unknown }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string };
}

const manifest: Manifest = parse(read('action.yml'));
const readme = read('README.md');

const section = (heading: string): string => {
  const [, after = ''] = readme.split(`\n${heading}\n`);
  return after.split(/\n##+ /, 1)[0] ?? '';
};

/** Name and default of each row of a table in the README. */
const rowsOf = (heading: string): readonly (readonly string[])[] =>
  [...section(heading).matchAll(/^\| `([^`]+)` \| (?:`([^`]*)`)?/gm)].map(([, name = '', standard = '']) => [name, standard]);

describe('action.yml', () => {
  it('has the inputs of the code, with its defaults, in its order', () => {
    expect(Object.entries(manifest.inputs).map(([name, input]) => [name, input.default])).toEqual(Object.entries(INPUT_DEFAULTS));
  });

  it('has the outputs of the code, in its order', () => {
    expect(Object.keys(manifest.outputs)).toEqual(OUTPUT_NAMES);
  });

  it('describes each of them in whole sentences', () => {
    const descriptions = [...Object.values(manifest.inputs), ...Object.values(manifest.outputs)].map(({ description }) => description);
    expect(descriptions.filter((text) => !/^[`"A-Z].*\.$/.test(text))).toEqual([]);
  });

  it('names every command', () => {
    for (const command of COMMANDS) expect(manifest.inputs.command?.description).toContain(`\`${command}\``);
  });

  it('runs on the Node of the runner, by files that are committed', () => {
    expect(manifest.runs).toEqual({ using: 'node24', main: 'dist/main.cjs', post: 'dist/post.cjs' });
    for (const file of [manifest.runs.main, manifest.runs.post]) expect(read(file)).not.toBe('');
  });

  it('calls every input a secret whose name says so', () => {
    expect(SECRET_INPUTS).toEqual(Object.keys(manifest.inputs).filter((name) => /secret|token|password/.test(name)));
  });
});

describe('the README', () => {
  it('shows the inputs of action.yml with their defaults', () => {
    expect(rowsOf('## Inputs')).toEqual(Object.entries(INPUT_DEFAULTS));
  });

  it('shows the outputs of action.yml', () => {
    expect(rowsOf('## Outputs').map(([name]) => name)).toEqual(OUTPUT_NAMES);
  });

  it('says of every input that is not yet available that it is not', () => {
    const restricted = notYetAvailable(() => 'a value that no version takes', true).map(({ input }) => input);
    const said = section('### Not yet available');
    expect(restricted.length).toBeGreaterThan(0);
    expect(restricted.filter((input) => !said.includes(`\`${input}`))).toEqual([]);
  });

  it('gives workflows that only use inputs that there are', () => {
    const blocks = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => parse(yaml));
    const steps = blocks.flatMap((block) => (Array.isArray(block) ? block : block.jobs.apply.steps));
    const used = steps.filter((step) => String(step.uses).includes('/deploy-guard-')).flatMap((step) => Object.keys(step.with));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !(name in INPUT_DEFAULTS))).toEqual([]);
  });

  it('pins every action of others by a commit hash', () => {
    const uses = [...readme.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
    expect(uses.filter((action) => !/@(?:[0-9a-f]{40}|COMMIT)$/.test(action))).toEqual([]);
  });
});

describe('the version', () => {
  it('in reports is that of the package', () => {
    const { name, version } = JSON.parse(read('package.json'));
    expect(ACTION).toEqual({ name, version });
  });

  it('has its entry in the changelog', () => {
    expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## \\[${ACTION.version.replaceAll('.', '\\.')}\\]`, 'm'));
  });
});
