import { describe, expect, it } from '@jest/globals';
import { findPlanLocks } from '../../src/commands/find-plan-locks.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Lock, OnLock } from '../../src/domain/lock.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { FlowState, VersionedState } from '../../src/genesys/port.ts';
import { changeOf, planOf } from '../domain/example-plans.ts';
import { ANN, FakePlatform, FORBIDDEN, flowState, ivr, PIPELINE, type Question, versionedState } from './fakes/fake-platform.ts';
import { SETTINGS } from './fakes/stage.ts';

interface Given {
  readonly settings?: Partial<Settings>;
  readonly onLock?: OnLock | null;
  readonly set?: (platform: FakePlatform) => void;
  readonly more?: readonly Change[];
}

const look = async (changes: readonly Change[], { settings = {}, onLock = null, set }: Given = {}) => {
  const platform = new FakePlatform();
  set?.(platform);
  const locks = await findPlanLocks(platform, planOf(changes), { ...SETTINGS, onLock, ...settings });
  return { locks, asked: platform.shared.asked };
};

/** Locks of one change of a flow in this state. */
const flowLocksOf = async (change: Change, state: Partial<FlowState>, given: Given = {}): Promise<readonly Lock[]> => {
  const set = (platform: FakePlatform) => {
    platform.world.flows.set('old', flowState('old', state));
    given.set?.(platform);
  };
  return (await look([change, ...(given.more ?? [])], { ...given, set })).locks.filter(({ object }) => object.address === change.address);
};

const short = (locks: readonly Lock[]) => locks.map(({ source, verdict }) => `${source} ${verdict}`);

const failing =
  (...questions: readonly Question[]) =>
  ({ world }: FakePlatform): void => {
    for (const question of questions) world.unanswered.set(question, FORBIDDEN);
  };

