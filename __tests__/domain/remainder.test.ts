import { describe, expect, it } from '@jest/globals';
import { type Change, changeKey } from '../../src/domain/change.ts';
import { type PlannedValue, SensitiveValue, UNKNOWN } from '../../src/domain/planned-value.ts';
import { actionInWords } from '../../src/domain/remainder.ts';
import { CREATE_FIRST, changeOf, check, doneBy, FLOW, faults, operationOf, planOf } from './example-plans.ts';

const update = changeOf('update');
const create = changeOf('create');
const remove = changeOf('delete');
const replace = changeOf('replace');
const createFirst = changeOf('replace', CREATE_FIRST);
const OTHER = 'genesyscloud_flow.other';

/** What Terraform plans for an object that a failed create left behind. */
const taintedReplace = changeOf('replace', { reason: 'replace_because_tainted', beforeId: 'tainted' });
const createFailed = operationOf('create', 'errored');
const created = operationOf('create', 'completed');
const oldDeleted = operationOf('delete', 'completed');
const deleteStarted = operationOf('delete', 'started');
const deleteFailed = operationOf('delete', 'errored');
const deposedOld = changeOf('delete', { deposed: '0a1b' });

describe('a fresh change is the rest of the approved plan', () => {
  it.each([update, create, remove, replace, createFirst, changeOf('forget'), changeOf('import'), changeOf('output')])(
    'where it is the same: $action $actions',
    (change) => {
      const found = check([change], [change]);
      expect(faults(found)).toEqual([]);
      expect(found).toMatchObject({ rest: [change], inPlace: [] });
    },
  );

  it('where another change is done and no longer planned', () => {
    const done = { ...update, address: OTHER };
    const progress = doneBy([operationOf('update', 'completed', { address: OTHER })]);
    expect(faults(check([update, done], [update], { progress }))).toEqual([]);
  });

  it('where what was unknown is known now', () => {
    expect(
      faults(check([changeOf('create', { after: { id: UNKNOWN, name: 'a' } })], [changeOf('create', { after: { id: '1', name: 'a' } })])),
    ).toEqual([]);
  });

  it('where its secrets are the same', () => {
    const withSecret = (fingerprint: string) => changeOf('update', { after: { secret: new SensitiveValue(fingerprint) } });
    expect(faults(check([withSecret('f')], [withSecret('f')]))).toEqual([]);
    expect(check([withSecret('f')], [withSecret('g')]).divergences).toMatchObject([{ kind: 'other-values', attributes: ['secret'] }]);
  });

  it('where the provider forgot the hash of a flow’s file, which is compared by itself', () => {
    const hashed = (hash: PlannedValue, given: Partial<Change> = {}) =>
      changeOf('update', { after: { file_content_hash: hash }, ...given });
    expect(faults(check([hashed('abc')], [hashed(UNKNOWN)]))).toEqual([]);
    expect(faults(check([hashed('abc')], [hashed('abd')]))).toEqual([`other-values ${FLOW}`]);
    const script = { address: 'genesyscloud_script.s', type: 'genesyscloud_script' };
    expect(faults(check([hashed('abc', script)], [hashed(UNKNOWN, script)]))).toEqual(['other-values genesyscloud_script.s']);
  });

  it('where the order of a set moved because an element became known', () => {
    const withSet = (...ids: readonly PlannedValue[]) => changeOf('update', { after: { ids } });
    expect(faults(check([withSet('m', UNKNOWN)], [withSet('a', 'm')]))).toEqual([]);
    expect(faults(check([withSet('m', 'z')], [withSet('z', 'm')]))).toEqual([`other-values ${FLOW}`]);
  });
});

