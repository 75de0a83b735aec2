import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agrees } from '../../src/domain/agreement.ts';
import { SensitiveValue, UNKNOWN } from '../../src/domain/planned-value.ts';
import { readPlanDocument } from '../../src/terraform/plan-json.ts';
import { createSeal } from '../../src/terraform/planned-values.ts';

const seal = createSeal(Buffer.from('key of this test'));

const OPTIONS = { mode: null, seal, environment: { TF_VAR_hidden: 'environment-secret', TF_VAR_open: 'not-a-secret' } } as const;

const document = (rest: object = {}) => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  planned_values: { root_module: { resources: [] } },
  resource_changes: [],
  applyable: true,
  errored: false,
  ...rest,
});

const resource = (change: object, rest: object = {}) => ({
  address: 'genesyscloud_flow.main',
  mode: 'managed',
  type: 'genesyscloud_flow',
  name: 'main',
  provider_name: 'registry.terraform.io/mypurecloud/genesyscloud',
  change: { actions: ['update'], before: {}, after: {}, after_unknown: {}, before_sensitive: {}, after_sensitive: {}, ...change },
  ...rest,
});

const read = (json: unknown) => {
  const reading = readPlanDocument(json, OPTIONS);
  if (!reading.ok) throw new Error(reading.problem);
  return reading;
};

const changesOf = (...entries: unknown[]) => read(document({ resource_changes: entries })).plan.changes;

const refusal = (json: unknown): string => {
  const reading = readPlanDocument(json, OPTIONS);
  return reading.ok ? '' : reading.problem;
};

describe('format of the plan JSON', () => {
  it.each(['1.0', '1.2', '1.99'])('%s is read, with members that nobody knows', (format_version) => {
    expect(refusal(document({ format_version, something_new: { a: 1 } }))).toBe('');
  });

  it.each([
    [document({ format_version: '2.0' }), "The plan's JSON has format version 2.0; this action reads version 1."],
    [document({ format_version: '0.2' }), "The plan's JSON has format version 0.2; this action reads version 1."],
    [{ hello: 1 }, "This is not a plan's JSON: it has no format_version."],
    [null, "This is not a plan's JSON: it has no format_version."],
    [document({ errored: true }), 'The plan ended with errors, so it is not complete and cannot be applied.'],
    [document({ resource_changes: 'canary' }), "The plan's JSON is not as expected at resource_changes: expected Array."],
    [
      document({ resource_changes: [resource({}), resource({ actions: 'canary' })] }),
      "The plan's JSON is not as expected at resource_changes.1.change.actions: expected Array.",
    ],
  ])('is refused with a sentence that quotes no value', (json, problem) => {
    expect(refusal(json)).toBe(problem);
  });

  it.each([
    [true, true],
    [false, false],
    [undefined, null],
  ])('applyable %s becomes %s', (applyable, expected) => {
    expect(read(document({ applyable })).plan.applyable).toBe(expected);
  });
});

