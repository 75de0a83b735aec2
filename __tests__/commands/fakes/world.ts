import type { Operation } from '../../../src/domain/attempt.ts';
import type { PlanMode } from '../../../src/domain/change.ts';
import type { Diagnostic } from '../../../src/domain/diagnostic.ts';

/** Attributes of an object, all strings; `kind` can only be changed by a replace, `parent` is the id of another object. */
export type Attributes = Readonly<Record<string, string>>;

/** A resource block of the configuration. */
export interface Wish {
  readonly address: string;
  readonly attributes: Attributes;
  /** Address of an earlier block whose id becomes the attribute `parent`. */
  readonly parent?: string;
  /** `create_before_destroy` */
  readonly createFirst?: boolean;
  /** Id of an `import` block. */
  readonly importId?: string;
  /** A file that is read while Terraform applies. */
  readonly file?: string;
}

/** The configuration. */
export interface Configuration {
  readonly wishes: readonly Wish[];
  /** Outputs by name: an address stands for the attribute `name` of that object, any other text for itself. */
  readonly outputs?: Attributes;
  readonly moves?: readonly { readonly from: string; readonly to: string }[];
  /** Addresses of `removed` blocks that forget. */
  readonly removed?: readonly string[];
}

/** An object as the state knows it. */
export interface StateObject {
  readonly id: string;
  readonly attributes: Attributes;
  readonly tainted: boolean;
}

/** What Terraform remembers. Replaced, never altered, so that a state can be kept aside. */
export interface State {
  readonly serial: number;
  readonly objects: ReadonlyMap<string, StateObject>;
  readonly deposed: ReadonlyMap<string, readonly { readonly key: string; readonly object: StateObject }[]>;
  readonly outputs: Attributes;
}

/** One write that reached the platform. */
export interface PlatformWrite {
  readonly action: 'create' | 'update' | 'delete';
  readonly address: string;
  readonly id: string;
  readonly attributes: Attributes;
  /** The platform did it and answered with an error. */
  readonly isRefused: boolean;
}

/**
 * How the platform or the provider answers an operation. `leaves` for a create: `tainted` when the error came after the object was made;
 * for an update: `done` when it took effect all the same.
 */
export interface Refusal {
  readonly diagnostic: (operation: Pick<Operation, 'action' | 'address' | 'id'>) => Diagnostic;
  readonly leaves?: 'nothing' | 'tainted' | 'done';
}

/** Answers for an operation in an apply (1 for the first of the run): null lets it through. */
export type Refuse = (operation: Pick<Operation, 'action' | 'address' | 'id'>, apply: number) => Refusal | null;

/** The world around a run: what a test sets up and looks at afterwards. */
export interface World {
  configuration: Configuration;
  state: State;
  /** What the platform holds, by id. */
  readonly platform: Map<string, { readonly address: string; readonly attributes: Attributes }>;
  readonly writes: PlatformWrite[];
  readonly files: Map<string, string>;
  refuse: Refuse;
  nextId: number;
}

/** The mode of a plan and what is done in it, kept in the fake's plan files. */
export interface PlannedStep {
  readonly kind: 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'import';
  readonly address: string;
  readonly deposed: string | null;
  readonly object: StateObject | null;
  readonly wish: Wish | null;
  readonly createFirst: boolean;
  readonly reason: string | null;
  readonly importId: string | null;
}

/** What a plan file holds besides what is shown of it. */
export interface FakePlan {
  readonly mode: PlanMode;
  readonly serial: number;
  readonly steps: readonly PlannedStep[];
  readonly outputs: readonly string[];
  /** The state after the moves and the refresh that belong to the plan. */
  readonly base: State;
}

/** An empty organisation. */
export const emptyWorld = (configuration: Configuration): World => ({
  configuration,
  state: { serial: 1, objects: new Map(), deposed: new Map(), outputs: {} },
  platform: new Map(),
  writes: [],
  files: new Map(),
  refuse: () => null,
  nextId: 1,
});

/** Puts an object into platform and state, as an earlier deployment would have. */
export const deployed = (world: World, address: string, attributes: Attributes, id = `${address}-old`): void => {
  world.platform.set(id, { address, attributes });
  world.state = { ...world.state, objects: new Map(world.state.objects).set(address, { id, attributes, tainted: false }) };
};

/** What an object of the configuration shall be, as far as it is known: `parent` is null while nobody knows the id. */
export const wantedAttributes = (wish: Wish, idOf: (address: string) => string | null): Readonly<Record<string, string | null>> =>
  wish.parent === undefined ? wish.attributes : { ...wish.attributes, parent: idOf(wish.parent) };
