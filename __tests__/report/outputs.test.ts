import { describe, expect, it } from '@jest/globals';
import { renderConflictsOutput } from '../../src/report/conflicts-output.ts';
import { OUTPUT_NAMES, renderOutputs } from '../../src/report/outputs.ts';
import { utf8Bytes } from '../../src/report/plain-text.ts';
import { CORRELATION_ID, conflict, DIGEST } from './example-parts.ts';
import { EXAMPLES } from './examples.ts';

const paths = { planFile: '/workspace/infra/prod/plan.bin', reportFile: '/temp/report.json' } as const;

describe('outputs', () => {
  it('of a success tell what was done and where the report is', () => {
    expect(renderOutputs(EXAMPLES['success at once'], paths)).toEqual({
      outcome: 'applied',
      'failure-reason': '',
      'lock-status': 'unknown',
      'conflict-risk': '',
      attempts: '1',
      changes: '{"create":1,"update":1,"replace":0,"delete":0,"forget":0,"import":0,"outputs":0}',
      conflicts: '[]',
      'next-safe-time': '',
      'plan-digest': DIGEST,
      'plan-file': '/workspace/infra/prod/plan.bin',
      'guard-file': '',
      'report-file': '/temp/report.json',
      'comment-url': '',
    });
  });

  it('leave empty what the run does not know', () => {
    const outputs = renderOutputs(EXAMPLES['invalid input'], { planFile: null, reportFile: null });
    expect(outputs).toMatchObject({ changes: '', 'plan-digest': '', 'plan-file': '', 'report-file': '', attempts: '0', conflicts: '[]' });
    expect(outputs['failure-reason']).toBe('invalid-input');
  });

  it('are all set, whatever happened', () => {
    for (const example of Object.values(EXAMPLES)) {
      expect(Object.keys(renderOutputs(example, paths))).toEqual([...OUTPUT_NAMES]);
    }
  });
});

describe('the conflicts output', () => {
  it('holds one object for each error, and null for what it does not know', () => {
    const met = [
      conflict(1, 'a.b'),
      conflict(null, null, { kind: 'other', curable: false, status: null, correlationId: null, message: 'no' }),
    ];
    expect(JSON.parse(renderConflictsOutput(met))).toEqual([
      {
        attempt: 1,
        address: 'a.b',
        kind: 'in-use',
        status: 409,
        message: 'The resource is currently in use and cannot be deleted.',
        correlationId: CORRELATION_ID,
        curable: true,
      },
      { attempt: null, address: null, kind: 'other', status: null, message: 'no', correlationId: null, curable: false },
    ]);
  });

  it('gives up curable ones before the others, and the last before the first', () => {
    const met = [conflict(1, 'a'), conflict(1, 'b', { curable: false }), conflict(1, 'c'), conflict(1, 'd', { curable: false })];
    const addressesWithin = (limit: number): readonly string[] =>
      JSON.parse(renderConflictsOutput(met, limit)).map(({ address }: { readonly address: string }) => address);
    const whole = utf8Bytes(renderConflictsOutput(met));
    expect(addressesWithin(whole)).toEqual(['a', 'b', 'c', 'd']);
    expect(addressesWithin(whole - 1)).toEqual(['a', 'b', 'd']);
    expect(addressesWithin((whole * 5) / 8)).toEqual(['b', 'd']);
    expect(addressesWithin((whole * 3) / 8)).toEqual(['b']);
    expect(addressesWithin(10)).toEqual([]);
  });

  it('has at most 256 KiB', () => {
    const met = Array.from({ length: 1_000 }, (_, index) => conflict(1, `a.b${index}`, { message: 'ä'.repeat(2_000) }));
    const output = renderConflictsOutput(met);
    expect(utf8Bytes(output)).toBeLessThanOrEqual(256 * 1024);
    expect(utf8Bytes(output)).toBeGreaterThan(250 * 1024);
    expect(JSON.parse(output)[0].address).toBe('a.b0');
  });
});
