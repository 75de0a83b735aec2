/** Takes secrets out of every text that leaves the adapter. */
export interface Redactor {
  /** Adds secret values; short ones (under 4 characters) and the words `true`, `false`, `null` are ignored, they would blot out the log. */
  add(values: readonly string[]): void;
  /** The text with every secret replaced by `***`. */
  redact(text: string): string;
}

const SHORTEST_VALUE = 4;
const SHORTEST_LINE = 8;
const TOO_COMMON = new Set(['true', 'false', 'null']);

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Go's encoder also writes `<`, `>` and `&` as `\u003c`, `\u003e`, `\u0026`: providers print their requests that way. */
const inGoJson = (text: string): string => inJson(text).replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);

/** All spellings of one secret: whole and line by line, plain and as inside a JSON string. */
const spellings = (value: string): readonly string[] => {
  if (value.length < SHORTEST_VALUE || TOO_COMMON.has(value)) return [];
  const lines = value.includes('\n') ? value.split(/\r?\n/).filter((line) => line.trim().length >= SHORTEST_LINE) : [];
  return [value, ...lines].flatMap((text) => [text, inJson(text), inGoJson(text)]);
};

/** A redactor that knows nothing yet. */
export const createRedactor = (): Redactor => {
  const known = new Set<string>();
  let pattern: RegExp | null = null;
  return {
    add: (values) => {
      for (const value of values) for (const spelling of spellings(value)) known.add(spelling);
      // Longest first, so that a secret inside a longer one does not leave the rest of the longer one behind.
      const sorted = [...known].sort((a, b) => b.length - a.length);
      pattern = sorted.length === 0 ? null : new RegExp(sorted.map(escapePattern).join('|'), 'g');
    },
    redact: (text) => (pattern === null ? text : text.replace(pattern, '***')),
  };
};
