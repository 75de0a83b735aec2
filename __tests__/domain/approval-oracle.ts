import type { Operation } from '../../src/domain/attempt.ts';
import type { Change } from '../../src/domain/change.ts';
import { holdsUnknown, isList, isRecord, type PlannedValue, UnknownValue } from '../../src/domain/planned-value.ts';

/**
 * What approval means, said a second time and in another way than src/domain says it: values by their leaves instead of by
 * descent, actions by what must be found in the approved plan instead of by complaints. Tests hold the two against each other.
 */
export const allows = (approved: readonly Change[], operations: readonly Operation[], fresh: Change): boolean => {
  const here = approved.filter(({ address }) => address === fresh.address);
  const creates = operations.filter(({ address, action }) => address === fresh.address && action === 'create');
  const last = creates.at(-1)?.state;
  const has = (actions: readonly Change['action'][], test: (change: Change) => boolean) =>
    here.some((change) => actions.includes(change.action) && test(change));
  const keeps = (change: Change) => keepsValues(change.after, fresh.after);
  const isSame = (change: Change) => change.beforeId === fresh.beforeId && change.deposed === fresh.deposed;
  switch (fresh.action) {
    case 'create':
      return last !== 'completed' && has(['create', 'replace'], keeps);
    case 'update':
      return has(['update'], (change) => isSame(change) && keeps(change));
    case 'delete':
      return has(['delete'], isSame) || has(['replace'], ({ beforeId }) => beforeId === fresh.beforeId);
    case 'replace': {
      const isOwn = fresh.reason === 'replace_because_tainted' && last !== undefined && last !== 'completed';
      if (isOwn && has(['create', 'replace'], keeps)) return true;
      return (
        last !== 'completed' && has(['replace'], (change) => isSame(change) && keeps(change) && change.actions[0] === fresh.actions[0])
      );
    }
    case 'forget':
      return has(['forget'], isSame);
    case 'import':
      return has(['import'], (change) => isSame(change) && change.importId === fresh.importId && keeps(change));
    case 'output':
      return has(['output'], keeps);
  }
};

/** Whether the events, or a refresh, say that nothing of a change is left. */
export const isDone = (change: Change, operations: readonly Operation[], refreshed: readonly string[]): boolean => {
  const here = operations.filter(({ address }) => address === change.address);
  const ended = (action: Operation['action']) =>
    here.some((operation) => operation.action === action && operation.state === 'completed' && isOwn(operation));
  const isOwn = ({ action, id }: Operation) => action !== 'delete' || id === null || id === change.beforeId;
  const deletes = here.filter((operation) => operation.action === 'delete' && isOwn(operation));
  const isDeleted = ended('delete') || deletes.at(-1)?.state === 'started';
  switch (change.action) {
    case 'create':
      return ended('create');
    case 'update':
      return ended('update') || refreshed.includes(change.address);
    case 'delete':
      return isDeleted;
    case 'replace':
      return ended('create') && isDeleted;
    case 'forget':
    case 'import':
    case 'output':
      return true;
  }
};

/** Every known leaf is still there, and every leaf that was not there lies where something was unknown. */
const keepsValues = (approved: PlannedValue, fresh: PlannedValue): boolean => {
  const loose = loosePaths(approved);
  const then = leaves(approved, loose);
  const now = leaves(fresh, loose);
  const open = then.filter(({ leaf }) => leaf instanceof UnknownValue).map(({ path }) => path);
  const known = then.filter(({ leaf }) => !(leaf instanceof UnknownValue) && leaf !== null);
  const isIn = (list: typeof then, { path, leaf }: Leaf) => list.some((other) => other.path === path && other.leaf === leaf);
  const isOpen = ({ path }: Leaf) => open.some((place) => path === place || path.startsWith(`${place}/`));
  return known.every((leaf) => isIn(now, leaf)) && now.every((leaf) => leaf.leaf === null || isIn(known, leaf) || isOpen(leaf));
};

interface Leaf {
  readonly path: string;
  readonly leaf: PlannedValue;
}

/** Paths of the lists in which something is unknown: there the order may move, so their elements have no number. */
const loosePaths = (value: PlannedValue, path = ''): readonly string[] => {
  if (isList(value)) return holdsUnknown(value) ? [path] : value.flatMap((element, index) => loosePaths(element, `${path}/${index}`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => loosePaths(member, `${path}/${name}`));
};

const leaves = (value: PlannedValue, loose: readonly string[], path = ''): readonly Leaf[] => {
  if (isList(value)) return value.flatMap((element, index) => leaves(element, loose, `${path}/${loose.includes(path) ? '*' : index}`));
  if (!isRecord(value)) return [{ path, leaf: value }];
  return Object.entries(value).flatMap(([name, member]) => leaves(member, loose, `${path}/${name}`));
};
