import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../src/domain/change.ts';
import { proveInPlace } from '../../src/domain/in-place.ts';
import { type PlannedValue, SensitiveValue, UNKNOWN } from '../../src/domain/planned-value.ts';
import { changeOf, check, doneBy, FLOW, operationOf } from './example-plans.ts';

const update = (after: PlannedValue) => changeOf('update', { after: { name: 'main', description: after } });
const output = (given: Partial<Change> = {}) => changeOf('output', { after: 'https://new', ...given });
const imported = changeOf('import', { after: { id: 'old', name: 'main' } });

/** Whether a plan of everything that does not want the change any more, and leaves this at its address, shows it in place. */
const isInPlace = (change: Change, held: PlannedValue | undefined): boolean => {
  const found = check([change], [], { refreshed: new Set([FLOW]), progress: doneBy([operationOf('update', 'errored')]) });
  const proven = proveInPlace(found, held === undefined ? new Map() : new Map([[change.address, held]]));
  expect(proven.divergences.map(({ kind, address }) => `${kind} ${address}`)).toEqual(
    proven.inPlace.length === 1 ? [] : [`vanished ${change.address}`],
  );
  return proven.inPlace.length === 1;
};

describe('an approved change that no attempt completed and no plan wants any more', () => {
  it.each([
    ['update', 'the object holds the planned values', update('new'), { name: 'main', description: 'new' }],
    ['update', 'what was not known could be anything', update(UNKNOWN), { name: 'main', description: 'x' }],
    ['update', 'a sensitive value is the same', update(new SensitiveValue('a')), { name: 'main', description: new SensitiveValue('a') }],
    ['import', 'the object is in the state', imported, { id: 'old', name: 'renamed' }],
    ['output', 'it holds the planned value', output(), 'https://new'],
    ['output that is deleted', 'it is gone', output({ actions: ['delete'], after: null }), undefined],
    ['forget', 'the object is not in the state', changeOf('forget'), undefined],
  ] as const)('is in place (%s) where %s', (_action, _why, change, held) => {
    expect(isInPlace(change, held)).toBe(true);
  });

  it.each([
    ['update', 'the object holds what it held before', update('new'), { name: 'main', description: 'old' }],
    ['update', 'a sensitive value is another', update(new SensitiveValue('a')), { name: 'main', description: new SensitiveValue('b') }],
    ['update', 'the object is in no plan', update('new'), undefined],
    ['import', 'the object is not in the state', imported, undefined],
    ['import', 'another object is', imported, { id: 'another', name: 'main' }],
    ['output', 'it holds another value', output(), 'https://old'],
    ['output', 'it is gone', output(), undefined],
    ['output that is deleted', 'it is still there', output({ actions: ['delete'], after: null }), 'https://old'],
    ['forget', 'the object is still in the state', changeOf('forget'), { name: 'main' }],
  ] as const)('has vanished (%s) where %s', (_action, _why, change, held) => {
    expect(isInPlace(change, held)).toBe(false);
  });
});
