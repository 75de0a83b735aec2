import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Operation } from '../../src/domain/attempt.ts';
import {
  groupByAddress,
  isBegun,
  isCompleted,
  isStartedWithoutError,
  lastCreate,
  NO_PROGRESS,
  partsOf,
  withAttempt,
} from '../../src/domain/progress.ts';
import { CREATE_FIRST, changeOf, doneBy, FLOW, operationOf } from './example-plans.ts';

describe('the halves of a change', () => {
  it.each([
    ['create', ['put']],
    ['update', ['put']],
    ['delete', ['remove']],
    ['replace', ['put', 'remove']],
    ['import', []],
    ['forget', []],
    ['output', []],
  ] as const)('%s has %j', (action, parts) => {
    expect(partsOf(changeOf(action))).toEqual(parts);
  });
});

describe('a change is completed', () => {
  it('only by the event that says so', () => {
    for (const state of ['started', 'errored', 'completed'] as const) {
      expect(isCompleted(changeOf('create'), 'put', doneBy([operationOf('create', state)]))).toBe(state === 'completed');
      expect(isCompleted(changeOf('delete'), 'remove', doneBy([operationOf('delete', state)]))).toBe(state === 'completed');
    }
  });

  it('by any attempt, also one before the last', () => {
    const progress = doneBy(
      [operationOf('update', 'completed')],
      [operationOf('create', 'errored', { address: 'genesyscloud_flow.other' })],
    );
    expect(isCompleted(changeOf('update'), 'put', progress)).toBe(true);
  });

  it('not by the create of an object where an update was approved', () => {
    expect(isCompleted(changeOf('update'), 'put', doneBy([operationOf('create', 'completed')]))).toBe(false);
  });

  it('not by the same action at another address', () => {
    const elsewhere = doneBy([operationOf('update', 'completed', { address: 'genesyscloud_flow.other' })]);
    expect(isCompleted(changeOf('update'), 'put', elsewhere)).toBe(false);
    expect(isBegun(FLOW, elsewhere)).toBe(false);
  });

  it('half by half where it is a replace: the delete of another object at the address does not count', () => {
    const replace = changeOf('replace', CREATE_FIRST);
    const tainted = doneBy(
      [operationOf('create', 'errored')],
      [operationOf('create', 'completed'), operationOf('delete', 'completed', { id: 'tainted' })],
    );
    expect(isCompleted(replace, 'put', tainted)).toBe(true);
    expect(isCompleted(replace, 'remove', tainted)).toBe(false);
    expect(isCompleted(replace, 'remove', doneBy([operationOf('delete', 'completed')]))).toBe(true);
  });

  it('by a delete whose id Terraform does not print', () => {
    expect(isCompleted(changeOf('delete'), 'remove', doneBy([operationOf('delete', 'completed', { id: null })]))).toBe(true);
  });
});

describe('a half that began and printed no error', () => {
  it('is one whose last operation has a start only', () => {
    const started = operationOf('delete', 'started');
    const errored = operationOf('delete', 'errored');
    expect(isStartedWithoutError(changeOf('delete'), 'remove', doneBy([started]))).toBe(true);
    expect(isStartedWithoutError(changeOf('delete'), 'remove', doneBy([errored], [started]))).toBe(true);
    expect(isStartedWithoutError(changeOf('delete'), 'remove', doneBy([started], [errored]))).toBe(false);
    expect(isStartedWithoutError(changeOf('delete'), 'remove', NO_PROGRESS)).toBe(false);
  });
});

describe('the last create at an address', () => {
  it('is open until it is completed, and open again when a later one fails', () => {
    const completed = operationOf('create', 'completed');
    const errored = operationOf('create', 'errored');
    expect(lastCreate(FLOW, NO_PROGRESS)).toBe('none');
    expect(lastCreate(FLOW, doneBy([operationOf('delete', 'errored')]))).toBe('none');
    expect(lastCreate(FLOW, doneBy([errored]))).toBe('open');
    expect(lastCreate(FLOW, doneBy([operationOf('create', 'started')]))).toBe('open');
    expect(lastCreate(FLOW, doneBy([errored], [completed]))).toBe('completed');
    expect(lastCreate(FLOW, doneBy([completed], [errored]))).toBe('open');
  });
});

describe('the ledger of operations', () => {
  const anyOperation: fc.Arbitrary<Operation> = fc.record({
    address: fc.constantFrom('genesyscloud_flow.a', 'genesyscloud_flow.b'),
    action: fc.constantFrom('create', 'update', 'delete'),
    state: fc.constantFrom('started', 'completed', 'errored'),
    id: fc.constantFrom(null, 'old'),
    elapsedSeconds: fc.constant(null),
  });

  it('keeps every operation of every attempt in order, and changes nothing that it gave out before', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyOperation, { maxLength: 5 }), { maxLength: 4 }), (attempts) => {
        const before = doneBy(...attempts);
        const seen = JSON.stringify([...before.byAddress]);
        withAttempt(before, { operations: attempts.flat() });
        expect(JSON.stringify([...before.byAddress])).toBe(seen);
        for (const address of ['genesyscloud_flow.a', 'genesyscloud_flow.b']) {
          expect(before.byAddress.get(address) ?? []).toEqual(attempts.flat().filter((operation) => operation.address === address));
        }
      }),
    );
  });

  it('groups by address without losing order or things', () => {
    const things = ['a', 'b', 'a'].map((address, index) => ({ address, index }));
    expect([...groupByAddress(things)]).toEqual([
      ['a', [things[0], things[2]]],
      ['b', [things[1]]],
    ]);
  });
});
