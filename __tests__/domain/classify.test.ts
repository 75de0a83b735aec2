import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClassifyContext } from '../../src/domain/classify.ts';
import { classify, judgeRun } from '../../src/domain/classify.ts';
import type { Conflict } from '../../src/domain/conflict.ts';
import { lookalikes } from './messages/lookalikes.ts';
import { contextOf } from './messages/message.ts';
import { messages } from './messages/messages.ts';
import { diagnosticOf, FLOW, formats } from './messages/provider-formats.ts';

describe('classification', () => {
  it.each(messages)('$name → $expected.kind', ({ diagnostic, context, expected }) => {
    const { kind, curable, status, correlationId } = classify(diagnostic, context);
    expect({ kind, curable, status, correlationId }).toEqual(expected);
  });

  it('has a table that leaves out no kind', () => {
    const kinds = new Set(messages.map(({ expected }) => expected.kind));
    expect(kinds.size).toBe(13);
  });
});

describe('the message of a conflict', () => {
  it.each(Object.entries(formats))('is the platform’s own, without ids and JSON, when printed as %s', (_format, print) => {
    const conflict = classify(print({ status: 409, message: 'Flow is in use\n by an active session.' }), contextOf());
    expect(conflict.message).toBe('Flow is in use by an active session.');
  });

  it('is what the diagnostic says, without JSON, where the platform said nothing', () => {
    const detail = JSON.stringify({ resourceType: 'genesyscloud_flow', statusCode: 409 });
    expect(classify(diagnosticOf('error deleting  flow 7', detail), contextOf()).message).toBe('error deleting flow 7');
  });

  it('is summary and detail of an error that is not the platform’s', () => {
    expect(classify(diagnosticOf('Unsupported argument', 'No "x" here.'), contextOf()).message).toBe('Unsupported argument: No "x" here.');
  });

  it('is cut at 2,000 characters and never within a character', () => {
    const { message } = classify(diagnosticOf('😀'.repeat(1_500)), contextOf());
    expect(message.length).toBeLessThanOrEqual(2_000);
    expect(message).toBe(`${'😀'.repeat(999)}…`);
  });
});

describe('a conflict', () => {
  it('passes on the address that was correlated, the range, and how long the platform asks to wait', () => {
    const printed = formats.jsonInDetail({ status: 429, message: 'Rate limit exceeded the maximum. Retry the request in [7] seconds' });
    const range = { filename: 'flows.tf', startLine: 3, endLine: 3 };
    expect(classify({ ...printed, range }, contextOf())).toMatchObject({ address: FLOW, range, retryAfterSeconds: 7 });
  });

  it('keeps Terraform’s own address', () => {
    const diagnostic = diagnosticOf('Unsupported argument', '', 'genesyscloud_flow.other');
    expect(classify(diagnostic, contextOf()).address).toBe('genesyscloud_flow.other');
  });
});

const anyContext: fc.Arbitrary<ClassifyContext> = fc.record({
  operation: fc.constantFrom('create', 'update', 'delete', 'read', 'other', null),
  phase: fc.constantFrom('init', 'plan', 'refresh', 'apply', 'state-push'),
  plannedTypes: fc.array(fc.record({ type: fc.string(), action: fc.constantFrom('update', 'delete', 'replace') })),
  correlatedAddress: fc.option(fc.oneof(fc.string(), fc.constant(FLOW))),
  nowMs: fc.nat(),
});

