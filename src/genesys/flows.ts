import { allKnown, known } from './answer.ts';
import { chunksOf, IDS_AT_ONCE } from './chunks.ts';
import type { Names } from './names.ts';
import { readPage } from './pages.ts';
import { malformed } from './platform-failure.ts';
import type { Actor, Answer, ById, FlowState } from './port.ts';
import type { Models } from './sdk.ts';
import type { Session } from './session.ts';

/** Flows in bulk by `GET /flows?id=…` (facts/genesys.md 1.1). A deleted flow is not there. */
export const readFlows = async (session: Session, names: Names, ids: readonly string[]): Promise<Answer<ById<FlowState>>> => {
  const parts = await Promise.all(
    chunksOf(ids).map((part) =>
      session.askAll('flows', async ({ architect }, pageNumber) =>
        readPage(await architect.getFlows({ id: [...part], pageSize: IDS_AT_ONCE, pageNumber }), (flow) =>
          flow.deleted === true ? null : stateOf(flow),
        ),
      ),
    ),
  );
  const answer = allKnown(parts);
  if (!answer.known) return answer;
  return known(
    await withNames(
      names,
      answer.value.flat().filter((flow) => flow !== null),
    ),
  );
};

const stateOf = (flow: Models.Flow): FlowState => {
  const { id, name, type, currentOperation: operation, publishedVersion: version } = flow;
  if (id === undefined || type === undefined) throw malformed('a flow has no id or type');
  return {
    id,
    name,
    type: type.toUpperCase(),
    divisionId: flow.division?.id ?? null,
    lockedBy: actorOf(flow.lockedUser, flow.lockedClient),
    operation:
      operation === undefined || operation.complete === true
        ? null
        : { name: operation.actionName ?? 'an operation', by: actorOf(operation.user, operation.client) },
    published:
      version === undefined
        ? null
        : {
            versionId: version.id ?? null,
            version: version.name ?? version.commitVersion ?? null,
            at: version.datePublished ?? null,
            by: actorOf(flow.publishedBy, version.createdByClient),
          },
    checkedInVersionId: flow.checkedInVersion?.id ?? null,
  };
};

type Reference = { readonly id?: string; readonly name?: string } | undefined;

/** Where both are given and are one, it is a client: the platform names it in the user's place too. */
const actorOf = (user: Reference, client: Reference): Actor | null => {
  const isClient = client?.id !== undefined && (user?.id === undefined || user.id === client.id);
  const { id, name } = (isClient ? client : user) ?? {};
  return id === undefined ? null : { kind: isClient ? 'client' : 'person', id, name: name ?? null };
};

/** The list gives ids at times without names; they are asked for all together. */
const withNames = async (names: Names, flows: readonly FlowState[]): Promise<ById<FlowState>> => {
  const actors = flows.flatMap(({ lockedBy, operation, published }) => [lockedBy, operation?.by ?? null, published?.by ?? null]);
  const named = await names.of(actors.flatMap((actor) => (actor === null || actor.name !== null ? [] : [actor.id])));
  const name = (actor: Actor | null): Actor | null => {
    const found = actor === null ? undefined : named.get(actor.id);
    return found === undefined || found.name === null ? actor : found;
  };
  return new Map(
    flows.map((flow) => [
      flow.id,
      {
        ...flow,
        lockedBy: name(flow.lockedBy),
        operation: flow.operation === null ? null : { ...flow.operation, by: name(flow.operation.by) },
        published: flow.published === null ? null : { ...flow.published, by: name(flow.published.by) },
      },
    ]),
  );
};
