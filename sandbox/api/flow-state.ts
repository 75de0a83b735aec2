import type { Models } from 'purecloud-platform-client-v2';
import type { Author } from './access.ts';
import { liveFlows, type StoredFlow } from './organisation.ts';
import { type Platform, userNamed } from './platform.ts';
import { flowDeleted, flowNotFound } from './refusal.ts';

/** The flow of that id; throws the platform's 404 or 410. */
export const existingFlow = ({ organisation }: Platform, id: string): StoredFlow => {
  const flow = organisation.flows.get(id);
  if (flow === undefined) throw flowNotFound();
  if (flow.deleted === true) throw flowDeleted();
  return flow;
};

/** Flows are told apart by name and type together. */
export const flowNamed = ({ organisation }: Platform, name: string, type: string): StoredFlow | undefined =>
  liveFlows(organisation).find((flow) => flow.name === name && flow.type === type);

/** The flow as the platform shows it now: with the editor and the operation that the scenario has standing. */
export const shownFlow = (platform: Platform, flow: StoredFlow): Models.Flow => {
  const editor = platform.situation.look('editor', flow.name);
  const operation = platform.situation.look('operation', flow.name);
  return {
    ...flow,
    ...(editor === null ? {} : { lockedUser: { ...userNamed(platform, editor.user), version: 1 } }),
    ...(operation === null
      ? {}
      : { currentOperation: { id: flow.id, complete: false, actionName: operation.action, actionStatus: 'STARTED' } }),
  };
};

/** A new flow that nobody has published yet. */
export const newFlow = (
  { organisation, newId }: Platform,
  { name, type, description }: { readonly name: string; readonly type: string; readonly description: string | null },
  id: string = newId(),
): StoredFlow => ({
  id,
  name,
  type,
  ...(description === null ? {} : { description }),
  division: organisation.homeDivision,
  active: false,
  system: false,
  deleted: false,
  selfUri: `/api/v2/flows/${id}`,
});

/** The flow as published: a new version, saved, checked in and live. */
export const publishedFlow = ({ newId, now, timestamp }: Platform, flow: StoredFlow, author: Author | null): StoredFlow => {
  const number = Number(flow.publishedVersion?.commitVersion ?? 0) + 1;
  const version: Models.FlowVersion = {
    id: newId(),
    name: `${number}.0`,
    commitVersion: String(number),
    configurationVersion: String(number),
    type: 'PUBLISH',
    dateCreated: now(),
    dateCheckedIn: now(),
    dateSaved: now(),
    datePublished: timestamp(),
    ...(author?.app === undefined ? {} : { createdByClient: { id: author.app } }),
  };
  const { publishedBy: _, ...rest } = flow;
  return {
    ...rest,
    active: true,
    publishedVersion: version,
    checkedInVersion: version,
    savedVersion: version,
    ...(author === null ? {} : { publishedBy: { id: author.id, version: 1 } }),
  };
};

/** The flow without an edit lock of a client. */
export const unlockedFlow = ({ lockedClient: _, ...flow }: StoredFlow): StoredFlow => flow;

/**
 * Whether somebody else than `author` has the flow open. Counts as a request that the lock refuses.
 * The scenario's editor is a person, so a client never holds that lock itself.
 */
export const isLockedByOther = ({ situation }: Platform, flow: StoredFlow, author: Author): boolean =>
  situation.meet('editor', flow.name) !== null || (flow.lockedClient?.id !== undefined && flow.lockedClient.id !== author.app);
