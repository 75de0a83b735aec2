import { describe, expect, it } from '@jest/globals';
import { clearWhen, lockedWhen } from '../../src/genesys/answer-path.ts';

const ENTITIES = { path: 'entities[].status', values: ['ACTIVE', 'PENDING'] };

describe('locked-when', () => {
  it.each([
    [
      'one of the values',
      { entities: [{ status: 'DONE' }, { status: 'ACTIVE' }] },
      'locked',
      'entities[].status is ACTIVE (1 of 2 values)',
    ],
    ['none of the values', { entities: [{ status: 'DONE' }] }, 'clear', 'entities[].status is DONE'],
    ['an empty list', { entities: [] }, 'clear', 'entities[].status is an empty list'],
    ['no such key', {}, 'unknown', 'the answer has nothing at entities[].status'],
    ['null', { entities: null }, 'unknown', 'the answer has nothing at entities[].status'],
    ['an object instead of a list', { entities: { status: 'ACTIVE' } }, 'unknown', 'the answer has nothing at entities[].status'],
    [
      'items of another shape',
      { entities: [{ state: 'ACTIVE' }] },
      'unknown',
      'some items of the answer have nothing at entities[].status',
    ],
    [
      'one item of another shape',
      { entities: [{ status: 'DONE' }, { status: null }] },
      'unknown',
      'some items of the answer have nothing at entities[].status',
    ],
    [
      'objects at the path',
      { entities: [{ status: { name: 'ACTIVE' } }] },
      'unknown',
      'the answer has something else than texts, numbers or booleans at entities[].status',
    ],
    ['a page of a proxy', '<html>', 'unknown', 'the answer has nothing at entities[].status'],
    ['no answer', undefined, 'unknown', 'the answer has nothing at entities[].status'],
    ['another case', { entities: [{ status: 'active' }] }, 'clear', 'entities[].status is active'],
  ])('%s', (_, answer, verdict, evidence) => {
    expect(lockedWhen(ENTITIES, answer)).toEqual({ verdict, evidence });
  });

  it.each([
    ['a[].b[].c', { a: [{ b: [{ c: 1 }] }, {}] }, 'unknown'],
    ['a[].b[].c', { a: [{ b: [{ c: 1 }] }, { b: [] }] }, 'clear'],
    ['a[?on].b', { a: [{ on: true }, { on: false }] }, 'unknown'],
    ['a[?on].b', { a: [{ on: true, b: 1 }, { on: false }] }, 'clear'],
    ['a[].b | [0]', { a: [{}] }, 'unknown'],
    ['(a[].b)[?on].c', { a: [{ b: { c: 1 } }, {}] }, 'unknown'],
    ['a[*].b[*].c', { a: [{ b: [{}] }] }, 'unknown'],
    ['a.*.b', { a: { x: { b: 1 }, y: {} } }, 'unknown'],
    ['a[0:2].b', { a: [{ b: 1 }, { b: 2 }, {}] }, 'clear'],
    ['length(a)', { a: [] }, 'clear'],
    ['length(a)', { a: 3 }, 'unknown'],
    ['length(a)', {}, 'unknown'],
  ])('%s on %j is %s', (path, answer, verdict) => {
    expect(lockedWhen({ path, values: ['x'] }, answer).verdict).toBe(verdict);
  });

  it('compares as text, so that no difference of JSON types reads as clear', () => {
    expect(lockedWhen({ path: 'a', values: [3] }, { a: '3' }).verdict).toBe('locked');
    expect(lockedWhen({ path: 'a', values: ['true'] }, { a: true }).verdict).toBe('locked');
  });

  it('says what does not fit', () => {
    expect(lockedWhen({ path: 'length(a)', values: ['x'] }, { a: 3 }).evidence).toMatch(
      /^length\(a\) does not fit the answer: Invalid type/,
    );
  });
});

describe('clear-when', () => {
  it.each([
    ['the word', { lock_status: 'clear' }, 'clear', 'lock_status is clear'],
    ['another word', { lock_status: 'locked by CHG0031337' }, 'locked', 'lock_status is locked by CHG0031337'],
    ['an empty text', { lock_status: '' }, 'locked', 'lock_status is ""'],
    ['nothing', {}, 'unknown', 'the answer has nothing at lock_status'],
    ['a list of the word', { lock_status: ['clear', 'clear'] }, 'clear', 'lock_status is clear (2 of 2 values)'],
    ['a list with another word', { lock_status: ['clear', 'locked'] }, 'locked', 'lock_status is locked (1 of 2 values)'],
    ['an empty list', { lock_status: [] }, 'clear', 'lock_status is an empty list'],
    ['a long text on lines', { lock_status: `a\n${'b'.repeat(80)}` }, 'locked', `lock_status is a ${'b'.repeat(58)}…`],
  ])('%s', (_, answer, verdict, evidence) => {
    expect(clearWhen({ answer: 'lock_status', clearWhen: 'clear' }, answer)).toEqual({ verdict, evidence });
  });

  it('shows three values and counts the others', () => {
    expect(clearWhen({ answer: 'a', clearWhen: 'x' }, { a: ['a', 'b', 'c', 'd', 'e'] }).evidence).toBe(
      'a is a, b, c and 2 more (5 of 5 values)',
    );
  });
});
