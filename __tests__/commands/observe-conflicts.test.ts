import { describe, expect, it } from '@jest/globals';
import { type GuardedVerdict, observeConflicts } from '../../src/commands/observe-conflicts.ts';
import { waitBeforeRetry } from '../../src/commands/wait-before-retry.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Conflict, ConflictKind } from '../../src/domain/conflict.ts';
import type { LockVerdict } from '../../src/domain/lock.ts';
import type { FlowState } from '../../src/genesys/port.ts';
import { changeOf, FLOW, planOf } from '../domain/example-plans.ts';
import { ANN, FakePlatform, FORBIDDEN, flowState, ivr } from './fakes/fake-platform.ts';
import { FakeClock, START } from './fakes/stage.ts';

const GROUP = 'genesyscloud_architect_schedulegroups.hours';
const UPDATE = changeOf('update');
const DELETE = changeOf('delete');

const conflictOf = (kind: ConflictKind, address: string | null = FLOW): Conflict => ({
  kind,
  curable: true,
  address,
  status: 409,
  message: 'refused',
  correlationId: null,
  retryAfterSeconds: null,
  range: null,
  nextStep: '',
});

const nobodyGuards: GuardedVerdict = async () => null;

/** An observer over one platform whose only flow is in this state. */
const observing = (changes: readonly Change[], state: Partial<FlowState> | null = {}, guards: GuardedVerdict = nobodyGuards) => {
  const platform = new FakePlatform();
  const set = (given: Partial<FlowState>) => platform.world.flows.set('old', flowState('old', given));
  if (state !== null) set(state);
  const { observe } = observeConflicts(platform, planOf(changes), guards);
  return { platform, world: platform.world, set, observe };
};

describe('an observer', () => {
  it('sees a lock that stands, and then that it is gone', async () => {
    const { observe, set } = observing([UPDATE], { lockedBy: ANN });
    const conflicts = [conflictOf('locked-by-user')];
    expect(await observe(conflicts)).toEqual({ verdict: 'locked', evidence: 'open in Architect by Ann Example' });
    set({});
    expect(await observe(conflicts)).toEqual({ verdict: 'clear', evidence: 'nobody has it open' });
  });

  it('looks anew each time', async () => {
    const { observe, platform } = observing([UPDATE]);
    const conflicts = [conflictOf('in-use')];
    await observe(conflicts);
    await observe(conflicts);
    expect(platform.shared.looks).toBe(2);
  });

  it('leaves it to time where nothing was ever in the way: the platform refused for a reason that nobody sees', async () => {
    const { observe } = observing([DELETE]);
    const conflicts = [conflictOf('unknown-conflict')];
    expect(await observe(conflicts)).toEqual({ verdict: 'unknown', evidence: '0 conversations in the flow' });
    expect((await observe(conflicts)).verdict).toBe('unknown');
  });

  it('does not take what an earlier attempt met for what this one met', async () => {
    const { observe, set } = observing([UPDATE], { lockedBy: ANN });
    await observe([conflictOf('locked-by-user')]);
    set({});
    expect((await observe([conflictOf('locked-by-user')])).verdict).toBe('unknown');
  });

  it.each<[ConflictKind, Change, Partial<FlowState>, number, LockVerdict, string]>([
    ['locked-by-user', UPDATE, { lockedBy: ANN }, 0, 'locked', 'open in Architect by Ann Example'],
    ['operation-in-progress', UPDATE, { operation: { name: 'PUBLISH', by: null } }, 0, 'locked', 'Architect is at work on it: PUBLISH'],
    ['in-use', UPDATE, {}, 2, 'locked', '2 conversations in the flow'],
    ['in-use', DELETE, {}, 1, 'locked', '1 conversation in the flow'],
    ['unknown-conflict', DELETE, {}, 1, 'locked', '1 conversation in the flow'],
    ['unknown-conflict', UPDATE, {}, 1, 'unknown', 'nobody has it open'],
    ['locked-by-user', DELETE, {}, 5, 'unknown', 'nobody has it open'],
    ['operation-in-progress', DELETE, {}, 5, 'unknown', 'nobody has it open'],
  ])('after %s looks at what may be the reason', async (kind, change, state, callers, verdict, evidence) => {
    const { observe, world } = observing([change], state);
    world.sessions.set('old', callers);
    expect(await observe([conflictOf(kind)])).toEqual({ verdict, evidence });
  });

  it('sees that a flow is gone', async () => {
    const { observe, world, set } = observing([DELETE], { lockedBy: ANN });
    const conflicts = [conflictOf('in-use')];
    await observe(conflicts);
    world.flows.clear();
    expect(await observe(conflicts)).toEqual({ verdict: 'clear', evidence: 'the flow is gone' });
    set({});
  });

  it.each(['flows', 'flowSessions'] as const)('has not seen anything where %s give no answer', async (question) => {
    const { observe, world } = observing([DELETE]);
    world.unanswered.set(question, FORBIDDEN);
    expect(await observe([conflictOf('in-use')])).toEqual({
      verdict: 'unknown',
      evidence: `${question}: 403 architect.missing.permission`,
    });
  });

  it.each<ConflictKind>(['rate-limited', 'unavailable'])('asks nothing after %s: time is the cure', async (kind) => {
    const { observe, platform } = observing([UPDATE], { lockedBy: ANN });
    expect(await observe([conflictOf(kind)])).toEqual({ verdict: 'unknown', evidence: '' });
    expect(platform.shared.asked).toEqual([]);
  });

  it.each<ConflictKind>(['version-mismatch', 'plan-stale'])('lets %s alone wait its time, and lets it hold nothing up', async (kind) => {
    const { observe, set } = observing([UPDATE], { lockedBy: ANN });
    expect(await observe([conflictOf(kind)])).toEqual({ verdict: 'unknown', evidence: '' });
    const both = [conflictOf(kind, GROUP), conflictOf('locked-by-user')];
    expect((await observe(both)).verdict).toBe('locked');
    set({});
    expect((await observe(both)).verdict).toBe('clear');
  });
});

