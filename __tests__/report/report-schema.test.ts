import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Report } from '../../src/domain/report.ts';
import { EXAMPLES } from './examples.ts';
import { OBJECTS, REPORT, WORDS } from './report-types.ts';

interface ObjectSchema {
  readonly description?: string;
  readonly required: readonly string[];
  readonly additionalProperties: false;
  readonly properties: Readonly<
    Record<string, { readonly enum?: readonly unknown[]; readonly description?: string; readonly $ref?: string }>
  >;
}

interface ReportSchema extends ObjectSchema {
  readonly $defs: Readonly<Record<string, ObjectSchema & { readonly enum?: readonly unknown[] }>>;
}

const schema: ReportSchema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(schema);

const wordsOf = (definition: string, member: string): readonly unknown[] | undefined => schema.$defs[definition]?.properties[member]?.enum;

const sorted = (words: Iterable<unknown>): readonly string[] => [...words].map(String).sort();

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every copy of the document in which one member of one object is left out, with its path. Of a list the first item is enough. */
function* withoutOneMember(value: Json, path = ''): Generator<readonly [string, Json]> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const [first = null, ...others] = value;
    for (const [inner, changed] of withoutOneMember(first, `${path}/0`)) yield [inner, [changed, ...others]];
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    yield [`${path}/${key}`, Object.fromEntries(Object.entries(value).filter(([other]) => other !== key))];
    for (const [inner, changed] of withoutOneMember(member, `${path}/${key}`)) yield [inner, { ...value, [key]: changed }];
  }
}

const asJson = (example: Report): Json => JSON.parse(JSON.stringify(example));

describe('the schema of the report', () => {
  it.each(Object.entries(EXAMPLES))('takes the report of %s', (_, example) => {
    validate(asJson(example));
    expect(validate.errors).toBeNull();
  });

  it('refuses a report in which any member is missing', () => {
    for (const [name, example] of Object.entries(EXAMPLES)) {
      const accepted = [...withoutOneMember(asJson(example))]
        .filter(([, changed]) => validate(changed))
        .map(([path]) => `${name}: ${path}`);
      expect(accepted).toEqual([]);
    }
  });

  it('refuses a report with a member that it does not know, wherever it is', () => {
    const example = JSON.stringify(EXAMPLES['one conflict can be cured, one cannot']);
    const objects = example.match(/\{/g)?.length ?? 0;
    for (let target = 0; target < objects; target += 1) {
      let seen = -1;
      const changed = example.replace(/\{/g, (brace) => {
        seen += 1;
        return seen === target ? '{"unknown":1,' : brace;
      });
      expect(validate(JSON.parse(changed))).toBe(false);
    }
  });

  it.each(Object.entries(OBJECTS))('has the members of the type, all of them required, for %s', (definition, keys) => {
    const found = schema.$defs[definition];
    expect(sorted(Object.keys(found?.properties ?? {}))).toEqual(sorted(Object.keys(keys)));
    expect(sorted(found?.required ?? [])).toEqual(sorted(Object.keys(keys)));
    expect(found?.additionalProperties).toBe(false);
  });

  it('has the members of the report, all of them required', () => {
    expect(sorted(Object.keys(schema.properties))).toEqual(sorted(Object.keys(REPORT)));
    expect(sorted(schema.required)).toEqual(sorted(Object.keys(REPORT)));
    expect(schema.additionalProperties).toBe(false);
  });

  it.each([
    ['outcome', schema.properties.outcome?.enum, WORDS.outcome],
    ['failureReason', schema.properties.failureReason?.enum?.filter((word) => word !== null), WORDS.failureReason],
    ['conflict kind', wordsOf('conflict', 'kind'), WORDS.conflictKind],
    ['change action', schema.$defs.changeAction?.enum, WORDS.changeAction],
    ['change state', wordsOf('change', 'state'), WORDS.changeState],
    ['plan mode', wordsOf('plan', 'mode'), WORDS.planMode],
    ['result', wordsOf('result', 'result'), WORDS.result],
    ["attempt's plan", wordsOf('attempt', 'plan'), WORDS.attemptPlan],
    ['product', wordsOf('terraform', 'product'), WORDS.product],
    ['hazard level', wordsOf('hazard', 'level'), WORDS.hazardLevel],
    ['end of a wait', wordsOf('wait', 'end'), WORDS.waitEnd],
    ['kind of divergence', wordsOf('divergence', 'kind'), WORDS.divergenceKind],
  ])('knows the words of the type for %s', (_, words, keys) => {
    expect(sorted(words ?? [])).toEqual(sorted(Object.keys(keys)));
  });

  it('describes every member of the report itself', () => {
    const undescribed = Object.entries(schema.properties).filter(([, { description, $ref }]) => (description ?? $ref) === undefined);
    expect(undescribed).toEqual([]);
  });
});
