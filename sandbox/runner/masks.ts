/** The secrets of a job. They belong to the job, not to the step: what main masks is masked in post too. */
export interface Masks {
  /** Masks this value and its encodings. Empty values are ignored. */
  add(value: string): void;
  /** As `::add-mask::` does: the whole value, and each of its lines, trimmed (facts/github.md 1.4). */
  addWithLines(value: string): void;
  /** The text with every masked range replaced by `***`; ranges that overlap or touch become one. */
  apply(text: string): string;
  /** The values as added, without their encodings. */
  values(): readonly string[];
}

/** An empty set of secrets. Only what passes through the runner is masked: its log, annotation messages and summaries. */
export function createMasks(): Masks {
  const originals = new Set<string>();
  const needles = new Set<string>();

  function add(value: string): void {
    if (value === '' || originals.has(value)) return;
    originals.add(value);
    for (const needle of [value, ...encodings(value)]) {
      if (needle !== '') needles.add(needle);
    }
  }

  return {
    add,
    addWithLines(value) {
      add(value);
      for (const line of value.split(/[\r\n]/)) add(line.trim());
    },
    apply: (text) => replaceRanges(text, findRanges(text, needles)),
    values: () => [...originals],
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function findRanges(text: string, needles: ReadonlySet<string>): Range[] {
  const found: Range[] = [];
  for (const needle of needles) {
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      found.push({ start: at, end: at + needle.length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function replaceRanges(text: string, ranges: readonly Range[]): string {
  let result = '';
  let done = 0;
  let masked = false;
  for (const { start, end } of ranges) {
    if (!masked || start > done) result += `${text.slice(done, start)}***`;
    masked = true;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}

const XML_ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '&': '&amp;' };

/** The encodings that the runner masks beside a value (actions/runner 2.336, `HostContext` and `ValueEncoders`). */
function encodings(value: string): string[] {
  return [
    ...[0, 1, 2].map((shift) => base64From(value, shift)),
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    JSON.stringify(value).slice(1, -1),
    uriEscape(value),
    value.replace(/[<>"'&]/g, (character) => XML_ENTITIES[character] ?? character),
    value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : '',
    ...powerShellParts(value),
  ];
}

/** A secret inside a longer base64 text begins at one of three bit positions: each has its own letters. */
function base64From(value: string, shift: number): string {
  const bytes = Buffer.from(value, 'utf8');
  return bytes.subarray(bytes.length > shift ? shift : 0).toString('base64');
}

/** Escapes all but RFC 3986's unreserved characters. By way of bytes, because a lone surrogate makes `encodeURIComponent` throw. */
function uriEscape(value: string): string {
  const escaped = encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8'));
  return escaped.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** PowerShell colours one character of a command with `&`, and so cuts the secret in two. */
function powerShellParts(value: string): string[] {
  const plus = value.indexOf('&+');
  const ampersand = value.lastIndexOf('&');
  if (ampersand < 0) return [];
  const parts = plus < 0 ? [value.slice(0, ampersand + 1), value.slice(ampersand + 1)] : [value.slice(0, plus + 2), value.slice(plus + 3)];
  return parts.filter((part) => part.length >= 6);
}
