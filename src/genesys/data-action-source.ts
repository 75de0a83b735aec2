import type { DataActionRule } from '../domain/config.ts';
import type { JsonValue } from '../domain/json-value.ts';
import type { Lock, PlatformObject } from '../domain/lock.ts';
import { asksPerObject, valueWithObjectId } from '../domain/object-id.ts';
import { clearWhen } from './answer-path.ts';
import { linkTo } from './links.ts';
import type { Answer } from './port.ts';
import { DATA_ACTION_TIMEOUT_MS, type Session } from './session.ts';
import { asPlatformObject, type GuardedObject, lockOf, type SourceAnswer, type SourceQuestion, type SourceRun } from './source-answer.ts';
import { fetchBody } from './source-fetch.ts';

/** Milliseconds; it is the customer's code, perhaps with a bill for each call. */
export const REST_MS = 15_000;

/** What an action said, and when it was asked (milliseconds since 1970). */
interface Said {
  readonly answer: Answer<unknown>;
  readonly askedAt: number;
}

/** Executes data actions, the same one with the same input at most every 15 s; in between the last answer stands, a failure too. */
export type ExecuteAction = (action: string, input: JsonValue, signal: AbortSignal) => Promise<Said>;

/** `POST /integrations/actions/{id}/execute`; `integrations:action:execute` (facts/genesys.md 1.6). Never repeated after a failure. */
export const createExecuteAction = ({ session, now }: Pick<SourceRun, 'session' | 'now'>): ExecuteAction => {
  const executions = new Map<string, { readonly askedAt: number; readonly said: Promise<Said> }>();
  return (action, input, signal) => {
    const body = JSON.stringify(input);
    const key = `${action} ${body}`;
    const last = executions.get(key);
    if (last !== undefined && now() < last.askedAt + REST_MS) return last.said;
    const askedAt = now();
    const said = execute(session, action, body, signal).then((answer) => ({ answer, askedAt }));
    executions.set(key, { askedAt, said });
    return said;
  };
};

const execute = (session: Session, action: string, body: string, signal: AbortSignal): Promise<Answer<unknown>> => {
  const target = `/api/v2/integrations/actions/${encodeURIComponent(action)}/execute`;
  return fetchBody(session, 'the data action', { method: 'POST', target, body }, { timeoutMs: DATA_ACTION_TIMEOUT_MS, retry: false, signal });
};

/** `data-action`: clear only if every value at `answer` is `clear-when` (design section 3). With `{id}` in its input once for each object. */
export const askDataAction = async (
  rule: DataActionRule,
  { session, now }: Pick<SourceRun, 'session' | 'now'>,
  question: SourceQuestion,
  executeAction: ExecuteAction,
): Promise<SourceAnswer> => {
  const ask = async (object: PlatformObject, input: JsonValue): Promise<Lock> => {
    const { answer, askedAt } = await executeAction(rule.action, input, question.signal);
    if (!answer.known) return lockOf(rule, question, { verdict: 'unknown', object, evidence: answer.why });
    const { verdict, evidence } = clearWhen(rule, answer.value);
    const seconds = Math.floor((now() - askedAt) / 1_000);
    return lockOf(rule, question, { verdict, object, evidence: seconds < 1 ? evidence : `${evidence}, asked ${seconds} s ago` });
  };
  const action = actionObject(session, rule.action);
  if (!asksPerObject(rule)) return { locks: [await ask(action, rule.input)], shiftCurve: null };
  if (question.guarded.length === 0) return { locks: [nothingToAsk(rule, question, action)], shiftCurve: null };
  const about = (object: GuardedObject) => ask(asPlatformObject(session, object), valueWithObjectId(rule.input, object.id));
  return { locks: await Promise.all(question.guarded.map(about)), shiftCurve: null };
};
