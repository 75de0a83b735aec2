import * as v from 'valibot';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { unresolvedReferences } from './objects.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';

/** A scenario, or everything that is wrong with it, each problem as `file:line:column: what, and what to write`. */
export type ScenarioReading =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly string[] };

type Path = readonly (string | number)[];

/** Reads a scenario from YAML. `filename` is only for the messages. */
export const parseScenario = (text: string, filename: string): ScenarioReading => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const refusal = (problems: readonly Problem[]): ScenarioReading => ({
    ok: false,
    problems: problems
      .toSorted((one, other) => one.offset - other.offset)
      .map(({ offset, message }) => {
        const { line, col } = lines.linePos(offset);
        return `${filename}:${line}:${col}: ${message}`;
      }),
  });
  if (document.errors.length > 0) return refusal(document.errors.map(({ pos, message }) => ({ offset: pos[0], message })));
  if (document.contents !== null && !isMap(document.contents)) {
    return refusal([{ offset: offsetOf(document.contents, [], false), message: 'a scenario is a map, for example `conditions: […]`' }]);
  }

  const reading = v.safeParse(scenarioSchema, document.toJS() ?? {});
  if (!reading.success) return refusal(reading.issues.map((issue) => problemOf(document.contents, issue)));

  const unresolved = unresolvedReferences(reading.output.objects);
  if (unresolved.length === 0) return { ok: true, scenario: reading.output };
  return refusal(
    unresolved.map(({ path, kind, name }) => problemAt(document.contents, ['objects', ...path], `there is no ${kind} "${name}"`)),
  );
};

interface Problem {
  readonly offset: number;
  readonly message: string;
}

const problemAt = (root: Node | null, path: Path, message: string, ofKey = false): Problem => ({
  offset: offsetOf(root, path, ofKey),
  message: path.length === 0 ? message : `${dotted(path)}: ${message}`,
});

const problemOf = (root: Node | null, issue: Issue): Problem => problemAt(root, pathOf(issue), wordsOf(issue), isKeyIssue(issue));

type Issue = v.InferIssue<typeof scenarioSchema>;

const pathOf = (issue: Issue): Path =>
  (issue.path ?? []).flatMap(({ key }) => (typeof key === 'string' || typeof key === 'number' ? [key] : []));

const isKeyIssue = (issue: Issue): boolean => issue.type === 'strict_object' && issue.path !== undefined;

/** valibot says `Invalid key: Expected never …`; people are told which key. */
const wordsOf = (issue: Issue): string => {
  if (!isKeyIssue(issue)) return issue.message;
  return issue.expected === 'never' ? 'unknown key' : 'is missing';
};

const dotted = (path: Path): string => path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');

/** Offset of the value at `path` (or of its key), or of the deepest node on the way that is there. */
const offsetOf = (root: Node | null, path: Path, ofKey: boolean): number => {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [at, key] of path.entries()) {
    if (isSeq(node)) node = node.items[Number(key)];
    else if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair === undefined) return offset;
      if (ofKey && at === path.length - 1 && isScalar(pair.key)) return pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else return offset;
    offset = rangeStart(node) ?? offset;
  }
  return offset;
};

const rangeStart = (node: unknown): number | undefined => (isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined);
