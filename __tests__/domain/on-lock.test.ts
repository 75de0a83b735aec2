import { describe, expect, it } from '@jest/globals';
import type { LockSource, OnLock } from '../../src/domain/lock.ts';
import { onPlanLock } from '../../src/domain/on-lock.ts';

const INPUTS: readonly (OnLock | null)[] = [null, 'abort', 'wait', 'proceed'];

describe('what a lock of the plan means', () => {
  it.each<[LockSource, OnLock]>([
    ['flow-editor', 'abort'],
    ['flow-operation', 'wait'],
    ['referrer', 'abort'],
    ['version', 'abort'],
  ])('%s: %s, unless the input says otherwise', (source, own) => {
    expect(INPUTS.map((input) => onPlanLock(source, input))).toEqual([own, 'abort', 'wait', 'proceed']);
  });

  it.each<LockSource>(['hazard', 'organization', 'window'])('%s: abort, whatever the input says', (source) => {
    expect(INPUTS.map((input) => onPlanLock(source, input))).toEqual(['abort', 'abort', 'abort', 'abort']);
  });
});