describe('an observer of references', () => {
  const IVR = changeOf('update', { address: 'genesyscloud_architect_ivr.line', type: 'genesyscloud_architect_ivr', beforeId: 'i-1' });

  it('waits for a referrer outside the plan until it is gone', async () => {
    const { observe, world } = observing([DELETE]);
    const conflicts = [conflictOf('referenced')];
    world.referrers.set('old', [ivr('i-1')]);
    expect(await observe(conflicts)).toEqual({ verdict: 'locked', evidence: 'referred to by IVR "Line i-1" (i-1)' });
    world.referrers.delete('old');
    expect(await observe(conflicts)).toEqual({ verdict: 'clear', evidence: 'nobody refers to it any more' });
  });

  it('leaves it to time where the plan itself changes the referrers: the next attempt is what removes them', async () => {
    const { observe, world } = observing([DELETE, IVR]);
    world.referrers.set('old', [ivr('i-1')]);
    expect(await observe([conflictOf('referenced')])).toMatchObject({ verdict: 'unknown' });
  });

  it('asks by the type of the flow', async () => {
    const { observe, platform } = observing([DELETE], { type: 'WORKFLOW' });
    await observe([conflictOf('referenced')]);
    expect(platform.shared.asked).toEqual(['flows old', 'referrers flow WORKFLOW old']);
  });

  it('is told that the flow is gone', async () => {
    const { observe, platform } = observing([DELETE], null);
    expect(await observe([conflictOf('referenced')])).toMatchObject({ evidence: 'nobody refers to it any more' });
    expect(platform.shared.asked).toEqual(['flows old']);
  });

  it('asks for a schedule group by its kind', async () => {
    const group = changeOf('delete', { address: GROUP, type: 'genesyscloud_architect_schedulegroups', beforeId: 'g-1' });
    const { observe, world } = observing([group], null);
    world.referrers.set('g-1', [ivr('i-1')]);
    expect((await observe([conflictOf('referenced', GROUP)])).verdict).toBe('locked');
  });

  it.each(['flows', 'referrers'] as const)('has not seen anything where %s give no answer', async (question) => {
    const { observe, world } = observing([DELETE]);
    world.unanswered.set(question, FORBIDDEN);
    expect(await observe([conflictOf('referenced')])).toMatchObject({ verdict: 'unknown', evidence: expect.stringContaining('403') });
  });

  it('has not seen anything of an object that the plan does not touch', async () => {
    const { observe, platform } = observing([UPDATE]);
    expect(await observe([conflictOf('referenced', GROUP)])).toEqual({ verdict: 'unknown', evidence: '' });
    expect(platform.shared.asked).toEqual([]);
  });
});