describe('a fresh change is refused', () => {
  const refused = (approved: Change, fresh: Change, kind: string) =>
    expect(faults(check([approved], [fresh]))).toContain(`${kind} ${fresh.address}`);

  it.each<[string, Change, Change]>([
    ['an update became a replace', update, replace],
    ['an update became a delete', update, remove],
    ['a delete became a forget', remove, changeOf('forget')],
    ['a forget became a delete', changeOf('forget'), remove],
    ['a create became an update', create, update],
    ['an import brings an update along', changeOf('import'), changeOf('update', { importId: 'old' })],
    ['an update is an import only', changeOf('update', { importId: 'old' }), changeOf('import')],
    ['the order of a replace turned', replace, createFirst],
    ['an output is deleted that was to be set', changeOf('output'), changeOf('output', { actions: ['delete'], after: null })],
  ])('as another action where %s', (_, approved, fresh) => refused(approved, fresh, 'other-action'));

  it.each<[string, Change, Change]>([
    ['the object to update is another', update, changeOf('update', { beforeId: 'new' })],
    ['the object to delete is another', remove, changeOf('delete', { beforeId: 'new' })],
    ['the object to forget is another', changeOf('forget'), changeOf('forget', { beforeId: 'new' })],
    ['the object to replace is another', replace, changeOf('replace', { beforeId: 'new' })],
    ['a deposed object is deleted instead of the current one', remove, deposedOld],
    ['another deposed object is deleted', deposedOld, changeOf('delete', { deposed: '0a1c' })],
    ['another object is imported', changeOf('import'), changeOf('import', { importId: 'new', beforeId: 'new' })],
    ['an object is imported that was to be created', create, changeOf('create', { importId: 'old' })],
    ['an object comes from another address', update, changeOf('update', { previousAddress: OTHER })],
    ['the rest of a replace deletes another object', replace, changeOf('delete', { beforeId: 'new' })],
    [
      'the rest of a replace deletes an object without an id',
      changeOf('replace', { beforeId: null }),
      changeOf('delete', { beforeId: null }),
    ],
  ])('as another object where %s', (_, approved, fresh) => refused(approved, fresh, 'other-object'));

  it.each<[string, PlannedValue]>([
    ['is another', { name: 'other' }],
    ['is unknown now', { name: UNKNOWN }],
    ['is gone', {}],
    ['is new', { name: 'main', note: 'x' }],
  ])('where a value %s, naming the attribute and a possible cause, not the value', (_, after) => {
    const [divergence] = check([update], [changeOf('update', { after })]).divergences;
    expect(divergence).toMatchObject({ kind: 'other-values', address: FLOW, approved: 'update', found: 'update' });
    expect(divergence?.attributes).toEqual([Object.keys(after as object).at(-1) ?? 'name']);
    expect(divergence?.hint).toContain('timestamp()');
  });

  it('as not approved where the approved plan does nothing at its address', () => {
    const found = check([update], [update, { ...remove, address: OTHER }]);
    expect(found.extras).toMatchObject([{ kind: 'not-approved', address: OTHER, approved: null, found: 'delete' }]);
    expect(found).toMatchObject({ rest: [update], divergences: [] });
  });

  it('where this run made the object already: a second one was never approved', () => {
    const progress = doneBy([created]);
    expect(faults(check([create], [create], { progress }))).toEqual([`other-object ${FLOW}`]);
    for (const fresh of [create, replace]) {
      expect(faults(check([replace], [fresh], { progress: doneBy([oldDeleted, created]) }))).toEqual([`other-object ${FLOW}`]);
    }
  });

  it('with the words of the approved change of the same action, where there are several at the address', () => {
    const found = check([deposedOld, changeOf('update')], [deposedOld, changeOf('update', { after: { name: 'x' } })]);
    expect(found.divergences).toMatchObject([{ kind: 'other-values', approved: 'update', found: 'update', attributes: ['name'] }]);
  });
});

describe('the rest of a replace', () => {
  it('is the create, once the old object is deleted', () => {
    const found = check([replace], [create], { progress: doneBy([oldDeleted, createFailed]) });
    expect(faults(found)).toEqual([]);
    expect(found).toMatchObject({ rest: [create], inPlace: [] });
  });

  it('is not the create while nobody deleted the old object', () => {
    expect(faults(check([replace], [create]))).toEqual([`vanished ${FLOW}`]);
    expect(faults(check([replace], [create], { progress: doneBy([deleteFailed]) }))).toEqual([`vanished ${FLOW}`]);
  });

  it('is the delete of the old object, deposed, once the new one is made', () => {
    expect(faults(check([createFirst], [deposedOld], { progress: doneBy([created, deleteStarted]) }))).toEqual([]);
  });

  it('is not the delete alone while nobody made the new object, whatever a refresh showed', () => {
    expect(faults(check([replace], [remove]))).toEqual([`vanished ${FLOW}`]);
    expect(faults(check([replace], [remove], { refreshed: new Set([FLOW]) }))).toEqual([`vanished ${FLOW}`]);
  });

  it('must have the values of the replace', () => {
    const other = changeOf('create', { after: { name: 'other' } });
    expect(faults(check([replace], [other], { progress: doneBy([oldDeleted, createFailed]) }))).toEqual([`other-values ${FLOW}`]);
  });

  it('is nothing once both halves are done', () => {
    expect(faults(check([replace], [], { progress: doneBy([oldDeleted, created]) }))).toEqual([]);
    expect(faults(check([createFirst], [], { progress: doneBy([created, deleteStarted], [oldDeleted]) }))).toEqual([]);
  });

  it('is nothing where the old object left the state though its delete printed no end', () => {
    const found = check([createFirst], [], { progress: doneBy([created, deleteStarted]) });
    expect(faults(found)).toEqual([]);
    expect(found.inPlace).toEqual([createFirst]);
  });
});

