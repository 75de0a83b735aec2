import { describe, expect, it } from '@jest/globals';
import { explainConflicts } from '../../src/commands/explain-conflicts.ts';
import type { Change } from '../../src/domain/change.ts';
import type { Conflict, ConflictKind } from '../../src/domain/conflict.ts';
import { UNKNOWN } from '../../src/domain/planned-value.ts';
import { changeOf, FLOW, planOf } from '../domain/example-plans.ts';
import { ANN, FakePlatform, FORBIDDEN, flowState, ivr, PIPELINE, type PlatformWorld } from './fakes/fake-platform.ts';

const conflictOf = (kind: ConflictKind, given: Partial<Conflict> = {}): Conflict => ({
  kind,
  curable: false,
  address: FLOW,
  status: 409,
  message: 'It is refused.',
  correlationId: null,
  retryAfterSeconds: null,
  range: null,
  nextStep: 'As before.',
  ...given,
});

const platformWith = (set: (world: PlatformWorld) => void = () => undefined): FakePlatform => {
  const platform = new FakePlatform();
  platform.world.flows.set('old', flowState('old'));
  set(platform.world);
  return platform;
};

const explain = async (conflict: Conflict, changes: readonly Change[], set?: (world: PlatformWorld) => void): Promise<Conflict> => {
  const [explained] = await explainConflicts(platformWith(set), planOf(changes), [conflict]);
  if (explained === undefined) throw new Error('one conflict');
  return explained;
};

const DELETE = changeOf('delete');
const IVR = changeOf('update', { address: 'genesyscloud_architect_ivr.line', type: 'genesyscloud_architect_ivr', beforeId: 'i-1' });

describe('a conflict with referrers', () => {
  const referred = (world: PlatformWorld) => world.referrers.set('old', [ivr('i-1'), ivr('i-2')]);

  it('names each; it fails, and only those outside the plan are to be changed', async () => {
    expect(await explain(conflictOf('referenced', { curable: true }), [DELETE, IVR], referred)).toEqual(
      conflictOf('referenced', {
        curable: false,
        message: 'It is refused. Referred to by IVR "Line i-1" (i-1), IVR "Line i-2" (i-2).',
        nextStep: 'Remove `genesyscloud_flow.main` from IVR "Line i-2" (i-2), or change those in the same plan, then run again.',
      }),
    );
  });

  it.each<[string, Change['action'], boolean]>([
    ['updates', 'update', true],
    ['deletes', 'delete', true],
    ['replaces', 'replace', true],
    ['forgets', 'forget', false],
  ])('is curable by waiting if the plan %s all of them: %s', async (_, action, curable) => {
    const both = ['i-1', 'i-2'].map((beforeId) => ({ ...IVR, action, beforeId, address: `genesyscloud_architect_ivr.${beforeId}` }));
    expect(await explain(conflictOf('referenced'), [DELETE, ...both], referred)).toMatchObject({ curable });
  });

  it.each<[string, (world: PlatformWorld) => void, readonly Change[]]>([
    ['nobody can tell', (world) => world.unanswered.set('referrers', FORBIDDEN), [DELETE]],
    ['nobody can look at the flow', (world) => world.unanswered.set('flows', FORBIDDEN), [DELETE]],
    ['none is found', () => undefined, [DELETE]],
    ['the plan does not touch the object', referred, []],
  ])('stays as it is where %s', async (_, set, changes) => {
    for (const curable of [true, false]) {
      const conflict = conflictOf('referenced', { curable });
      expect(await explain(conflict, changes, set)).toBe(conflict);
    }
  });
});

describe('a conflict with somebody who has the flow open', () => {
  const conflict = conflictOf('locked-by-user', { curable: true });

  it.each([
    [ANN, 'Ann Example'],
    [PIPELINE, 'the client CX pipeline'],
  ])('names whoever it is', async (lockedBy, name) => {
    expect(await explain(conflict, [changeOf('update')], ({ flows }) => flows.set('old', flowState('old', { lockedBy })))).toEqual({
      ...conflict,
      message: `It is refused. Open in Architect by ${name}.`,
      nextStep: `Ask ${name} to save and close the flow in Architect.`,
    });
  });

  it.each<[string, (world: PlatformWorld) => void]>([
    ['nobody has it open any more', () => undefined],
    ['nobody can tell', (world) => world.unanswered.set('flows', FORBIDDEN)],
    ['the flow is gone', ({ flows }) => flows.clear()],
  ])('stays as it is where %s', async (_, set) => {
    expect(await explain(conflict, [changeOf('update')], set)).toBe(conflict);
  });
});

