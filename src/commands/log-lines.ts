import { isoTime } from '../domain/clock.ts';
import type { Conflict } from '../domain/conflict.ts';

/** `1.5 s, until 14:03:22 UTC`. */
export const describeDelay = (milliseconds: number, now: number): string =>
  `${milliseconds < 1_000 ? `${milliseconds} ms` : `${Number((milliseconds / 1_000).toFixed(1))} s`}, until ${isoTime(now + milliseconds).slice(11, 19)} UTC`;

/** `genesyscloud_flow.main: in-use (409): The resource is in use …`: one conflict, one line. */
export const conflictLine = ({ address, kind, status, message }: Conflict): string =>
  `${address ?? '(no address)'}: ${kind}${status === null ? '' : ` (${status})`}: ${message}`;

/** Why the run waits: the kinds of conflict and their number. */
export const waitReason = (conflicts: readonly Conflict[]): string => {
  const kinds = [...new Set(conflicts.map(({ kind }) => kind))];
  const [first] = conflicts;
  return conflicts.length === 1 && first !== undefined
    ? `${kinds.join()} on ${first.address ?? 'an object'}`
    : `${conflicts.length} conflicts (${kinds.join(', ')})`;
};
