import { known, mapAnswer, unknown } from './answer.ts';
import type { ArchitectLists } from './architect-objects.ts';
import { objectTypeOfFlow, referrerOf } from './dependency-types.ts';
import { readPage } from './pages.ts';
import { malformed } from './platform-failure.ts';
import type { Answer, EmergencyGroupState, IvrState, Referred, Referrer, ScheduleGroupState } from './port.ts';
import type { Session } from './session.ts';

const PAGE_SIZE = 100;

/** Says who refers to an object; state of the dependency index and lists are read once. */
export const createReferrers = (session: Session, lists: ArchitectLists): ((object: Referred) => Promise<Answer<readonly Referrer[]>>) => {
  let index: Promise<Answer<string>> | null = null;
  const indexStatus = (): Promise<Answer<string>> => {
    index ??= readIndexStatus(session);
    return index;
  };

  const ivrsWith = async (test: (ivr: IvrState) => boolean) => mapAnswer(await lists.ivrs.all(), (ivrs) => ivrs.filter(test).map(asIvr));
  const emergencyGroupsWith = async (test: (group: EmergencyGroupState) => boolean) =>
    mapAnswer(await lists.emergencyGroups.all(), (groups) => groups.filter(test).map(asEmergencyGroup));

  /** Lists are exact but know two kinds; the index knows all kinds but may lag. So: whoever one of them names, and nobody only by the index. */
  const ofFlow = async (id: string, type: string): Promise<Answer<readonly Referrer[]>> => {
    const [ivrs, groups, indexed] = await Promise.all([
      ivrsWith(({ flowIds }) => flowIds.includes(id)),
      emergencyGroupsWith(({ callFlows }) => callFlows.some(({ flowId }) => flowId === id)),
      indexedReferrers(session, id, type),
    ]);
    const found = [ivrs, groups, indexed].flatMap((answer) => (answer.known ? answer.value : []));
    const referrers = [...new Map(found.map((referrer) => [referrer.id, referrer])).values()].filter((referrer) => referrer.id !== id);
    if (referrers.length > 0) return known(referrers);
    if (!indexed.known) return indexed;
    const status = await indexStatus();
    if (!status.known) return status;
    return status.value === 'OPERATIONAL'
      ? known([])
      : unknown(`who refers to the flow: the index of dependencies is ${status.value}, so "nobody" cannot be trusted`);
  };

  return async (object) => {
    switch (object.kind) {
      case 'flow':
        return ofFlow(object.id, object.type);
      case 'schedule-group':
        return ivrsWith(({ scheduleGroupId }) => scheduleGroupId === object.id);
      case 'schedule':
        return mapAnswer(await lists.scheduleGroups.all(), (groups) =>
          groups.filter(({ scheduleIds }) => scheduleIds.includes(object.id)).map(asScheduleGroup),
        );
      case 'ivr':
        return emergencyGroupsWith(({ callFlows }) => callFlows.some(({ ivrIds }) => ivrIds.includes(object.id)));
      case 'emergency-group':
        return known([]);
    }
  };
};

/** `OPERATIONAL`, or how far building the index has come (facts/genesys.md 1.2). */
const readIndexStatus = (session: Session): Promise<Answer<string>> =>
  session.ask('the index of dependencies', async ({ architect }) => {
    const { status } = await architect.getArchitectDependencytrackingBuild();
    if (status === undefined) throw malformed('the index of dependencies has no status');
    return status.toUpperCase();
  });

const indexedReferrers = async (session: Session, id: string, type: string): Promise<Answer<readonly Referrer[]>> => {
  const objectType = objectTypeOfFlow(type);
  if (objectType === null) return unknown(`who refers to the flow: the platform does not track who uses flows of type ${type}`);
  const answer = await session.askAll('who refers to the flow', async ({ architect }, pageNumber) =>
    readPage(
      await architect.getArchitectDependencytrackingConsumingresources(id, objectType, { pageSize: PAGE_SIZE, pageNumber }),
      (dependency) => dependency,
    ),
  );
  if (!answer.known) return answer;
  const standing = answer.value.filter(({ deleted }) => deleted !== true);
  const certain = standing.filter(({ stateUnknown }) => stateUnknown !== true).map(referrerOf);
  const isUncertain = certain.length === 0 && standing.length > 0;
  return isUncertain ? unknown('who refers to the flow: the platform does not know the state of what may refer to it') : known(certain);
};

const asIvr = ({ id, name }: IvrState): Referrer => ({ kind: 'IVR', resourceType: 'genesyscloud_architect_ivr', id, name });

const asEmergencyGroup = ({ id, name }: EmergencyGroupState): Referrer => ({
  kind: 'emergency group',
  resourceType: 'genesyscloud_architect_emergencygroup',
  id,
  name,
});

const asScheduleGroup = ({ id, name }: ScheduleGroupState): Referrer => ({
  kind: 'schedule group',
  resourceType: 'genesyscloud_architect_schedulegroups',
  id,
  name,
});
