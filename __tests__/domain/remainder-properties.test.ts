import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Operation } from '../../src/domain/attempt.ts';
import { type Change, type ChangeAction, changeKey, type PlanMode } from '../../src/domain/change.ts';
import { type PlannedValue, UNKNOWN } from '../../src/domain/planned-value.ts';
import { anyStories, everyStory, type Story } from './any-remainder.ts';
import { alterKnownPlace, countKnownPlaces, mapPlaces, reveal } from './any-value.ts';
import { allows, isDone } from './approval-oracle.ts';
import { changeOf, check, doneBy, faults, operationOf, planOf } from './example-plans.ts';

const checkStories = (stories: readonly Story[], fresh: readonly Change[] = stories.flatMap((story) => story.fresh)) =>
  check(
    stories.map(({ approved }) => approved),
    fresh,
    {
      accepted: stories.flatMap(({ accepted }) => accepted),
      progress: doneBy(...stories.flatMap(({ attempts }) => attempts)),
      refreshed: new Set(stories.filter(({ refreshed }) => refreshed).map(({ approved }) => approved.address)),
    },
  );

/** One story with something left to do, chosen by a number, and its first fresh change put through `mutate`. */
const mutated = (
  stories: readonly Story[],
  choice: number,
  mutate: (fresh: Change, story: Story) => Change | null,
): readonly Change[] | null => {
  const open = stories.filter(({ fresh }) => fresh.length > 0);
  const story = open[choice % Math.max(open.length, 1)];
  const [first, ...others] = story?.fresh ?? [];
  const mutant = story === undefined || first === undefined ? null : mutate(first, story);
  if (mutant === null) return null;
  return stories.flatMap((other) => (other === story ? [mutant, ...others] : other.fresh));
};

const ACTIONS: readonly ChangeAction[] = ['create', 'update', 'replace', 'delete', 'forget', 'import'];
const leavesNothing = ({ action }: Change) => action === 'delete' || action === 'forget';
const isTainted = ({ reason }: Change) => reason === 'replace_because_tainted';

const knownPlaceBecomesUnknown = (value: PlannedValue, number: number): PlannedValue => {
  const altered = alterKnownPlace(value, number);
  return mapPlaces(altered, (place) => (isAltered(place) ? UNKNOWN : undefined));
};
const isAltered = (place: PlannedValue): boolean =>
  (typeof place === 'string' && place.startsWith('altered ')) ||
  (typeof place === 'object' && place !== null && 'fingerprint' in place && String(place.fingerprint).endsWith(' altered'));

/** Each takes a change that was derived from the approved plan out of it; null where it does not apply. */
const MUTATIONS: Readonly<Record<string, (fresh: Change, story: Story, seed: number) => Change | null>> = {
  'a known value': (fresh, { approved }, seed) =>
    leavesNothing(fresh) || leavesNothing(approved)
      ? null
      : { ...fresh, after: reveal(alterKnownPlace(approved.after, seed % countKnownPlaces(approved.after))) },
  'a known value into an unknown one': (fresh, { approved }, seed) =>
    leavesNothing(fresh) || leavesNothing(approved)
      ? null
      : { ...fresh, after: knownPlaceBecomesUnknown(approved.after, seed % countKnownPlaces(approved.after)) },
  'the action': (fresh, _, seed) => {
    const actions = ACTIONS.filter((action) => action !== fresh.action);
    const action = actions[seed % actions.length] ?? 'create';
    return { ...fresh, action, actions: changeOf(action).actions, reason: null };
  },
  'the order of a replace': (fresh) =>
    fresh.action !== 'replace' || isTainted(fresh) ? null : { ...fresh, actions: [...fresh.actions].reverse() },
  'the id': (fresh) =>
    fresh.beforeId === null || fresh.action === 'import' || isTainted(fresh) ? null : { ...fresh, beforeId: 'foreign' },
  'the imported id': (fresh) => ({ ...fresh, importId: 'foreign' }),
  'the former address': (fresh) => ({ ...fresh, previousAddress: 'genesyscloud_flow.foreign' }),
  'the address': (fresh) => ({ ...fresh, address: 'genesyscloud_flow.foreign' }),
};

