import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';

/** A place in a text, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A fault of the YAML itself. */
export interface YamlFault extends Place {
  readonly message: string;
}

/** A key or an index of a path into the document. */
export type Step = string | number;

/** A YAML document without faults, or its faults. */
export type YamlReading =
  | {
      readonly ok: true;
      readonly data: unknown;
      /** Where a value, or its key, stands; a missing key is at the map that lacks it. */
      readonly placeOf: (path: readonly Step[], at: 'key' | 'value') => Place;
    }
  | { readonly ok: false; readonly faults: readonly YamlFault[] };

/** Keys that JavaScript objects give a meaning of their own: validation would overlook them. */
const OVERLOOKED_KEYS: readonly unknown[] = ['__proto__', 'constructor', 'prototype'];

/**
 * Reads one YAML 1.2 document with positions. Aliases are refused: they can be endless, and an unquoted glob (`*.main`) is one by
 * mistake; so are keys that are not texts.
 */
export const readYaml = (text: string): YamlReading => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error', stringKeys: true });
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = [
    ...[...document.errors, ...document.warnings].map((error) => ({
      ...place(error.pos[0]),
      message: wordFault(error.code, error.message),
    })),
    ...misleadingNodes(document).map(({ offset, message }) => ({ ...place(offset), message })),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, data: document.toJS(), placeOf: (path, at) => place(offsetOf(document.contents, path, at)) };
};

const wordFault = (code: string, message: string): string => {
  const sentence = `${message.replace(/\.$/, '')}.`;
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'this key is given twice. Keep one of them.';
    case 'BAD_ALIAS':
      return `${sentence} Put texts that contain * in quotes.`;
    case 'TAB_AS_INDENT':
      return `${sentence} Indent with spaces.`;
    case 'MULTIPLE_DOCS':
      return 'a second document begins here. Write one document, without ---.';
    default:
      return `not YAML: ${sentence} Check indentation, colons and quotes here.`;
  }
};

/** What YAML allows and this file does not. */
const misleadingNodes = (document: Document): readonly { readonly offset: number; readonly message: string }[] => {
  const found: { readonly offset: number; readonly message: string }[] = [];
  visit(document, {
    Alias: (_, node) => {
      found.push({
        offset: node.range?.[0] ?? 0,
        message: `*${node.source} is a YAML alias, which this file does not take. Put it in quotes if it is a glob, else write the value out.`,
      });
    },
    Pair: (_, { key }) => {
      if (isScalar(key) && OVERLOOKED_KEYS.includes(key.value))
        found.push({ offset: key.range?.[0] ?? 0, message: `unknown key ${String(key.value)}. Leave it out.` });
    },
  });
  return found;
};

/** Offset of the value (or its key) at a path, or of the deepest node on the way to it. */
const offsetOf = (root: Node | null, path: readonly Step[], at: 'key' | 'value'): number => {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
    const next = pair?.value ?? (isSeq(node) && typeof step === 'number' ? node.items[step] : undefined);
    const key = startOf(pair?.key);
    const value = isScalar(next) && next.value === null ? undefined : startOf(next);
    offset = (at === 'key' ? (key ?? value) : (value ?? key)) ?? offset;
    node = next;
  }
  return offset;
};

const startOf = (node: unknown): number | undefined =>
  isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range?.[0] : undefined;
