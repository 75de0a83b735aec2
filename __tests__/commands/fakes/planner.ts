import type { Change, Move, Plan } from '../../../src/domain/change.ts';
import type { HeldValues } from '../../../src/domain/in-place.ts';
import { type PlannedValue, UNKNOWN } from '../../../src/domain/planned-value.ts';
import type { PlanRequest } from '../../../src/terraform/port.ts';
import { type FakePlan, type PlannedStep, type State, type StateObject, type Wish, type World, wantedAttributes } from './world.ts';

/** A plan as it lies in a file, and as it is shown. */
export interface MadePlan {
  readonly file: FakePlan;
  readonly shown: Plan;
  /** What it leaves as it is. */
  readonly held: HeldValues;
}

/** Plans as Terraform does, as far as facts/terraform.md tells. */
export const makePlan = (world: World, request: Pick<PlanRequest, 'mode' | 'refresh' | 'targets' | 'replace'>): MadePlan => {
  const moves = pendingMoves(world);
  const moved = withMoves(world.state, moves);
  if (request.refresh === 'only') return refreshPlan(world, readAgain(world, moved, request.targets));

  const base = request.refresh === 'refresh' ? readAgain(world, moved, []) : moved;
  const all = request.mode === 'destroy' ? destroySteps(base) : applySteps(world, base, request.replace);
  const isWanted = ({ address }: { readonly address: string }) => request.targets.length === 0 || request.targets.includes(address);
  const steps = all.filter(isWanted);
  const outputs = request.targets.length === 0 || request.mode === 'destroy' ? changedOutputs(world, base, steps, request.mode) : [];
  const changes = [
    ...steps.map((step) => showStep(step, steps, base, moves)),
    ...outputs.map((name) => showOutput(world, base, steps, name, request.mode)),
  ];
  const isLeftAlone = ([address]: readonly [string, unknown]) => !changes.some((change) => change.address === address);
  const plainMoves = moves.filter(({ to }) => !steps.some(({ address }) => address === to));
  return {
    file: { mode: request.mode, serial: world.state.serial, steps, outputs, base },
    held: new Map<string, PlannedValue>(
      [
        ...[...base.objects].map(([address, { id, attributes }]) => [address, { ...attributes, id }] satisfies [string, PlannedValue]),
        ...Object.entries(base.outputs).map(([name, value]) => [`output.${name}`, value] satisfies [string, PlannedValue]),
      ].filter(isLeftAlone),
    ),
    shown: {
      mode: request.mode,
      applyable: changes.length + plainMoves.length > 0,
      changes,
      moves: plainMoves,
      appliedOnceBecause: null,
      files: steps.flatMap(({ address, wish }) => (wish?.file === undefined ? [] : [{ address, attribute: 'filepath', path: wish.file }])),
    },
  };
};

/** Moves whose object is still at its old address. */
export const pendingMoves = (world: World): readonly Move[] =>
  (world.configuration.moves ?? []).filter(({ from }) => world.state.objects.has(from));

const withMoves = (state: State, moves: readonly Move[]): State => {
  const objects = new Map(state.objects);
  for (const { from, to } of moves) {
    const object = objects.get(from);
    objects.delete(from);
    if (object !== undefined) objects.set(to, object);
  }
  return { ...state, objects };
};

/** The state with what the platform holds now; of some objects, or of all. */
const readAgain = (world: World, state: State, addresses: readonly string[]): State => {
  const objects = new Map(state.objects);
  for (const [address, object] of state.objects) {
    if (addresses.length > 0 && !addresses.includes(address)) continue;
    const now = world.platform.get(object.id);
    if (now === undefined) objects.delete(address);
    else objects.set(address, { ...object, attributes: now.attributes });
  }
  return { ...state, objects };
};

const refreshPlan = (world: World, base: State): MadePlan => ({
  file: { mode: 'apply', serial: world.state.serial, steps: [], outputs: [], base },
  held: new Map(),
  shown: {
    mode: 'apply',
    applyable: text(base.objects) !== text(world.state.objects),
    changes: [],
    moves: [],
    appliedOnceBecause: null,
    files: [],
  },
});

const text = (objects: State['objects']): string => JSON.stringify([...objects].sort(([a], [b]) => (a < b ? -1 : 1)));

const STEP = { deposed: null, object: null, wish: null, createFirst: false, reason: null, importId: null } as const;

const destroySteps = (state: State): readonly PlannedStep[] => [
  ...[...state.objects].map(([address, object]) => ({ ...STEP, kind: 'delete' as const, address, object })).reverse(),
  ...deposedSteps(state),
];

const deposedSteps = (state: State): readonly PlannedStep[] =>
  [...state.deposed].flatMap(([address, left]) =>
    left.map(({ key, object }) => ({ ...STEP, kind: 'delete' as const, address, deposed: key, object })),
  );

const applySteps = (world: World, base: State, replace: readonly string[]): readonly PlannedStep[] => {
  const steps: PlannedStep[] = [];
  const idOf = (address: string) =>
    steps.some((step) => step.address === address && isNew(step)) ? null : (base.objects.get(address)?.id ?? null);
  for (const wish of world.configuration.wishes) {
    const step = stepFor(world, wish, base, wantedAttributes(wish, idOf), replace.includes(wish.address));
    if (step !== null) steps.push(step);
  }
  return [...steps, ...goneSteps(world, base), ...deposedSteps(base)];
};