/** Arbitrary text, and text broken out of real messages. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('API Error: 409 - ', '{"statusCode":409', '"', '}', '[{0 ', ' (', ')', 'flow publish failed. JobID: ', '\\', '\n'),
    )
    .map((parts) => parts.join('')),
);

describe('classification of any text', () => {
  it('never throws, gives a next step, and a message of at most 2,000 characters', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.option(anyText), anyContext, (summary, detail, address, context) => {
        const conflict = classify(diagnosticOf(summary, detail, address), context);
        expect(conflict.nextStep).not.toBe('');
        expect(conflict.message.length).toBeLessThanOrEqual(2_000);
      }),
    );
  });

  it('never calls an error curable that neither its address nor its format shows to be the platform’s', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('aws_s3_bucket.x', 'module.a["b.c"].random_id.y', 'provider["registry.terraform.io/hashicorp/aws"]'),
        (text, address) => {
          fc.pre(!/saved plan is stale/i.test(text));
          expect(classify(diagnosticOf(text, text, address), contextOf()).curable).toBe(false);
        },
      ),
    );
  });

  it('makes no conflict of an error because a name or an id holds 409', () => {
    const name = fc
      .tuple(fc.string(), fc.constantFrom('409', '409 Conflict', '(409)', '4090-409', 'statusCode 409', '+1 409 555'), fc.string())
      .map((parts) => parts.join(''));
    const printed = fc.constantFrom(
      (it: string) => diagnosticOf(`failed to publish flow "${it}": unknown action`, '', FLOW),
      (it: string) => diagnosticOf(`failed to read flow ${it}: file not found`, '', FLOW),
      (it: string) => ({ ...formats.jsonInDetail({ status: 404, message: 'Not found.' }), summary: `flow ${it} is gone` }),
      (it: string) => formats.jsonInSummary({ status: 403, message: `You may not delete "${it}".` }),
      (it: string) => formats.plain({ status: 500, message: `Could not load ${it}.` }),
      (it: string) => diagnosticOf('local-exec provisioner error', it, FLOW),
      (it: string) => diagnosticOf('error loading state: Unexpected HTTP response code 409', it),
    );
    fc.assert(
      fc.property(name, printed, (it, print) => {
        expect(classify(print(it), contextOf())).toMatchObject({ kind: 'other', curable: false });
      }),
    );
  });

  it('is done with messages of 100 kB in no time', () => {
    const hostile = [
      '{"statusCode":',
      '{ ',
      ' (a)',
      "'",
      '"',
      ' as',
      'a.',
      '\n',
      ' ',
      'API Error: 409 - ',
      'in use by ',
      'ID: ',
      '[{0 ',
      '409 Conflict: ',
    ];
    for (const piece of hostile) {
      const text = piece.repeat(100_000 / piece.length);
      const { diagnostic, context } = { diagnostic: formats.jsonInSummary({ status: 409, message: text }), context: contextOf() };
      const start = performance.now();
      classify(diagnostic, context);
      classify(diagnosticOf(text, text, FLOW), context);
      classify(diagnosticOf('Error acquiring the state lock', text), context);
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });
});

const conflictOf = (given: Partial<Conflict> = {}): Conflict => ({
  kind: 'in-use',
  curable: true,
  address: FLOW,
  status: 409,
  message: '',
  correlationId: null,
  retryAfterSeconds: null,
  range: null,
  nextStep: '',
  ...given,
});

describe('the verdict on a run', () => {
  const exit1 = { kind: 'exited', code: 1 } as const;
  const incurable = conflictOf({ kind: 'other', curable: false });

  it('is to retry when it ended with exit 1 and every error is curable', () => {
    expect(judgeRun(exit1, [conflictOf(), conflictOf({ kind: 'rate-limited' })])).toEqual({ retry: true });
  });

  it('names the first incurable error, wherever it stands', () => {
    const verdict = judgeRun(exit1, [conflictOf(), incurable, conflictOf({ kind: 'already-exists', curable: false })]);
    expect(verdict).toMatchObject({ retry: false, conflict: incurable, because: `waiting cannot cure other at ${FLOW}` });
  });

  it('names a state that was not saved before all others', () => {
    const lost = conflictOf({ kind: 'state-not-saved', curable: false, address: null });
    expect(judgeRun(exit1, [incurable, lost])).toMatchObject({ retry: false, conflict: lost });
  });

  it.each([
    ['no error', exit1, [], 'Terraform ended with exit code 1 and printed no error'],
    ['another exit code', { kind: 'exited', code: 2 } as const, [conflictOf()], 'Terraform ended with exit code 2'],
    ['success', { kind: 'exited', code: 0 } as const, [], 'Terraform ended with exit code 0'],
    ['a signal', { kind: 'signalled', signal: 'SIGKILL' } as const, [conflictOf()], 'Terraform was ended by SIGKILL'],
    ['a lost process', { kind: 'lost' } as const, [conflictOf()], 'Terraform is gone and left no exit code'],
  ])('is never to retry after %s', (_name, exit, conflicts, because) => {
    expect(judgeRun(exit, conflicts)).toEqual({ retry: false, because, conflict: null });
  });

  it('is to retry exactly when all errors are curable', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), (curable) => {
        expect(
          judgeRun(
            exit1,
            curable.map((is) => conflictOf({ curable: is })),
          ).retry,
        ).toBe(curable.every(Boolean));
      }),
    );
  });

  it('never retries on a message that only looks like a conflict', () => {
    for (const { diagnostic, context } of lookalikes) expect(judgeRun(exit1, [classify(diagnostic, context)]).retry).toBe(false);
  });
});
