import { describe, expect, it } from '@jest/globals';
import {
  applyArguments,
  initArguments,
  planArguments,
  showArguments,
  statePushArguments,
  versionArguments,
  workspaceArguments,
} from '../../src/terraform/arguments.ts';
import type { PlanRequest } from '../../src/terraform/port.ts';

const SETTINGS = { lockTimeoutMs: 120_000, parallelism: null };
const FIRST: PlanRequest = {
  mode: 'apply',
  out: '/p/out',
  refresh: 'refresh',
  targets: [],
  replace: [],
  extraArguments: [],
  variables: null,
};
const REPLAN: PlanRequest = { ...FIRST, variables: { count: 1 } };
const COMMON = ['-input=false', '-no-color', '-json', '-detailed-exitcode', '-lock-timeout=120s'];

describe('plan arguments', () => {
  it.each<[string, PlanRequest, string | null, string[]]>([
    ['a first plan', FIRST, null, ['plan', ...COMMON, '-out=/p/out']],
    ['a destroy plan', { ...FIRST, mode: 'destroy' }, null, ['plan', ...COMMON, '-destroy', '-out=/p/out']],
    [
      'a re-plan that reads nothing',
      { ...REPLAN, refresh: 'none' },
      '/v.tfvars.json',
      ['plan', ...COMMON, '-refresh=false', '-var-file=/v.tfvars.json', '-out=/p/out'],
    ],
    [
      'a re-plan of a destroy',
      { ...REPLAN, mode: 'destroy', refresh: 'none', replace: ['a.b'] },
      null,
      ['plan', ...COMMON, '-refresh=false', '-destroy', '-out=/p/out'],
    ],
    [
      'a refresh of two objects, which is a mode of its own',
      { ...REPLAN, mode: 'destroy', refresh: 'only', targets: ['a.b', 'c["d e"]'], replace: ['x.y'] },
      null,
      ['plan', ...COMMON, '-refresh-only', '-target=a.b', '-target=c["d e"]', '-out=/p/out'],
    ],
    ['replaces to be repeated', { ...REPLAN, replace: ['a.b[0]'] }, null, ['plan', ...COMMON, '-replace=a.b[0]', '-out=/p/out']],
    [
      "the user's arguments first, in their order",
      { ...FIRST, extraArguments: ['-var-file=prod.tfvars', '-replace=a.b', '-lock=false', '-out=mine'] },
      null,
      ['plan', '-var-file=prod.tfvars', '-replace=a.b', '-lock=false', '-out=mine', ...COMMON, '-out=/p/out'],
    ],
    [
      'on a re-plan, a done -replace is not repeated and the refresh is ours',
      {
        ...REPLAN,
        extraArguments: ['-replace=a.b', '-replace', 'c.d', '-var', 'x=-replace=y', '-refresh=false', '-out', 'o', '-target=t.u'],
      },
      null,
      ['plan', '-var', 'x=-replace=y', '-target=t.u', ...COMMON, '-out=/p/out'],
    ],
    [
      "the user's targets give way to narrower ones",
      { ...REPLAN, targets: ['a.b'], extraArguments: ['-target=t.u', '-exclude', 'x.y', '-compact-warnings'] },
      null,
      ['plan', '-compact-warnings', ...COMMON, '-target=a.b', '-out=/p/out'],
    ],
  ])('%s', (_case, request, varFile, expected) => {
    expect(planArguments(request, SETTINGS, varFile)).toEqual(expected);
  });

  it('passes parallelism on', () => {
    expect(planArguments(FIRST, { ...SETTINGS, parallelism: 4 }, null)).toContain('-parallelism=4');
  });
});

describe('init arguments', () => {
  it.each<['terraform' | 'opentofu', string, string[], boolean]>([
    ['terraform', '1.5.0', [], false],
    ['terraform', '1.8.5', [], false],
    ['terraform', '1.9.0', [], true],
    ['terraform', '1.11.4', [], true],
    ['terraform', '1.15.0-beta1', [], true],
    ['terraform', '2.0.0', [], true],
    ['opentofu', '1.6.2', [], false],
    ['opentofu', '1.7.0', [], true],
    ['opentofu', '1.10.0', [], true],
    ['terraform', '1.11.4', ['-migrate-state'], false],
    ['terraform', '1.11.4', ['-backend-config=x', '-migrate-state=true'], false],
  ])('%s %s with %j speaks JSON: %s', (product, version, extra, json) => {
    const built = initArguments({ product, version }, extra, SETTINGS);
    expect(built).toEqual(['init', ...extra, '-input=false', '-no-color', ...(json ? ['-json'] : []), '-lock-timeout=120s']);
  });
});

describe('other command lines', () => {
  it.each([
    ['apply', applyArguments('/p', SETTINGS), ['apply', '-input=false', '-no-color', '-json', '-lock-timeout=120s', '/p']],
    [
      'apply with less parallelism',
      applyArguments('/p', { lockTimeoutMs: 1, parallelism: 2 }),
      ['apply', '-input=false', '-no-color', '-json', '-lock-timeout=1s', '-parallelism=2', '/p'],
    ],
    ['show', showArguments('/p'), ['show', '-no-color', '-json', '/p']],
    ['state push', statePushArguments('/s', SETTINGS), ['state', 'push', '-no-color', '-lock-timeout=120s', '/s']],
    ['workspace show', workspaceArguments(), ['workspace', 'show', '-no-color']],
    ['version', versionArguments(), ['version', '-no-color']],
  ])('%s', (_case, built, expected) => {
    expect(built).toEqual(expected);
  });
});
