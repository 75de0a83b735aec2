import { readQueueActivity } from './activity.ts';
import { known, mapAnswer, unknown } from './answer.ts';
import { objectTypeOfFlow } from './dependency-types.ts';
import { readPage } from './pages.ts';
import type { Answer, FedQueue, FlowState } from './port.ts';
import type { Models } from './sdk.ts';
import type { Session } from './session.ts';

const PAGE_SIZE = 100;

/** The queues to which the published version of a flow transfers, by dependency tracking (facts/genesys.md 1.2), and what goes on in them now. */
export const readFedQueues = async (session: Session, { id, type, published }: FlowState): Promise<Answer<readonly FedQueue[]>> => {
  const version = published?.versionId ?? published?.version ?? null;
  if (version === null) return known([]);
  const objectType = objectTypeOfFlow(type);
  if (objectType === null) return unknown(`the queues of the flow: the platform does not track what flows of type ${type} use`);
  const consumed = await session.askAll('the queues of the flow', async ({ architect }, pageNumber) =>
    readPage(
      await architect.getArchitectDependencytrackingConsumedresources(id, version, objectType, {
        resourceType: ['QUEUE'],
        pageSize: PAGE_SIZE,
        pageNumber,
      }),
      (dependency) => dependency,
    ),
  );
  if (!consumed.known) return consumed;
  const queues = new Map(consumed.value.flatMap(queueOf));
  if (queues.size === 0) return known([]);
  return mapAnswer(await readQueueActivity(session, [...queues.keys()]), (activity) =>
    [...queues].map(([queue, name]) => ({ id: queue, name, ...(activity.get(queue) ?? { waiting: 0, interacting: 0 }) })),
  );
};

/** Id and name, where the dependency is a queue that still exists. */
const queueOf = ({ id, name, type, deleted }: Models.Dependency): readonly (readonly [string, string | null])[] =>
  id === undefined || type !== 'QUEUE' || deleted === true ? [] : [[id, name ?? null]];
