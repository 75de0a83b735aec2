import type { Lock, OnLock } from '../domain/lock.ts';
import type { FailureReason, Report } from '../domain/report.ts';

const FIRMEST_FIRST: readonly OnLock[] = ['abort', 'wait', 'proceed'];

/** Ends of a run that a lock brought about. */
const BY_LOCKS: readonly (FailureReason | null)[] = ['locked', 'lock-timeout', 'gate'];

/** What is locked, then what nobody knows; of each, what stops a run before what does not. */
export const standingLocks = ({ locks }: Report): readonly Lock[] => {
  const byFirmness = locks.toSorted((a, b) => FIRMEST_FIRST.indexOf(a.onLock) - FIRMEST_FIRST.indexOf(b.onLock));
  return [...byFirmness.filter(({ verdict }) => verdict === 'locked'), ...byFirmness.filter(({ verdict }) => verdict === 'unknown')];
};

/** What was looked at and is clear. */
export const clearLocks = ({ locks }: Report): readonly Lock[] => locks.filter(({ verdict }) => verdict === 'clear');

/**
 * The locks, and unknowns, that ended the run: those that waiting must not or cannot end, else those that it waited for in vain.
 * Empty where something else ended it.
 */
export const stoppingLocks = (report: Report): readonly Lock[] => {
  if (!BY_LOCKS.includes(report.failureReason)) return [];
  const standing = standingLocks(report).filter(({ onLock }) => onLock !== 'proceed');
  const final = standing.filter(({ onLock, permanent }) => onLock === 'abort' || permanent);
  return final.length > 0 ? final : standing;
};
