import type { Operation } from '../../src/domain/attempt.ts';
import type { Change, ChangeAction, Plan } from '../../src/domain/change.ts';
import { NO_PROGRESS, type Progress, withAttempt } from '../../src/domain/progress.ts';
import { checkRemainder, type RemainderBasis, type RemainderCheck } from '../../src/domain/remainder.ts';

/** The address of most examples. */
export const FLOW = 'genesyscloud_flow.main';

const ACTIONS: Readonly<Record<ChangeAction, readonly string[]>> = {
  create: ['create'],
  update: ['update'],
  replace: ['delete', 'create'],
  delete: ['delete'],
  forget: ['forget'],
  import: ['no-op'],
  output: ['update'],
};

/** A change as Terraform would plan it; `given` says what is special about it. */
export const changeOf = (action: ChangeAction, given: Partial<Change> = {}): Change => ({
  address: action === 'output' ? 'output.url' : FLOW,
  deposed: null,
  type: action === 'output' ? 'output' : 'genesyscloud_flow',
  action,
  actions: ACTIONS[action],
  reason: null,
  beforeId: action === 'create' || action === 'output' ? null : 'old',
  importId: action === 'import' ? 'old' : null,
  previousAddress: null,
  after: action === 'delete' || action === 'forget' ? null : { name: 'main' },
  attributes: [],
  ...given,
});

/** Terraform's list of actions for a replace that makes the new object before it deletes the old one. */
export const CREATE_FIRST = { actions: ['create', 'delete'] } as const;

export const planOf = (changes: readonly Change[], given: Partial<Plan> = {}): Plan => ({
  mode: 'apply',
  applyable: true,
  changes,
  moves: [],
  appliedOnceBecause: null,
  files: [],
  ...given,
});

export const operationOf = (
  action: Operation['action'],
  state: Operation['state'],
  given: Partial<Pick<Operation, 'address' | 'id'>> = {},
): Operation => ({ address: FLOW, action, state, id: action === 'create' ? null : 'old', elapsedSeconds: null, ...given });

/** What one attempt after the other did. */
export const doneBy = (...attempts: readonly (readonly Operation[])[]): Progress =>
  attempts.reduce((progress, operations) => withAttempt(progress, { operations }), NO_PROGRESS);

/** Checks fresh changes against approved ones. */
export const check = (
  approved: readonly Change[] | Plan,
  fresh: readonly Change[] | Plan,
  given: Partial<Omit<RemainderBasis, 'approved'>> = {},
): RemainderCheck =>
  checkRemainder('mode' in fresh ? fresh : planOf(fresh), {
    approved: 'mode' in approved ? approved : planOf(approved),
    accepted: [],
    progress: NO_PROGRESS,
    refreshed: new Set(),
    shownInPlace: null,
    ...given,
  });

/** What is wrong, as `kind address`, sorted; empty: the fresh plan is exactly the rest of the approved one. */
export const faults = ({ extras, vanished, divergences }: RemainderCheck): readonly string[] =>
  [...[...extras, ...divergences].map(({ kind, address }) => `${kind} ${address}`), ...vanished.map(({ address }) => `unproven ${address}`)]
    .filter((fault, index, all) => all.indexOf(fault) === index)
    .sort();
