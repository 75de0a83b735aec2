import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts';

/** Reads the diagnostics of commands that print them as text: `state push`, an `init` without `-json`, errors about flags. */
export interface TextDiagnostics {
  add(line: string): void;
  found(): readonly Diagnostic[];
  /** The last lines that belong to no diagnostic, oldest first. */
  lastWords(): readonly string[];
}

/** Enough to understand a failure that was told in plain words. */
const KEPT_WORDS = 30;

/** Escape sequences: errors about flags are coloured, because they come before `-no-color` is read. */
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

const TITLE = /^(Error|Warning): (.*)$/;

/** `  on main.tf line 2, in terraform:` */
const readRange = (detail: string): SourceRange | null => {
  const match = /^\s*on (.+) line (\d+)(?:, in .*)?:$/m.exec(detail);
  if (match?.[1] === undefined) return null;
  return { filename: match[1], startLine: Number(match[2]), endLine: Number(match[2]) };
};

const readDiagnostic = (lines: readonly string[]): Diagnostic | null => {
  const match = TITLE.exec(lines[0] ?? '');
  if (match === null) return null;
  const detail = lines.slice(1).join('\n').trim();
  return { severity: match[1] === 'Error' ? 'error' : 'warning', summary: match[2] ?? '', detail, address: null, range: readRange(detail) };
};

/**
 * Collects diagnostics, which Terraform draws as a box, or with `-no-color` as a title at the start of a line with everything
 * up to the next title as its detail:
 * ```
 * ╷                              Error: summary
 * │ Error: summary
 * │                              detail
 * │ detail
 * ╵
 * ```
 */
export const createTextDiagnostics = (): TextDiagnostics => {
  const closed: Diagnostic[] = [];
  let current: { readonly boxed: boolean; readonly lines: string[] } | null = null;
  let words: string[] = [];

  const close = (): void => {
    const diagnostic = current === null ? null : readDiagnostic(current.lines);
    if (diagnostic !== null) closed.push(diagnostic);
    current = null;
    words = [];
  };
  const open = (boxed: boolean, lines: string[]): void => {
    if (current !== null) close();
    current = { boxed, lines };
  };
  return {
    add: (raw) => {
      const line = raw.replace(COLOURS, '').trimEnd();
      if (line === '╷') open(true, []);
      else if (line === '╵') close();
      else if (TITLE.test(line)) open(false, [line]);
      else if (current?.boxed === true) current.lines.push(line.replace(/^│ ?/, ''));
      else if (current !== null) current.lines.push(line);
      else words = [...words, line].slice(-KEPT_WORDS);
    },
    found: () => {
      const last = current === null ? null : readDiagnostic(current.lines);
      return last === null ? closed : [...closed, last];
    },
    lastWords: () => words,
  };
};

/**
 * The one diagnostic of a run that failed with plain words only (`state push`: "Failed to write state: …"), from its last lines;
 * null when it printed nothing at all.
 */
export const diagnosticFromWords = (lines: readonly string[]): Diagnostic | null => {
  const [summary, ...detail] = lines.filter((line) => line.trim() !== '');
  return summary === undefined ? null : { severity: 'error', summary, detail: detail.join('\n'), address: null, range: null };
};
