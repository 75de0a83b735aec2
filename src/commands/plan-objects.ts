import type { Plan } from '../domain/change.ts';
import { isRecord } from '../domain/planned-value.ts';

/** Types whose objects the platform is asked about, by the question that answers for them. */
export const OBJECT_KINDS = {
  genesyscloud_flow: 'flow',
  genesyscloud_architect_schedulegroups: 'schedule-group',
  genesyscloud_architect_schedules: 'schedule',
  genesyscloud_architect_ivr: 'ivr',
  genesyscloud_architect_emergencygroup: 'emergency-group',
} as const;

/** A kind of object that the platform is asked about. */
export type ObjectKind = (typeof OBJECT_KINDS)[keyof typeof OBJECT_KINDS];

/** An object that exists and that is asked about: one that the plan touches, or one that `status` is given. */
export interface AskedObject {
  readonly kind: ObjectKind;
  readonly type: string;
  readonly id: string;
  /** Null: no plan names it. */
  readonly address: string | null;
  /** The plan takes it away: who refers to it, and who is in it, matters only then. */
  readonly goesAway: boolean;
  /** `force_unlock = true` in the plan. */
  readonly forcesUnlock: boolean;
  /** The plan switches an emergency group on or off. */
  readonly switchesEmergency: boolean;
}

const isAskedAbout = (type: string): type is keyof typeof OBJECT_KINDS => Object.hasOwn(OBJECT_KINDS, type);

/** The objects that the plan updates, replaces or deletes and that can be asked about; creates and outputs have nothing to ask for. */
export const touchedObjects = (plan: Plan): readonly AskedObject[] =>
  plan.changes.flatMap((change) => {
    // An import has been read before it is planned; what `import` names need not be an id of the platform.
    const id = change.beforeId;
    if (id === null || !isAskedAbout(change.type) || change.action === 'forget') return [];
    return [
      {
        kind: OBJECT_KINDS[change.type],
        type: change.type,
        id,
        address: change.address,
        goesAway: change.action === 'delete' || change.action === 'replace',
        forcesUnlock: isRecord(change.after) && change.after.force_unlock === true,
        switchesEmergency:
          change.type === 'genesyscloud_architect_emergencygroup' && change.action === 'update' && change.attributes.includes('enabled'),
      },
    ];
  });

/** An object that is only looked at. */
export const lookedAt = (type: keyof typeof OBJECT_KINDS, id: string): AskedObject => ({
  kind: OBJECT_KINDS[type],
  type,
  id,
  address: null,
  goesAway: false,
  forcesUnlock: false,
  switchesEmergency: false,
});

/** Ids of the objects that the plan itself changes or deletes: what they refer to now, they need not refer to afterwards. */
export const idsInPlan = (plan: Plan): ReadonlySet<string> =>
  new Set(
    plan.changes
      .filter(({ action }) => action === 'update' || action === 'replace' || action === 'delete')
      .flatMap(({ beforeId }) => beforeId ?? []),
  );
