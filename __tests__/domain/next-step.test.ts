import { describe, expect, it } from '@jest/globals';
import { classify } from '../../src/domain/classify.ts';
import { type NextStepFacts, nextStep } from '../../src/domain/next-step.ts';
import { contextOf } from './messages/message.ts';
import { diagnosticOf, formats } from './messages/provider-formats.ts';
import { LOCK_INFO } from './messages/terraform-own.ts';

const factsOf = (given: Partial<NextStepFacts> = {}): NextStepFacts => ({
  address: 'genesyscloud_flow.main_ivr',
  status: 409,
  message: '',
  text: '',
  curable: true,
  referrers: [],
  existingId: null,
  correlationId: null,
  retryAfterSeconds: null,
  terraform: null,
  signIn: false,
  nowMs: null,
  ...given,
});

describe('the next step', () => {
  it('names the kinds of objects that refer to the failed one', () => {
    const message = 'The schedule group could not be completed because it is assigned to one or more IVRs or Sites.';
    expect(classify(formats.plain({ status: 409, message }), contextOf()).nextStep).toContain(
      'from the IVR configurations or sites that use it',
    );
  });

  it.each(['Module not installed', 'Backend initialization required, please run "terraform init"', 'Required plugins are not installed'])(
    'says how to initialise: %s',
    (summary) => {
      expect(classify(diagnosticOf(summary, ''), contextOf({ phase: 'plan' })).nextStep).toContain('`init: auto`');
    },
  );

  it('says where to look when no kind is named', () => {
    expect(nextStep('referenced', factsOf())).toContain("Architect's dependency search");
  });

  it.each([
    ['Flow is locked by Ann Example.', 'Ask Ann Example to'],
    ['The flow is locked by user ann@example.com', 'Ask ann@example.com to'],
    ['is locked by another entity. You can use', 'Ask whoever has it open to'],
    ['Flow is locked by another user.', 'Ask whoever has it open to'],
  ])('asks the person who holds the lock: %s', (message, start) => {
    expect(nextStep('locked-by-user', factsOf({ message }))).toMatch(new RegExp(`^${start}`));
  });

  it('gives an import block to paste, with the id where the platform named it', () => {
    const step = nextStep('already-exists', factsOf({ address: 'module.eu["a"].genesyscloud_flow.x', existingId: 'e-1' }));
    expect(step).toContain('import {\n  to = module.eu["a"].genesyscloud_flow.x\n  id = "e-1"\n}');
    expect(nextStep('already-exists', factsOf())).toContain('id = "ID-OF-THE-EXISTING-OBJECT"');
  });

  it('keeps an id within its quotes', () => {
    expect(nextStep('already-exists', factsOf({ existingId: 'a"}\n%{b}\\' }))).toContain('id = "a\\"} %%{b}\\\\"');
  });

  it('tells to look for an object that may have been created', () => {
    expect(nextStep('unavailable', factsOf({ curable: false }))).toContain('import {');
    expect(nextStep('unavailable', factsOf())).not.toContain('import {');
  });

  it('names the permission that is missing', () => {
    const message = 'Missing the following permission(s): [architect:flow:delete, architect:flow:view]';
    expect(nextStep('other', factsOf({ status: 403, message }))).toContain('the permission architect:flow:delete or architect:flow:view');
  });

  it.each([
    ['401', factsOf({ status: 401 })],
    ['a sign-in that failed', factsOf({ status: 400, signIn: true })],
  ])('points at the credentials after %s', (_name, facts) => {
    expect(nextStep('other', facts)).toContain('Check the credentials');
  });

  it('hands on the correlation id of a conflict that nobody explained', () => {
    expect(nextStep('unknown-conflict', factsOf({ correlationId: 'c-1' }))).toContain('correlation id c-1');
  });
});

describe('the next step for a state lock', () => {
  const taken = Date.parse('2026-10-06T13:50:04Z');
  const stepAt = (nowMs: number | null, text = LOCK_INFO) => nextStep('state-locked', factsOf({ text, nowMs, terraform: 'state-locked' }));

  it('names holder, age and the exact command', () => {
    expect(stepAt(taken + 185 * 60_000)).toBe(
      'ann@build-7 (OperationTypeApply) holds the state lock for 3 hours: wait for that run, or, only if it is gone, release the lock with `terraform force-unlock 3f1c0a52-9b1e-4d3a-8a77-2c1d5b0e9409`.',
    );
  });

  it.each([
    [taken + 5_000, 'for less than a minute'],
    [taken + 90 * 60_000, 'for 90 min'],
    [taken + 72 * 3_600_000, 'for 3 days'],
    [taken - 5_000, 'since 2026-10-06T13:50:04.000Z'],
    [null, 'since 2026-10-06T13:50:04.000Z'],
  ])('tells the age at %s: %s', (nowMs, age) => {
    expect(stepAt(nowMs)).toContain(`holds the state lock ${age}:`);
  });

  it('does not take the asker for the holder: the http backend prints the asker’s info below the holder’s id', () => {
    const step = stepAt(taken, `Error message: HTTP remote state already locked: ID=1111-2222\n${LOCK_INFO}`);
    expect(step).toContain('Another run holds the state lock: ');
    expect(step).toContain('`terraform force-unlock 1111-2222`');
    expect(step).not.toContain('ann@build-7');
  });

  it('uses the binary that spoke', () => {
    expect(stepAt(null, LOCK_INFO.replace('Terraform', 'OpenTofu'))).toContain('`tofu force-unlock ');
  });

  it('quotes an id that a shell would read otherwise', () => {
    expect(stepAt(null, "Lock Info:\n  ID:        a b'; rm")).toContain(`force-unlock 'a b'\\''; rm'`);
  });

  it('points at the backend where nobody holds the lock', () => {
    expect(stepAt(null, 'Error message: Unexpected HTTP response code 503')).toContain('Look at the state backend');
  });
});

describe('the next step for a state that was not saved', () => {
  it.each([
    ['terraform', 'Terraform could not'],
    ['tofu', 'tofu state push errored.tfstate'],
  ])('is the push with %s', (binary, text) => {
    expect(classify(diagnosticOf('Failed to persist state to backend', text), contextOf()).nextStep).toContain(
      `\`${binary} state push errored.tfstate\``,
    );
  });
});
