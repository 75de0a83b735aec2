import path from 'node:path';
import type { Annotation } from './step-result.ts';

type Place = Pick<Annotation, 'file' | 'line' | 'endLine' | 'column' | 'endColumn'>;

/** Where an annotation points to, from the properties of its command, corrected as the runner does (facts/github.md 1.2). Keys in lower case. */
export function annotationPlace(properties: ReadonlyMap<string, string>, workspace: string): Place {
  const file = relativeFile(properties.get('file') ?? '', workspace);
  const endLine = wholeNumber(properties.get('endline'));
  const line = wholeNumber(properties.get('line')) ?? endLine;
  const endColumn = wholeNumber(properties.get('endcolumn'));
  const column = wholeNumber(properties.get('col')) ?? endColumn;

  const linesOk = line === null || endLine === null || endLine >= line;
  const columnsOk =
    line !== null && (endLine === null || endLine === line) && (column === null || endColumn === null || endColumn >= column);
  return {
    file,
    line: linesOk ? line : null,
    endLine: linesOk ? endLine : null,
    column: columnsOk ? column : null,
    endColumn: columnsOk ? endColumn : null,
  };
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\s*[-+]?\d+\s*$/.test(text) ? Number(text) : null;
}

function relativeFile(file: string, workspace: string): string | null {
  if (file === '') return null;
  const inside = file.startsWith(workspace + path.sep) ? file.slice(workspace.length + 1) : file;
  return inside.replaceAll(path.sep, '/');
}
