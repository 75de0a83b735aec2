import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Change, Plan } from '../../src/domain/change.ts';
import { canonicalJson, type DigestContext, digestText, type FileHash } from '../../src/domain/plan-digest.ts';
import { isList, isRecord, type PlannedValue, SensitiveValue, UNKNOWN } from '../../src/domain/planned-value.ts';
import { alterKnownPlace, anyPlanned, countKnownPlaces, mapPlaces, recordOf } from './any-value.ts';
import { changeOf, FLOW, planOf } from './example-plans.ts';

const FILE: FileHash = { address: FLOW, attribute: 'filepath', path: 'flows/main.yaml', hash: 'abc' };
const CONTEXT: DigestContext = { workspace: 'default', organizationId: null, files: [FILE] };

const textOf = (changes: readonly Change[], given: Partial<Plan> = {}, context: Partial<DigestContext> = {}): string =>
  digestText(planOf(changes, given), { ...CONTEXT, ...context });

const BASE = changeOf('update', { after: { name: 'main', id: UNKNOWN, key: new SensitiveValue('f') } });

describe('the digest text', () => {
  it('is JSON that names everything that was approved', () => {
    const text = textOf([
      changeOf('update', {
        previousAddress: 'genesyscloud_flow.was',
        after: { name: 'main', parts: [UNKNOWN, 'x'], key: new SensitiveValue('f') },
      }),
    ]);
    expect(JSON.parse(text)).toEqual({
      version: 1,
      mode: 'apply',
      workspace: 'default',
      organization: null,
      changes: [
        {
          address: FLOW,
          deposed: null,
          actions: ['update'],
          before: 'old',
          import: null,
          from: 'genesyscloud_flow.was',
          after: { name: 'main', parts: [null, 'x'], key: null },
          unknown: [['parts', 0]],
          sensitive: [['key']],
        },
      ],
      moves: [],
      files: [FILE],
    });
  });

  it('stays as it is from version to version: whoever approved a digest can compare it with an old one', () => {
    const digest = createHash('sha256')
      .update(textOf([BASE]))
      .digest('hex');
    expect(digest).toBe('4ca2add1138e01cca80e353844b531e9343224a926b1d2f510fd357efd58aa8d');
  });

  it.each<[string, string]>([
    ['a value', textOf([{ ...BASE, after: { name: 'other', id: UNKNOWN, key: new SensitiveValue('f') } }])],
    ['what is unknown', textOf([{ ...BASE, after: { name: 'main', id: null, key: new SensitiveValue('f') } }])],
    ['what is sensitive', textOf([{ ...BASE, after: { name: 'main', id: UNKNOWN, key: 'f' } }])],
    ['the address', textOf([{ ...BASE, address: 'genesyscloud_flow.other' }])],
    ['the deposed key', textOf([{ ...BASE, deposed: '0a1b2c3d' }])],
    ['the actions', textOf([{ ...BASE, actions: ['delete', 'create'] }])],
    ['the order of a replace', textOf([{ ...BASE, actions: ['create', 'delete'] }])],
    ['the id before', textOf([{ ...BASE, beforeId: 'new' }])],
    ['the imported id', textOf([{ ...BASE, importId: 'old' }])],
    ['the former address', textOf([{ ...BASE, previousAddress: 'genesyscloud_flow.was' }])],
    ['the number of changes', textOf([BASE, { ...BASE, address: 'genesyscloud_flow.other' }])],
    ['the mode', textOf([BASE], { mode: 'destroy' })],
    ['a move', textOf([BASE], { moves: [{ from: 'genesyscloud_flow.a', to: 'genesyscloud_flow.b' }] })],
    ['the workspace', textOf([BASE], {}, { workspace: 'prod' })],
    ['the organisation', textOf([BASE], {}, { organizationId: 'org' })],
    ['the content of a file', textOf([BASE], {}, { files: [{ ...FILE, hash: 'abd' }] })],
    ['the path of a file', textOf([BASE], {}, { files: [{ ...FILE, path: 'flows/other.yaml' }] })],
    ['the number of files', textOf([BASE], {}, { files: [] })],
  ])('changes with %s', (_, text) => {
    expect(text).not.toBe(textOf([BASE]));
  });

  it('does not take a value for a marker', () => {
    const withValue = (value: PlannedValue) => textOf([{ ...BASE, after: { a: value } }]);
    const texts = [UNKNOWN, new SensitiveValue('f'), null, { unknown: true }, { sensitive: true }, 'unknown', [['a']]].map(withValue);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('does not change with what no one approves: names for people, Terraform’s reason, whether it is applyable', () => {
    expect(textOf([{ ...BASE, attributes: ['name'], reason: 'replace_by_request' }], { applyable: null, appliedOnceBecause: 'x' })).toBe(
      textOf([BASE]),
    );
  });

  it('does not depend on the order of changes, moves and files', () => {
    const other = { ...BASE, address: 'genesyscloud_flow.other' };
    const deposed = { ...BASE, deposed: '0a' };
    const moves = [
      { from: 'a.a', to: 'a.b' },
      { from: 'a.c', to: 'a.d' },
    ];
    const files = [FILE, { ...FILE, address: 'genesyscloud_script.s' }, { ...FILE, attribute: 'other' }];
    expect(textOf([deposed, other, BASE], { moves: [...moves].reverse() }, { files: [...files].reverse() })).toBe(
      textOf([BASE, other, deposed], { moves }, { files }),
    );
  });
});

/** Members in the opposite order, at every depth. */
const turned = (value: PlannedValue): PlannedValue => {
  if (isList(value)) return value.map(turned);
  if (!isRecord(value)) return value;
  return recordOf(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, turned(member)]),
  );
};

