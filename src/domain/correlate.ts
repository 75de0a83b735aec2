import type { Operation } from './attempt.ts';
import type { Diagnostic } from './diagnostic.ts';
import { readPlatformError } from './platform-error.ts';
import { groupByAddress } from './progress.ts';
import { resourceTypeOf } from './resource-address.ts';
import { readTerraformError } from './terraform-error.ts';

/** Which object an error is about and what was being done to it. Null: not known. */
export interface Correlation {
  readonly address: string | null;
  readonly operation: Operation['action'] | null;
}

type Match = readonly [Diagnostic, Operation];

/** An error without an address, and what it tells about its object. */
interface Orphan {
  readonly diagnostic: Diagnostic;
  readonly path: string;
  readonly text: string;
  readonly resourceType: string | null;
}

/**
 * Finds the object of each diagnostic; every one that is given has an entry. Destroy errors carry no address and come in one block at the end
 * (facts/terraform.md): they are matched by the id in the request's path, then by the id that stands first in the text, then by
 * order among the objects of their type, only when the counts agree. Only operations that did not complete are ever named; one
 * that started and never ended counts as failed (a deposed object's delete prints no end).
 */
export const correlate = (diagnostics: readonly Diagnostic[], operations: readonly Operation[]): ReadonlyMap<Diagnostic, Correlation> => {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const failed = operations.filter(({ state }) => state !== 'completed');
  const owned = new Map(matchByAddress(errors, failed));
  const claimed = new Set(owned.values());
  const open = failed.filter((operation) => !claimed.has(operation));
  const orphans = errors.filter((error) => error.address === null && readTerraformError(error) === null).map(toOrphan);
  const named = new Map(matchById(orphans, open));
  const found = new Map([...owned, ...named, ...matchByOrder(orphans, named, open)]);
  return new Map(
    diagnostics.map((diagnostic) => {
      const operation = found.get(diagnostic);
      return [diagnostic, { address: diagnostic.address ?? operation?.address ?? null, operation: operation?.action ?? null }];
    }),
  );
};

const toOrphan = (diagnostic: Diagnostic): Orphan => {
  const error = readPlatformError(diagnostic);
  const text = `${diagnostic.summary}\n${diagnostic.detail}`;
  return { diagnostic, path: error?.path ?? '', text, resourceType: error?.resourceType ?? null };
};

/** A delete's error has no address: where several operations failed at one address, an addressed error is about another one. */
const matchByAddress = (errors: readonly Diagnostic[], failed: readonly Operation[]): readonly Match[] => {
  const byAddress = groupByAddress(failed);
  return errors.flatMap((error) => {
    const here = error.address === null ? [] : (byAddress.get(error.address) ?? []);
    return match(error, here.find(({ action }) => action !== 'delete') ?? here[0]);
  });
};

const match = (diagnostic: Diagnostic, operation: Operation | undefined): readonly Match[] =>
  operation === undefined ? [] : [[diagnostic, operation]];

/** The text may name other objects too (what refers to this one), so the first id in it counts, and only of the right type. */
const matchById = (orphans: readonly Orphan[], open: readonly Operation[]): readonly Match[] => {
  const byWord = groupBy(open, ({ id }) => WORD.exec(id ?? '')?.[0] ?? '');
  return orphans.flatMap((orphan) =>
    match(orphan.diagnostic, firstNamed(orphan.path, orphan, byWord) ?? firstNamed(orphan.text, orphan, byWord)),
  );
};

/** What ids and names are made of; ids of several parts (`a/b`) are looked up by their first. */
const WORD = /[\w-]+/;
const WORDS = /[\w-]+/g;

/** The operation whose id stands first in a text, as a whole: `4f2a-1` is not in `4f2a-11`. Of two at one place, the longer. */
const firstNamed = (text: string, orphan: Orphan, byWord: ReadonlyMap<string, readonly Operation[]>): Operation | undefined => {
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const here = (byWord.get(word) ?? []).filter((operation) => fits(orphan, operation) && standsAt(operation.id ?? '', text, index));
    if (here.length > 0) return here.reduce((a, b) => ((b.id ?? '').length > (a.id ?? '').length ? b : a));
  }
  return undefined;
};

const standsAt = (id: string, text: string, wordAt: number): boolean => {
  const start = wordAt - id.search(WORD);
  return text.startsWith(id, start) && !/^[\w-]/.test(text.slice(start + id.length, start + id.length + 1));
};

const fits = ({ resourceType }: Orphan, { address }: Operation): boolean =>
  resourceType === null || resourceTypeOf(address) === resourceType;

/** Errors without any id, in order against the deletes that are left: those that tell their type first, then the others. */
const matchByOrder = (
  orphans: readonly Orphan[],
  named: ReadonlyMap<Diagnostic, Operation>,
  open: readonly Operation[],
): readonly Match[] => {
  const taken = new Set(named.values());
  const rest = orphans.filter(({ diagnostic }) => !named.has(diagnostic));
  const deletes = open.filter((operation) => operation.action === 'delete' && !taken.has(operation));
  const typed = rest.filter(({ resourceType }) => resourceType !== null);
  const byType = [...groupBy(typed, ({ resourceType }) => resourceType ?? '')].flatMap(([type, errors]) =>
    inOrder(
      errors,
      deletes.filter(({ address }) => resourceTypeOf(address) === type),
    ),
  );
  const matched = new Set(byType.map(([, operation]) => operation));
  const untyped = rest.filter(({ resourceType }) => resourceType === null);
  return [
    ...byType,
    ...inOrder(
      untyped,
      deletes.filter((operation) => !matched.has(operation)),
    ),
  ];
};

/** One error for each delete, or nothing: where the counts do not agree, the order says nothing. */
const inOrder = (orphans: readonly Orphan[], deletes: readonly Operation[]): readonly Match[] =>
  orphans.length === deletes.length ? orphans.flatMap(({ diagnostic }, index) => match(diagnostic, deletes[index])) : [];

const groupBy = <T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
};