describe('locks of a flow', () => {
  it('that is updated: who has it open, and nobody asks for callers and referrers', async () => {
    const set = ({ world }: FakePlatform) => world.flows.set('old', flowState('old'));
    const { locks, asked } = await look([changeOf('update')], { set });
    expect(short(locks)).toEqual(['flow-editor clear']);
    expect(asked).toEqual(['flows old']);
  });

  it.each(['delete', 'replace'] as const)('with a %s: also who refers to it and who is in it', async (action) => {
    expect(short(await flowLocksOf(changeOf(action), {}))).toEqual(['flow-editor clear', 'referrer clear', 'flow-sessions clear']);
  });

  it('names address, name, id and the page for people', async () => {
    const [lock] = await flowLocksOf(changeOf('update'), {});
    expect(lock?.object).toEqual({
      type: 'genesyscloud_flow',
      id: 'old',
      name: 'Main IVR',
      address: 'genesyscloud_flow.main',
      link: 'https://apps.example/genesyscloud_flow/INBOUNDCALL/old',
    });
  });

  it.each<[string, Partial<FlowState>, string]>([
    ['never published', {}, 'nobody has it open; never published'],
    [
      'published by a client',
      { published: { versionId: 'v', version: '3.0', at: '2026-10-01T08:00:00Z', by: PIPELINE } },
      'nobody has it open; version 3.0 published by the client CX pipeline 2026-10-01T08:00:00Z',
    ],
    [
      'published, and nobody knows by whom',
      { published: { versionId: null, version: null, at: null, by: null } },
      'nobody has it open; version unknown published',
    ],
  ])('that is free says what is there: %s', async (_, state, evidence) => {
    expect(await flowLocksOf(changeOf('update'), state)).toMatchObject([{ verdict: 'clear', evidence, holder: null }]);
  });

  it.each<[Partial<FlowState>, string, string]>([
    [{ lockedBy: ANN }, 'Ann Example', 'open in Architect by Ann Example'],
    [{ lockedBy: { ...ANN, name: null } }, 'u-1', 'open in Architect by u-1'],
    [{ lockedBy: PIPELINE }, 'the client CX pipeline', 'open in Architect by the client CX pipeline'],
  ])('that is open is locked by whoever it is: %j', async (state, holder, evidence) => {
    expect(await flowLocksOf(changeOf('update'), state)).toMatchObject([{ source: 'flow-editor', verdict: 'locked', holder, evidence }]);
  });

  it('that Architect works on is locked, by whom it does', async () => {
    const locks = await flowLocksOf(changeOf('update'), { operation: { name: 'PUBLISH', by: ANN } });
    expect(locks).toMatchObject([
      { source: 'flow-editor', verdict: 'clear' },
      {
        source: 'flow-operation',
        verdict: 'locked',
        holder: 'Ann Example',
        evidence: 'Architect is at work on it: PUBLISH',
        onLock: 'wait',
      },
    ]);
    expect(await flowLocksOf(changeOf('update'), { operation: { name: 'SAVE', by: null } })).toMatchObject([{}, { holder: null }]);
  });

  const forced = changeOf('update', { after: { force_unlock: true } });
  it('that would be unlocked by force is a hazard only while somebody has it open', async () => {
    expect(short(await flowLocksOf(forced, {}))).toEqual(['flow-editor clear']);
    expect(short(await flowLocksOf(changeOf('update'), { lockedBy: ANN }))).toEqual(['flow-editor locked']);
    expect(short(await flowLocksOf(forced, { lockedBy: ANN }))).toEqual(['flow-editor locked', 'hazard locked']);
  });

  it.each<OnLock | null>([null, 'wait', 'proceed'])('the hazard is an abort, whatever on-lock says: %s', async (onLock) => {
    const [editor, hazard] = await flowLocksOf(forced, { lockedBy: ANN }, { onLock });
    expect(hazard).toMatchObject({ source: 'hazard', onLock: 'abort', holder: 'Ann Example' });
    expect(editor).toMatchObject({ source: 'flow-editor', onLock: onLock ?? 'abort' });
  });

  it('that this organisation does not know is unknown for good', async () => {
    for (const onLock of [null, 'wait', 'proceed'] as const) {
      expect((await look([changeOf('update')], { onLock })).locks).toMatchObject([
        { source: 'organization', verdict: 'unknown', onLock: 'abort', object: { id: 'old', name: null, link: null } },
      ]);
    }
  });
});

describe('referrers of what goes away', () => {
  const IVR_IN_PLAN = changeOf('update', {
    address: 'genesyscloud_architect_ivr.line',
    type: 'genesyscloud_architect_ivr',
    beforeId: 'i-1',
  });

  const referred =
    (...ids: readonly string[]) =>
    ({ world }: FakePlatform): void => {
      world.referrers.set('old', ids.map(ivr));
      world.versioned.set('i-1', versionedState('i-1'));
    };

  const referrerLockOf = async (given: Given) =>
    (await flowLocksOf(changeOf('delete'), {}, given)).find(({ source }) => source === 'referrer');

  it.each<[string, Given, Partial<Lock>]>([
    ['none', {}, { verdict: 'clear', evidence: 'nobody refers to it' }],
    [
      'all in the plan',
      { set: referred('i-1'), more: [IVR_IN_PLAN] },
      { verdict: 'clear', evidence: '1 referrer(s), all changed or deleted by this plan' },
    ],
    [
      'one outside the plan, the only one that is named',
      { set: referred('i-1', 'i-2'), more: [IVR_IN_PLAN] },
      { verdict: 'locked', evidence: 'referred to by IVR "Line i-2" (i-2), not part of this plan', permanent: true, onLock: 'abort' },
    ],
    [
      'nobody can tell',
      { set: failing('referrers') },
      { verdict: 'unknown', evidence: 'referrers: 403 architect.missing.permission', permanent: false },
    ],
  ])('%s', async (_, given, expected) => {
    expect(await referrerLockOf(given)).toMatchObject(expected);
  });

  it.each(['create', 'forget', 'import'] as const)('in the plan with a %s are outside: it changes nothing about them', async (action) => {
    const more = [{ ...IVR_IN_PLAN, action, beforeId: action === 'create' ? null : 'i-1' }];
    expect(await referrerLockOf({ set: referred('i-1'), more })).toMatchObject({ verdict: 'locked' });
  });

  it('are named up to ten', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `i-${index + 10}`);
    expect((await referrerLockOf({ set: referred(...ids) }))?.evidence).toMatch(/"Line i-19" \(i-19\) and 2 more, not part of this plan$/);
  });

  it.each([
    ['genesyscloud_architect_schedulegroups', 'schedule-group'],
    ['genesyscloud_architect_schedules', 'schedule'],
    ['genesyscloud_architect_ivr', 'ivr'],
    ['genesyscloud_architect_emergencygroup', 'emergency-group'],
  ])('are asked for by the kind of the object: %s', async (type, kind) => {
    const set = ({ world }: FakePlatform) => {
      world.versioned.set('x', versionedState('x'));
      world.referrers.set('x', [ivr('i-2')]);
    };
    const { locks, asked } = await look([changeOf('delete', { address: `${type}.x`, type, beforeId: 'x' })], { set });
    expect(short(locks)).toEqual(['version clear', 'referrer locked']);
    expect(asked.at(-1)).toBe(`referrers ${kind} x`);
  });
});

