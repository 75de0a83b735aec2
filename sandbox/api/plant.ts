import type { Models } from 'purecloud-platform-client-v2';
import { type ScenarioObjects, unresolvedReferences } from '../scenario/objects.ts';
import type { Author } from './access.ts';
import { newFlow, publishedFlow } from './flow-state.ts';
import { idOf } from './organisation.ts';
import type { Platform } from './platform.ts';
import { firstVersion } from './versioned.ts';

type Wanted<Key extends keyof ScenarioObjects> = ScenarioObjects[Key][number];

/**
 * Puts a scenario's objects into the organisation. False, and nothing is put there, while they name something that does not exist yet.
 * `author` null: they have always been there.
 */
export const plant = (platform: Platform, objects: ScenarioObjects, author: Author | null): boolean => {
  const { organisation } = platform;
  const unresolved = unresolvedReferences(objects, (kind, name) => idOf(organisation, kind, name) !== undefined);
  if (unresolved.length > 0) return false;
  for (const flow of objects.flows) plantFlow(platform, flow, author);
  for (const schedule of objects.schedules) plantSchedule(platform, schedule, author);
  for (const group of objects['schedule-groups']) plantScheduleGroup(platform, group, author);
  for (const ivr of objects.ivrs) plantIvr(platform, ivr, author);
  for (const group of objects['emergency-groups']) plantEmergencyGroup(platform, group, author);
  for (const queue of objects.queues) plantQueue(platform, queue);
  return true;
};

/** `description` only where there is one: an exact optional member. */
const described = ({ description }: { readonly description?: string | undefined }) => (description === undefined ? {} : { description });

const plantFlow = (platform: Platform, wanted: Wanted<'flows'>, author: Author | null): void => {
  const draft = newFlow(platform, { ...wanted, description: wanted.description ?? null }, wanted.id);
  platform.organisation.flows.set(draft.id, publishedFlow(platform, draft, author));
  platform.organisation.flowTransfers.set(draft.id, wanted['transfers-to']);
};

const plantSchedule = (platform: Platform, wanted: Wanted<'schedules'>, author: Author | null): void => {
  const { name, start, end, rrule } = wanted;
  const body: Models.Schedule = { name, start, end, ...described(wanted), ...(rrule === undefined ? {} : { rrule }) };
  const schedule = firstVersion(platform, '/api/v2/architect/schedules', body, author, wanted.id);
  platform.organisation.schedules.set(schedule.id, schedule);
};

const plantScheduleGroup = (platform: Platform, wanted: Wanted<'schedule-groups'>, author: Author | null): void => {
  const schedules = (names: readonly string[]) => names.map((name) => refer(platform, 'schedule', name));
  const timeZone = wanted['time-zone'];
  const body: Models.ScheduleGroup = {
    name: wanted.name,
    ...described(wanted),
    ...(timeZone === undefined ? {} : { timeZone }),
    openSchedules: schedules(wanted.open),
    closedSchedules: schedules(wanted.closed),
    holidaySchedules: schedules(wanted.holiday),
  };
  const group = firstVersion(platform, '/api/v2/architect/schedulegroups', body, author, wanted.id);
  platform.organisation.scheduleGroups.set(group.id, group);
};

const plantIvr = (platform: Platform, wanted: Wanted<'ivrs'>, author: Author | null): void => {
  const { 'open-flow': open, 'closed-flow': closed, 'holiday-flow': holiday, 'schedule-group': group } = wanted;
  const body: Models.IVR = {
    name: wanted.name,
    ...described(wanted),
    dnis: wanted.dnis,
    ...(open === undefined ? {} : { openHoursFlow: refer(platform, 'flow', open) }),
    ...(closed === undefined ? {} : { closedHoursFlow: refer(platform, 'flow', closed) }),
    ...(holiday === undefined ? {} : { holidayHoursFlow: refer(platform, 'flow', holiday) }),
    ...(group === undefined ? {} : { scheduleGroup: refer(platform, 'schedule-group', group) }),
  };
  const ivr = firstVersion(platform, '/api/v2/architect/ivrs', body, author, wanted.id);
  platform.organisation.ivrs.set(ivr.id, ivr);
};

const plantEmergencyGroup = (platform: Platform, wanted: Wanted<'emergency-groups'>, author: Author | null): void => {
  const body: Models.EmergencyGroup = {
    name: wanted.name,
    ...described(wanted),
    enabled: wanted.enabled,
    emergencyCallFlows: wanted['call-flows'].map(({ flow, ivrs }) => ({
      emergencyFlow: refer(platform, 'flow', flow),
      ivrs: ivrs.map((name) => refer(platform, 'ivr', name)),
    })),
  };
  const group = firstVersion(platform, '/api/v2/architect/emergencygroups', body, author, wanted.id);
  platform.organisation.emergencyGroups.set(group.id, group);
};

const plantQueue = (platform: Platform, wanted: Wanted<'queues'>): void => {
  const { name, flow, id = platform.newId() } = wanted;
  const queueFlow = flow === undefined ? {} : { queueFlow: refer(platform, 'flow', flow) };
  platform.organisation.queues.set(id, { id, name, ...described(wanted), division: platform.organisation.homeDivision, ...queueFlow });
};

const refer = ({ organisation }: Platform, kind: 'flow' | 'schedule' | 'schedule-group' | 'ivr', name: string): Models.DomainEntityRef => {
  const id = idOf(organisation, kind, name);
  if (id === undefined) throw new Error(`There is no ${kind} "${name}": plant() has not checked it.`);
  return { id, name };
};
