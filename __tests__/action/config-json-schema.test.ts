import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { configJsonSchema } from '../../scripts/config-json-schema.ts';
import { readConfigFile } from '../../src/action/config-file.ts';

const published = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/deploy-guard.schema.json'), 'utf8'));
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(published);

/** Keys of every map in the schema, with the path and what describes them. */
const keysIn = (node: unknown, path: string): readonly (readonly [string, unknown])[] => {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.entries(node).flatMap(([key, value]) => (key === 'properties' ? [] : keysIn(value, path)));
  if (!('properties' in node) || typeof node.properties !== 'object' || node.properties === null) return below;
  const own = Object.entries(node.properties).flatMap(([key, value]) => [
    [`${path}/${key}`, value.description] as const,
    ...keysIn(value, `${path}/${key}`),
  ]);
  return [...own, ...below];
};

describe('the published JSON Schema', () => {
  it('is what the action itself reads with (else: node --import tsx scripts/config-schema.ts)', () => {
    expect(published).toEqual(configJsonSchema());
  });

  it('describes every key, for editors', () => {
    const keys = keysIn(published, '');
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter(([, description]) => typeof description !== 'string')).toEqual([]);
  });

  const unit = '0f5e61c7-8c5c-4f5b-9a54-2a1f6e1f0a11';
  it.each([
    [
      'windows and locks',
      `windows: [{kind: deny, from: 2026-12-24T00:00, to: 2026-12-27T00:00, time-zone: UTC}]\nlocks: [{source: wfm-publish, business-unit: ${unit}}]`,
      true,
    ],
    ['headers', 'locks: [{source: http, url: /x, headers: {X-Key: {env: A}, Accept: b}, locked-when: {path: a, in: [b]}}]', true],
    ['an unknown key', 'window: []', false],
    ['an unknown key of a window', 'windows: [{kind: deny, schedule: "0 6 * * 1", duration: 2h, time-zone: UTC, targets: []}]', false],
    ['an unknown source', 'locks: [{source: jira}]', false],
    ['half a window', 'windows: [{kind: deny, schedule: "0 6 * * 1", time-zone: UTC}]', false],
    [
      'both kinds of a window',
      'windows: [{kind: deny, schedule: "0 6 * * 1", duration: 2h, from: 2026-12-24T00:00, to: 2026-12-27T00:00, time-zone: UTC}]',
      false,
    ],
    ['two conditions', 'locks: [{source: http, url: /x, locked-when: {path: a, in: [b], equals: c}}]', false],
    ['an empty list', 'locks: []', false],
  ])('and the action agree on %s', (_, text, valid) => {
    const file = `version: 1\n${text}\n`;
    expect(validate(parse(file))).toBe(valid);
    expect(readConfigFile('guard.yml', file).ok).toBe(valid);
  });
});
