import type { Change, Plan } from '../domain/change.ts';

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

/** An object that exists and that the plan touches. */
export interface TouchedObject {
  readonly kind: ObjectKind;
  readonly type: string;
  readonly id: string;
  readonly address: string;
  readonly change: Change;
}

const isAskedAbout = (type: string): type is keyof typeof OBJECT_KINDS => Object.hasOwn(OBJECT_KINDS, type);

/** The objects that the plan updates, replaces or deletes and that can be asked about; creates and outputs have nothing to ask for. */
export const touchedObjects = (plan: Plan): readonly TouchedObject[] =>
  plan.changes.flatMap((change) => {
    const id = change.beforeId ?? change.importId;
    if (id === null || !isAskedAbout(change.type) || change.action === 'forget') return [];
    return [{ kind: OBJECT_KINDS[change.type], type: change.type, id, address: change.address, change }];
  });

/** Whether the change takes the object away: who refers to it, and who is in it, matters only then. */
export const takesAway = ({ change }: TouchedObject): boolean => change.action === 'delete' || change.action === 'replace';

/** Ids of the objects that the plan itself changes or deletes: what they refer to now, they need not refer to afterwards. */
export const idsInPlan = (plan: Plan): ReadonlySet<string> =>
  new Set(plan.changes.filter(({ action }) => action === 'update' || action === 'replace' || action === 'delete').flatMap(({ beforeId }) => beforeId ?? []));