describe('callers in a flow that goes away', () => {
  const callers = async (count: number, drain: Settings['drain']) =>
    (await flowLocksOf(changeOf('delete'), {}, { settings: { drain }, set: ({ world }) => world.sessions.set('old', count) })).at(-1);

  it.each<[number, Settings['drain'], Lock['verdict'], OnLock, string]>([
    [0, 'wait', 'clear', 'wait', '0 conversations in the flow'],
    [1, 'wait', 'locked', 'wait', '1 conversation in the flow'],
    [2, 'wait', 'locked', 'wait', '2 conversations in the flow'],
    [2, 'off', 'locked', 'proceed', '2 conversations in the flow'],
  ])('%d with drain: %s', async (count, drain, verdict, onLock, evidence) => {
    expect(await callers(count, drain)).toMatchObject({ source: 'flow-sessions', verdict, onLock, evidence });
  });

  it.each<[Settings['drain'], OnLock]>([
    ['wait', 'abort'],
    ['off', 'proceed'],
  ])('that nobody can count, with drain: %s', async (drain, onLock) => {
    const locks = await flowLocksOf(changeOf('delete'), {}, { settings: { drain }, onLock: 'proceed', set: failing('flowSessions') });
    expect(locks.at(-1)).toMatchObject({ source: 'flow-sessions', verdict: 'unknown', onLock });
  });
});

describe('the queues that a flow feeds', () => {
  const evidence = async (set: (platform: FakePlatform) => void) => (await flowLocksOf(changeOf('delete'), {}, { set })).at(-1)?.evidence;

  it('are evidence beside the callers: who waits or talks there', async () => {
    const seen = await evidence(({ world }) =>
      world.fedQueues.set('old', [
        { id: 'q-1', name: 'Support', waiting: 3, interacting: 1 },
        { id: 'q-2', name: 'Sales', waiting: 0, interacting: 0 },
      ]),
    );
    expect(seen).toBe('0 conversations in the flow; in its queues: Support: 3 waiting, 1 talking');
  });

  it('that nobody can look at are said to be', async () => {
    expect(await evidence(failing('fedQueues'))).toBe('0 conversations in the flow; its queues could not be looked at');
  });
});