const isNew = ({ kind }: PlannedStep): boolean => kind === 'create' || kind === 'replace';

const stepFor = (
  world: World,
  wish: Wish,
  base: State,
  wanted: Readonly<Record<string, string | null>>,
  isForced: boolean,
): PlannedStep | null => {
  const { address, importId = null, createFirst = false } = wish;
  const known = base.objects.get(address);
  const imported = known === undefined && importId !== null ? world.platform.get(importId) : undefined;
  const object = known ?? (imported === undefined ? null : { id: importId ?? '', attributes: imported.attributes, tainted: false });
  const common = { ...STEP, address, wish, object, createFirst, importId: imported === undefined ? null : importId };
  if (object === null) return { ...common, kind: 'create' };
  if (object.tainted) return { ...common, kind: 'replace', reason: 'replace_because_tainted' };
  if (isForced) return { ...common, kind: 'replace', reason: 'replace_by_request' };
  const differing = [...new Set([...Object.keys(wanted), ...Object.keys(object.attributes)])].filter(
    (name) => wanted[name] !== object.attributes[name],
  );
  if (differing.includes('kind')) return { ...common, kind: 'replace', reason: 'replace_because_cannot_update' };
  if (differing.length > 0) return { ...common, kind: 'update' };
  return imported === undefined ? null : { ...common, kind: 'import' };
};

const goneSteps = ({ configuration }: World, base: State): readonly PlannedStep[] =>
  [...base.objects]
    .filter(([address]) => !configuration.wishes.some((wish) => wish.address === address))
    .map(([address, object]) =>
      configuration.removed?.includes(address) === true
        ? { ...STEP, kind: 'forget', address, object }
        : { ...STEP, kind: 'delete', address, object, reason: 'delete_because_no_resource_config' },
    );

const ACTIONS: Readonly<Record<PlannedStep['kind'], readonly string[]>> = {
  create: ['create'],
  update: ['update'],
  replace: ['delete', 'create'],
  delete: ['delete'],
  forget: ['forget'],
  import: ['no-op'],
};

const showStep = (step: PlannedStep, steps: readonly PlannedStep[], base: State, moves: readonly Move[]): Change => ({
  address: step.address,
  deposed: step.deposed,
  type: step.address.split('.')[0] ?? '',
  action: step.kind,
  actions: step.kind === 'replace' && step.createFirst ? ['create', 'delete'] : ACTIONS[step.kind],
  reason: step.reason,
  beforeId: step.object?.id ?? null,
  importId: step.importId,
  previousAddress: moves.find(({ to }) => to === step.address)?.from ?? null,
  after: step.wish === null ? null : afterOf(step.wish, step.object, isNew(step), steps, base),
  attributes: [],
});

const afterOf = (wish: Wish, object: StateObject | null, isFresh: boolean, steps: readonly PlannedStep[], base: State): PlannedValue => {
  const idOf = (address: string) =>
    steps.some((step) => step.address === address && isNew(step)) ? null : (base.objects.get(address)?.id ?? null);
  const attributes = Object.entries(wantedAttributes(wish, idOf)).map(([name, value]) => [name, value ?? UNKNOWN] as const);
  return Object.fromEntries([...attributes, ['id', isFresh || object === null ? UNKNOWN : object.id] as const]);
};

/** An output's value after the apply; null while it is not known. */
const outputValue = (world: World, base: State, steps: readonly PlannedStep[], name: string): string | null => {
  const source = world.configuration.outputs?.[name] ?? '';
  const step = steps.find(({ address, deposed }) => address === source && deposed === null);
  if (step !== undefined && isNew(step)) return null;
  if (step?.wish !== null && step?.wish !== undefined) return step.wish.attributes.name ?? '';
  return base.objects.get(source)?.attributes.name ?? source;
};

const changedOutputs = (world: World, base: State, steps: readonly PlannedStep[], mode: Plan['mode']): readonly string[] => {
  const declared = mode === 'destroy' ? {} : (world.configuration.outputs ?? {});
  const names = [...new Set([...Object.keys(declared), ...Object.keys(base.outputs)])];
  return names.filter((name) => !Object.hasOwn(declared, name) || outputValue(world, base, steps, name) !== base.outputs[name]);
};

const showOutput = (world: World, base: State, steps: readonly PlannedStep[], name: string, mode: Plan['mode']): Change => {
  const isDeclared = mode !== 'destroy' && Object.hasOwn(world.configuration.outputs ?? {}, name);
  const action = !isDeclared ? 'delete' : Object.hasOwn(base.outputs, name) ? 'update' : 'create';
  return {
    address: `output.${name}`,
    deposed: null,
    type: 'output',
    action: 'output',
    actions: [action],
    reason: null,
    beforeId: null,
    importId: null,
    previousAddress: null,
    after: isDeclared ? (outputValue(world, base, steps, name) ?? UNKNOWN) : null,
    attributes: [],
  };
};