describe('a tainted object', () => {
  it('is replaced where this run left it behind', () => {
    expect(faults(check([create], [taintedReplace], { progress: doneBy([createFailed]) }))).toEqual([]);
    expect(faults(check([replace], [taintedReplace], { progress: doneBy([oldDeleted, createFailed]) }))).toEqual([]);
  });

  it('is replaced together with the delete of the old object, where that is deposed', () => {
    const progress = doneBy([createFailed]);
    expect(faults(check([createFirst], [{ ...taintedReplace, ...CREATE_FIRST }, deposedOld], { progress }))).toEqual([]);
    expect(faults(check([createFirst], [{ ...taintedReplace, ...CREATE_FIRST }], { progress }))).toEqual([`vanished ${FLOW}`]);
  });

  it('is not touched where this run created nothing', () => {
    expect(faults(check([create], [taintedReplace]))).toEqual([`other-action ${FLOW}`]);
    expect(faults(check([update], [{ ...taintedReplace, beforeId: 'old' }]))).toEqual([`other-action ${FLOW}`]);
    const elsewhere = doneBy([operationOf('create', 'errored', { address: OTHER })]);
    expect(faults(check([create], [taintedReplace], { progress: elsewhere }))).toEqual([`other-action ${FLOW}`]);
  });

  it('is not touched where this run’s create succeeded: somebody else tainted it', () => {
    expect(faults(check([create], [taintedReplace], { progress: doneBy([createFailed], [created]) }))).toEqual([`other-action ${FLOW}`]);
  });

  it('is not touched where the plan was to update it', () => {
    expect(faults(check([update], [taintedReplace], { progress: doneBy([createFailed]) }))).toEqual([`other-action ${FLOW}`]);
  });

  it('is replaced in the approved order where it is the object that was to be replaced', () => {
    const progress = doneBy([createFailed]);
    const turned = { ...createFirst, reason: 'replace_because_tainted' };
    expect(faults(check([replace], [turned], { progress }))).toEqual([`other-action ${FLOW}`]);
  });

  it('must be replaced because it is tainted, for no other reason', () => {
    const fresh = { ...taintedReplace, reason: 'replace_because_cannot_update' };
    expect(faults(check([create], [fresh], { progress: doneBy([createFailed]) }))).toEqual([`other-action ${FLOW}`]);
  });

  it('must get the approved values', () => {
    const fresh = { ...taintedReplace, after: { name: 'other' } };
    expect(faults(check([create], [fresh], { progress: doneBy([createFailed]) }))).toEqual([`other-values ${FLOW}`]);
  });

  it('is replaced as approved where the approved plan knew it', () => {
    const approved = changeOf('replace', { reason: 'replace_because_tainted' });
    expect(faults(check([approved], [approved], { progress: doneBy([deleteFailed]) }))).toEqual([]);
  });
});