describe('kinds of change', () => {
  it.each<[string, object, object, object | null]>([
    ['create', { actions: ['create'], before: null }, {}, { action: 'create', beforeId: null }],
    ['update', { actions: ['update'], before: { id: 'x' } }, {}, { action: 'update', beforeId: 'x' }],
    [
      'replace, delete first',
      { actions: ['delete', 'create'], before: { id: 'x' } },
      {},
      { action: 'replace', actions: ['delete', 'create'] },
    ],
    [
      'replace, create first',
      { actions: ['create', 'delete'], before: { id: 'x' } },
      {},
      { action: 'replace', actions: ['create', 'delete'] },
    ],
    ['delete', { actions: ['delete'], before: { id: 'x' }, after: null }, {}, { action: 'delete', beforeId: 'x', after: null }],
    [
      'delete of a deposed object',
      { actions: ['delete'], before: { id: 'old' }, after: null },
      { deposed: '68c62cb8' },
      { action: 'delete', deposed: '68c62cb8', beforeId: 'old' },
    ],
    ['forget', { actions: ['forget'], before: { id: 'x' }, after: null }, {}, { action: 'forget', beforeId: 'x', after: null }],
    ['tainted', { actions: ['delete', 'create'] }, { action_reason: 'replace_because_tainted' }, { reason: 'replace_because_tainted' }],
    [
      'import without any other action',
      { actions: ['no-op'], before: { id: 'x' }, after: { id: 'x' }, importing: { id: 'x' } },
      {},
      { action: 'import', importId: 'x', attributes: [] },
    ],
    ['import with an update', { importing: { id: 'x' } }, {}, { action: 'update', importId: 'x' }],
    [
      'import by identity',
      { actions: ['no-op'], importing: { identity: { name: 'n', division: 'd' } } },
      {},
      { action: 'import', importId: '{"division":"d","name":"n"}' },
    ],
    ['import of something unknown', { actions: ['no-op'], importing: { unknown: true } }, {}, { importId: '(known after apply)' }],
    [
      'update that also moves',
      {},
      { previous_address: 'genesyscloud_flow.old' },
      { action: 'update', previousAddress: 'genesyscloud_flow.old' },
    ],
    ['no-op', { actions: ['no-op'] }, {}, null],
    ['read of a data source', { actions: ['read'] }, { mode: 'data' }, null],
    ['an id that is sensitive', { before: { id: 'canary' }, before_sensitive: { id: true } }, {}, { beforeId: null }],
  ])('%s', (_case, change, rest, expected) => {
    const changes = changesOf(resource(change, rest));
    if (expected === null) expect(changes).toEqual([]);
    else expect(changes).toEqual([expect.objectContaining(expected)]);
  });

  it('a move alone is a move and no change', () => {
    const { plan } = read(
      document({ resource_changes: [resource({ actions: ['no-op'] }, { previous_address: 'genesyscloud_flow.old' })] }),
    );
    expect(plan.changes).toEqual([]);
    expect(plan.moves).toEqual([{ from: 'genesyscloud_flow.old', to: 'genesyscloud_flow.main' }]);
  });

  it('outputs are changes of their own', () => {
    const output = { before: null, after_unknown: false, before_sensitive: false, after_sensitive: false };
    const { plan } = read(
      document({
        output_changes: {
          url: { ...output, actions: ['create'], after: 'u' },
          id: { ...output, actions: ['update'], after_unknown: true },
          same: { ...output, actions: ['no-op'], after: 1 },
          token: { ...output, actions: ['update'], after: 'canary', after_sensitive: true },
        },
      }),
    );
    expect(plan.changes.map(({ address, action, type, after }) => ({ address, action, type, after }))).toEqual([
      { address: 'output.url', action: 'output', type: 'output', after: 'u' },
      { address: 'output.id', action: 'output', type: 'output', after: UNKNOWN },
      { address: 'output.token', action: 'output', type: 'output', after: expect.any(SensitiveValue) },
    ]);
  });
});

describe('a plan that may be applied only once', () => {
  it.each<[string, object, string | null]>([
    ['an ordinary plan', { resource_changes: [resource({})] }, null],
    ['empty lists of newer members', { deferred_changes: [], action_invocations: [] }, null],
    ['an unknown action', { resource_changes: [resource({ actions: ['create', 'forget'] })] }, 'genesyscloud_flow.main has an action'],
    ['deferred changes', { deferred_changes: [{}] }, 'The plan has deferred changes.'],
    ['action invocations', { action_invocations: [{}] }, 'The plan invokes actions.'],
  ])('%s', (_case, rest, expected) => {
    const { appliedOnceBecause } = read(document(rest)).plan;
    if (expected === null) expect(appliedOnceBecause).toBeNull();
    else expect(appliedOnceBecause).toContain(expected);
  });

  it('still shows the unknown action as a change', () => {
    expect(changesOf(resource({ actions: ['create', 'forget'] }))).toMatchObject([{ action: 'replace', actions: ['create', 'forget'] }]);
  });
});

