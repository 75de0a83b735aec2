import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clearTheWay, lockLine, refuseInWindow } from '../../src/commands/clear-the-way.ts';
import { lock } from '../../src/commands/lock-parts.ts';
import type { SourceRule } from '../../src/domain/config.ts';
import type { Lock, OnLock } from '../../src/domain/lock.ts';
import { changeOf, planOf } from '../domain/example-plans.ts';
import { windowOver } from '../domain/periods.ts';
import { ANN, FORBIDDEN, flowState, ivr, PIPELINE } from './fakes/fake-platform.ts';
import { gate, http, Scene, type SceneOptions, type Script, shifts } from './fakes/scene.ts';
import { START } from './fakes/stage.ts';

const UPDATE = planOf([changeOf('update')]);
const DELETE = planOf([changeOf('delete')]);
const MINUTE = 60_000;

/** A scene with the flow of the plan in it. */
const sceneOf = (options: SceneOptions = {}): Scene => {
  const scene = new Scene(options);
  scene.platform.world.flows.set('old', flowState('old'));
  return scene;
};

const verdictOf = async (scene: Scene, plan = UPDATE) => {
  const step = await clearTheWay(scene.ports, plan);
  return step.ok ? null : step.verdict;
};

const lockedUntil =
  (ms: number): Script =>
  (elapsed) =>
    elapsed < ms ? { verdict: 'locked', evidence: 'not yet' } : { verdict: 'clear' };

const LOCKED: Script = () => ({ verdict: 'locked', evidence: 'change CHG1 is not approved', ends: '2026-10-06T15:00:00.000Z' });
const UNKNOWN: Script = () => ({ verdict: 'unknown', evidence: 'HTTP 500' });

describe('before the first attempt', () => {
  it('nothing in the way is no wait, and is reported with what was looked at', async () => {
    const scene = sceneOf({ sources: [gate()] });
    expect(await verdictOf(scene)).toBeNull();
    expect(scene.elapsed).toBe(0);
    expect(scene.warnings).toEqual([]);
    expect(scene.report).toMatchObject({
      lockStatus: 'clear',
      nextSafeTime: '2026-10-06T12:00:00.000Z',
      nextSafeTimeUnknown: null,
      locks: [
        { source: 'flow-editor', verdict: 'clear' },
        { source: 'data-action', verdict: 'clear' },
      ],
      waits: [],
    });
  });

  it.each<[string, Script, SourceRule, OnLock | null, string | null]>([
    ['shifts', LOCKED, shifts(), null, 'locked'],
    ['shifts, on-lock of the file', LOCKED, shifts({ onLock: 'wait' }), null, 'lock-timeout'],
    ['shifts, on-lock of the input', LOCKED, shifts(), 'wait', 'lock-timeout'],
    ['shifts, on-lock of the file before that of the input', LOCKED, shifts({ onLock: 'abort' }), 'proceed', 'locked'],
    ['shifts, proceed', LOCKED, shifts({ onLock: 'proceed' }), 'abort', null],
    ['a gate', LOCKED, gate(), null, 'gate'],
    ['a gate, abort', LOCKED, gate({ onLock: 'abort' }), null, 'gate'],
    ['a gate, proceed by the input', LOCKED, gate(), 'proceed', null],
    ['an address', LOCKED, http(), null, 'gate'],
    ['shifts that nobody can tell', UNKNOWN, shifts(), null, 'locked'],
    ['a gate that gives no answer', UNKNOWN, gate(), null, 'gate'],
    ['a gate that gives no answer, proceed', UNKNOWN, gate(), 'proceed', null],
  ])('%s: the run ends by what its on-lock says', async (_, script, rule, onLock, reason) => {
    const scene = sceneOf({ sources: [rule], script, settings: { onLock } });
    const verdict = await verdictOf(scene);
    expect(verdict?.failureReason ?? null).toBe(reason);
    expect(verdict?.outcome ?? 'goes on').toBe(reason === null ? 'goes on' : 'blocked');
  });

  it.each<[string, Script, string]>([
    ['a lock', LOCKED, 'locked'],
    ['an unknown', UNKNOWN, 'unknown'],
  ])('%s that is passed is warned of and stays in the report', async (_, script, lockStatus) => {
    const scene = sceneOf({ sources: [gate({ onLock: 'proceed' })], script });
    expect(await verdictOf(scene)).toBeNull();
    expect(scene.warnings).toEqual([expect.stringContaining(`Going on in spite of gate "Change CHG1": ${lockStatus} (data-action)`)]);
    expect(scene.report.lockStatus).toBe(lockStatus);
  });

  it('an abort ends the run at once, though others would be waited for', async () => {
    const scene = sceneOf({ sources: [gate(), shifts()], script: LOCKED });
    expect(await verdictOf(scene)).toMatchObject({ failureReason: 'locked', message: expect.stringContaining('(wfm-shifts)') });
    expect(scene.elapsed).toBe(0);
  });

  it('a lock that is waited out beside a gate is a lock', async () => {
    const scene = sceneOf({ sources: [gate(), shifts({ onLock: 'wait' })], script: LOCKED });
    expect(await verdictOf(scene)).toMatchObject({ failureReason: 'lock-timeout', message: expect.stringMatching(/ and 1 more$/) });
  });

  it('the verdict says what is in the way, until when, and what to do', async () => {
    expect(await verdictOf(sceneOf({ sources: [shifts()], script: LOCKED }))).toEqual({
      outcome: 'blocked',
      failureReason: 'locked',
      message:
        'Not deployed: gate "Change CHG1": locked (wfm-shifts): change CHG1 is not approved, expected to end 2026-10-06T15:00:00.000Z',
      nextSteps: ['Run again after 2026-10-06T15:00:00.000Z.'],
    });
  });
});

