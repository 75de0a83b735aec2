import { describe, expect, it } from '@jest/globals';
import { attemptWords, groupConflicts } from '../../src/report/conflict-groups.ts';
import { change, conflict, plan, report } from './example-parts.ts';

const failed = { outcome: 'failed', failureReason: 'conflict', message: 'It failed.' } as const;

describe('conflicts in the report', () => {
  it('are told once each, in the words of the last attempt', () => {
    const met = [conflict(1, 'a.b', { message: 'first' }), conflict(1, 'a.c'), conflict(2, 'a.b', { message: 'second' })];
    const groups = groupConflicts(report(0, { ...failed, conflicts: met }));
    expect(groups.map(({ latest, attempts }) => [latest.address, latest.message, attempts])).toEqual([
      ['a.b', 'second', [1, 2]],
      ['a.c', 'The resource is currently in use and cannot be deleted.', [1]],
    ]);
  });

  it('are kept apart by object, kind and HTTP status', () => {
    const met = [conflict(1, null), conflict(1, 'a.b'), conflict(1, 'a.b', { kind: 'other' }), conflict(1, 'a.b', { status: 400 })];
    expect(groupConflicts(report(0, { ...failed, conflicts: met }))).toHaveLength(4);
  });

  it('are kept apart by place and words where they are errors of the configuration', () => {
    const at = (startLine: number) => ({
      kind: 'other' as const,
      status: null,
      range: { filename: 'main.tf', startLine, endLine: startLine },
    });
    const met = [conflict(null, null, at(2)), conflict(null, null, at(3)), conflict(null, null, { ...at(3), message: 'Another.' })];
    expect(groupConflicts(report(0, { ...failed, conflicts: met }))).toHaveLength(3);
  });

  it('come with those first that waiting cannot cure, and those last that did not stand in the way', () => {
    const changes = [
      change('a.through', 'update', 'done'),
      change('a.waiting', 'update', 'failed'),
      change('a.hopeless', 'delete', 'failed'),
    ];
    const met = [conflict(1, 'a.through'), conflict(1, 'a.waiting'), conflict(1, 'a.hopeless', { curable: false })];
    const groups = groupConflicts(report(0, { ...failed, plan: plan(changes), conflicts: met }));
    expect(groups.map(({ latest, standing }) => [latest.address, standing])).toEqual([
      ['a.hopeless', 'incurable'],
      ['a.waiting', 'standing'],
      ['a.through', 'cured'],
    ]);
  });

  it('stand as long as a deposed object of the same address is not gone', () => {
    const changes = [change('a.b', 'create', 'done'), change('a.b', 'delete', 'failed', { deposed: '1a2b' })];
    const groups = groupConflicts(report(0, { ...failed, plan: plan(changes), conflicts: [conflict(1, 'a.b')] }));
    expect(groups.map(({ standing }) => standing)).toEqual(['standing']);
  });

  it('are all cured after a success', () => {
    const met = [conflict(1, null, { curable: false })];
    const groups = groupConflicts(report(0, { outcome: 'applied', failureReason: null, message: 'Done.', conflicts: met }));
    expect(groups.map(({ standing }) => standing)).toEqual(['cured']);
  });
});

describe('attempts in words', () => {
  it.each([
    [[], 'while planning'],
    [[1], 'attempt 1'],
    [[1, 2], 'attempts 1 and 2'],
    [[1, 2, 3, 7, 9, 10], 'attempts 1 to 3, 7, 9 and 10'],
  ])('of %j are %s', (attempts, words) => {
    expect(attemptWords(attempts)).toBe(words);
  });
});