describe('mode of the plan', () => {
  const gone = { actions: ['delete'], before: { id: 'x' }, after: null };
  const deletedOutput = { actions: ['delete'], before: 1, after: null, after_unknown: false };
  const nothingLeft = { planned_values: { root_module: {} } };
  const withOutput = { configuration: { root_module: { outputs: { url: {} } } }, output_changes: { url: deletedOutput } };

  it.each<[string, object, 'apply' | 'destroy']>([
    ['everything deleted without a reason', { ...nothingLeft, resource_changes: [resource(gone)] }, 'destroy'],
    ['deposed objects among them', { ...nothingLeft, resource_changes: [resource(gone), resource(gone, { deposed: 'd' })] }, 'destroy'],
    [
      'an emptied configuration deletes with a reason',
      { ...nothingLeft, resource_changes: [resource(gone, { action_reason: 'delete_because_no_resource_config' })] },
      'apply',
    ],
    ['something is left', { resource_changes: [resource(gone)] }, 'apply'],
    ['something is kept', { ...nothingLeft, resource_changes: [resource(gone), resource({ actions: ['no-op'] })] }, 'apply'],
    ['only a deposed object, which never has a reason', { ...nothingLeft, resource_changes: [resource(gone, { deposed: 'd' })] }, 'apply'],
    ['only outputs, still declared', { ...nothingLeft, ...withOutput }, 'destroy'],
    ['only outputs, taken out of the configuration', { ...nothingLeft, output_changes: { url: deletedOutput } }, 'apply'],
    ['nothing at all', nothingLeft, 'apply'],
  ])('%s', (_case, rest, expected) => {
    expect(read(document(rest)).plan.mode).toBe(expected);
  });

  it('is what we asked for when the plan is our own', () => {
    expect(readPlanDocument(document(nothingLeft), { ...OPTIONS, mode: 'destroy' })).toMatchObject({ plan: { mode: 'destroy' } });
  });
});

describe('planned values', () => {
  it('join what is known, unknown and sensitive', () => {
    const [change] = changesOf(
      resource({
        before: { id: 'x', name: 'old', same: 1, secret: 'canary-1', list: ['a'], moved: 'm' },
        after: { name: 'new', same: 1, secret: 'canary-2', list: ['a', null, { b: 1 }], moved: 'm', nothing: null },
        after_unknown: { id: true, list: [false, true, { c: true }], nested: [{ deep: true }], nothing: {} },
        after_sensitive: { secret: true, list: [false, false, {}], moved: true },
        before_sensitive: { secret: true },
      }),
    );
    expect(change?.after).toEqual({
      id: UNKNOWN,
      name: 'new',
      same: 1,
      secret: expect.any(SensitiveValue),
      list: ['a', UNKNOWN, { b: 1, c: UNKNOWN }],
      nested: [{ deep: UNKNOWN }],
      nothing: null,
      moved: expect.any(SensitiveValue),
    });
    expect(change?.attributes).toEqual(['id', 'list', 'moved', 'name', 'nested', 'secret']);
  });

  it('that are sensitive can be compared and not guessed', () => {
    const secretOf = (value: unknown, key = seal) => {
      const json = document({ resource_changes: [resource({ after: { pin: value }, after_sensitive: { pin: true } })] });
      const reading = readPlanDocument(json, { ...OPTIONS, seal: key });
      return JSON.stringify(reading.ok ? reading.plan.changes[0]?.after : null);
    };
    expect(secretOf('1234')).toBe(secretOf('1234'));
    expect(secretOf('1234')).not.toBe(secretOf('4321'));
    expect(secretOf('1234')).not.toBe(secretOf('1234', createSeal(Buffer.from('another run'))));
    expect(secretOf({ a: 1, b: 2 })).toBe(secretOf({ b: 2, a: 1 }));
  });

  it('that are sensitive and partly unknown stay comparable piece by piece, names sealed too', () => {
    const [change] = changesOf(
      resource({ after: { map: { canaryKey: 'canary-value' } }, after_unknown: { map: { later: true } }, after_sensitive: { map: true } }),
    );
    expect(JSON.stringify(change?.after)).not.toMatch(/canary|later/);
    const parts = { [seal('canaryKey')]: new SensitiveValue(seal('canary-value')), [seal('later')]: UNKNOWN };
    expect(change?.after).toEqual({ map: new SensitiveValue(seal({ canaryKey: 'canary-value' }), parts) });
  });

  it('that are sensitive and were partly unknown agree with what they became', () => {
    const output = (after: unknown, unknown: unknown) =>
      changesOf(resource({ after: { map: after }, after_unknown: { map: unknown }, after_sensitive: { map: true } }))[0]?.after ?? null;
    const approved = output({ key: 'secret' }, { later: true });
    expect(agrees(approved, output({ key: 'secret', later: 'x' }, {}))).toBe(true);
    expect(agrees(approved, output({ key: 'other', later: 'x' }, {}))).toBe(false);
    expect(agrees(approved, output({ later: 'x' }, {}))).toBe(false);
  });

  it('never hold a sensitive string, wherever it is', () => {
    const value = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
      leaf: fc.constantFrom('canary', 'canary', 1, null, true),
      tree: fc.oneof(
        { maxDepth: 4 },
        tie('leaf'),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b'), tie('tree')),
      ),
    })).tree;
    /** Marks each `canary`, or one of its parents. */
    const marks = (node: unknown, coarse: boolean): unknown => {
      if (node === 'canary') return true;
      if (coarse && JSON.stringify(node).includes('canary')) return true;
      if (Array.isArray(node)) return node.map((element) => marks(element, coarse));
      if (typeof node === 'object' && node !== null)
        return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, marks(member, coarse)]));
      return false;
    };
    fc.assert(
      fc.property(value, value, fc.boolean(), (before, after, coarse) => {
        const reading = read(
          document({
            resource_changes: [
              resource({
                before: { v: before },
                after: { v: after },
                before_sensitive: { v: marks(before, coarse) },
                after_sensitive: { v: marks(after, coarse) },
              }),
            ],
          }),
        );
        expect(JSON.stringify(reading.plan)).not.toContain('canary');
        const texts = reading.sensitive.filter((text) => text !== '1');
        expect(texts).toEqual(JSON.stringify([before, after]).includes('canary') ? ['canary'] : []);
      }),
    );
  });
});