describe('locks of the plan itself', () => {
  it('a person who has the flow open: abort, and the person is named', async () => {
    const scene = sceneOf();
    scene.platform.world.flows.set('old', flowState('old', { lockedBy: ANN }));
    expect(await verdictOf(scene)).toMatchObject({
      failureReason: 'locked',
      message: expect.stringContaining('open in Architect by Ann Example'),
      nextSteps: ['Ask Ann Example to save and close "Main IVR" in Architect, then run again.'],
    });
    expect(scene.elapsed).toBe(0);
  });

  it('a publish in progress is waited for, then the run goes on', async () => {
    const scene = sceneOf();
    scene.platform.shared.before = () => {
      const operation = scene.elapsed < 5_000 ? { name: 'PUBLISH', by: PIPELINE } : null;
      scene.platform.world.flows.set('old', flowState('old', { operation }));
    };
    expect(await verdictOf(scene)).toBeNull();
    expect(scene.elapsed).toBeGreaterThanOrEqual(5_000);
    expect(scene.infos[0]).toContain('Architect is at work on it: PUBLISH');
  });

  it.each<OnLock>(['wait', 'proceed'])('force_unlock while somebody has it open is never switched off, not by %s', async (onLock) => {
    const scene = sceneOf({ settings: { onLock } });
    scene.platform.world.flows.set('old', flowState('old', { lockedBy: ANN }));
    const forcing = planOf([changeOf('update', { after: { force_unlock: true } })]);
    expect(await verdictOf(scene, forcing)).toMatchObject({
      failureReason: 'locked',
      message: expect.stringContaining('force_unlock = true would publish the unfinished draft'),
      nextSteps: ['Take force_unlock away from "Main IVR", or ask Ann Example to save and close it.'],
    });
    expect(scene.elapsed).toBe(0);
  });

  it('a referrer outside the plan is permanent: never waited for', async () => {
    const scene = sceneOf({ settings: { onLock: 'wait' } });
    scene.platform.world.referrers.set('old', [ivr('i-1')]);
    expect(await verdictOf(scene, DELETE)).toMatchObject({
      failureReason: 'locked',
      message: expect.stringContaining('referred to by IVR "Line i-1" (i-1), not part of this plan'),
    });
    expect(scene.elapsed).toBe(0);
  });

  it('callers in a flow that goes away are waited for; with drain: off they are only told', async () => {
    const scene = sceneOf();
    scene.platform.shared.before = () => scene.platform.world.sessions.set('old', scene.elapsed < MINUTE ? 2 : 0);
    expect(await verdictOf(scene, DELETE)).toBeNull();
    expect(scene.elapsed).toBeGreaterThanOrEqual(MINUTE);

    const careless = sceneOf({ settings: { drain: 'off' } });
    careless.platform.world.sessions.set('old', 2);
    expect(await verdictOf(careless, DELETE)).toBeNull();
    expect(careless.warnings).toEqual([expect.stringContaining('2 conversations in the flow')]);
  });

  it('callers that nobody can count end the run at once, and the way out is told', async () => {
    const scene = sceneOf({ settings: { onLock: 'proceed' } });
    scene.platform.world.unanswered.set('flowSessions', FORBIDDEN);
    expect(await verdictOf(scene, DELETE)).toMatchObject({
      failureReason: 'locked',
      nextSteps: [expect.stringContaining('drain: off goes on without counting callers')],
    });
    expect(scene.elapsed).toBe(0);
  });

  it.each<OnLock>(['wait', 'proceed'])('an object that is not in this organisation ends the run, not passed by %s', async (onLock) => {
    const scene = new Scene({ settings: { onLock } });
    expect(await verdictOf(scene)).toMatchObject({
      failureReason: 'locked',
      message: expect.stringContaining('the state belongs to another organisation'),
      nextSteps: [expect.stringMatching(/and make a new plan\.$/)],
    });
  });
});

