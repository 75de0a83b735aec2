import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  busyRuns,
  changeEvidence,
  isRunState,
  type RunState,
  runEvidence,
  type SchedulingRun,
  unsettledSchedules,
  type WorkSchedule,
} from '../../src/domain/publishing.ts';

const MINUTE = 60_000;
const run = (state: RunState, facts: Partial<SchedulingRun> = {}): SchedulingRun => ({
  state,
  week: '2026-01-05',
  startedAt: null,
  startedBy: null,
  percentComplete: null,
  ...facts,
});
const schedule = (modifiedAt: number, facts: Partial<WorkSchedule> = {}): WorkSchedule => ({
  week: '2026-01-05',
  published: true,
  modifiedAt,
  modifiedBy: null,
  ...facts,
});

describe('scheduling runs', () => {
  it.each<[RunState, boolean]>([
    ['None', false],
    ['Queued', true],
    ['Scheduling', true],
    ['Canceled', false],
    ['Failed', false],
    ['Complete', false],
  ])('%s: busy is %s', (state, busy) => {
    expect(busyRuns([run(state)])).toHaveLength(busy ? 1 : 0);
  });

  it.each([undefined, '', 'scheduling', 'Importing', 3])('%p is no state that we know', (state) => {
    expect(isRunState(state)).toBe(false);
  });

  it.each([
    [run('Queued'), 'a schedule waits for its turn to be generated (week of 2026-01-05)'],
    [run('Scheduling', { percentComplete: 40.7 }), 'a schedule is being generated (week of 2026-01-05, 40 % done)'],
    [run('Scheduling', { week: null }), 'a schedule is being generated'],
  ])('%# in words', (facts, words) => {
    expect(runEvidence(facts)).toBe(words);
  });
});

describe('schedules', () => {
  it('settle exactly when the time is over', () => {
    const at = (now: number) => unsettledSchedules([schedule(1_000)], now, 500).length;
    expect([at(999), at(1_000), at(1_499), at(1_500)]).toEqual([1, 1, 1, 0]);
  });

  it('are unsettled from the last change back, and none of the others is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100)), fc.nat(100), fc.nat(50), (changes, now, settle) => {
        const unsettled = unsettledSchedules(
          changes.map((at) => schedule(at)),
          now,
          settle,
        ).map(({ modifiedAt }) => modifiedAt);
        expect(unsettled).toEqual(changes.filter((at) => at + settle > now).toSorted((one, other) => other - one));
      }),
    );
  });

  it.each([
    [schedule(0), 0, 'the published schedule of the week of 2026-01-05 was changed 4 min ago'],
    [schedule(0, { published: false, week: null }), 2, 'the draft schedule was changed 4 min ago, and 2 more within the same time'],
    [schedule(4 * MINUTE), 0, 'the published schedule of the week of 2026-01-05 was changed less than a minute ago'],
  ])('%# in words', (facts, others, words) => {
    expect(changeEvidence(facts, others, 4.5 * MINUTE)).toBe(words);
  });
});
