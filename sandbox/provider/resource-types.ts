import type { ResourceType } from './resource.ts';
import { businessUnits } from './resources/businessunits.ts';
import { emergencyGroup } from './resources/emergencygroup.ts';
import { flow } from './resources/flow.ts';
import { ivr } from './resources/ivr.ts';
import { scheduleGroups } from './resources/schedulegroups.ts';
import { schedules } from './resources/schedules.ts';
import { wfmScheduleGroup } from './resources/wfm-schedulegroup.ts';

/** Every resource type that the sandbox provider knows, by name. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  [flow, scheduleGroups, schedules, ivr, emergencyGroup, businessUnits, wfmScheduleGroup].map((type) => [type.name, type]),
);
