/** One workflow command of a line of output. */
export interface WorkflowCommand {
  /** In lower case. */
  readonly name: string;
  /** Keys in lower case: the runner compares them so. */
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

type Escape = readonly [escaped: string, plain: string];

interface Syntax {
  readonly separator: string;
  readonly property: readonly Escape[];
  readonly data: readonly Escape[];
}

// The order is the runner's: `%25` comes last, so `%250A` is the text `%0A` and not a line end.
const DATA_ESCAPES: readonly Escape[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const PROPERTY_ESCAPES: readonly Escape[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];
const LEGACY_ESCAPES: readonly Escape[] = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
];

/**
 * Finds the workflow command of a line, as the runner does on stdout and stderr (facts/github.md 1.2): `::name k=v,k=v::data` at the start
 * of the line after blanks, else `##[name k=v;k=v]data` anywhere in it.
 *
 * @param isRegistered whether a command of this name (lower case) exists now; a line with any other name is plain output
 * @returns null where the line is plain output
 */
export function parseCommand(line: string, isRegistered: (name: string) => boolean): WorkflowCommand | null {
  return parseCurrent(line, isRegistered) ?? parseLegacy(line, isRegistered);
}

function parseCurrent(line: string, isRegistered: (name: string) => boolean): WorkflowCommand | null {
  // .NET's TrimStart, unlike JavaScript's, takes U+0085 for a blank.
  const text = line.replace(/^[\s\u0085]+/, '');
  if (!text.startsWith('::')) return null;
  const end = text.indexOf('::', 2);
  if (end < 0) return null;
  const syntax = { separator: ',', property: PROPERTY_ESCAPES, data: DATA_ESCAPES };
  return build(text.slice(2, end).trimEnd(), text.slice(end + 2), syntax, isRegistered);
}

function parseLegacy(line: string, isRegistered: (name: string) => boolean): WorkflowCommand | null {
  const start = line.indexOf('##[');
  if (start < 0) return null;
  const end = line.indexOf(']', start);
  if (end < 0) return null;
  const syntax = { separator: ';', property: LEGACY_ESCAPES, data: LEGACY_ESCAPES };
  return build(line.slice(start + 3, end), line.slice(end + 1), syntax, isRegistered);
}

function build(head: string, data: string, syntax: Syntax, isRegistered: (name: string) => boolean): WorkflowCommand | null {
  const space = head.indexOf(' ');
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  if (!isRegistered(name)) return null;
  const list = space < 0 ? '' : head.slice(space + 1).trimStart();
  return { name, properties: parseProperties(list, syntax), data: decode(data, syntax.data) };
}

/** `k=v` pairs; one without key or value is left out. Blanks belong to the key: the `line` of `file=a, line=5` is lost in the runner too. */
function parseProperties(list: string, { separator, property }: Syntax): Map<string, string> {
  const properties = new Map<string, string>();
  for (const pair of list.split(separator)) {
    const equals = pair.indexOf('=');
    const value = pair.slice(equals + 1);
    if (equals > 0 && value !== '') properties.set(pair.slice(0, equals).toLowerCase(), decode(value, property));
  }
  return properties;
}

function decode(text: string, escapes: readonly Escape[]): string {
  return escapes.reduce((result, [escaped, plain]) => result.replaceAll(escaped, plain), text);
}
