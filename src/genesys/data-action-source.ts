import type { DataActionRule } from '../domain/config.ts';
import type { Lock, PlatformObject } from '../domain/lock.ts';
import { asksPerObject, valueWithObjectId } from '../domain/object-id.ts';
import { clearWhen } from './answer-path.ts';
import { linkTo } from './links.ts';
import type { Answer } from './port.ts';
import { DATA_ACTION_TIMEOUT_MS, type Session } from './session.ts';
import {
  asPlatformObject,
  type GuardedObject,
  lockOf,
  nothingToAsk,
  type SourceAnswer,
  type SourceQuestion,
  type SourceRun,
} from './source-answer.ts';

/** Milliseconds; it is the customer's code, perhaps with a bill for each call. */
export const REST_MS = 15_000;

type ActionInput = DataActionRule['input'];

/** What an action said, and when it was asked (milliseconds since 1970). */
interface Said {
  readonly answer: Answer<unknown>;
  readonly askedAt: number;
}

/**
 * Executes data actions, the same one with the same input at most every 15 s and never while it still runs; in between the last answer
 * stands, a failure too.
 */
export type ExecuteAction = (action: string, input: ActionInput) => Promise<Said>;

/** `POST /integrations/actions/{id}/execute`; `integrations:action:execute` (facts/genesys.md 1.6). Never repeated after a failure. */
export const createExecuteAction = ({ session, now }: Pick<SourceRun, 'session' | 'now'>): ExecuteAction => {
  const running = new Map<string, Promise<Said>>();
  const last = new Map<string, Said>();

  const start = async (key: string, action: string, input: ActionInput): Promise<Said> => {
    const askedAt = now();
    const said = { askedAt, answer: await execute(session, action, input) };
    running.delete(key);
    last.set(key, said);
    return said;
  };

  return (action, input) => {
    const key = `${action} ${JSON.stringify(input)}`;
    const said = last.get(key);
    if (said !== undefined && now() < said.askedAt + REST_MS) return Promise.resolve(said);
    const execution = running.get(key) ?? start(key, action, input);
    running.set(key, execution);
    return execution;
  };
};

const execute = (session: Session, action: string, input: ActionInput): Promise<Answer<unknown>> =>
  session.ask('the data action', ({ integrations }) => integrations.postIntegrationsActionExecute(action, input), {
    timeoutMs: DATA_ACTION_TIMEOUT_MS,
    retry: false,
  });

/** `data-action`: clear only if every value at `answer` is `clear-when` (design section 3). With `{id}` in its input once for each object. */
export const askDataAction = async (
  rule: DataActionRule,
  { session, now }: Pick<SourceRun, 'session' | 'now'>,
  question: SourceQuestion,
  executeAction: ExecuteAction,
): Promise<SourceAnswer> => {
  const ask = async (object: PlatformObject, input: ActionInput): Promise<Lock> => {
    const { answer, askedAt } = await executeAction(rule.action, input);
    if (!answer.known) return lockOf(rule, question, { verdict: 'unknown', object, evidence: answer.why });
    const { verdict, evidence } = clearWhen(rule, answer.value);
    const seconds = Math.floor((now() - askedAt) / 1_000);
    return lockOf(rule, question, { verdict, object, evidence: seconds < 1 ? evidence : `${evidence}, asked ${seconds} s ago` });
  };
  const action = {
    type: 'data action',
    id: rule.action,
    name: null,
    address: null,
    link: linkTo(session.hosts.apps, 'genesyscloud_integration_action', rule.action),
  };
  if (!asksPerObject(rule)) return { locks: [await ask(action, rule.input)], shiftCurve: null };
  if (question.guarded.length === 0) return nothingToAsk(rule, question, action);
  const about = (object: GuardedObject) => ask(asPlatformObject(session, object), inputAbout(rule.input, object.id));
  return { locks: await Promise.all(question.guarded.map(about)), shiftCurve: null };
};

const inputAbout = (input: ActionInput, id: string): ActionInput =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [name, valueWithObjectId(value, id)]));