describe('a creation whose answer was lost', () => {
  const lost = conflictOf('unavailable', { status: 504 });
  const CREATE = changeOf('create');
  const named =
    (...ids: readonly string[]) =>
    (world: PlatformWorld): void => {
      world.named = ids.map((id) => ({ resourceType: 'genesyscloud_flow', id, name: 'main', type: 'INBOUNDCALL' }));
    };

  it('is tried again where there is no object of that name', async () => {
    expect(await explain(lost, [CREATE], named())).toEqual({
      ...lost,
      curable: true,
      nextStep: 'The platform has no object of that name: it is tried again.',
    });
  });

  it('is imported where there is one', async () => {
    expect(await explain(lost, [CREATE], named('new-1'))).toEqual({
      ...lost,
      nextStep:
        'One object of that name exists, and Terraform does not know it. If it is the one whose answer was lost (look when it was made), import it, then run again:\nimport {\n  to = genesyscloud_flow.main\n  id = "new-1"\n}',
    });
  });

  it('is left to people where there are several', async () => {
    const explained = await explain(lost, [CREATE], named('new-1', 'new-2'));
    expect(explained).toMatchObject({ curable: false, nextStep: expect.stringMatching(/^2 objects of that name exist: /) });
  });

  it('does not take an object of another type for it', async () => {
    const other = (world: PlatformWorld) => {
      world.named = [{ resourceType: 'genesyscloud_user', id: 'u', name: 'main', type: null }];
    };
    expect(await explain(lost, [CREATE], other)).toMatchObject({ curable: true });
  });

  it.each<[string, Conflict, Change]>([
    ['its name is not known before the apply', lost, changeOf('create', { after: { name: UNKNOWN } })],
    ['it has no name', lost, changeOf('create', { after: {} })],
    ['nobody knows its address', { ...lost, address: null }, CREATE],
    ['it is no creation', lost, changeOf('replace')],
    ['it was curable anyway', { ...lost, curable: true }, CREATE],
  ])('stays as it is where %s', async (_, conflict, change) => {
    const platform = platformWith(named('new-1'));
    expect(await explainConflicts(platform, planOf([change]), [conflict])).toEqual([conflict]);
    expect(platform.shared.asked).toEqual([]);
  });

  it('stays as it is where nobody can look', async () => {
    expect(await explain(lost, [CREATE], (world) => world.unanswered.set('findByTypeAndName', FORBIDDEN))).toBe(lost);
  });
});

describe('conflicts', () => {
  it('stay as they are without credentials', async () => {
    const conflicts = [conflictOf('referenced'), conflictOf('unavailable')];
    expect(await explainConflicts(null, planOf([DELETE]), conflicts)).toBe(conflicts);
  });

  it.each<ConflictKind>(['in-use', 'version-mismatch', 'already-exists', 'unknown-conflict', 'other', 'state-locked'])(
    'of kind %s need no explanation',
    async (kind) => {
      const platform = platformWith();
      const conflicts = [conflictOf(kind)];
      expect(await explainConflicts(platform, planOf([DELETE]), conflicts)).toEqual(conflicts);
      expect(platform.shared.asked).toEqual([]);
    },
  );

  it('are explained by one fresh look, in their order', async () => {
    const platform = platformWith(({ flows }) => flows.set('old', flowState('old', { lockedBy: ANN })));
    await platform.flows(['old']);
    platform.world.flows.set('old', flowState('old', { lockedBy: PIPELINE }));
    const conflicts = [conflictOf('other'), conflictOf('locked-by-user'), conflictOf('locked-by-user')];
    const explained = await explainConflicts(platform, planOf([DELETE]), conflicts);
    expect(explained.map(({ kind, message }) => [kind, message.includes('CX pipeline')])).toEqual([
      ['other', false],
      ['locked-by-user', true],
      ['locked-by-user', true],
    ]);
    expect(platform.shared.looks).toBe(1);
  });
});
