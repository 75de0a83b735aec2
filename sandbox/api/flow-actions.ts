import type { FastifyRequest } from 'fastify';
import type { Models } from 'purecloud-platform-client-v2';
import { type Author, callerOf } from './access.ts';
import { existingFlow, isLockedByOther, publishedFlow, shownFlow, unlockedFlow } from './flow-state.ts';
import type { StoredFlow } from './organisation.ts';
import type { Area, Platform } from './platform.ts';
import { referrersOfFlow } from './references.ts';
import { badRequest, flowLockedByUser, flowNotLockedByUser, flowUsedByOnDeactivate, operationInProgress } from './refusal.ts';
import { queryOf } from './request.ts';

/** What an action makes of a flow; throws a refusal. */
type Action = (platform: Platform, flow: StoredFlow, author: Author) => StoredFlow;

const checkout: Action = (platform, flow, author) => {
  if (isLockedByOther(platform, flow, author)) throw flowLockedByUser();
  return { ...flow, lockedClient: { id: author.id } };
};

const revert: Action = (platform, flow, author) => {
  if (flow.lockedClient?.id !== author.id || isLockedByOther(platform, flow, author)) throw flowNotLockedByUser();
  return unlockedFlow(flow);
};

/** Breaks anybody's lock: the scenario's editor has lost the flow for good. */
const unlock: Action = ({ situation }, flow) => {
  const editor = situation.look('editor', flow.name);
  if (editor !== null) situation.end(editor);
  return unlockedFlow(flow);
};

const deactivate: Action = ({ organisation }, flow) => {
  const [referrer] = referrersOfFlow(organisation, flow);
  if (referrer !== undefined) throw flowUsedByOnDeactivate(referrer.use);
  return { ...flow, active: false };
};

const publish: Action = (platform, flow, author) => {
  if (isLockedByOther(platform, flow, author)) throw flowLockedByUser();
  return unlockedFlow(publishedFlow(platform, flow, author));
};

/** Actions that answer the flow, and those that answer an operation (facts/genesys.md 1.1); the sandbox completes them at once. */
const ANSWER_FLOW: Readonly<Record<string, Action>> = { checkout, revert, unlock, deactivate };
const ANSWER_OPERATION: Readonly<Record<string, Action>> = { checkin: revert, publish };

/** `POST /api/v2/flows/actions/{action}?flow=`. */
export const flowActions: Area = (app, platform) => {
  const perform = (action: Action, request: FastifyRequest): StoredFlow => {
    const id = queryOf(request).get('flow');
    if (id === null || id === '') throw badRequest('flow: the id of a flow is required');
    const flow = existingFlow(platform, id);
    if (platform.situation.meet('operation', flow.name) !== null) throw operationInProgress();
    const changed = action(platform, flow, callerOf(request));
    platform.organisation.flows.set(id, changed);
    return changed;
  };

  for (const [name, action] of Object.entries(ANSWER_FLOW)) {
    app.post<{ Reply: Models.Flow }>(`/api/v2/flows/actions/${name}`, async (request) => shownFlow(platform, perform(action, request)));
  }
  for (const [name, action] of Object.entries(ANSWER_OPERATION)) {
    app.post<{ Reply: Models.Operation }>(`/api/v2/flows/actions/${name}`, async (request) => {
      perform(action, request);
      return { id: platform.newId(), complete: true, actionName: name.toUpperCase(), actionStatus: 'SUCCESS' };
    });
  }
};
