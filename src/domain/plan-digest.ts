import { type Change, changeKey, type Plan } from './change.ts';
import { isList, isRecord, type PlannedValue, SensitiveValue, UnknownValue } from './planned-value.ts';

/** What a digest is about besides the plan itself. */
export interface DigestContext {
  readonly workspace: string;
  /** Null as long as nobody asked the platform. */
  readonly organizationId: string | null;
  readonly files: readonly FileHash[];
}

/** The content of one file behind a change at one moment. */
export interface FileHash {
  readonly address: string;
  readonly attribute: string;
  /** As configured; null when the path is unknown or sensitive. */
  readonly path: string | null;
  /** SHA-256 in hex, or why there is none: the file is missing, remote (http, s3), or its path is unknown. */
  readonly hash: string;
}

/** JSON with sorted member names: equal values give equal text. The markers are written as null; `pathsOf` tells where they stand. */
export const canonicalJson = (value: PlannedValue): string => {
  if (value instanceof UnknownValue || value instanceof SensitiveValue) return 'null';
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join(',')}}`;
};

/**
 * The text whose SHA-256 is the plan digest (design section 1): mode, workspace, organisation; for each change address, deposed
 * key, actions, ids, the planned values that are known, the paths of the unknown and the sensitive ones; and the hashes of the files
 * behind the changes.
 * Independent of the order in which Terraform lists changes.
 */
export const digestText = (plan: Plan, context: DigestContext): string =>
  canonicalJson({
    version: 1,
    mode: plan.mode,
    workspace: context.workspace,
    organization: context.organizationId,
    changes: [...plan.changes].sort((a, b) => compare(changeKey(a), changeKey(b))).map(describe),
    moves: [...plan.moves].sort((a, b) => compare(a.to, b.to)).map(({ from, to }) => ({ from, to })),
    files: context.files
      .map(({ address, attribute, path, hash }) => ({ address, attribute, path, hash }))
      .sort((a, b) => compare(`${a.address} ${a.attribute}`, `${b.address} ${b.attribute}`)),
  });

const describe = (change: Change): PlannedValue => ({
  address: change.address,
  deposed: change.deposed,
  actions: change.actions,
  before: change.beforeId,
  import: change.importId,
  from: change.previousAddress,
  after: change.after,
  unknown: pathsOf(change.after, (value) => value instanceof UnknownValue),
  // A hash of a short secret could be guessed: in what is published, a sensitive value only counts as there.
  sensitive: pathsOf(change.after, (value) => value instanceof SensitiveValue),
});

/** Paths of the marked places, each a list of names and indices, in the order of `canonicalJson`. Apart from the values, so that none can pass for a marker. */
const pathsOf = (
  value: PlannedValue,
  isMarked: (value: PlannedValue) => boolean,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] => {
  if (isMarked(value)) return [path];
  if (isList(value)) return value.flatMap((element, index) => pathsOf(element, isMarked, [...path, index]));
  if (!isRecord(value)) return [];
  const names = Object.keys(value).sort();
  return names.flatMap((name) => pathsOf(value[name] ?? null, isMarked, [...path, name]));
};

/** By code unit, so that the order does not depend on a locale. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
