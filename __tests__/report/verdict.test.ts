import { describe, expect, it } from '@jest/globals';
import type { FailureReason, Outcome } from '../../src/domain/report.ts';
import { renderStanding } from '../../src/report/standing.ts';
import { renderVerdict, verdictOf } from '../../src/report/verdict.ts';
import { attempt, change, conflict, lock, plan, platformObject, report } from './example-parts.ts';
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

const IN_THE_WAY: readonly (readonly [keyof typeof EXAMPLES, string])[] = [
  [
    'shifts running',
    '🚫 **Not started: something is in the way** — “Support Europe”: 42 agents on shift now until 18:00 Europe/Berlin, 7 more start later today; the last shift ends at 22:00; expected to end Tue 2026-11-03 22:00 GMT+1 (Europe/Berlin)',
  ],
  [
    'flow open by a person',
    '🚫 **Not started: something is in the way** — “Main IVR”: open in Architect by Ann Example; nobody knows when it ends',
  ],
  [
    'unknown answers',
    '🚫 **Not started: nobody knows whether something is in the way** — genesyscloud_flow.main_ivr: nobody knows whether it is locked (flows: 403 not.authorized (You are not authorized to perform the requested action.)) (and 2 more)',
  ],
  [
    'gate stayed shut',
    '🚫 **Not started: a gate did not open** — data action custom_-_7c1d2e3f: lock_status is frozen; nobody knows when it ends',
  ],
  [
    'publish outlasted the wait',
    '🚫 **Not started: a lock did not clear in time** — Waited 14 m 59 s for “Support Europe”: a schedule is being generated (week of 2026-11-09, 40 % done), held by Bo Berg; nobody knows when it ends',
  ],
  [
    'denied window',
    '🚫 **Not started: deploying is not allowed now** — The deny window "Weekly WFM schedule publish" is active. Deploying is allowed from Tue 2026-11-03 05:00 GMT-6.',
  ],
  [
    'missing permissions',
    '🚫 **Not started: 2 permissions are missing** — The credentials lack routing:scheduleGroup:edit, architect:job:create',
  ],
  ['refused credentials', '🚫 **Not started: the credentials were refused** — Genesys Cloud refuses the credentials: 400 invalid_client'],
  ['status clear', '✅ **Clear** — Nothing is in the way'],
  [
    'status locked',
    '🔒 **Locked** — “Support Europe”: 42 agents on shift now until 18:00 Europe/Berlin, 7 more start later today; the last shift ends at 22:00; expected to end Tue 2026-11-03 22:00 GMT+1 (Europe/Berlin) (and 1 more)',
  ],
  [
    'status unknown',
    '❓ **Unknown** — business unit 0f5e7a0a-8d3b-4f0e-93a1-6f1f3a8b7c55: nobody knows who is on shift (business units: 403 not.authorized)',
  ],
];

describe('the first line, where the platform decided', () => {
  it.each(IN_THE_WAY)('of %s says who holds what and when it ends', (name, line) => {
    const { sign, headline, sentence } = verdictOf(EXAMPLES[name]);
    expect(`${sign} **${headline}** — ${sentence}`).toBe(line);
  });

  it('says that waiting cannot end what it cannot end, however long the evidence is', () => {
    const endless = lock('referrer', 'locked', platformObject('flow', { name: 'Main' }), 'referred to by IVR '.repeat(60), {
      permanent: true,
    });
    const line = renderVerdict(report(0, { outcome: 'blocked', failureReason: 'locked', message, locks: [endless] }));
    expect(line).toMatch(/…; waiting cannot end it$/);
  });

  it('does not claim another organisation where nobody could tell which it is', () => {
    const unverified = { outcome: 'blocked', failureReason: 'wrong-organization', message } as const;
    expect(renderVerdict(report(0, unverified))).toContain('**Not started: the organisation could not be verified**');
    expect(renderVerdict(EXAMPLES['wrong organisation'])).toContain('**Not started: the credentials belong to another organisation**');
  });

  it('falls back to the message where no lock is in the report', () => {
    expect(renderVerdict(report(0, { outcome: 'blocked', failureReason: 'locked', message }))).toBe(
      '🚫 **Not started: something is in the way** — The sentence.',
    );
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

  it('names the organisation and its region', () => {
    expect(renderStanding(EXAMPLES['shifts running'])).toMatch(/, organisation Acme Contact Centre \(eu-central-1\)$/);
    expect(renderStanding(EXAMPLES['missing permissions'])).toMatch(/, organisation Acme Contact Centre$/);
  });

  it('of `status` counts answers, and says nothing about Terraform', () => {
    expect(renderStanding(EXAMPLES['status locked'])).toBe(
      '3 answers: 1 locked, 1 unknown, 1 clear · 1.4 s · organisation Acme Contact Centre (eu-central-1)',
    );
    expect(renderStanding({ ...EXAMPLES['status clear'], locks: [], organization: null })).toBe('0 answers · 1.4 s');
  });

  it('claims nothing about a plan that is not known', () => {
    expect(renderStanding(report(80, { ...failed, attempts: [attempt(1, [0, 9], 'lost', [])] }))).toMatch(/^What was changed is not known/);
  });
});
