import { describe, expect, it } from '@jest/globals';
import type { FailureReason, Outcome } from '../../src/domain/report.ts';
import { renderStanding } from '../../src/report/standing.ts';
import { renderVerdict } from '../../src/report/verdict.ts';
import { attempt, change, conflict, plan, report } from './example-parts.ts';
import { EXAMPLES } from './examples.ts';

const message = 'The sentence.';

const FIRST_LINES: readonly (readonly [Outcome, FailureReason | null, string])[] = [
  ['applied', null, '✅ **Applied** — The sentence.'],
  ['no-changes', null, '✅ **No changes** — The sentence.'],
  ['clear', null, '✅ **Clear** — The sentence.'],
  ['at-risk', null, '⚠️ **At risk** — The sentence.'],
  ['at-risk', 'risk', '⚠️ **At risk: the conflict risk is too high** — The sentence.'],
  ['blocked', 'window', '🚫 **Not started: deploying is not allowed now** — The sentence.'],
  ['failed', 'terraform-error', '❌ **Stopped: Terraform failed** — The sentence.'],
  ['cancelled', 'cancelled', '⏹️ **Cancelled** — The sentence.'],
];

describe('the first line', () => {
  it.each(FIRST_LINES)('of a run that ended %s (%s) is %s', (outcome, failureReason, line) => {
    expect(renderVerdict(report(0, { outcome, failureReason, message }))).toBe(line);
  });

  it('of a success counts what is in place and how long it took', () => {
    expect(renderVerdict(EXAMPLES['success at once'])).toBe('✅ **Applied** — 2 changes in place at the first attempt (4.2 s)');
    expect(renderVerdict(EXAMPLES['409 twice, then success'])).toBe('✅ **Applied** — 3 changes in place after 3 attempts (1 m 12 s)');
    expect(renderVerdict(EXAMPLES['destroy of a flow with callers'])).toBe('✅ **Destroyed** — 2 objects gone after 2 attempts (48 s)');
  });

  it.each([
    [true, 'a conflict did not clear in time'],
    [false, 'conflict that waiting cannot cure'],
  ])('of a conflict (curable: %p) says that %s', (curable, words) => {
    const story = { outcome: 'failed', failureReason: 'conflict', message, conflicts: [conflict(1, 'a.b', { curable })] } as const;
    expect(renderVerdict(report(0, story))).toBe(`❌ **Stopped: ${words}** — The sentence.`);
  });
});

describe('the second line', () => {
  const failed = { outcome: 'failed', failureReason: 'conflict', message } as const;
  const changes = [change('a.b', 'update', 'in-place'), change('a.c', 'update', 'failed'), change('a.d', 'update', 'not-started')];

  it('says after a failure how much is in place', () => {
    const story = { ...failed, plan: plan(changes), attempts: [attempt(1, [0, 900], 'exit 1', [])] };
    expect(renderStanding(report(1_000, story))).toBe(
      '**1 of 3 changes in place**, 1 failed, 1 not started · 1 of at most 11 attempts · 1 s · in <code>infra/prod</code>, workspace <code>default</code>',
    );
  });

  it('says that nothing was changed where no attempt was started', () => {
    const story = { outcome: 'blocked', failureReason: 'window', message, plan: plan(changes), workspace: null } as const;
    expect(renderStanding(report(80, story))).toBe('Nothing was changed (planned: 3 update) · 80 ms · in <code>infra/prod</code>');
  });

  it('claims nothing about a plan that is not known', () => {
    expect(renderStanding(report(80, { ...failed, attempts: [attempt(1, [0, 9], 'lost', [])] }))).toMatch(/^What was changed is not known/);
  });
});
