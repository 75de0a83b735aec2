import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = dirname(import.meta.dirname);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
];

describe('dependencies.md', () => {
  it('gives a reason for every package of package.json, and for no other', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const firstCells = [...read('docs/decisions/dependencies.md').matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = '']) => cell);
    const explained = firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

    expect(explained.toSorted()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).toSorted());
  });

  it('names the overrides and the pinned versions', () => {
    const { overrides } = JSON.parse(read('package.json'));
    for (const [name, version] of Object.entries(overrides))
      expect(read('docs/decisions/dependencies.md')).toContain(`\`${name}\` ${version}`);
  });
});

describe.each(documents)('%s', (document) => {
  it('links to files that there are', () => {
    const links = [...read(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
    const local = links.filter((target) => !target.includes('://'));

    expect(local.filter((target) => !existsSync(join(root, dirname(document), target)))).toEqual([]);
  });

  it('names scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...read(document).matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name);

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names files of the project that there are', () => {
    const named = [...read(document).matchAll(/`((?:src|scripts|lint|sandbox|__tests__|docs|bench)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );

    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
