import { describe, expect, it } from '@jest/globals';
import { conflictVerdict, failureReasonOf } from '../../src/commands/failure.ts';
import type { Conflict, ConflictKind } from '../../src/domain/conflict.ts';
import type { FailureReason } from '../../src/domain/report.ts';

const conflictOf = (kind: ConflictKind, given: Partial<Conflict> = {}): Conflict => ({
  kind,
  curable: false,
  address: 'genesyscloud_flow.a',
  status: 409,
  message: 'It is in use.',
  correlationId: null,
  retryAfterSeconds: null,
  range: null,
  nextStep: 'Wait.',
  ...given,
});

describe('the reason of a failure', () => {
  it.each<[ConflictKind, FailureReason]>([
    ['in-use', 'conflict'],
    ['referenced', 'conflict'],
    ['locked-by-user', 'conflict'],
    ['operation-in-progress', 'conflict'],
    ['version-mismatch', 'conflict'],
    ['already-exists', 'conflict'],
    ['rate-limited', 'conflict'],
    ['unavailable', 'conflict'],
    ['unknown-conflict', 'conflict'],
    ['plan-stale', 'plan-diverged'],
    ['state-locked', 'state-locked'],
    ['state-not-saved', 'state-not-saved'],
    ['other', 'terraform-error'],
  ])('of a conflict %s is %s', (kind, reason) => {
    expect(failureReasonOf(conflictOf(kind))).toBe(reason);
  });

  it.each([
    [401, 'Invalid login credentials.', 'unauthorized'],
    [null, 'Auth Error: 400 - invalid_client (client not found)', 'unauthorized'],
    [null, 'Auth Error: 401 - unauthorized', 'unauthorized'],
    [403, 'Missing the following permission(s): [architect:flow:edit]', 'terraform-error'],
    [null, 'Auth Error: 500 - internal', 'terraform-error'],
  ] as const)('of another error with status %s and %s is %s', (status, message, reason) => {
    expect(failureReasonOf(conflictOf('other', { status, message }))).toBe(reason);
  });
});

describe('the verdict on a conflict', () => {
  it('names the object, what the platform said, and what to do', () => {
    expect(conflictVerdict(conflictOf('in-use'), 'Attempt 1 failed')).toEqual({
      outcome: 'failed',
      failureReason: 'conflict',
      message: 'Attempt 1 failed: genesyscloud_flow.a: It is in use.',
      nextSteps: ['Wait.'],
    });
  });

  it('names the place in the configuration where there is no object', () => {
    const conflict = conflictOf('other', {
      address: null,
      range: { filename: 'main.tf', startLine: 3, endLine: 3 },
      message: 'Unsupported block type',
    });
    expect(conflictVerdict(conflict, 'terraform plan failed').message).toBe(
      'terraform plan failed: main.tf line 3: Unsupported block type',
    );
  });
});
