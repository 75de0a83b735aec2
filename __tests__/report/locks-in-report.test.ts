import { describe, expect, it } from '@jest/globals';
import type { Lock } from '../../src/domain/lock.ts';
import type { FailureReason } from '../../src/domain/report.ts';
import { clearLocks, standingLocks, stoppingLocks } from '../../src/report/locks-in-report.ts';
import { lock, platformObject, report } from './example-parts.ts';

const named = (name: string, verdict: Lock['verdict'], onLock: Lock['onLock'], permanent = false): Lock =>
  lock('http', verdict, platformObject('x', { name }), '', { onLock, permanent });

const locks = [
  named('clear', 'clear', 'abort'),
  named('unknown', 'unknown', 'abort'),
  named('in spite', 'locked', 'proceed'),
  named('waited for', 'locked', 'wait'),
  named('endless', 'locked', 'wait', true),
  named('firm', 'locked', 'abort'),
];

const names = (found: readonly Lock[]) => found.map(({ object }) => object.name);
const ended = (failureReason: FailureReason, of: readonly Lock[] = locks) =>
  report(0, { outcome: 'blocked', failureReason, message: '', locks: of });

describe('locks in the report', () => {
  it('stand in the order in which they matter, those that are clear apart', () => {
    expect(names(standingLocks(ended('locked')))).toEqual(['firm', 'waited for', 'endless', 'in spite', 'unknown']);
    expect(names(clearLocks(ended('locked')))).toEqual(['clear']);
  });

  it('stopped the run where waiting must not or cannot end them', () => {
    expect(names(stoppingLocks(ended('locked')))).toEqual(['firm', 'endless', 'unknown']);
  });

  it('stopped the run where they outlasted the wait', () => {
    const waited = locks.filter(({ onLock, permanent }) => onLock !== 'abort' && !permanent);
    expect(names(stoppingLocks(ended('lock-timeout', waited)))).toEqual(['waited for']);
    expect(names(stoppingLocks(ended('gate', waited)))).toEqual(['waited for']);
  });

  it('stopped nothing where something else did', () => {
    expect(stoppingLocks(ended('window'))).toEqual([]);
    expect(stoppingLocks(ended('conflict'))).toEqual([]);
  });
});