describe('what this run left behind in a second round', () => {
  const second = { ...taintedReplace, ...CREATE_FIRST };
  const accepted = [second];
  const deposedTainted = changeOf('delete', { beforeId: 'tainted', deposed: '0a1b' });

  it('is a deposed tainted object to delete, once the new one is made', () => {
    const progress = doneBy([createFailed], [created, operationOf('delete', 'started', { id: 'tainted' })]);
    expect(faults(check([create], [deposedTainted], { progress, accepted }))).toEqual([]);
  });

  it('is not a deposed object that no accepted remainder knew', () => {
    const progress = doneBy([createFailed], [created]);
    expect(faults(check([create], [deposedTainted], { progress }))).toEqual([`other-action ${FLOW}`]);
    expect(faults(check([create], [{ ...deposedTainted, beforeId: 'foreign' }], { progress, accepted }))).toEqual([`other-action ${FLOW}`]);
  });

  it('is a newer tainted object to replace, and the older one to delete', () => {
    const progress = doneBy([createFailed], [createFailed]);
    const newer = { ...second, beforeId: 'tainted-2' };
    expect(faults(check([create], [newer, deposedTainted], { progress, accepted }))).toEqual([]);
  });

  it('is a create, where the tainted object was deleted and the new one not made', () => {
    const progress = doneBy([createFailed], [operationOf('delete', 'completed', { id: 'tainted' }), createFailed]);
    expect(faults(check([create], [create], { progress, accepted: [taintedReplace] }))).toEqual([]);
  });
});

describe('imports and forgets', () => {
  const both = changeOf('update', { importId: 'old' });

  it('are in place once a fresh plan of everything no longer wants them', () => {
    const pure = changeOf('import');
    expect(check([pure], [])).toMatchObject({ inPlace: [pure], divergences: [], vanished: [] });
    const forget = changeOf('forget', { address: OTHER });
    expect(check([forget], [])).toMatchObject({ inPlace: [forget], divergences: [], vanished: [] });
  });

  it('go on as an update where the import is done and its update is not', () => {
    expect(faults(check([both], [update]))).toEqual([]);
    expect(faults(check([both], [both]))).toEqual([]);
  });

  it('do not succeed by the import alone', () => {
    expect(faults(check([both], []))).toEqual([`unproven ${FLOW}`]);
  });

  it('must import what was approved, as it was', () => {
    const drifted = changeOf('import', { after: { name: 'drifted' } });
    expect(faults(check([changeOf('import')], [drifted]))).toEqual([`other-values ${FLOW}`]);
  });
});

describe('outputs', () => {
  const output = (actions: readonly string[], after: PlannedValue) => changeOf('output', { actions, after });

  it('may turn from a create to an update where an attempt stored them half', () => {
    expect(faults(check([output(['create'], 'x')], [output(['update'], 'x')]))).toEqual([]);
  });

  it('may become known, and must then stay so', () => {
    expect(faults(check([output(['create'], UNKNOWN)], [output(['create'], 'x')]))).toEqual([]);
    expect(faults(check([output(['create'], 'x')], [output(['create'], UNKNOWN)]))).toEqual(['other-values output.url']);
    expect(faults(check([output(['update'], { a: UNKNOWN, b: 1 })], [output(['update'], { a: 'x', b: 2 })]))).toEqual([
      'other-values output.url',
    ]);
  });

  it('are deleted only as approved', () => {
    const gone = output(['delete'], null);
    expect(faults(check([gone], [gone]))).toEqual([]);
    expect(faults(check([gone], [output(['update'], null)]))).toEqual(['other-action output.url']);
  });

  it('are in place once a fresh plan of everything no longer wants them', () => {
    const changed = output(['update'], 'x');
    expect(check([changed], [])).toMatchObject({ inPlace: [changed], divergences: [], vanished: [] });
  });
});

describe('moves', () => {
  const moves = [{ from: 'genesyscloud_flow.was', to: FLOW }];
  const moved = changeOf('update', { previousAddress: 'genesyscloud_flow.was' });

  it('are accepted where they were approved, with a change or without', () => {
    expect(faults(check(planOf([update], { moves }), planOf([update], { moves })))).toEqual([]);
    expect(faults(check([moved], [moved]))).toEqual([]);
  });

  it('may be done already', () => {
    expect(faults(check(planOf([update], { moves }), [update]))).toEqual([]);
    expect(faults(check([moved], [update]))).toEqual([]);
  });

  it('may stand alone where the change that came with them is in place', () => {
    expect(faults(check([moved], planOf([], { moves }), { refreshed: new Set([FLOW]) }))).toEqual([]);
  });

  it('are refused where they are new', () => {
    const found = check([update], planOf([update], { moves }));
    expect(found.divergences).toMatchObject([{ kind: 'not-approved', address: FLOW, found: 'move from genesyscloud_flow.was' }]);
  });
});

