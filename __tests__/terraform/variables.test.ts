import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { PlanSchema } from '../../src/terraform/plan-schema.ts';
import { heldVariables } from '../../src/terraform/variables.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deploy-guard-variables-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const held = (variables: object, declared: object) =>
  heldVariables(v.parse(PlanSchema, { format_version: '1.2', variables, configuration: { root_module: { variables: declared } } }));

const written = async (variables: object, declared: object): Promise<unknown> => {
  const file = path.join(folder, 'v.tfvars.json');
  await held(variables, declared).writeTo(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  return JSON.parse(await readFile(file, 'utf8'));
};

describe('variables of a plan', () => {
  it.each<[string, object, object, object]>([
    ['a value', { a: { value: 'x' } }, { a: {} }, { a: 'x' }],
    ['a complex value', { a: { value: { list: [1, null] } } }, { a: {} }, { a: { list: [1, null] } }],
    ['null instead of a default', { a: { value: null } }, { a: { default: 'd' } }, { a: null }],
    ['null without a default', { a: { value: null } }, { a: {} }, { a: null }],
    ['the default, as an ephemeral variable is shown', { a: { value: ['d'] } }, { a: { default: ['d'] } }, {}],
    ['no value', { a: {} }, { a: {} }, {}],
  ])('%s', async (_case, variables, declared, expected) => {
    expect(await written(variables, declared)).toEqual(expected);
  });

  it('are counted, and shown by nothing', () => {
    const variables = held({ a: { value: 'canary' } }, { a: {} });
    expect(variables.count).toBe(1);
    expect(JSON.stringify(variables) + inspect(variables, { depth: 9, showHidden: true }) + String(variables)).not.toContain('canary');
  });
});
