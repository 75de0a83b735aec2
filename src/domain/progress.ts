import type { AttemptRun, Operation } from './attempt.ts';
import type { Change } from './change.ts';

/**
 * What the attempts so far did, by their own events: the ledger that the remainder check reads. Only `apply_complete` counts as
 * done; a deposed object's delete prints no end at all (facts/terraform.md), so there the start is kept apart.
 */
export interface Progress {
  /** Every operation of every attempt by its address, in order. */
  readonly byAddress: ReadonlyMap<string, readonly Operation[]>;
}

/** Before the first attempt. */
export const NO_PROGRESS: Progress = { byAddress: new Map() };

/** Progress after one more attempt. */
export const withAttempt = (progress: Progress, run: Pick<AttemptRun, 'operations'>): Progress => {
  const byAddress = new Map(progress.byAddress);
  for (const [address, operations] of groupByAddress(run.operations)) {
    byAddress.set(address, [...(byAddress.get(address) ?? []), ...operations]);
  }
  return { byAddress };
};

/** Things by their address, each group in order: plans have thousands of changes, so nothing looks through them one by one. */
export const groupByAddress = <T extends { readonly address: string }>(things: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(thing.address);
    if (group === undefined) groups.set(thing.address, [thing]);
    else group.push(thing);
  }
  return groups;
};

const operationsAt = (address: string, progress: Progress): readonly Operation[] => progress.byAddress.get(address) ?? [];

/** The two halves of a change: `put` makes or alters an object, `remove` takes one away. A replace has both. */
export type ChangePart = 'put' | 'remove';

/** Which halves a change has. Changes of the state alone (import, forget, output) have none: the state itself tells. */
export const partsOf = (change: Change): readonly ChangePart[] => {
  switch (change.action) {
    case 'create':
    case 'update':
      return ['put'];
    case 'delete':
      return ['remove'];
    case 'replace':
      return ['put', 'remove'];
    case 'forget':
    case 'import':
    case 'output':
      return [];
  }
};

/** Whether an attempt completed this half of the change. */
export const isCompleted = (change: Change, part: ChangePart, progress: Progress): boolean =>
  operationsAt(change.address, progress).some((operation) => operation.state === 'completed' && isPart(change, part, operation));

/** Whether an attempt began this half and printed no error for it: for a delete that has left the state, Terraform's own word. */
export const isStartedWithoutError = (change: Change, part: ChangePart, progress: Progress): boolean => {
  const own = operationsAt(change.address, progress).filter((operation) => isPart(change, part, operation));
  return own.length > 0 && own.at(-1)?.state === 'started';
};

/**
 * How this run's last create at the address ended. `open`: begun and not completed, so what is there now may be tainted, and ours.
 * `completed`: the object is there, and a second one was never approved.
 */
export const lastCreate = (address: string, progress: Progress): 'none' | 'open' | 'completed' => {
  const last = operationsAt(address, progress).findLast(({ action }) => action === 'create');
  if (last === undefined) return 'none';
  return last.state === 'completed' ? 'completed' : 'open';
};

/** Whether any attempt began anything at the address. */
export const isBegun = (address: string, progress: Progress): boolean => progress.byAddress.has(address);

const isPart = (change: Change, part: ChangePart, operation: Operation): boolean => {
  if (part === 'remove') return operation.action === 'delete' && (operation.id === null || operation.id === change.beforeId);
  return operation.action === (change.action === 'update' ? 'update' : 'create');
};
