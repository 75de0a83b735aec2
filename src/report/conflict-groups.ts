import type { Report, ReportedConflict } from '../domain/report.ts';

/** The same conflict met once or more: one object, one kind, one HTTP status; where these do not tell, one place and one message. */
export interface ConflictGroup {
  /** As it was met last: its words and its correlation id are the ones to quote to support. */
  readonly latest: ReportedConflict;
  /** Attempts that met it, ascending, each once; empty when only an init, a plan or a refresh did. */
  readonly attempts: readonly number[];
  /** `cured`: its change is in place now; `incurable`: waiting cannot cure it; `standing`: waiting was not enough, or was not done. */
  readonly standing: 'incurable' | 'standing' | 'cured';
}

const MOST_IMPORTANT_FIRST: readonly ConflictGroup['standing'][] = ['incurable', 'standing', 'cured'];

/** Errors of the configuration have neither object nor status in common or apart: each is a thing of its own. */
const groupKey = ({ address, kind, status, range, message }: ReportedConflict): string =>
  JSON.stringify([address, kind, status, ...(address === null || kind === 'other' ? [range?.filename, range?.startLine, message] : [])]);

const addressesInPlace = (report: Report): ReadonlySet<string> => {
  const changes = report.plan?.changes ?? [];
  const unfinished = new Set(changes.filter(({ state }) => state !== 'done' && state !== 'in-place').map(({ address }) => address));
  return new Set(changes.map(({ address }) => address).filter((address) => !unfinished.has(address)));
};

const attemptsOf = (conflicts: readonly ReportedConflict[]): readonly number[] =>
  [...new Set(conflicts.flatMap(({ attempt }) => attempt ?? []))].sort((a, b) => a - b);

/** The report's conflicts, each once, those that stopped the run first, else in the order in which they were first met. */
export const groupConflicts = (report: Report): readonly ConflictGroup[] => {
  const inPlace = addressesInPlace(report);
  const standingOf = ({ address, curable }: ReportedConflict): ConflictGroup['standing'] => {
    if (report.outcome === 'applied' || (address !== null && inPlace.has(address))) return 'cured';
    return curable ? 'standing' : 'incurable';
  };
  const byKey = new Map<string, readonly [ReportedConflict, ...ReportedConflict[]]>();
  for (const conflict of report.conflicts) {
    const key = groupKey(conflict);
    byKey.set(key, [conflict, ...(byKey.get(key) ?? [])]);
  }
  return [...byKey.values()]
    .map((met): ConflictGroup => ({ latest: met[0], attempts: attemptsOf(met), standing: standingOf(met[0]) }))
    .toSorted((a, b) => MOST_IMPORTANT_FIRST.indexOf(a.standing) - MOST_IMPORTANT_FIRST.indexOf(b.standing));
};

/** Attempts in words, neighbours drawn together: `attempts 1 to 3 and 7`; `while planning` when there are none. */
export const attemptWords = (attempts: readonly number[]): string => {
  if (attempts.length === 0) return 'while planning';
  const ranges: [number, number][] = [];
  for (const attempt of attempts) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] + 1 === attempt) last[1] = attempt;
    else ranges.push([attempt, attempt]);
  }
  const words = ranges.map(([from, to]) => (from === to ? `${from}` : from + 1 === to ? `${from} and ${to}` : `${from} to ${to}`));
  return `attempt${attempts.length === 1 ? '' : 's'} ${words.join(', ')}`;
};
