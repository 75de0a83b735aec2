import fc from 'fast-check';
import type { Settings } from '../../../src/action/settings.ts';
import { BUSY, FORBIDDEN, IN_USE, PLAN_UNAVAILABLE, PUSH_REFUSED, UNAVAILABLE } from './diagnostics.ts';
import type { Call } from './fake-terraform.ts';
import { Stage } from './stage.ts';
import { type Attributes, deployed, type Refusal, type State, type Wish } from './world.ts';

/** One object of a random world: how it is, how it shall be, and what the platform says to it. */
export interface Draw {
  readonly before: Attributes | null;
  readonly wanted: Attributes | null;
  readonly hasParent: boolean;
  readonly createFirst: boolean;
  readonly isForced: boolean;
  readonly isForgotten: boolean;
  readonly refusals: readonly (Refusal | null)[];
}

const anyAttributes: fc.Arbitrary<Attributes> = fc.record({ name: fc.constantFrom('one', 'two'), kind: fc.constantFrom('x', 'y') });
const anyRefusal = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(IN_USE, BUSY, UNAVAILABLE), fc.constantFrom<Refusal['leaves'] & string>('nothing', 'tainted', 'done'))
      .map(([refusal, leaves]): Refusal => ({ ...refusal, leaves })),
  },
  { weight: 1, arbitrary: fc.constantFrom(null, null, null, FORBIDDEN) },
);
const anyDraw: fc.Arbitrary<Draw> = fc.record({
  before: fc.option(anyAttributes),
  wanted: fc.option(anyAttributes),
  hasParent: fc.boolean(),
  createFirst: fc.boolean(),
  isForced: fc.boolean(),
  isForgotten: fc.boolean(),
  refusals: fc.array(anyRefusal, { maxLength: 6 }),
});

/** What else happens: once, when so many commands have begun. */
const anyTrouble = fc.constantFrom(
  'none',
  'none',
  'cancel',
  'cancel',
  'restore',
  'edit',
  'take back',
  'extra',
  'delete',
  'drift',
  'stale',
  'lose state',
  'taint',
  'plan error',
  'drop',
);
/** A random world, a random plan over it, random refusals, and at most one trouble. */
export const anyWorld = fc.record({
  draws: fc.array(anyDraw, { minLength: 1, maxLength: 4 }),
  hasOutput: fc.boolean(),
  destroys: fc.constantFrom(false, false, false, true),
  maxRetries: fc.nat(6),
  retryTimeoutMs: fc.constantFrom<number>(10_000, 60_000, 1_800_000),
  trouble: anyTrouble,
  when: fc.integer({ min: 2, max: 12 }),
});
/** What was drawn. */
export type AnyWorld = typeof anyWorld extends fc.Arbitrary<infer T> ? T : never;

/** The address of the object with this number. */
export const addressOf = (index: number) => `genesyscloud_flow.f${index}`;

/** The resource block of an object, if it is wanted. */
export const wishOf = ({ wanted, hasParent, createFirst }: Draw, index: number, draws: readonly Draw[]): readonly Wish[] => {
  if (wanted === null) return [];
  const hasOne = hasParent && index > 0 && draws[index - 1]?.wanted !== null;
  return [{ address: addressOf(index), attributes: wanted, createFirst, ...(hasOne ? { parent: addressOf(index - 1) } : {}) }];
};

const PLAN_FILE = '/work/plan.tfplan';

/** A stage with that world, and a saved plan to apply. */
export const build = (drawn: AnyWorld): Stage => {
  const settings: Partial<Settings> = {
    command: drawn.destroys ? 'destroy' : 'apply',
    maxRetries: drawn.maxRetries,
    retryTimeoutMs: drawn.retryTimeoutMs,
    planFile: PLAN_FILE,
    backoff: { initialDelayMs: 500, multiplier: 2, maxDelayMs: 4_000, jitter: 'none' },
  };
  const { draws } = drawn;
  const removed = draws.flatMap(({ isForgotten }, index) => (isForgotten ? [addressOf(index)] : []));
  const stage = new Stage(
    {
      wishes: draws.flatMap(wishOf),
      removed,
      ...(drawn.hasOutput && draws[0]?.wanted !== null ? { outputs: { first: addressOf(0) } } : {}),
    },
    settings,
  );
  for (const [index, { before }] of draws.entries()) if (before !== null) deployed(stage.world, addressOf(index), before, `old-${index}`);
  const replace = draws.flatMap(({ isForced }, index) => (isForced ? [addressOf(index)] : []));
  stage.terraform.savePlan(PLAN_FILE, { mode: drawn.destroys ? 'destroy' : 'apply', replace });
  stage.world.refuse = ({ address }, apply) => draws[Number(address.at(-1))]?.refusals[apply - 1] ?? null;
  return stage;
};

/** Lets the trouble happen when the command with this number begins. */
export const makeTrouble = (stage: Stage, { trouble, when, draws }: AnyWorld): void => {
  const { world, terraform } = stage;
  const target = addressOf(when % draws.length);
  const object = () => world.state.objects.get(target);
  const before = world.state;
  const touch = (change: Partial<State>) => {
    world.state = { ...world.state, ...change, serial: world.state.serial + 1 };
  };
  const troubles: Readonly<Record<string, () => void>> = {
    cancel: () => stage.cancel(),
    edit: () => {
      world.configuration = {
        ...world.configuration,
        wishes: world.configuration.wishes.map((wish) => ({ ...wish, attributes: { ...wish.attributes, name: 'edited' } })),
      };
    },
    'take back': () => {
      const wishes = world.configuration.wishes.map((wish) => {
        const before = draws[Number(wish.address.at(-1))]?.before ?? null;
        return before === null ? wish : { ...wish, attributes: before };
      });
      world.configuration = { ...world.configuration, wishes };
    },
    extra: () => {
      world.configuration = {
        ...world.configuration,
        wishes: [...world.configuration.wishes, { address: 'genesyscloud_flow.extra', attributes: { name: 'extra' } }],
      };
    },
    drop: () => {
      world.configuration = { ...world.configuration, wishes: world.configuration.wishes.filter(({ address }) => address !== target) };
    },
    delete: () => {
      world.platform.delete(object()?.id ?? '');
    },
    drift: () => {
      const id = object()?.id ?? '';
      const now = world.platform.get(id);
      if (now !== undefined) world.platform.set(id, { ...now, attributes: { ...now.attributes, name: 'drifted' } });
    },
    stale: () => touch({}),
    restore: () => touch(before),
    taint: () => {
      const now = object();
      if (now !== undefined) touch({ objects: new Map(world.state.objects).set(target, { ...now, tainted: true }) });
    },
  };
  if (trouble === 'lose state') {
    terraform.script.losesState = (apply) => apply === when % 3;
    terraform.script.pushErrors = Array.from({ length: when }, () => [PUSH_REFUSED]);
  }
  if (trouble === 'plan error') terraform.script.planErrors = (_, number) => (number % when === 1 ? [PLAN_UNAVAILABLE] : []);
  terraform.script.during = (_: Call) => {
    if (terraform.calls.length === when) troubles[trouble]?.();
  };
};
