/** What a file of `GITHUB_OUTPUT`, `GITHUB_STATE` or `GITHUB_ENV` says; `problem` is the runner's message for the first malformed line. */
export interface KeyValueFile {
  /** In file order; those before a malformed line count, as in the runner. */
  readonly pairs: readonly (readonly [key: string, value: string])[];
  readonly problem: string | null;
}

interface Heredoc {
  readonly value: string;
  /** Index of the line after the delimiter. */
  readonly next: number;
}

/**
 * Reads `KEY=VALUE` lines and `KEY<<DELIMITER` blocks by the runner's rules (facts/github.md 1.3): whichever of `=` and `<<` comes first
 * decides, blank lines are skipped, only `\n` ends a line, and the delimiter must be a whole line.
 */
export function parseKeyValueFile(text: string): KeyValueFile {
  const lines = text.split('\n');
  const pairs: [string, string][] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    index += 1;
    if (line === '') continue;

    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals === 0) return { pairs, problem: `Invalid format '${line}'. Name must not be empty` };
    if (equals > 0 && (heredoc < 0 || equals < heredoc)) {
      pairs.push([line.slice(0, equals), line.slice(equals + 1)]);
      continue;
    }
    if (heredoc < 0) return { pairs, problem: `Invalid format '${line}'` };

    const key = line.slice(0, heredoc);
    const delimiter = line.slice(heredoc + 2);
    if (key === '' || delimiter === '') {
      return { pairs, problem: `Invalid format '${line}'. Name must not be empty and delimiter must not be empty` };
    }
    const block = readHeredoc(lines, index, delimiter);
    if (block === null) return { pairs, problem: unterminated(lines, delimiter) };
    pairs.push([key, block.value]);
    index = block.next;
  }
  return { pairs, problem: null };
}

function readHeredoc(lines: readonly string[], start: number, delimiter: string): Heredoc | null {
  const end = lines.indexOf(delimiter, start);
  if (end < 0) return null;
  return { value: lines.slice(start, end).join('\n'), next: end + 1 };
}

function unterminated(lines: readonly string[], delimiter: string): string {
  const endsWithNewLine = lines.at(-1) === '';
  return endsWithNewLine ? `Invalid value. Matching delimiter not found '${delimiter}'` : 'Invalid value. EOF marker missing new line.';
}
