import type { Models } from 'purecloud-platform-client-v2';
import { liveFlows, type Organisation, type StoredFlow } from './organisation.ts';
import { badRequest, type FlowUse } from './refusal.ts';

type Reference = Models.DomainEntityRef | undefined;

/** Throws a 400 for the first reference to something that does not exist. */
export const requireAll = (noun: string, references: readonly Reference[], exists: (id: string) => boolean): void => {
  const missing = references.find((reference) => reference?.id !== undefined && !exists(reference.id));
  if (missing !== undefined) throw badRequest(`The ${noun} with id ${missing.id} does not exist.`);
};

/** Whether there is a flow of that id, and it is not deleted. */
export const isLiveFlow =
  ({ flows }: Organisation) =>
  (id: string): boolean =>
    flows.has(id) && flows.get(id)?.deleted !== true;

/** The flows that an IVR routes to. */
export const flowsOfIvr = (ivr: Models.IVR): readonly Reference[] => [ivr.openHoursFlow, ivr.closedHoursFlow, ivr.holidayHoursFlow];

/** All schedules of a group: open, closed, holiday. */
export const schedulesOfGroup = (group: Models.ScheduleGroup): readonly Reference[] => [
  ...(group.openSchedules ?? []),
  ...(group.closedSchedules ?? []),
  ...(group.holidaySchedules ?? []),
];

/** Who refers to something, and as what. */
export interface Referrer {
  readonly use: FlowUse;
  readonly id: string;
  readonly name: string;
}

/** Everything that refers to a flow, in the order in which the platform's answers name kinds. */
export const referrersOfFlow = (organisation: Organisation, flow: StoredFlow): readonly Referrer[] => {
  const as = (use: FlowUse, entities: readonly { readonly id: string; readonly name: string }[]): readonly Referrer[] =>
    entities.map(({ id, name }) => ({ use, id, name }));
  const isFlow = (reference: Reference): boolean => reference?.id === flow.id;
  return [
    ...as(
      'ivr.configs',
      [...organisation.ivrs.values()].filter((ivr) => flowsOfIvr(ivr).some(isFlow)),
    ),
    ...as(
      'emergency.groups',
      [...organisation.emergencyGroups.values()].filter((group) =>
        (group.emergencyCallFlows ?? []).some((call) => isFlow(call.emergencyFlow)),
      ),
    ),
    ...as(
      'queues',
      [...organisation.queues.values()].filter((queue) => isFlow(queue.queueFlow)),
    ),
    ...as(
      'flows',
      liveFlows(organisation).filter(({ id }) => id !== flow.id && organisation.flowTransfers.get(id)?.includes(flow.name) === true),
    ),
  ];
};
