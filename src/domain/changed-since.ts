import { agrees } from './agreement.ts';
import type { Change } from './change.ts';
import { isForgottenHash } from './forgotten-hash.ts';
import { holdsUnknown, isRecord, memberNames, memberOf, type PlannedValue } from './planned-value.ts';
import { isBegun, type Progress } from './progress.ts';

/**
 * Names of the top-level attributes in which the object, before a fresh update or replace, is neither what it was when the change
 * was approved nor what the change makes of it. A failed update may leave each attribute old or new; anything else is somebody
 * else's work, which the change would overwrite. Creates have nothing to overwrite, and deletes are approved by the object's id.
 */
export const changedSince = (approved: Change, fresh: Change, progress: Progress): readonly string[] => {
  if (fresh.action !== 'update' && fresh.action !== 'replace') return [];
  if (!isRecord(approved.before) || !isRecord(fresh.before)) return agrees(approved.before, fresh.before) ? [] : ['(value)'];
  const isOurs = isBegun(fresh.address, progress);
  return memberNames(approved.before, approved.after, fresh.before).filter((name) => {
    const now = memberOf(fresh.before, name);
    if (agrees(memberOf(approved.before, name), now) || isForgottenHash(name, fresh)) return false;
    return !isWritten(memberOf(approved.after, name), now, isOurs);
  });
};

/** Whether the approved change may have written the value; one that was not known at the approval, only where this run began to. */
const isWritten = (planned: PlannedValue, now: PlannedValue, isOurs: boolean): boolean =>
  agrees(planned, now) && (isOurs || !holdsUnknown(planned));

/** Names of the attributes that a fresh update or replace changes and the approved one does not. */
export const furtherAttributes = (approved: Change, fresh: Change): readonly string[] => {
  if (fresh.action !== 'update' && fresh.action !== 'replace') return [];
  return fresh.attributes.filter((name) => !approved.attributes.includes(name) && !isForgottenHash(name, fresh));
};
