import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderAnnotations } from '../../src/report/annotations.ts';
import { change, conflict, divergence, plan, report } from './example-parts.ts';
import { EXAMPLES } from './examples.ts';
import { hostileText } from './hostile-text.ts';

const failed = { outcome: 'failed', failureReason: 'conflict', message: 'It failed.' } as const;

describe('annotations', () => {
  it.each(Object.entries(EXAMPLES))('of %s', (_, example) => {
    expect(renderAnnotations(example)).toMatchSnapshot();
  });

  it('of a success at once are none', () => {
    expect(renderAnnotations(EXAMPLES['success at once'])).toEqual([]);
  });

  it('of a failure begin with why it failed and what to do next', () => {
    expect(renderAnnotations(EXAMPLES['one conflict can be cured, one cannot'])[0]).toEqual({
      level: 'error',
      title: 'Stopped: conflict that waiting cannot cure',
      message:
        '`genesyscloud_flow.main_ivr` cannot be deleted: one or more IVR configurations refer to it, and this plan does not change them.\n' +
        'Next: Remove the flow from the IVR configurations that use it, or delete them in the same plan.\n' +
        'Next: Then run the deployment again: what is in place already is not applied a second time.',
    });
  });

  it('stand at the line that Terraform names, relative to the workspace', () => {
    const [, atFlow, withoutRange] = renderAnnotations(EXAMPLES['one conflict can be cured, one cannot']);
    expect(atFlow).toMatchObject({ file: 'infra/prod/flows.tf', startLine: 31, endLine: 44 });
    expect(withoutRange).not.toHaveProperty('file');
    const [, inModule] = renderAnnotations(EXAMPLES['conflict for ever']);
    expect(inModule).toMatchObject({ file: 'infra/modules/hours/schedules.tf', startLine: 12 });
  });

  it('say nothing about a conflict that was got through', () => {
    const conflicts = [conflict(1, 'a.through'), conflict(1, 'a.stuck')];
    const changes = [change('a.through', 'update', 'done'), change('a.stuck', 'update', 'failed')];
    const titles = renderAnnotations(report(0, { ...failed, plan: plan(changes), conflicts })).map(({ title }) => title);
    expect(titles).toEqual(['Stopped: a conflict did not clear in time', 'a.stuck: in use']);
  });

  it('of one level are at most ten, the last of them saying what the others were', () => {
    const conflicts = Array.from({ length: 12 }, (_, index) => conflict(1, `a.b${index}`));
    const errors = renderAnnotations(report(0, { ...failed, conflicts, divergences: [divergence('a.x', 'vanished')] }));
    expect(errors).toHaveLength(10);
    expect(errors[9]).toMatchObject({ title: 'and 5 more' });
    expect(errors[1]?.title).toContain('a.x: gone from the plan');
    expect(errors[9]?.message).toContain('a.b7: in use\na.b8: in use\na.b9: in use\na.b10: in use\na.b11: in use');
  });

  it('are ten where there are ten', () => {
    const conflicts = Array.from({ length: 9 }, (_, index) => conflict(1, `a.b${index}`));
    expect(renderAnnotations(report(0, { ...failed, conflicts })).at(-1)).toMatchObject({ title: 'a.b8: in use' });
  });

  it('count each level for itself', () => {
    const hazards = Array.from({ length: 11 }, (_, index) => ({ level: 'medium', address: `a.b${index}`, message: 'Look.' }) as const);
    const conflicts = Array.from({ length: 11 }, (_, index) => conflict(1, `a.b${index}`));
    const levels = renderAnnotations(report(0, { ...failed, conflicts, hazards })).map(({ level }) => level);
    expect(levels).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning')]);
  });

  it('keep within what the runner takes, on lines of their own, whatever the platform says', () => {
    const long = hostileText.map((piece) => piece.repeat(1 + Math.ceil(5_000 / Math.max(1, piece.length))));
    fc.assert(
      fc.property(fc.oneof(hostileText, long), fc.oneof(hostileText, long), (name, words) => {
        const conflicts = Array.from({ length: 11 }, (_, index) => conflict(1, name + index, { message: words, nextStep: words }));
        for (const { title, message } of renderAnnotations(report(0, { ...failed, message: words, conflicts, nextSteps: [words] }))) {
          expect(title.length).toBeLessThanOrEqual(120);
          expect(message.length).toBeLessThanOrEqual(4096);
          expect(title + message.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
        }
      }),
      { numRuns: 40 },
    );
  });
});