describe('an observer with sources that guard an address', () => {
  const group = changeOf('update', { address: GROUP, type: 'genesyscloud_architect_schedulegroups', beforeId: 'g-1' });
  const other = changeOf('delete', { address: 'genesyscloud_wfm_schedulegroup.x', type: 'genesyscloud_wfm_schedulegroup' });

  it.each([
    ['that the platform can be asked about', GROUP],
    ['of any other type', 'genesyscloud_wfm_schedulegroup.x'],
  ])('asks them about an object %s', async (_, address) => {
    let verdict: LockVerdict = 'locked';
    const asked: string[] = [];
    const { observe } = observing([group, other], null, async (at) => {
      asked.push(at);
      return { verdict, evidence: '3 agents on shift' };
    });
    const conflicts = [conflictOf('in-use', address)];
    expect(await observe(conflicts)).toEqual({ verdict: 'locked', evidence: '3 agents on shift' });
    verdict = 'clear';
    expect((await observe(conflicts)).verdict).toBe('clear');
    expect(asked).toEqual([address, address]);
  });

  it('leaves it to time where none guards it, and where nobody knows the address', async () => {
    const { observe } = observing([group]);
    expect(await observe([conflictOf('in-use', GROUP)])).toEqual({ verdict: 'unknown', evidence: '' });
    expect(await observe([conflictOf('in-use', null)])).toEqual({ verdict: 'unknown', evidence: '' });
  });
});

describe('several conflicts', () => {
  it.each<[readonly LockVerdict[], LockVerdict]>([
    [['clear', 'locked'], 'locked'],
    [['unknown', 'locked'], 'locked'],
    [['unknown', 'clear'], 'unknown'],
    [['clear', 'clear'], 'clear'],
  ])('%j are together %s', async (verdicts, together) => {
    const addresses = verdicts.map((_, index) => `genesyscloud_wfm_schedulegroup.x${index}`);
    let now: readonly LockVerdict[] = verdicts.map(() => 'locked');
    const { observe } = observing([], null, async (at) => ({ verdict: now[addresses.indexOf(at)] ?? 'unknown', evidence: at }));
    const conflicts = addresses.map((address) => conflictOf('in-use', address));
    await observe(conflicts);
    now = verdicts;
    const telling = addresses.filter((_, index) => verdicts[index] === together);
    expect(await observe(conflicts)).toEqual({ verdict: together, evidence: telling.join('; ') });
  });

  it('say the same reason once', async () => {
    const { observe } = observing([UPDATE], { lockedBy: ANN });
    expect((await observe([conflictOf('locked-by-user'), conflictOf('in-use')])).evidence).toBe('open in Architect by Ann Example');
  });
});

describe('a wait with this observer', () => {
  const wait = async (kind: ConflictKind, change: Change, world: (elapsed: number, set: (given: Partial<FlowState>) => void) => void) => {
    const clock = new FakeClock();
    const { observe, platform, set } = observing([change]);
    platform.shared.before = () => world(clock.now() - START, set);
    const { end } = await waitBeforeRetry({
      conflicts: [conflictOf(kind)],
      delayMs: 8_000,
      leastMs: 0,
      deadline: START + 600_000,
      observer: { observe },
      clock,
      cancelled: new AbortController().signal,
      announce: () => undefined,
    });
    return { end, took: clock.now() - START };
  };

  it('ends within one poll of the end of the lock', async () => {
    const early = await wait('locked-by-user', UPDATE, (elapsed, set) => set(elapsed < 3_500 ? { lockedBy: ANN } : {}));
    expect(early).toEqual({ end: 'clear', took: 4_000 });
  });

  it('makes no attempt while the lock is seen to stand', async () => {
    const late = await wait('locked-by-user', UPDATE, (elapsed, set) => set(elapsed < 60_000 ? { lockedBy: ANN } : {}));
    expect(late.took).toBeGreaterThanOrEqual(60_000);
    expect(late.took).toBeLessThanOrEqual(62_000);
  });

  it('takes its whole time for a lock that nobody sees', async () => {
    expect(await wait('unknown-conflict', DELETE, () => undefined)).toEqual({ end: 'elapsed', took: 8_000 });
  });
});
