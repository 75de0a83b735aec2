import type { Models } from 'purecloud-platform-client-v2';
import type { ObjectKind } from '../scenario/objects.ts';
import type { ForumScheduleGroup } from './forum-schedule-groups.ts';

/** An entity with what the platform adds when it stores it. */
export type Stored<T> = T & { readonly id: string; readonly name: string };
/** An Architect object with a version number (facts/genesys.md 1.4): it goes up by one with each change. */
export type Versioned<T> = Stored<T> & { readonly version: number; readonly division: Models.WritableDivision };
/** A flow as stored. `lockedClient` is state; the scenario's editors and operations are added when it is shown. */
export type StoredFlow = Stored<Models.Flow> & { readonly type: string };
/** A division, a user: id and name are always there. */
export type Named = { readonly id: string; readonly name: string };

/** A business unit; its settings are shown only on request. */
export type BusinessUnit = Stored<Models.BusinessUnitResponse> & { readonly settings: Models.BusinessUnitSettingsResponse };

/** A flow deployment as registered, and after its upload with a result (facts/genesys.md 5.2). */
export type FlowJob =
  | { readonly id: string; readonly status: 'Registered' }
  | { readonly id: string; readonly status: 'Success'; readonly flowId: string }
  | { readonly id: string; readonly status: 'Failure'; readonly message: string; readonly at: string };

/** The whole state of the organisation: plain maps by id. Handlers replace entities, they never change one in place. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly homeDivision: Named;
  /** People whom the scenario names. */
  readonly users: Map<string, Named>;
  /** Deleted ones stay, with `deleted: true`. */
  readonly flows: Map<string, StoredFlow>;
  /** The YAML last deployed, by flow id. */
  readonly flowSources: Map<string, string>;
  /** Names of the flows that a flow transfers to, by flow id. */
  readonly flowTransfers: Map<string, readonly string[]>;
  readonly flowJobs: Map<string, FlowJob>;
  readonly schedules: Map<string, Versioned<Models.Schedule>>;
  readonly scheduleGroups: Map<string, Versioned<Models.ScheduleGroup>>;
  readonly ivrs: Map<string, Versioned<Models.IVR>>;
  readonly emergencyGroups: Map<string, Versioned<Models.EmergencyGroup>>;
  readonly queues: Map<string, Stored<Models.Queue>>;
  readonly businessUnits: Map<string, BusinessUnit>;
  readonly forumScheduleGroups: Map<string, ForumScheduleGroup>;
}

/** An organisation without objects. */
export const emptyOrganisation = (identity: Named, homeDivisionId: string): Organisation => ({
  ...identity,
  homeDivision: { id: homeDivisionId, name: 'Home' },
  users: new Map(),
  flows: new Map(),
  flowSources: new Map(),
  flowTransfers: new Map(),
  flowJobs: new Map(),
  schedules: new Map(),
  scheduleGroups: new Map(),
  ivrs: new Map(),
  emergencyGroups: new Map(),
  queues: new Map(),
  businessUnits: new Map(),
  forumScheduleGroups: new Map(),
});

/** The first entity of that name, or undefined. */
export const byName = <T extends { readonly name: string }>(entities: Iterable<T>, name: string): T | undefined => {
  for (const entity of entities) if (entity.name === name) return entity;
  return undefined;
};

/** Flows that are not deleted. */
export const liveFlows = (organisation: Organisation): readonly StoredFlow[] =>
  [...organisation.flows.values()].filter((flow) => flow.deleted !== true);

/** The id of the object of that kind and name, or undefined. */
export const idOf = (organisation: Organisation, kind: ObjectKind, name: string): string | undefined => {
  switch (kind) {
    case 'flow':
      return byName(liveFlows(organisation), name)?.id;
    case 'schedule':
      return byName(organisation.schedules.values(), name)?.id;
    case 'schedule-group':
      return byName(organisation.scheduleGroups.values(), name)?.id ?? byName(organisation.forumScheduleGroups.values(), name)?.id;
    case 'ivr':
      return byName(organisation.ivrs.values(), name)?.id;
    case 'emergency-group':
      return byName(organisation.emergencyGroups.values(), name)?.id;
  }
};
