import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OBJECT_KINDS } from '../../src/commands/plan-objects.ts';
import type { Change } from '../../src/domain/change.ts';
import { isChecked, neededPermissions } from '../../src/domain/needed-permissions.ts';

const root = dirname(dirname(import.meta.dirname));
const page = readFileSync(join(root, 'docs/permissions.md'), 'utf8');

/** Cells of the table rows that begin with this type. */
const rowsOf = (type: string): readonly (readonly string[])[] =>
  page
    .split('\n')
    .filter((line) => line.startsWith(`| \`${type}\` |`))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );

const permissionsIn = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, permission = '']) => permission);

const COLUMNS = { create: 1, update: 2, delete: 3 } as const;

/** What the page says that a change of this type needs, for itself and for the questions about it. */
const documented = (type: string, action: keyof typeof COLUMNS): readonly string[] => {
  const [changes = [], ...questions] = rowsOf(type);
  const asked = questions.filter(([, when]) => action !== 'create' && (when === 'if it exists' || action === 'delete'));
  return [...permissionsIn(changes[COLUMNS[action]] ?? ''), ...asked.flatMap(([, , permission = '']) => permissionsIn(permission))];
};

const change = (type: string, action: keyof typeof COLUMNS): Change => ({
  address: `${type}.example`,
  deposed: null,
  type,
  action,
  actions: [action],
  reason: null,
  beforeId: action === 'create' ? null : '84920103-1c5b-4a0e-9d55-0c7d1f0a5e21',
  importId: null,
  previousAddress: null,
  before: null,
  after: null,
  attributes: [],
});

describe('docs/permissions.md', () => {
  const cases = Object.keys(OBJECT_KINDS).flatMap((type) => (['create', 'update', 'delete'] as const).map((action) => ({ type, action })));

  it.each(cases)('names what the $action of a $type needs, no more and no less', ({ type, action }) => {
    const needed = neededPermissions([change(type, action)]).map(({ permission }) => permission);

    expect([...new Set(documented(type, action))].toSorted()).toEqual(needed.toSorted());
  });

  it('has every type that is checked, and no other', () => {
    const types = new Set([...page.matchAll(/^\| `(genesyscloud_\w+)`/gm)].map(([, type = '']) => type));

    expect([...types].filter((type) => !isChecked(type))).toEqual([]);
    expect([...types].toSorted()).toEqual(Object.keys(OBJECT_KINDS).toSorted());
  });
});
