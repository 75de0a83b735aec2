import type { Diagnostic, SourceRange } from '../domain/diagnostic.ts';
import type { Redactor } from './redact.ts';
import { redactDiagnostic } from './redact-diagnostic.ts';

/** Reads the diagnostics of commands that print them as text: `state push`, an `init` without `-json`, errors about flags. */
export interface TextDiagnostics {
  /** @param line as it was printed: with a secret taken out, it may not look like a part of a diagnostic any more */
  add(line: string): void;
  /** Secrets are taken out of their words. */
  found(): readonly Diagnostic[];
  /** The last lines that belong to no diagnostic, as one error (`state push`: "Failed to write state: …"); null: there are none. */
  lastWords(): Diagnostic | null;
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

const readDiagnostic = (lines: readonly string[], redact: Redactor['redact']): Diagnostic | null => {
  const match = TITLE.exec(lines[0] ?? '');
  if (match === null) return null;
  const detail = lines.slice(1).join('\n').trim();
  const severity = match[1] === 'Error' ? 'error' : 'warning';
  return redactDiagnostic({ severity, summary: match[2] ?? '', detail, address: null, range: readRange(redact(detail)) }, redact);
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
export const createTextDiagnostics = (redact: Redactor['redact']): TextDiagnostics => {
  const closed: Diagnostic[] = [];
  let current: { readonly boxed: boolean; readonly lines: string[] } | null = null;
  let words: string[] = [];

  const close = (): void => {
    const diagnostic = current === null ? null : readDiagnostic(current.lines, redact);
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
      const last = current === null ? null : readDiagnostic(current.lines, redact);
      return last === null ? closed : [...closed, last];
    },
    lastWords: () => diagnosticFromWords(words, redact),
  };
};

const diagnosticFromWords = (lines: readonly string[], redact: Redactor['redact']): Diagnostic | null => {
  const [summary, ...detail] = lines.filter((line) => line.trim() !== '');
  if (summary === undefined) return null;
  return redactDiagnostic({ severity: 'error', summary, detail: detail.join('\n'), address: null, range: null }, redact);
};
