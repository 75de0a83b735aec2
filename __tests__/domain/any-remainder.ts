import fc from 'fast-check';
import type { Operation } from '../../src/domain/attempt.ts';
import type { Change, ChangeAction } from '../../src/domain/change.ts';
import type { PlannedValue } from '../../src/domain/planned-value.ts';
import { anyPlanned, reveal } from './any-value.ts';
import { CREATE_FIRST, changeOf, operationOf } from './example-plans.ts';

/** What Terraform did to one object of the approved plan, told without the rules that are tested. */
export interface Story {
  readonly approved: Change;
  /** What each attempt did. */
  readonly attempts: readonly (readonly Operation[])[];
  /** What the fresh plan still wants. */
  readonly fresh: readonly Change[];
  /** Changes of the object in an earlier remainder. */
  readonly accepted: readonly Change[];
  readonly refreshed: boolean;
  /** Whether success without the fresh changes would be a lie. */
  readonly isOwed: boolean;
}

/** Makes the changes and operations of one object. */
interface Maker {
  readonly change: (action: ChangeAction, given?: Partial<Change>) => Change;
  readonly fresh: (action: ChangeAction, given?: Partial<Change>) => Change;
  readonly operation: (action: Operation['action'], state: Operation['state'], id?: string) => Operation;
}

type Ending = Partial<Omit<Story, 'approved'>>;

const owed = (fresh: Change, ...operations: readonly Operation[]): Ending => ({ fresh: [fresh], attempts: [operations], isOwed: true });
const done = (...operations: readonly Operation[]): Ending => ({ attempts: [operations] });

const TAINTED = { reason: 'replace_because_tainted', beforeId: 'tainted' } as const;
const DEPOSED = { deposed: '0a1b2c3d' } as const;

/** Every way in which Terraform leaves one change, by kind of change. */
const ENDINGS: Readonly<Record<string, (make: Maker) => readonly [Change, readonly Ending[]]>> = {
  create: ({ change, fresh, operation }) => [
    change('create'),
    [
      owed(fresh('create')),
      owed(fresh('create'), operation('create', 'errored')),
      owed(fresh('replace', TAINTED), operation('create', 'errored')),
      done(operation('create', 'completed')),
      {
        ...owed(fresh('create')),
        accepted: [fresh('replace', TAINTED)],
        attempts: [[operation('create', 'errored')], [operation('delete', 'completed', 'tainted'), operation('create', 'errored')]],
      },
      {
        fresh: [fresh('delete', { ...DEPOSED, beforeId: 'tainted' })],
        accepted: [fresh('replace', { ...TAINTED, ...CREATE_FIRST })],
        attempts: [[operation('create', 'errored')], [operation('create', 'completed'), operation('delete', 'started', 'tainted')]],
      },
    ],
  ],
  update: ({ change, fresh, operation }) => [
    change('update'),
    [
      owed(fresh('update')),
      { ...owed(fresh('update'), operation('update', 'errored')), refreshed: true, isOwed: false },
      { ...done(operation('update', 'errored')), refreshed: true },
      done(operation('update', 'completed')),
    ],
  ],
  delete: ({ change, fresh, operation }) => [
    change('delete'),
    [owed(fresh('delete')), owed(fresh('delete'), operation('delete', 'errored')), done(operation('delete', 'completed'))],
  ],
  deposed: ({ change, fresh, operation }) => [
    change('delete', DEPOSED),
    [
      owed(fresh('delete', DEPOSED)),
      { ...owed(fresh('delete', DEPOSED), operation('delete', 'started')), isOwed: false },
      done(operation('delete', 'started')),
    ],
  ],
  replace: ({ change, fresh, operation }) => [
    change('replace'),
    [
      owed(fresh('replace')),
      owed(fresh('replace'), operation('delete', 'errored')),
      owed(fresh('create'), operation('delete', 'completed')),
      owed(fresh('create'), operation('delete', 'completed'), operation('create', 'errored')),
      owed(fresh('replace', TAINTED), operation('delete', 'completed'), operation('create', 'errored')),
      done(operation('delete', 'completed'), operation('create', 'completed')),
    ],
  ],
  createFirst: ({ change, fresh, operation }) => [
    change('replace', CREATE_FIRST),
    [
      owed(fresh('replace', CREATE_FIRST)),
      owed(fresh('replace', CREATE_FIRST), operation('create', 'errored')),
      owed(fresh('delete', DEPOSED), operation('create', 'completed'), operation('delete', 'errored')),
      {
        ...owed(fresh('replace', { ...TAINTED, ...CREATE_FIRST }), operation('create', 'errored')),
        fresh: [fresh('replace', { ...TAINTED, ...CREATE_FIRST }), fresh('delete', DEPOSED)],
      },
      done(operation('create', 'completed'), operation('delete', 'completed')),
      done(operation('create', 'completed'), operation('delete', 'started')),
    ],
  ],
  import: ({ change, fresh }) => [change('import'), [{ fresh: [fresh('import')] }, done()]],
  importAndUpdate: ({ change, fresh, operation }) => [
    change('update', { importId: 'old' }),
    [
      owed(fresh('update', { importId: 'old' })),
      owed(fresh('update'), operation('update', 'errored')),
      done(operation('update', 'completed')),
    ],
  ],
  moveAndUpdate: ({ change, fresh, operation }) => [
    change('update', { previousAddress: 'genesyscloud_flow.was' }),
    [
      owed(fresh('update', { previousAddress: 'genesyscloud_flow.was' })),
      owed(fresh('update'), operation('update', 'errored')),
      done(operation('update', 'completed')),
    ],
  ],
  forget: ({ change, fresh }) => [change('forget'), [{ fresh: [fresh('forget')] }, done()]],
  output: ({ change, fresh }) => [
    change('output', { actions: ['create'] }),
    [{ fresh: [fresh('output', { actions: ['create'] })] }, { fresh: [fresh('output', { actions: ['update'] })] }, done()],
  ],
};

const makerOf = (address: string, after: PlannedValue): Maker => {
  const make = (action: ChangeAction, value: PlannedValue, given: Partial<Change> = {}) =>
    changeOf(action, { address, ...(action === 'delete' || action === 'forget' ? {} : { after: value }), ...given });
  const known = reveal(after);
  return {
    change: (action, given) => make(action, after, given),
    fresh: (action, given) => make(action, known, given),
    operation: (action, state, id = 'old') => operationOf(action, state, { address, id: action === 'create' ? null : id }),
  };
};

const storyOf = (address: string, kind: string, ending: number, value: PlannedValue): Story => {
  const tell = ENDINGS[kind];
  if (tell === undefined) throw new Error(`No endings for ${kind}`);
  const [approved, endings] = tell(
    makerOf(kind === 'output' ? `output.${address}` : `genesyscloud_flow.${address}`, { name: address, value }),
  );
  return { attempts: [], fresh: [], accepted: [], refreshed: false, isOwed: false, ...endings[ending % endings.length], approved };
};

/** One to five objects and what became of each. */
export const anyStories: fc.Arbitrary<readonly Story[]> = fc
  .array(fc.tuple(fc.constantFrom(...Object.keys(ENDINGS)), fc.nat({ max: 59 }), anyPlanned), { minLength: 1, maxLength: 5 })
  .map((drawn) => drawn.map(([kind, ending, value], index) => storyOf(`object_${index}`, kind, ending, value)));

/** Every story once. */
export const everyStory: readonly Story[] = Object.entries(ENDINGS).flatMap(([kind, tell]) =>
  tell(makerOf('x', null))[1].map((_, ending) => storyOf(`${kind}_${ending}`, kind, ending, { a: 1 })),
);