describe('strings to be taken out of all text', () => {
  it('come from values, variables, outputs and data sources that were read', () => {
    const { sensitive } = read(
      document({
        resource_changes: [
          resource({ before: { a: 'before-secret' }, before_sensitive: { a: true } }),
          resource({ actions: ['no-op'], after: { a: ['kept-secret', 'open'] }, after_sensitive: { a: [true, false] } }),
        ],
        output_changes: {
          o: { actions: ['no-op'], before: 'output-secret', after: 'output-secret', before_sensitive: true, after_sensitive: true },
        },
        variables: { open: { value: 'open-value' }, hidden: { value: { user: 'variable-secret' } } },
        configuration: { root_module: { variables: { open: {}, hidden: { sensitive: true, default: 'default-secret' } } } },
        prior_state: {
          values: {
            root_module: {
              child_modules: [{ resources: [{ mode: 'data', values: { v: 'data-secret' }, sensitive_values: { v: true } }] }],
            },
          },
        },
      }),
    );
    expect([...sensitive].sort()).toEqual([
      'before-secret',
      'data-secret',
      'default-secret',
      'environment-secret',
      'kept-secret',
      'output-secret',
      'variable-secret',
    ]);
  });

  it('come from numbers as they are written', () => {
    const change = { after: { pin: 8675309, rate: [0.12345], flag: true }, after_sensitive: { pin: true, rate: true, flag: true } };
    expect(read(document({ resource_changes: [resource(change)] })).sensitive).toEqual(['8675309', '0.12345']);
  });
});

describe('files behind changes', () => {
  const filesOf = (type: string, change: object) => read(document({ resource_changes: [resource(change, { type })] })).plan.files;

  it.each<[string, object, unknown[]]>([
    ['genesyscloud_flow', { after: { filepath: 'flows/a.yaml' } }, [['filepath', 'flows/a.yaml']]],
    ['genesyscloud_script', { actions: ['create'], after: { filepath: 's3://b/s.json' } }, [['filepath', 's3://b/s.json']]],
    [
      'genesyscloud_architect_user_prompt',
      { after: { resources: [{ filename: 'de.wav' }, { filename: 'en.wav' }, { filename: null }] } },
      [
        ['resources[0].filename', 'de.wav'],
        ['resources[1].filename', 'en.wav'],
      ],
    ],
    [
      'genesyscloud_architect_grammar_language',
      { after: { voice_file_data: [{ file_name: 'v.grxml' }] } },
      [['voice_file_data[0].file_name', 'v.grxml']],
    ],
    ['genesyscloud_outbound_contact_list', { after: { contacts_filepath: 'c.csv' } }, [['contacts_filepath', 'c.csv']]],
    ['genesyscloud_flow', { after: {}, after_unknown: { filepath: true } }, [['filepath', null]]],
    ['genesyscloud_flow', { after: { filepath: 'canary' }, after_sensitive: { filepath: true } }, [['filepath', null]]],
    ['genesyscloud_flow', { actions: ['delete'], before: { filepath: 'a.yaml' }, after: null }, []],
    ['genesyscloud_flow', { actions: ['no-op'], after: { filepath: 'a.yaml' }, importing: { id: 'x' } }, []],
    ['local_file', { after: { filename: 'x' } }, []],
  ])('%s %j', (type, change, expected) => {
    expect(filesOf(type, change).map(({ attribute, path }) => [attribute, path])).toEqual(expected);
  });
});
