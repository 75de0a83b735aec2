import type { Plan } from '../domain/change.ts';
import type { Lock, OnLock } from '../domain/lock.ts';
import { onPlanLock } from '../domain/on-lock.ts';
import type { Answer, ById, Platform, VersionedState } from '../genesys/port.ts';
import { actorInWords, asPlatformObject, lock, missingLock, referrerLock, unknownFor } from './lock-parts.ts';
import { type AskedObject, idsInPlan, type ObjectKind } from './plan-objects.ts';

/** A kind of object that has a version of its own (facts/genesys.md 1.4). */
export type VersionedKind = Exclude<ObjectKind, 'flow'>;

/** What stands in the way of schedule groups, schedules, IVRs and emergency groups of a plan; their version and last editor are shown. */
export const versionedLocks = async (
  platform: Platform,
  plan: Plan,
  kind: VersionedKind,
  objects: readonly AskedObject[],
  input: OnLock | null,
): Promise<readonly Lock[]> => {
  if (objects.length === 0) return [];
  const states = await ask(
    platform,
    kind,
    objects.map(({ id }) => id),
  );
  if (!states.known) return unknownFor('version', objects, platform, states, onPlanLock('version', input));
  const inPlan = idsInPlan(plan);
  const locks = await Promise.all(
    objects.map((object) => locksOf(platform, kind, object, states.value.get(object.id) ?? null, inPlan, input)),
  );
  return locks.flat();
};

const ask = (platform: Platform, kind: VersionedKind, ids: readonly string[]): Promise<Answer<ById<VersionedState>>> => {
  switch (kind) {
    case 'schedule-group':
      return platform.scheduleGroups(ids);
    case 'schedule':
      return platform.schedules(ids);
    case 'ivr':
      return platform.ivrs(ids);
    case 'emergency-group':
      return platform.emergencyGroups(ids);
  }
};

const locksOf = async (
  platform: Platform,
  kind: VersionedKind,
  object: AskedObject,
  state: VersionedState | null,
  inPlan: ReadonlySet<string>,
  input: OnLock | null,
): Promise<readonly Lock[]> => {
  const shown = asPlatformObject(platform, object, state?.name ?? null);
  if (state === null) return [missingLock(shown)];
  const seen = lock('version', 'clear', shown, versionInWords(state), onPlanLock('version', input), { since: state.modifiedAt });
  const hazards = object.switchesEmergency ? [emergencyHazard(shown)] : [];
  if (!object.goesAway) return [seen, ...hazards];
  return [seen, ...hazards, referrerLock(shown, await platform.referrers({ kind, id: object.id }), inPlan, input)];
};

/** `version 7, last changed by Bob`. */
export const versionInWords = ({ version, modifiedBy }: VersionedState): string =>
  `version ${version ?? 'unknown'}${modifiedBy === null ? '' : `, last changed by ${actorInWords(modifiedBy)}`}`;

/** Shown, not a lock: the plan switches where callers go. */
const emergencyHazard = (object: Lock['object']): Lock =>
  lock('hazard', 'clear', object, 'the plan switches this emergency group: callers go elsewhere as soon as it is applied', 'proceed');
