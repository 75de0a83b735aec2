import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderAnnotations } from '../../src/report/annotations.ts';
import { change, conflict, divergence, lock, plan, platformObject, report } from './example-parts.ts';
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

  it('tell a conflict once: the failure that quotes it stands at its line and has its correlation id', () => {
    const range = { filename: 'flows.tf', startLine: 3, endLine: 9 };
    const met = [1, 2].map((attempt) => conflict(attempt, 'a.stuck', { message: 'Held.', correlationId: 'c-7', range, nextStep: 'Wait.' }));
    const conflicts = [...met, conflict(2, 'a.other', { message: 'Held.' })];
    const changes = [change('a.stuck', 'update', 'failed'), change('a.other', 'update', 'failed')];
    const message = 'retry-timeout leaves no time for attempt 3: a.stuck: Held.';
    const story = report(0, { ...failed, message, plan: plan(changes), conflicts, nextSteps: ['Wait.'] });
    expect(renderAnnotations(story)).toMatchObject([
      { title: 'Stopped: a conflict did not clear in time', file: 'infra/prod/flows.tf', startLine: 3, endLine: 9 },
      { title: 'a.other: in use' },
    ]);
    expect(renderAnnotations(story)[0]?.message).toBe(`${message}\n(HTTP 409, attempts 1 and 2, correlation id c-7)\nNext: Wait.`);
  });

  it('of shifts are a warning that names the end of the last one', () => {
    const [failure, shifts, ...others] = renderAnnotations(EXAMPLES['shifts running']);
    expect(failure).toMatchObject({ level: 'error', title: 'Not started: something is in the way' });
    expect(shifts).toMatchObject({
      level: 'warning',
      title: '“Support Europe”: agents are on shift, the last until Tue 2026-11-03 22:00 GMT+1 (Europe/Berlin)',
    });
    expect(others).toEqual([]);
  });

  it('of a lock that stopped the run are errors with evidence, page and next step', () => {
    expect(renderAnnotations(EXAMPLES['flow open by a person'])[1]).toEqual({
      level: 'error',
      title: '“Main IVR”: open in Architect by Ann Example',
      message: [
        'open in Architect by Ann Example',
        'Nobody knows when it ends',
        'https://apps.mypurecloud.de/architect/#/inboundcall/flows/84920103-6ed2-4c4b-9d6d-2c1f6a1e7b11/latest',
        'Next: Ask Ann Example to save and close “Main IVR” in Architect, then run again.',
      ].join('\n'),
    });
  });

  it('of locks that did not stop the run are warnings', () => {
    const levels = renderAnnotations(EXAMPLES['unknown answers']).map(({ level, title }) => [level, title.replace(/.*: /, '')]);
    expect(levels).toEqual([
      ['error', 'nobody knows whether something is in the way'],
      ['error', 'nobody knows whether it is locked'],
      ['error', 'nobody knows whether it is locked'],
      ['error', 'nobody knows who is on shift'],
      ['warning', 'no answer that can be used'],
      ['warning', 'no answer that can be used'],
    ]);
    const inSpite = renderAnnotations(EXAMPLES['unknown answers']).at(-1);
    expect(inSpite?.message).toContain('It does not stop the run (`on-lock: proceed`).');
  });

  it('of `status` are warnings only: it answered', () => {
    expect(renderAnnotations(EXAMPLES['status locked']).map(({ level }) => level)).toEqual(['warning', 'warning']);
    expect(renderAnnotations(EXAMPLES['status clear'])).toEqual([]);
  });

  it('of locks are at most ten, and never hold a page outside the platform', () => {
    const object = platformObject('genesyscloud_flow', { name: 'Main', link: 'https://apps.mypurecloud.com.evil.example/' });
    const locks = Array.from({ length: 30 }, () => lock('flow-editor', 'locked', object, 'open'));
    const errors = renderAnnotations(report(0, { outcome: 'blocked', failureReason: 'locked', message: 'Locked.', locks }));
    expect(errors).toHaveLength(10);
    expect(errors[9]?.title).toBe('and 22 more');
    expect(JSON.stringify(errors)).not.toContain('evil');
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
        const object = platformObject(name, { name, address: name, link: words });
        const locks = [lock('flow-editor', 'locked', object, words, { holder: name }), lock('http', 'unknown', object, words)];
        const story = { ...failed, message: words, conflicts, locks, nextSteps: [words], nextSafeTimeUnknown: words };
        for (const { title, message } of renderAnnotations(report(0, story))) {
          expect(title.length).toBeLessThanOrEqual(120);
          expect(message.length).toBeLessThanOrEqual(4096);
          expect(title + message.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
        }
      }),
      { numRuns: 40 },
    );
  });
});