describe('without credentials', () => {
  it('everything is unknown: the run ends at once, also where unknowns are waited for', async () => {
    for (const onLock of [null, 'wait'] as const) {
      const scene = new Scene({ hasPlatform: false, settings: { onLock } });
      expect(await verdictOf(scene)).toMatchObject({
        failureReason: 'locked',
        message: expect.stringContaining('no credentials'),
        nextSteps: [expect.stringContaining('on-lock: proceed')],
      });
      expect(scene.elapsed).toBe(0);
      expect(scene.report).toMatchObject({ lockStatus: 'unknown', nextSafeTime: null });
    }
  });

  it('on-lock: proceed lets the retry loop be used alone, with a warning', async () => {
    const scene = new Scene({ hasPlatform: false, settings: { onLock: 'proceed' } });
    expect(await verdictOf(scene)).toBeNull();
    expect(scene.warnings).toEqual([expect.stringContaining('no credentials: nothing can be looked at')]);
  });
});

describe('a wait for a lock', () => {
  it('ends when the lock is seen to be clear', async () => {
    const scene = sceneOf({ sources: [gate()], script: lockedUntil(10_000) });
    expect(await verdictOf(scene)).toBeNull();
    expect(scene.elapsed).toBeGreaterThanOrEqual(10_000);
    expect(scene.asked.filter(({ at }) => at >= 10_000)).toHaveLength(1);
    expect(scene.report.lockStatus).toBe('clear');
  });

  it('takes an answer that was missing, once it comes', async () => {
    const script: Script = (elapsed) => ({ verdict: elapsed < 5_000 ? 'unknown' : 'clear' });
    expect(await verdictOf(sceneOf({ sources: [gate()], script }))).toBeNull();
  });

  it('polls ever more slowly, at most every 30 s, with jitter: two runs are not in step', async () => {
    const [slow, quick] = [0.999, 0].map((random) => sceneOf({ sources: [gate()], script: LOCKED, random: () => random }));
    if (slow === undefined || quick === undefined) throw new Error('two scenes');
    await Promise.all([verdictOf(slow), verdictOf(quick)]);
    const gaps = ({ asked }: Scene) => asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
    expect(gaps(slow).slice(0, 4)).toEqual([1_999, 2_999, 4_498, 6_747]);
    expect(gaps(quick).slice(0, 4)).toEqual([1_000, 1_500, 2_250, 3_375]);
    expect(Math.max(...gaps(slow))).toBeLessThanOrEqual(30_000);
    expect(gaps(quick).slice(-2)[0]).toBe(15_000);
  });

  it('says at once what it waits for and since when, then once a minute', async () => {
    const scene = sceneOf({ sources: [gate()], script: LOCKED });
    await verdictOf(scene);
    expect(scene.infos[0]).toBe(
      'Waiting since 12:00:00 UTC for gate "Change CHG1": locked (data-action): change CHG1 is not approved, expected to end 2026-10-06T15:00:00.000Z. Next look in 1.5 s, until 12:00:01 UTC.',
    );
    expect(scene.infos.slice(1).every((line) => line.startsWith('Waiting since 12:00:00 UTC for gate "Change CHG1"'))).toBe(true);
    // 15 minutes, and a look every 22.5 s in the end: between a minute and 90 s from one line to the next.
    expect(scene.infos.length).toBeGreaterThanOrEqual(10);
    expect(scene.infos.length).toBeLessThanOrEqual(16);
  });

  it('lasts exactly wait-timeout, with a last look at its end', async () => {
    const scene = sceneOf({ sources: [shifts({ onLock: 'wait' })], script: LOCKED, settings: { waitTimeoutMs: 100_000 } });
    expect(await verdictOf(scene)).toMatchObject({
      failureReason: 'lock-timeout',
      message: expect.stringMatching(/^wait-timeout reached: gate/),
    });
    expect(scene.elapsed).toBe(100_000);
    expect(scene.asked.at(-1)?.at).toBe(100_000);
  });

  it('does not begin with a wait-timeout of nothing', async () => {
    const scene = sceneOf({ sources: [gate()], script: LOCKED, settings: { waitTimeoutMs: 0 } });
    expect(await verdictOf(scene)).toMatchObject({ failureReason: 'gate' });
    expect(scene.asked).toHaveLength(1);
    expect(scene.report.waits).toEqual([]);
  });

  it('ends with retry-timeout where that comes first, and says so', async () => {
    const scene = sceneOf({ sources: [gate()], script: LOCKED, deadlineMs: MINUTE });
    expect(await verdictOf(scene)).toMatchObject({ failureReason: 'gate', message: expect.stringMatching(/^retry-timeout reached: /) });
    expect(scene.elapsed).toBe(MINUTE);
  });

  it('ends when the run is cancelled', async () => {
    const scene: Scene = sceneOf({
      sources: [gate()],
      script: (elapsed) => {
        if (elapsed > 0) scene.cancel();
        return { verdict: 'locked' };
      },
    });
    expect(await verdictOf(scene)).toMatchObject({ outcome: 'cancelled', failureReason: 'cancelled' });
    expect(scene.report.waits.map(({ end }) => end)).toEqual(['cancelled']);
  });

  it('is one wait in the report, however often it looks, with its reason', async () => {
    const scene = sceneOf({ sources: [gate()], script: lockedUntil(2_000) });
    await verdictOf(scene);
    expect(scene.report.waits).toEqual([
      {
        afterAttempt: null,
        reason: 'lock: data-action',
        startedAt: '2026-10-06T12:00:00.000Z',
        endedAt: '2026-10-06T12:00:03.750Z',
        plannedMs: 3_750,
        end: 'elapsed',
      },
    ]);
  });

  it('for something else is another wait', async () => {
    const scene = sceneOf({ sources: [gate()], script: lockedUntil(4_000) });
    scene.platform.shared.before = () => {
      const operation = scene.elapsed < 2_000 ? { name: 'PUBLISH', by: null } : null;
      scene.platform.world.flows.set('old', flowState('old', { operation }));
    };
    await verdictOf(scene);
    expect(scene.report.waits.map(({ reason }) => reason)).toEqual(['lock: flow-operation, data-action', 'lock: data-action']);
  });

  it('never goes on while a lock stands, and never past its time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2_000_000),
        fc.nat(2_000_000),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (until, limit, random) => {
          const scene = sceneOf({
            sources: [gate()],
            script: lockedUntil(until),
            settings: { waitTimeoutMs: limit },
            random: () => random,
          });
          const verdict = await verdictOf(scene);
          expect(scene.elapsed).toBeLessThanOrEqual(Math.min(limit, 1_800_000));
          if (verdict === null) expect(scene.elapsed).toBeGreaterThanOrEqual(until);
          else expect(scene.elapsed).toBeLessThan(until);
        },
      ),
    );
  });
});

