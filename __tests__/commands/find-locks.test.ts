import { describe, expect, it } from '@jest/globals';
import { askGuards, findLocks } from '../../src/commands/find-locks.ts';
import type { SourceRule } from '../../src/domain/config.ts';
import type { LockVerdict, OnLock } from '../../src/domain/lock.ts';
import { changeOf, FLOW, planOf } from '../domain/example-plans.ts';
import { flowState, versionedState } from './fakes/fake-platform.ts';
import { gate, http, Scene, type Script, shifts } from './fakes/scene.ts';

const GROUP = 'genesyscloud_architect_schedulegroups.hours';

const PLAN = planOf([
  changeOf('update'),
  changeOf('delete', { address: GROUP, type: 'genesyscloud_architect_schedulegroups', beforeId: 'g-1' }),
  changeOf('create', { address: 'genesyscloud_flow.new' }),
  changeOf('output'),
]);

const sceneOf = (sources: readonly SourceRule[], onLock: OnLock | null = null, script?: Script): Scene => {
  const scene = new Scene({ sources, settings: { onLock }, ...(script === undefined ? {} : { script }) });
  scene.platform.world.flows.set('old', flowState('old'));
  scene.platform.world.versioned.set('g-1', versionedState('g-1'));
  return scene;
};

const sourcesOf = async (scene: Scene) => (await findLocks(scene.ports, PLAN)).map(({ source }) => source);

describe('what could be in the way', () => {
  it('are the objects of the plan and each source of the config file, in this order', async () => {
    expect(await sourcesOf(sceneOf([shifts(), gate()]))).toEqual(['flow-editor', 'version', 'referrer', 'wfm-shifts', 'data-action']);
  });

  it('is looked at anew each time', async () => {
    const scene = sceneOf([]);
    await findLocks(scene.ports, PLAN);
    scene.platform.world.flows.delete('old');
    expect(await sourcesOf(scene)).toContain('organization');
  });

  it('is one unknown without credentials; the sources are asked all the same', async () => {
    const scene = new Scene({ hasPlatform: false, sources: [gate()] });
    expect(await findLocks(scene.ports, PLAN)).toMatchObject([
      { source: 'organization', verdict: 'unknown', onLock: 'abort', permanent: true },
      { source: 'data-action', verdict: 'clear' },
    ]);
  });
});

describe('a source of the config file', () => {
  const flow = { address: FLOW, type: 'genesyscloud_flow', id: 'old', name: null };
  const group = { address: GROUP, type: 'genesyscloud_architect_schedulegroups', id: 'g-1', name: null };

  it.each<[string, readonly string[] | null, readonly object[]]>([
    ['no guards: every object that there is', null, [flow, group]],
    ['a glob', ['genesyscloud_flow.*'], [flow]],
    ['several globs', ['*.hours', FLOW], [flow, group]],
    ['a glob that only matches a create: nothing to name, but it is asked', ['genesyscloud_flow.new'], []],
  ])('is asked about what it guards: %s', async (_, guards, guarded) => {
    const scene = sceneOf([http({ guards })]);
    await findLocks(scene.ports, PLAN);
    expect(scene.asked.map((asked) => asked.guarded)).toEqual([guarded]);
  });

  it('is not asked where its guards match nothing', async () => {
    const scene = sceneOf([gate({ guards: ['genesyscloud_ivr.*'] }), shifts({ guards: [] })]);
    expect(await sourcesOf(scene)).toEqual(['flow-editor', 'version', 'referrer']);
    expect(scene.asked).toEqual([]);
  });

  it.each<[SourceRule, OnLock | null, OnLock]>([
    [shifts(), null, 'abort'],
    [gate(), null, 'wait'],
    [http(), null, 'wait'],
    [gate(), 'abort', 'abort'],
    [gate({ onLock: 'proceed' }), 'abort', 'proceed'],
  ])('is told what its lock means: the file, else the input, else its own', async (rule, input, onLock) => {
    const scene = sceneOf([rule], input);
    await findLocks(scene.ports, PLAN);
    expect(scene.asked.map((asked) => asked.onLock)).toEqual([onLock]);
  });

  it('gives its curve to the report', async () => {
    const scene = sceneOf([shifts()]);
    const curve = { businessUnit: 'Support', timeZone: 'UTC', hours: [{ start: '2026-10-06T12:00:00.000Z', agents: 3 }] };
    await findLocks({ ...scene.ports, askSource: async () => ({ locks: [], shiftCurve: curve }) }, PLAN);
    expect(scene.report.shiftCurves).toEqual([curve]);
  });
});

describe('the sources that guard one address', () => {
  it('are asked about its object only, and none where none guards it', async () => {
    const scene = sceneOf([gate({ guards: ['*.hours'] }), shifts({ guards: ['*_schedulegroups.*'] }), http()]);
    const ask = askGuards(scene.ports, PLAN);
    expect(await ask(FLOW)).toBeNull();
    expect(scene.asked).toEqual([]);
    expect(await ask(GROUP)).toEqual({ verdict: 'clear', evidence: '' });
    expect(scene.asked.map(({ rule, guarded }) => [rule.source, guarded.map(({ id }) => id)])).toEqual([
      ['data-action', ['g-1']],
      ['wfm-shifts', ['g-1']],
    ]);
  });

  it.each<LockVerdict>(['clear', 'unknown', 'locked'])('say %s together with why', async (verdict) => {
    const scene = sceneOf([gate({ guards: ['*.hours'] })], null, () => ({ verdict, evidence: 'as they say' }));
    expect(await askGuards(scene.ports, PLAN)(GROUP)).toEqual({ verdict, evidence: verdict === 'clear' ? '' : 'as they say' });
  });
});

describe('allow_override', () => {
  const planWith = (allowOverride: boolean) =>
    planOf([
      changeOf('update', {
        address: GROUP,
        type: 'genesyscloud_wfm_schedulegroup',
        beforeId: 'g-1',
        after: { allow_override: allowOverride },
      }),
    ]);
  const hazardsOf = async (allowOverride: boolean, verdict: LockVerdict, guards: readonly string[] | null) => {
    const scene = sceneOf([shifts({ guards })], 'proceed', () => ({ verdict, evidence: '42 agents on shift' }));
    return (await findLocks(scene.ports, planWith(allowOverride))).filter(({ source }) => source === 'hazard');
  };

  it('is a hazard that on-lock does not switch off while a source that guards the object says that it is in use', async () => {
    expect(await hazardsOf(true, 'locked', null)).toMatchObject([
      { verdict: 'locked', onLock: 'abort', object: { address: GROUP }, evidence: expect.stringContaining('42 agents on shift') },
    ]);
  });

  it.each<[string, boolean, LockVerdict, readonly string[] | null]>([
    ['nobody is on shift', true, 'clear', null],
    ['nobody knows', true, 'unknown', null],
    ['it is false', false, 'locked', null],
    ['the source guards something else', true, 'locked', ['genesyscloud_flow.*']],
  ])('is none where %s', async (_, allowOverride, verdict, guards) => {
    expect(await hazardsOf(allowOverride, verdict, guards)).toEqual([]);
  });
});