describe('flows that nobody can look at', () => {
  it('are unknown, each; what goes away also in its referrers', async () => {
    const changes = [changeOf('update'), changeOf('delete', { address: 'genesyscloud_flow.gone', beforeId: 'gone' })];
    const { locks } = await look(changes, { set: failing('flows') });
    expect(locks.map(({ source, verdict, object }) => `${object.id} ${source} ${verdict}`)).toEqual([
      'old flow-editor unknown',
      'gone flow-editor unknown',
      'gone referrer unknown',
      'gone flow-sessions clear',
    ]);
    expect(locks[0]?.evidence).toBe('flows: 403 architect.missing.permission');
  });

  it('keep their callers, who were counted: on-lock: proceed does not cut them off', async () => {
    const set = (platform: FakePlatform) => {
      failing('flows')(platform);
      platform.world.sessions.set('old', 3);
    };
    const { locks } = await look([changeOf('delete')], { onLock: 'proceed', set });
    expect(locks.at(-1)).toMatchObject({ source: 'flow-sessions', verdict: 'locked', onLock: 'wait' });
  });
});

describe('objects with a version', () => {
  const group = (action: 'update' | 'delete' | 'replace', given: Partial<Change> = {}) =>
    changeOf(action, {
      address: 'genesyscloud_architect_schedulegroups.hours',
      type: 'genesyscloud_architect_schedulegroups',
      beforeId: 'g-1',
      ...given,
    });
  const there =
    (state: Partial<VersionedState> = {}) =>
    ({ world }: FakePlatform): void => {
      world.versioned.set('g-1', versionedState('g-1', state));
    };

  it.each<[Partial<VersionedState>, string]>([
    [{}, 'version 7'],
    [{ version: null }, 'version unknown'],
    [{ modifiedBy: ANN }, 'version 7, last changed by Ann Example'],
  ])('are clear, and say who changed them last: %j', async (state, evidence) => {
    const { locks } = await look([group('update')], { set: there({ ...state, modifiedAt: '2026-10-01T08:00:00Z' }) });
    expect(locks).toMatchObject([{ source: 'version', verdict: 'clear', evidence, since: '2026-10-01T08:00:00Z' }]);
  });

  it('that are not there are unknown for good', async () => {
    expect((await look([group('delete')])).locks).toMatchObject([{ source: 'organization', verdict: 'unknown', onLock: 'abort' }]);
  });

  it('that nobody can look at are unknown', async () => {
    const { locks } = await look([group('update')], { set: failing('scheduleGroups'), onLock: 'proceed' });
    expect(locks).toMatchObject([{ source: 'version', verdict: 'unknown', onLock: 'proceed', evidence: expect.stringContaining('403') }]);
  });

  it('show that the plan switches an emergency group, and other changes of it not', async () => {
    const emergency = (attributes: readonly string[]) =>
      group('update', { address: 'genesyscloud_architect_emergencygroup.e', type: 'genesyscloud_architect_emergencygroup', attributes });
    expect(short((await look([emergency(['enabled'])], { set: there() })).locks)).toEqual(['version clear', 'hazard clear']);
    expect(short((await look([emergency(['description'])], { set: there() })).locks)).toEqual(['version clear']);
  });
});

describe('a big plan', () => {
  it('asks once for each kind of object, whatever their number', async () => {
    const types = [
      'genesyscloud_flow',
      'genesyscloud_architect_schedulegroups',
      'genesyscloud_architect_schedules',
      'genesyscloud_architect_ivr',
    ];
    const changes = types.flatMap((type) =>
      Array.from({ length: 200 }, (_, index) => changeOf('update', { address: `${type}.x[${index}]`, type, beforeId: `${type}-${index}` })),
    );
    const { locks, asked } = await look(changes);
    expect(locks).toHaveLength(800);
    expect(asked.map((question) => question.split(' ')[0])).toEqual(['flows', 'scheduleGroups', 'schedules', 'ivrs']);
  });

  it('of other types asks nothing', async () => {
    const other = changeOf('delete', { address: 'genesyscloud_user.x', type: 'genesyscloud_user' });
    expect(await look([other, changeOf('create'), changeOf('output')])).toEqual({ locks: [], asked: [] });
  });
});
