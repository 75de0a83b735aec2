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

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Go's encoder also writes `<`, `>` and `&` as `\u003c`, `\u003e`, `\u0026`: providers print their requests that way. */
const inGoJson = (text: string): string => inJson(text).replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);

/** All spellings of one secret: whole and line by line, plain and as inside a JSON string. */
const spellings = (value: string): readonly string[] => {
  if (value.length < SHORTEST_VALUE || TOO_COMMON.has(value)) return [];
  const lines = value.includes('\n') ? value.split(/\r?\n/).filter((line) => line.trim().length >= SHORTEST_LINE) : [];
  return [value, ...lines].flatMap((text) => [text, inJson(text), inGoJson(text)]);
};

/** The lengths of the secrets that begin alike, longest first, so that a secret inside a longer one leaves no rest of that one behind. */
type LengthsByBeginning = Map<string, readonly number[]>;

const beginningAt = (text: string, at: number): string => text.slice(at, at + SHORTEST_VALUE);

const noteLength = (lengths: LengthsByBeginning, secret: string): void => {
  const beginning = beginningAt(secret, 0);
  const noted = lengths.get(beginning) ?? [];
  if (!noted.includes(secret.length))
    lengths.set(
      beginning,
      [...noted, secret.length].sort((a, b) => b - a),
    );
};

/**
 * A redactor that knows nothing yet. It walks once through a text and looks up the four characters at each place: a plan may mark
 * tens of thousands of values as sensitive, and one pattern of them all takes minutes to build.
 */
export const createRedactor = (): Redactor => {
  const known = new Set<string>();
  const lengths: LengthsByBeginning = new Map();
  const secretLengthAt = (text: string, at: number): number =>
    lengths.get(beginningAt(text, at))?.find((length) => known.has(text.slice(at, at + length))) ?? 0;
  return {
    add: (values) => {
      for (const secret of values.flatMap(spellings)) {
        known.add(secret);
        noteLength(lengths, secret);
      }
    },
    redact: (text) => {
      const kept: string[] = [];
      let from = 0;
      for (let at = 0; at + SHORTEST_VALUE <= text.length; at += 1) {
        const length = secretLengthAt(text, at);
        if (length === 0) continue;
        kept.push(text.slice(from, at));
        from = at + length;
        at = from - 1;
      }
      return kept.length === 0 ? text : [...kept, text.slice(from)].join('***');
    },
  };
};