describe('an approved change that is no longer planned', () => {
  it('is unproven where it is an update that nobody read again', () => {
    expect(check([update], [])).toMatchObject({ vanished: [update], inPlace: [] });
    expect(check([update], [], { progress: doneBy([operationOf('update', 'errored')]) }).vanished).toEqual([update]);
  });

  it('is in place where it is an update and a refresh read its object', () => {
    const found = check([update], [], { refreshed: new Set([FLOW]) });
    expect(faults(found)).toEqual([]);
    expect(found.inPlace).toEqual([update]);
  });

  it('is lost where it is a create that no attempt completed: a refresh cannot show what is not there', () => {
    for (const progress of [doneBy(), doneBy([createFailed])]) {
      expect(faults(check([create], [], { progress, refreshed: new Set([FLOW]) }))).toEqual([`vanished ${FLOW}`]);
    }
  });

  it.each([
    ['in place where it started and printed no error', [deleteStarted], []],
    ['done where it was completed', [oldDeleted], []],
    ['lost where it never started', [], [`vanished ${FLOW}`]],
    ['lost where it ended with an error', [deleteFailed], [`vanished ${FLOW}`]],
    ['lost where another object at the address was deleted', [operationOf('delete', 'completed', { id: 'new' })], [`vanished ${FLOW}`]],
  ])('is a delete that is %s', (_, operations, expected) => {
    expect(faults(check([remove], [], { progress: doneBy(operations) }))).toEqual(expected);
  });

  it('is judged for each object at its address', () => {
    const found = check([update, deposedOld], [update], { progress: doneBy([deleteStarted]) });
    expect(found.inPlace.map(changeKey)).toEqual([`${FLOW} (deposed 0a1b)`]);
  });

  it('is told with its action and its deposed key', () => {
    expect(check([deposedOld], []).divergences).toEqual([
      { address: FLOW, deposed: '0a1b', kind: 'vanished', approved: 'delete', found: null, attributes: [], hint: null },
    ]);
  });
});

describe('a fresh plan with -target', () => {
  const output = changeOf('output');
  const targeted = (...shown: readonly Change[]) => ({ shownInPlace: new Set(shown.map(changeKey)) });

  it('shows nothing by leaving it out', () => {
    const silent = { ...targeted(), refreshed: new Set([FLOW]), progress: doneBy([deleteStarted]) };
    for (const change of [update, remove, output, changeOf('import'), changeOf('forget')]) {
      expect(faults(check([change], [], silent))).toEqual([`vanished ${change.address}`]);
    }
  });

  it('may leave out what the plan of everything showed to be in place', () => {
    expect(faults(check([update, output], [update], targeted(output)))).toEqual([]);
    expect(faults(check([update], [], { ...targeted(update), refreshed: new Set([FLOW]) }))).toEqual([]);
  });

  it('may leave out what an attempt completed', () => {
    expect(faults(check([update], [], { ...targeted(), progress: doneBy([operationOf('update', 'completed')]) }))).toEqual([]);
  });
});

describe('the whole plan', () => {
  it('is a destroy plan only where that was approved', () => {
    const destroy = planOf([remove], { mode: 'destroy' });
    expect(faults(check(destroy, destroy))).toEqual([]);
    expect(check([remove], destroy).divergences).toMatchObject([{ kind: 'not-comparable', address: '(plan)' }]);
    expect(faults(check(destroy, [remove]))).toEqual(['not-comparable (plan)']);
  });

  it('is not compared where it holds what this version does not know', () => {
    const strange = planOf([update], { appliedOnceBecause: 'The plan has deferred changes.' });
    expect(check([update], strange).divergences).toMatchObject([{ kind: 'not-comparable', found: 'The plan has deferred changes.' }]);
  });

  it('may be empty only where everything is done', () => {
    expect(faults(check([], []))).toEqual([]);
    expect(faults(check([update, { ...remove, address: OTHER }], []))).toEqual([`unproven ${FLOW}`, `vanished ${OTHER}`]);
  });
});

describe('an action in words', () => {
  it('tells the two orders of a replace apart', () => {
    expect([replace, createFirst, update].map(actionInWords)).toEqual(['replace (delete first)', 'replace (create first)', 'update']);
  });
});
