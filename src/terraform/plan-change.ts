import { isDeepStrictEqual } from 'node:util';
import type { Change, ChangeAction } from '../domain/change.ts';
import type { OutputChange, ResourceChange } from './plan-schema.ts';
import { canonicalJson, isJsonObject, marksAnything, memberOf, plannedValue, type Seal } from './planned-values.ts';

/** What Terraform's list of actions means for us; `known` is false for combinations that this version has never heard of. */
interface Meaning {
  readonly action: ChangeAction | null;
  readonly known: boolean;
}

const readActions = (actions: readonly string[]): Meaning => {
  switch (actions.join(' ')) {
    case 'no-op':
    case 'read':
      return { action: null, known: true };
    case 'create':
      return { action: 'create', known: true };
    case 'update':
      return { action: 'update', known: true };
    case 'delete':
      return { action: 'delete', known: true };
    case 'delete create':
    case 'create delete':
      return { action: 'replace', known: true };
    case 'forget':
      return { action: 'forget', known: true };
    default:
      // Shown as the nearest thing we have a word for (`create forget` makes a new object); such a plan is applied once only.
      return { action: actions.includes('create') ? 'replace' : 'update', known: false };
  }
};

/** Whether Terraform's list of actions is one that we understand. */
export const knowsActions = (actions: readonly string[]): boolean => readActions(actions).known;

/** Keeps of a tree of marks only what is marked: Terraform writes "nothing" as `false`, `{}`, `[false]` or not at all. */
const onlyMarks = (marks: unknown): unknown => {
  if (!marksAnything(marks)) return null;
  if (Array.isArray(marks)) return marks.map(onlyMarks);
  if (!isJsonObject(marks)) return marks;
  return Object.fromEntries(Object.entries(marks).flatMap(([name, mark]) => (marksAnything(mark) ? [[name, onlyMarks(mark)]] : [])));
};

type RawChange = ResourceChange['change'];

const differs = (change: RawChange, name: string): boolean =>
  marksAnything(memberOf(change.after_unknown, name)) ||
  !isDeepStrictEqual(memberOf(change.before, name) ?? null, memberOf(change.after, name) ?? null) ||
  (isJsonObject(change.before) &&
    !isDeepStrictEqual(onlyMarks(memberOf(change.before_sensitive, name)), onlyMarks(memberOf(change.after_sensitive, name))));

/** Names of the top-level attributes that differ, a changed mark of sensitivity included. */
const differingAttributes = (change: RawChange): readonly string[] => {
  const trees = [change.before, change.after, change.after_unknown];
  const names = new Set(trees.flatMap((tree) => (isJsonObject(tree) ? Object.keys(tree) : [])));
  return [...names].filter((name) => differs(change, name)).sort();
};

/** The id before the change, unless the provider calls it sensitive. */
const idBefore = (change: RawChange): string | null => {
  const id = memberOf(change.before, 'id');
  const isSensitive = change.before_sensitive === true || memberOf(change.before_sensitive, 'id') === true;
  return typeof id === 'string' && !isSensitive ? id : null;
};

const importedId = ({ importing }: RawChange): string | null => {
  if (importing === null || importing === undefined) return null;
  if (importing.id !== undefined && importing.id !== '') return importing.id;
  return importing.identity === undefined ? '(known after apply)' : canonicalJson(importing.identity);
};

/** A change of one object; null when nothing is done to it (`no-op` without import, `read`, a data source). */
export const readResourceChange = (entry: ResourceChange, seal: Seal): Change | null => {
  if (entry.mode !== 'managed') return null;
  const { change } = entry;
  const importId = importedId(change);
  const action = readActions(change.actions).action ?? (importId === null ? null : 'import');
  if (action === null) return null;
  const leavesNothing = action === 'delete' || action === 'forget';
  return {
    address: entry.address,
    deposed: entry.deposed ?? null,
    type: entry.type,
    action,
    actions: change.actions,
    reason: entry.action_reason ?? null,
    beforeId: idBefore(change),
    importId,
    previousAddress: entry.previous_address ?? null,
    after: leavesNothing ? null : plannedValue(change.after, change.after_unknown, change.after_sensitive, seal),
    attributes: leavesNothing ? [] : differingAttributes(change),
  };
};

/** A change of a root output; null when it stays as it is. */
export const readOutputChange = (name: string, change: OutputChange, seal: Seal): Change | null => {
  if (readActions(change.actions).action === null) return null;
  return {
    address: `output.${name}`,
    deposed: null,
    type: 'output',
    action: 'output',
    actions: change.actions,
    reason: null,
    beforeId: null,
    importId: null,
    previousAddress: null,
    after: plannedValue(change.after, change.after_unknown, change.after_sensitive, seal),
    attributes: [],
  };
};
