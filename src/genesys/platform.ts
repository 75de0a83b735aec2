import { readFlowSessions, readQueueActivity } from './activity.ts';
import { createArchitectLists } from './architect-objects.ts';
import { readFedQueues } from './fed-queues.ts';
import { findByTypeAndName } from './find-by-name.ts';
import { readFlows } from './flows.ts';
import { readGrants, readOrganization } from './identity.ts';
import { linkTo } from './links.ts';
import { createNames, type Names } from './names.ts';
import type { Platform } from './port.ts';
import { createReferrers } from './referrers.ts';
import type { Session } from './session.ts';

/** The platform behind a session. `names` are shared with those that `anew()` gives. */
export const createPlatform = (session: Session, names: Names = createNames(session)): Platform => {
  const lists = createArchitectLists(session, names);
  return {
    anew: () => createPlatform(session, names),
    organization: () => readOrganization(session),
    grants: () => readGrants(session),
    flows: (ids) => readFlows(session, names, ids),
    schedules: lists.schedules.some,
    scheduleGroups: lists.scheduleGroups.some,
    ivrs: lists.ivrs.some,
    emergencyGroups: lists.emergencyGroups.some,
    referrers: createReferrers(session, lists),
    flowSessions: (ids) => readFlowSessions(session, ids),
    fedQueues: (flow) => readFedQueues(session, flow),
    queueActivity: (ids) => readQueueActivity(session, ids),
    namesOf: names.of,
    findByTypeAndName: (resourceType, name) => findByTypeAndName(session, resourceType, name),
    link: (resourceType, id, flowType) => linkTo(session.hosts.apps, resourceType, id, flowType),
  };
};
