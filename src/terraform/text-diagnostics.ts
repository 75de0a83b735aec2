import type { Diagnostic } from '../domain/diagnostic.ts';

/** Reads the diagnostics of commands that print them as text: `state push`, an `init` without `-json`, errors about flags. */
export interface TextDiagnostics {
  add(line: string): void;
  found(): readonly Diagnostic[];
}

/** Escape sequences: errors about flags are coloured, because they come before `-no-color` is read. */
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

const withoutColours = (line: string): string => line.replace(COLOURS, '').trimEnd();

/** The last line of a box. */
export const isEndOfBox = (line: string): boolean => withoutColours(line) === '╵';

const readBox = (lines: readonly string[]): Diagnostic | null => {
  const match = /^(Error|Warning): (.*)$/.exec(lines[0] ?? '');
  if (match === null) return null;
  return {
    severity: match[1] === 'Error' ? 'error' : 'warning',
    summary: match[2] ?? '',
    detail: lines.slice(1).join('\n').trim(),
    address: null,
    range: null,
  };
};

/**
 * Collects diagnostics drawn as a box:
 * ```
 * ╷
 * │ Error: summary
 * │
 * │ detail
 * ╵
 * ```
 */
export const createTextDiagnostics = (): TextDiagnostics => {
  const found: Diagnostic[] = [];
  let box: string[] | null = null;
  return {
    add: (raw) => {
      const line = withoutColours(raw);
      if (line === '╷') {
        box = [];
      } else if (isEndOfBox(line) && box !== null) {
        const diagnostic = readBox(box);
        if (diagnostic !== null) found.push(diagnostic);
        box = null;
      } else if (line.startsWith('│')) {
        box?.push(line.slice(1).trimStart());
      }
    },
    found: () => found,
  };
};

/**
 * The one diagnostic of a run that failed with plain words only (`state push`: "Failed to write state: …"), from its last lines;
 * null when it printed nothing at all.
 */
export const diagnosticFromPlainLines = (lines: readonly string[]): Diagnostic | null => {
  const words = lines.map(withoutColours).filter((line) => line.trim() !== '');
  const first = words[0];
  if (first === undefined) return null;
  return { severity: 'error', summary: first.replace(/^Error: /, ''), detail: words.slice(1).join('\n'), address: null, range: null };
};