describe('a denied window', () => {
  const deny = windowOver('deny', [[START, START + MINUTE]], { description: 'Weekly publish' });

  it('ends the run before anybody looks for locks', async () => {
    const scene = sceneOf({ windows: [deny], sources: [gate()], settings: { onLock: 'proceed' } });
    expect(await verdictOf(scene)).toMatchObject({
      outcome: 'blocked',
      failureReason: 'window',
      message: expect.stringContaining('The deny window "Weekly publish" is active.'),
      nextSteps: ['Run again after 2026-10-06T12:01:00.000Z.'],
    });
    expect(scene.asked).toEqual([]);
    expect(scene.report).toMatchObject({ windows: [expect.stringContaining('active')], nextSafeTime: '2026-10-06T12:01:00.000Z' });
    expect(scene.infos).toEqual([expect.stringMatching(/^Window: deny "Weekly publish": active/)]);
  });

  it('that opens while the run waits ends it too', async () => {
    const later = windowOver('deny', [[START + 10_000, START + MINUTE]]);
    const scene = sceneOf({ windows: [later], sources: [gate()], script: LOCKED });
    expect(await verdictOf(scene)).toMatchObject({ failureReason: 'window' });
    expect(scene.elapsed).toBeGreaterThanOrEqual(10_000);
    expect(scene.elapsed).toBeLessThan(MINUTE);
  });

  it('that is over is none, and one to come is told in the report', async () => {
    const scene = sceneOf({
      windows: [windowOver('deny', [[START - MINUTE, START]]), windowOver('deny', [[START + MINUTE, START + 2 * MINUTE]])],
    });
    expect(await verdictOf(scene)).toBeNull();
    expect(scene.report.windows).toEqual([expect.stringMatching(/^deny: over/), expect.stringMatching(/^deny: next/)]);
  });

  it('is asked for a moment to come, and lets a sequence that was permitted finish where it says overrun', () => {
    const later = [[START + 10_000, START + MINUTE]] as const;
    const { ports } = sceneOf({ windows: [windowOver('deny', later)] });
    expect(refuseInWindow(ports, null)).toBeNull();
    expect(refuseInWindow(ports, START, 10_000)).toMatchObject({ failureReason: 'window' });
    const { ports: lenient } = sceneOf({ windows: [windowOver('deny', later, { overrun: true })] });
    expect(refuseInWindow(lenient, START, 10_000)).toBeNull();
    expect(refuseInWindow(lenient, null, 10_000)).toMatchObject({ failureReason: 'window' });
  });

  it('for good asks for another config file', () => {
    const { ports } = sceneOf({ windows: [windowOver('allow', [])] });
    expect(refuseInWindow(ports, null)).toMatchObject({ nextSteps: ['Change the windows of the config file.'] });
  });

  it('after an attempt is a failure, not a block', () => {
    const { ports } = sceneOf({ windows: [deny] });
    const at = '2026-10-06T12:00:00.000Z';
    ports.ledger.noteAttempt('approved', [], {
      exit: { kind: 'exited', code: 1 },
      diagnostics: [],
      operations: [],
      interrupted: false,
      startedAt: at,
      endedAt: at,
    });
    expect(refuseInWindow(ports, null)).toMatchObject({ outcome: 'failed', failureReason: 'window' });
  });
});

describe('a lock in one line', () => {
  it('names the object by address and name, or by its type', () => {
    const object = { type: 'genesyscloud_flow', id: 'f', name: null, address: null, link: null };
    const line = (given: Partial<Lock['object']>) => lockLine(lock('referrer', 'unknown', { ...object, ...given }, 'why', 'abort'));
    expect(line({})).toBe('genesyscloud_flow: unknown (referrer): why');
    expect(line({ name: 'Main', address: 'genesyscloud_flow.main' })).toBe('genesyscloud_flow.main "Main": unknown (referrer): why');
  });
});