describe('whatever Terraform left undone', () => {
  it.each(everyStory.map((story) => [story.approved.address, story] as const))('is accepted: %s', (_, story) => {
    expect(faults(checkStories([story]))).toEqual([]);
  });

  it('is accepted in any combination, and nothing else', () => {
    fc.assert(
      fc.property(anyStories, (stories) => {
        const found = checkStories(stories);
        expect(faults(found)).toEqual([]);
        expect(found.rest).toEqual(stories.flatMap(({ fresh }) => fresh));
      }),
    );
  });

  it.each(Object.entries(MUTATIONS))('is refused with a change of %s', (_, mutate) => {
    fc.assert(
      fc.property(anyStories, fc.nat(), fc.nat(), (stories, choice, seed) => {
        const fresh = mutated(stories, choice, (change, story) => mutate(change, story, seed));
        fc.pre(fresh !== null);
        expect(faults(checkStories(stories, fresh))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused where something that is still owed is left out', () => {
    fc.assert(
      fc.property(anyStories, fc.nat(), (stories, choice) => {
        const owing = stories.filter(({ isOwed }) => isOwed);
        fc.pre(owing.length > 0);
        const left = owing[choice % owing.length];
        expect(
          faults(
            checkStories(
              stories,
              stories.flatMap((story) => (story === left ? [] : story.fresh)),
            ),
          ),
        ).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

const anyAddress = fc.constantFrom('genesyscloud_flow.a', 'genesyscloud_flow.b');
const anyId = fc.constantFrom('i1', 'i2');
const anyAfter = fc.constantFrom<PlannedValue>({ v: 'a' }, { v: 'b' }, { v: UNKNOWN }, { v: ['a', UNKNOWN] }, { v: ['b', 'a'] }, {});
const anyChange: fc.Arbitrary<Change> = fc
  .record({
    action: fc.constantFrom<ChangeAction>('create', 'update', 'replace', 'delete', 'forget', 'import'),
    address: anyAddress,
    id: anyId,
    deposed: fc.constantFrom(null, null, '0a'),
    after: anyAfter,
    tainted: fc.boolean(),
    createFirst: fc.boolean(),
  })
  .map(({ action, address, id, deposed, after, tainted, createFirst }) =>
    changeOf(action, {
      address,
      beforeId: action === 'create' ? null : id,
      deposed: action === 'delete' ? deposed : null,
      ...(action === 'delete' || action === 'forget' ? {} : { after }),
      ...(action === 'import' ? { importId: id } : {}),
      ...(action === 'replace'
        ? { actions: createFirst ? ['create', 'delete'] : ['delete', 'create'], reason: tainted ? 'replace_because_tainted' : null }
        : {}),
    }),
  );
const anyOperation: fc.Arbitrary<Operation> = fc
  .record({
    address: anyAddress,
    action: fc.constantFrom<Operation['action']>('create', 'update', 'delete'),
    state: fc.constantFrom<Operation['state']>('started', 'completed', 'errored'),
    id: fc.constantFrom('i1', 'i2', null),
  })
  .map(({ action, state, address, id }) => operationOf(action, state, { address, id: action === 'create' ? null : id }));
const anyChanges = fc.uniqueArray(anyChange, { selector: changeKey, minLength: 1, maxLength: 3 });
const anyMode = fc.constantFrom<PlanMode>('apply', 'apply', 'apply', 'destroy');

const anyCase = fc
  .record({
    approved: anyChanges,
    foreign: fc.array(anyChange, { maxLength: 1 }),
    kept: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    operations: fc.array(anyOperation, { maxLength: 4 }),
    refreshed: fc.subarray(['genesyscloud_flow.a', 'genesyscloud_flow.b']),
    modes: fc.tuple(anyMode, anyMode),
  })
  .map(({ approved, foreign, kept, operations, refreshed, modes: [mode, freshMode] }) => {
    const fresh = [...approved.filter((_, index) => kept[index]), ...foreign];
    const basis = { progress: doneBy(operations), refreshed: new Set(refreshed) };
    const found = check(planOf(approved, { mode }), planOf(fresh, { mode: freshMode }), basis);
    return { approved, fresh, operations, refreshed, isAccepted: faults(found).length === 0, isSameMode: mode === freshMode };
  });

describe('for any approved plan and any fresh plan', () => {
  it('what is accepted holds no action and no known value that was not approved', () => {
    fc.assert(
      fc.property(anyCase, ({ approved, fresh, operations, isAccepted, isSameMode }) => {
        fc.pre(isAccepted);
        expect(isSameMode).toBe(true);
        expect(fresh.filter((change) => !allows(approved, operations, change))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('success is not possible while an approved change is neither completed nor shown in place', () => {
    fc.assert(
      fc.property(anyCase, ({ approved, fresh, operations, refreshed, isAccepted }) => {
        fc.pre(isAccepted);
        const planned = new Set(fresh.map(({ address }) => address));
        expect(approved.filter((change) => !planned.has(change.address) && !isDone(change, operations, refreshed))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });
});
