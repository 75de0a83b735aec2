import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Lock, type LockVerdict, verdictOf } from '../../src/domain/lock.ts';

const lockOf = (verdict: LockVerdict): Lock => ({
  source: 'flow-editor',
  verdict,
  object: { type: 'genesyscloud_flow', id: 'f', name: null, address: null, link: null },
  holder: null,
  since: null,
  evidence: '',
  ends: null,
  permanent: false,
  onLock: 'proceed',
});

describe('the verdict over locks', () => {
  it.each<[readonly LockVerdict[], LockVerdict]>([
    [[], 'clear'],
    [['clear'], 'clear'],
    [['unknown'], 'unknown'],
    [['locked'], 'locked'],
    [['clear', 'unknown'], 'unknown'],
    [['unknown', 'locked', 'clear'], 'locked'],
  ])('%j is %s', (verdicts, verdict) => {
    expect(verdictOf(verdicts.map(lockOf))).toBe(verdict);
  });

  it('does not depend on the order, and one unknown more is never clear', () => {
    const some = fc.array(fc.constantFrom<LockVerdict>('clear', 'locked', 'unknown'), { maxLength: 8 });
    fc.assert(
      fc.property(some, (verdicts) => {
        const locks = verdicts.map(lockOf);
        expect(verdictOf(locks.toReversed())).toBe(verdictOf(locks));
        expect(verdictOf([...locks, lockOf('unknown')])).toBe(verdicts.includes('locked') ? 'locked' : 'unknown');
      }),
    );
  });
});
