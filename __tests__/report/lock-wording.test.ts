import { describe, expect, it } from '@jest/globals';
import type { Lock, LockSource } from '../../src/domain/lock.ts';
import { lockNextStep } from '../../src/report/lock-next-step.ts';
import { lockTitle, objectInWords } from '../../src/report/lock-wording.ts';
import { lock, platformObject } from './example-parts.ts';
import { WORDS } from './report-types.ts';

const object = platformObject('genesyscloud_flow', { id: '1', name: 'Main' });
const of = (source: LockSource, more: Partial<Lock> = {}, verdict: Lock['verdict'] = 'locked'): Lock =>
  lock(source, verdict, object, 'evidence', more);

const byAnn = { holder: 'Ann' };
const untilTen = { ends: '2026-11-03T22:00:00.000Z' };

const TOLD: readonly (readonly [Lock, string, string])[] = [
  [of('flow-editor', byAnn), 'open in Architect by Ann', 'Ask Ann to save and close “Main” in Architect, then run again.'],
  [of('flow-editor'), 'open in Architect by somebody', 'Ask whoever has it open to save and close “Main” in Architect, then run again.'],
  [of('flow-operation'), 'Architect is at work on it', 'Wait until Architect is done with “Main”, then run again.'],
  [of('flow-sessions'), 'callers are in it', 'Wait until the last caller has left “Main”, then run again.'],
  [
    of('referrer'),
    'something outside the plan refers to it',
    'Remove the references to “Main”, or change what refers to it in the same plan, then run again.',
  ],
  [of('version', byAnn), 'changed by Ann meanwhile', 'Look what Ann changed in “Main”, make a new plan and have it approved.'],
  [
    of('hazard', byAnn),
    'this plan would do harm now',
    'Take `force_unlock` and `allow_override` away from “Main”, or ask Ann to save and close it, then run again.',
  ],
  [
    of('organization', {}, 'unknown'),
    'not found, or not looked for',
    'Look whether “Main” was deleted in Genesys Cloud, and whether state and credentials belong to the same organisation.',
  ],
  [of('window', untilTen), 'deploying is not allowed now', 'Run again after Tue 2026-11-03 22:00 UTC.'],
  [of('window'), 'deploying is not allowed now', 'Change the windows of the config file.'],
  [
    of('wfm-shifts', untilTen),
    'agents are on shift, the last until Tue 2026-11-03 22:00 UTC',
    'Run again after the last shift: Tue 2026-11-03 22:00 UTC.',
  ],
  [of('wfm-shifts'), 'agents are on shift', 'Run again when the last shift has ended.'],
  [
    of('wfm-publish', untilTen),
    'its work schedules are changing',
    'Wait until the schedules of “Main” are published and settled, or run again after Tue 2026-11-03 22:00 UTC.',
  ],
  [of('data-action'), 'this gate is not open', 'Ask whoever answers for “Main” to open the gate, then run again.'],
  [of('http'), 'this gate is not open', 'Ask whoever answers for “Main” to open the gate, then run again.'],
  [
    of('http', {}, 'unknown'),
    'no answer that can be used',
    'Find out why “Main” could not be looked at, then run again; `on-lock: proceed` goes on without the answer.',
  ],
];

describe('a lock in words', () => {
  it.each(TOLD)('%j is told with what is the matter and what to do', (told, trouble, step) => {
    expect(lockTitle(told, [])).toBe(`“Main”: ${trouble}`);
    expect(lockNextStep(told, [])).toBe(step);
  });

  it('is told for every source', () => {
    expect([...new Set(TOLD.map(([{ source }]) => source))].sort()).toEqual(Object.keys(WORDS.lockSource).sort());
  });

  it('that nobody could look at for want of credentials says so', () => {
    const nobodyLooks = lock('organization', 'unknown', platformObject('organisation'), 'no credentials');
    expect(lockNextStep(nobodyLooks, [])).toContain('Give the action credentials');
  });
});

describe('an object in words', () => {
  it.each([
    [{ name: 'Main', address: 'a.b', id: '1' }, '“Main”'],
    [{ address: 'a.b', id: '1' }, 'a.b'],
    [{ id: '1' }, 'business unit 1'],
    [{}, 'business unit'],
  ])('%j is %s', (more, words) => {
    expect(objectInWords(platformObject('business unit', more))).toBe(words);
  });
});
