import type { Change } from './change.ts';
import { type Grant, hasPermission } from './permission.ts';

/** A permission that something in the plan needs. */
export interface NeededPermission {
  /** `domain:entity:action` */
  readonly permission: string;
  /** What needs it, in words. */
  readonly why: string;
  /** `change`: the apply surely fails without it; `look`: only the lock that it answers stays unknown. */
  readonly need: 'change' | 'look';
}

type Verb = 'add' | 'edit' | 'delete';

/** Domain and entity of the permissions of a resource type; the provider documents them (facts/genesys.md 1.4, 5.2). */
const ENTITIES: Readonly<Record<string, string>> = {
  genesyscloud_architect_schedulegroups: 'routing:scheduleGroup',
  genesyscloud_architect_schedules: 'routing:schedule',
  genesyscloud_architect_ivr: 'routing:callRoute',
  genesyscloud_architect_emergencygroup: 'routing:emergencyGroup',
};

/** Flows go through jobs: `add` and `edit` need those rather than the flow's own permissions (facts/genesys.md 5.2). */
const FLOW: Readonly<Record<Verb, readonly string[]>> = {
  add: ['architect:job:create', 'architect:job:view', 'architect:flow:view'],
  edit: ['architect:job:create', 'architect:job:view', 'architect:flow:view'],
  delete: ['architect:flow:delete', 'architect:flow:view'],
};

/** What our own questions need, by the resource type that they are asked for; `gone`: asked only where an object is taken away. */
const LOOKS: readonly { readonly type: string; readonly permission: string; readonly why: string; readonly gone: boolean }[] = [
  { type: 'genesyscloud_flow', permission: 'architect:flow:view', why: 'to see who has a flow open', gone: false },
  { type: 'genesyscloud_flow', permission: 'architect:dependencyTracking:view', why: 'to see who refers to a flow', gone: true },
  { type: 'genesyscloud_flow', permission: 'routing:callRoute:view', why: 'to see which IVRs use a flow', gone: true },
  { type: 'genesyscloud_flow', permission: 'routing:emergencyGroup:view', why: 'to see which emergency groups use a flow', gone: true },
  { type: 'genesyscloud_flow', permission: 'analytics:flowObservation:view', why: 'to count callers in a flow', gone: true },
  {
    type: 'genesyscloud_architect_schedulegroups',
    permission: 'routing:callRoute:view',
    why: 'to see which IVRs use a schedule group',
    gone: true,
  },
  {
    type: 'genesyscloud_architect_schedules',
    permission: 'routing:scheduleGroup:view',
    why: 'to see which groups use a schedule',
    gone: true,
  },
  {
    type: 'genesyscloud_architect_ivr',
    permission: 'routing:emergencyGroup:view',
    why: 'to see which emergency groups use an IVR',
    gone: true,
  },
];

/** Resource types whose permissions are in the table; the report calls the others "not checked". */
export const isChecked = (type: string): boolean => type === 'genesyscloud_flow' || type === 'output' || Object.hasOwn(ENTITIES, type);

const verbsOf = ({ action }: Change): readonly Verb[] => {
  switch (action) {
    case 'create':
      return ['add'];
    case 'update':
      return ['edit'];
    case 'replace':
      return ['delete', 'add'];
    case 'delete':
      return ['delete'];
    case 'forget':
    case 'import':
    case 'output':
      return [];
  }
};

/** Every permission that the plan's changes, and the questions about them, need; each once, with the first reason. */
export const neededPermissions = (changes: readonly Change[]): readonly NeededPermission[] => {
  const found = new Map<string, NeededPermission>();
  const add = (needed: NeededPermission): void => {
    const known = found.get(needed.permission);
    if (known === undefined || (known.need === 'look' && needed.need === 'change')) found.set(needed.permission, needed);
  };
  for (const change of changes) {
    for (const verb of verbsOf(change))
      for (const permission of permissionsOf(change.type, verb))
        add({ permission, why: `${change.action} of ${change.address}`, need: 'change' });
    const isGone = change.action === 'delete' || change.action === 'replace';
    for (const { type, permission, why, gone } of isLookedAt(change) ? LOOKS : [])
      if (type === change.type && (isGone || !gone)) add({ permission, why, need: 'look' });
  }
  return [...found.values()];
};

/** What is created does not exist yet, and what is forgotten stays as it is. */
const isLookedAt = ({ action }: Change): boolean => action !== 'create' && action !== 'forget' && action !== 'output';

const permissionsOf = (type: string, verb: Verb): readonly string[] => {
  if (type === 'genesyscloud_flow') return FLOW[verb];
  const entity = ENTITIES[type];
  return entity === undefined ? [] : [`${entity}:${verb}`, `${entity}:view`];
};

/** The needed permissions that no grant gives. */
export const missingPermissions = (needed: readonly NeededPermission[], grants: readonly Grant[]): readonly NeededPermission[] =>
  needed.filter(({ permission }) => !hasPermission(grants, permission));

/** Resource types of the plan that the table does not know. */
export const uncheckedTypes = (changes: readonly Change[]): readonly string[] =>
  [...new Set(changes.map(({ type }) => type).filter((type) => !isChecked(type)))].sort();
