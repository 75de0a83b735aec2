import type { Models } from 'purecloud-platform-client-v2';
import * as v from 'valibot';
import { answerAt } from '../scenario/data-actions.ts';
import { delayUntilClosed } from './delay.ts';
import type { DataAction } from './organisation.ts';
import type { Area } from './platform.ts';
import { notFound, Refusal } from './refusal.ts';
import { bodyOf } from './request.ts';

const PATH = '/api/v2/integrations/actions';
const input = v.record(v.string(), v.unknown());

type ById = { readonly Params: { readonly id: string } };

/** Customers' data actions (facts/genesys.md 1.6): the input is the body itself, the answer is what the scenario scripts. */
export const dataActions: Area = (app, { organisation, situation, newId }) => {
  const integrationId = newId();
  const delay = delayUntilClosed(app);
  /** Requests since the scenario was armed, by action id; `armedAt` tells which arming they belong to. */
  const counts = new Map<string, { readonly armedAt: number; readonly count: number }>();
  const existing = (id: string): DataAction => {
    const action = organisation.dataActions.get(id);
    if (action === undefined) throw notFound('action', id);
    return action;
  };
  /** How many requests came before this one; before arm() as if the script were over. */
  const countRequest = (id: string): number => {
    const armedAt = situation.armedAt();
    if (armedAt === null) return Number.POSITIVE_INFINITY;
    const known = counts.get(id);
    const count = known?.armedAt === armedAt ? known.count : 0;
    counts.set(id, { armedAt, count: count + 1 });
    return count;
  };

  app.get<ById & { Reply: Models.Action }>(`${PATH}/:id`, async (request) => {
    const { id, name } = existing(request.params.id);
    return { id, name, integrationId, category: 'Sandbox', version: 1, secure: false, selfUri: `${PATH}/${id}` };
  });

  app.post<ById>(`${PATH}/:id/execute`, async (request) => {
    const action = existing(request.params.id);
    bodyOf(request, input);
    const answer = answerAt(action, countRequest(action.id));
    if (answer === undefined) throw notFound('answer of action', action.id);
    await delay(answer.delay);
    const { status, code = 'bad.request', message = 'The data action failed.' } = answer;
    if (status >= 400) throw new Refusal(status, code, message);
    return answer.result;
  });
};
