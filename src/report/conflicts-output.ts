import type { ReportedConflict } from '../domain/report.ts';
import { utf8Bytes } from './plain-text.ts';

/** All outputs of a job together may have 1 MB (facts/github.md 1.3); this one must leave room for those of other steps. */
const LIMIT_BYTES = 256 * 1024;

const toJson = ({ attempt, address, kind, status, message, correlationId, curable }: ReportedConflict): string =>
  JSON.stringify({ attempt, address, kind, status, message, correlationId, curable });

/** Positions in the order in which they are given up: curable before incurable, the last before the first. */
const leastImportantFirst = (conflicts: readonly ReportedConflict[]): readonly number[] => {
  const positions = conflicts.map((_, index) => index).reverse();
  const isCurable = (index: number): boolean => conflicts[index]?.curable === true;
  return [...positions.filter(isCurable), ...positions.filter((index) => !isCurable(index))];
};

/**
 * The `conflicts` output: a JSON array with `{attempt, address, kind, status, message, correlationId, curable}` for each error
 * diagnostic, unknown members null, in the order in which they were met. At most 256 KiB: beyond that curable ones are
 * dropped from the end, then the others. The report has them all, so its count tells how many were dropped.
 */
export const renderConflictsOutput = (conflicts: readonly ReportedConflict[], limitBytes: number = LIMIT_BYTES): string => {
  const items = conflicts.map((conflict) => {
    const json = toJson(conflict);
    // With the comma or the bracket behind it.
    return { json, bytes: utf8Bytes(json) + 1 };
  });
  let size = '['.length + items.reduce((sum, { bytes }) => sum + bytes, 0);
  const dropped = new Set<number>();
  for (const index of leastImportantFirst(conflicts)) {
    if (size <= limitBytes) break;
    size -= items[index]?.bytes ?? 0;
    dropped.add(index);
  }
  return `[${items
    .filter((_, index) => !dropped.has(index))
    .map(({ json }) => json)
    .join(',')}]`;
};