const withSecrets = (value: PlannedValue, fingerprint: string): PlannedValue =>
  mapPlaces(value, (place) => (place instanceof SensitiveValue ? new SensitiveValue(fingerprint, { [fingerprint]: UNKNOWN }) : undefined));

describe('for any values', () => {
  it('the order of members does not count', () => {
    fc.assert(
      fc.property(anyPlanned, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
        expect(textOf([{ ...BASE, after: turned(value) }])).toBe(textOf([{ ...BASE, after: value }]));
      }),
    );
  });

  it('every known value counts, but for secrets', () => {
    fc.assert(
      fc.property(anyPlanned, fc.nat(), (value, seed) => {
        const plain = mapPlaces(value, (place) => (place instanceof SensitiveValue ? 'plain' : undefined));
        const places = countKnownPlaces(plain);
        fc.pre(places > 0);
        expect(textOf([{ ...BASE, after: alterKnownPlace(plain, seed % places) }])).not.toBe(textOf([{ ...BASE, after: plain }]));
      }),
    );
  });

  it('no secret counts or appears, not even as a fingerprint or as the name of a member', () => {
    fc.assert(
      fc.property(anyPlanned, (value) => {
        const text = textOf([{ ...BASE, after: withSecrets(value, 'FINGERPRINT-1') }]);
        expect(text).toBe(textOf([{ ...BASE, after: withSecrets(value, 'FINGERPRINT-2') }]));
        expect(text).not.toContain('FINGERPRINT');
      }),
    );
  });

  it('values that are different give different texts', () => {
    fc.assert(
      fc.property(anyPlanned, anyPlanned, (a, b) => {
        const marked = (value: PlannedValue) =>
          JSON.stringify(value, (_, member: unknown) =>
            isObject(member)
              ? Object.entries(member)
                  .sort(([x], [y]) => (x < y ? -1 : 1))
                  .concat([['{', '}']])
              : member,
          ).replaceAll(/f[12]/g, 'f');
        expect(textOf([{ ...BASE, after: a }]) === textOf([{ ...BASE, after: b }])).toBe(marked(a) === marked(b));
      }),
    );
  });
});

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
