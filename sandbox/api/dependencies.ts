import { liveFlows, type Organisation, type StoredFlow } from './organisation.ts';
import { flowsOfIvr, schedulesOfGroup } from './references.ts';

/** An object as dependency tracking names it. */
export interface DependencyNode {
  readonly id: string;
  readonly name: string;
  /** `INBOUNDCALLFLOW`, `IVRCONFIGURATION` … (facts/genesys.md 1.2). */
  readonly type: string;
  readonly version: string;
  readonly deleted: boolean;
}

/** One object refers to another. */
export interface Dependency {
  readonly consumer: DependencyNode;
  readonly consumed: DependencyNode;
}

/** Type of a flow in dependency tracking; null: flows of that type are not tracked (facts/genesys.md 1.2). */
export const dependencyTypeOf = (flowType: string): string | null => {
  if (flowType === 'SPEECH') return null;
  return flowType === 'WORKFLOW' ? flowType : `${flowType}FLOW`;
};

type Reference = { readonly id?: string } | undefined;
type Entity = { readonly id: string; readonly name: string; readonly version?: number };

const ofType =
  (type: string) =>
  ({ id, name, version = 1 }: Entity): DependencyNode => ({ id, name, type, version: String(version), deleted: false });
const [ivrNode, groupNode] = [ofType('IVRCONFIGURATION'), ofType('SCHEDULEGROUP')];
const [emergencyNode, queueNode, scheduleNode] = [ofType('EMERGENCYGROUP'), ofType('QUEUE'), ofType('SCHEDULE')];

const flowNode = ({ id, name, type, deleted = false, publishedVersion }: StoredFlow): DependencyNode | null => {
  const tracked = dependencyTypeOf(type);
  return tracked === null ? null : { id, name, type: tracked, version: publishedVersion?.commitVersion ?? '', deleted };
};

/** Everything that refers to something. */
export const dependenciesIn = (organisation: Organisation): readonly Dependency[] => {
  const { flows, ivrs, scheduleGroups, schedules, emergencyGroups, queues, flowTransfers, flowQueues } = organisation;
  const live = liveFlows(organisation);
  const [flowsByName, queuesByName] = [mapByName(live), mapByName([...queues.values()])];
  const flow = (reference: Reference): DependencyNode | null => optional(flows.get(reference?.id ?? ''), flowNode);
  const link = (consumer: DependencyNode | null, consumed: readonly (DependencyNode | null)[]): readonly Dependency[] =>
    consumer === null ? [] : consumed.flatMap((node) => (node === null ? [] : [{ consumer, consumed: node }]));

  return [
    ...[...ivrs.values()].flatMap((ivr) =>
      link(ivrNode(ivr), [...flowsOfIvr(ivr).map(flow), optional(scheduleGroups.get(ivr.scheduleGroup?.id ?? ''), groupNode)]),
    ),
    ...[...emergencyGroups.values()].flatMap((group) =>
      (group.emergencyCallFlows ?? []).flatMap((call) =>
        link(emergencyNode(group), [flow(call.emergencyFlow), ...(call.ivrs ?? []).map(({ id = '' }) => optional(ivrs.get(id), ivrNode))]),
      ),
    ),
    ...[...queues.values()].flatMap((queue) => link(queueNode(queue), [flow(queue.queueFlow)])),
    ...[...scheduleGroups.values()].flatMap((group) =>
      link(
        groupNode(group),
        schedulesOfGroup(group).map((schedule) => optional(schedules.get(schedule?.id ?? ''), scheduleNode)),
      ),
    ),
    ...live.flatMap((consumer) =>
      link(flowNode(consumer), [
        ...(flowTransfers.get(consumer.id) ?? []).map((name) => optional(flowsByName.get(name), flowNode)),
        ...(flowQueues.get(consumer.id) ?? []).map((name) => optional(queuesByName.get(name), queueNode)),
      ]),
    ),
  ];
};

/** Of several with one name the first, as everywhere. */
const mapByName = <T extends Entity>(entities: readonly T[]): ReadonlyMap<string, T> =>
  new Map(entities.toReversed().map((entity) => [entity.name, entity]));

const optional = <T>(entity: T | undefined, toNode: (entity: T) => DependencyNode | null): DependencyNode | null =>
  entity === undefined ? null : toNode(entity);
