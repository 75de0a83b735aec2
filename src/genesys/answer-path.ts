import { compile, type JSONValue, TreeInterpreter } from '@jmespath-community/jmespath';
import type { DataActionRule, LockedWhen } from '../domain/config.ts';
import type { JsonScalar } from '../domain/json-value.ts';
import type { LockVerdict } from '../domain/lock.ts';

/** What an answer says by a path and a condition of the config file. */
export interface AnswerVerdict {
  readonly verdict: LockVerdict;
  /** In words, with the values that decided: `entities[].status is ACTIVE (2 of 3 values)`. */
  readonly evidence: string;
}

/** The values at a path, or why the answer does not have the expected shape. */
type ValuesAtPath = { readonly values: readonly JsonScalar[] } | { readonly unexpected: string };

type Tree = ReturnType<typeof compile>;

/**
 * Whether an HTTP answer means locked: any value at the path is one of those named. An empty list is clear; null, or a value that is
 * no text, number or boolean, is unknown (design section 3). Compared as text, so that `"3"` of an API is the file's `3`.
 *
 * @param answer the parsed body
 */
export const lockedWhen = ({ path, values: named }: LockedWhen, answer: unknown): AnswerVerdict => {
  const found = valuesAt(path, answer);
  if ('values' in found) {
    const locking = found.values.filter((value) => isAmong(value, named));
    if (locking.length > 0) return { verdict: 'locked', evidence: inWords(path, locking, found.values.length) };
    return { verdict: 'clear', evidence: inWords(path, found.values, found.values.length) };
  }
  return { verdict: 'unknown', evidence: found.unexpected };
};

/** Whether the result of a data action means clear: every value at `answer` is `clear-when`. Shapes as in `lockedWhen`. */
export const clearWhen = (
  { answer: path, clearWhen: clear }: Pick<DataActionRule, 'answer' | 'clearWhen'>,
  answer: unknown,
): AnswerVerdict => {
  const found = valuesAt(path, answer);
  if ('unexpected' in found) return { verdict: 'unknown', evidence: found.unexpected };
  const locking = found.values.filter((value) => !isAmong(value, [clear]));
  if (locking.length > 0) return { verdict: 'locked', evidence: inWords(path, locking, found.values.length) };
  return { verdict: 'clear', evidence: inWords(path, found.values, found.values.length) };
};

const isAmong = (value: JsonScalar, named: readonly JsonScalar[]): boolean => named.some((name) => String(name) === String(value));

const valuesAt = (path: string, answer: unknown): ValuesAtPath => {
  try {
    const document: JSONValue = JSON.parse(JSON.stringify(answer) ?? 'null');
    const tree = compile(path);
    const result = TreeInterpreter.search(tree, document);
    if (result === null) return { unexpected: `the answer has nothing at ${path}` };
    const values = Array.isArray(result) ? result : [result];
    if (!values.every(isScalar)) return { unexpected: `the answer has something else than texts, numbers or booleans at ${path}` };
    return losesItems(tree, document) ? { unexpected: `some items of the answer have nothing at ${path}` } : { values };
  } catch (error) {
    return { unexpected: `${path} does not fit the answer: ${error instanceof Error ? error.message : String(error)}` };
  }
};

const isScalar = (value: JSONValue): value is JsonScalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * Whether a projection of the path drops items because they lack the value: `entities[].status` over items without `status` yields an
 * empty list, which would read as "clear" although the shape is not as expected.
 */
const losesItems = (tree: Tree, document: JSONValue): boolean => {
  if (tree.type === 'Flatten') return losesItems(tree.child, document);
  if (tree.type === 'Subexpression' || tree.type === 'IndexExpression' || tree.type === 'Pipe') return losesItems(tree.left, document);
  if (tree.type === 'FilterProjection' && tree.right.type === 'Identity') return losesItems(tree.left, document);
  const items = itemsBefore(tree);
  return items !== null && (sizeOf(tree, document) < sizeOf(items, document) || losesItems(items, document));
};

/** What a projection goes through, after its filter; null: not a projection. */
const itemsBefore = (tree: Tree): Tree | null => {
  if (tree.type === 'Projection' || tree.type === 'ValueProjection') return tree.left;
  return tree.type === 'FilterProjection' ? { ...tree, right: { type: 'Identity' } } : null;
};

/** How many items an expression yields. */
const sizeOf = (tree: Tree, document: JSONValue): number => {
  const result = TreeInterpreter.search(tree, document);
  return typeof result === 'object' && result !== null ? Object.keys(result).length : 0;
};

/** Longest text of one value in the evidence. */
const LONGEST_VALUE = 60;

const inWords = (path: string, values: readonly JsonScalar[], total: number): string => {
  if (total === 0) return `${path} is an empty list`;
  const distinct = [...new Set(values.map((value) => oneLine(String(value))))];
  const shown = distinct.length > 3 ? `${distinct.slice(0, 3).join(', ')} and ${distinct.length - 3} more` : distinct.join(', ');
  return `${path} is ${shown}${total === 1 ? '' : ` (${values.length} of ${total} values)`}`;
};

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line || '""';
};
