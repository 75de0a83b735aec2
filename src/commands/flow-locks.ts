import type { Plan } from '../domain/change.ts';
import type { Lock, OnLock } from '../domain/lock.ts';
import { onPlanLock } from '../domain/on-lock.ts';
import type { Settings } from '../domain/settings.ts';
import type { Answer, ById, FedQueue, FlowState, Platform } from '../genesys/port.ts';
import { actorInWords, asPlatformObject, conversations, lock, missingLock, referrerLock, unknownFor } from './lock-parts.ts';
import { type AskedObject, idsInPlan } from './plan-objects.ts';

/** What stands in the way of the flows of a plan: who has them open, what Architect does with them, who refers to them, who is in them. */
export const flowLocks = async (
  platform: Platform,
  plan: Plan,
  objects: readonly AskedObject[],
  settings: Settings,
): Promise<readonly Lock[]> => {
  if (objects.length === 0) return [];
  const doomed = objects.filter(({ goesAway }) => goesAway);
  const [flows, sessions] = await Promise.all([
    platform.flows(objects.map(({ id }) => id)),
    doomed.length === 0 ? noSessions : platform.flowSessions(doomed.map(({ id }) => id)),
  ]);
  if (!flows.known)
    return [...nobodyKnows(platform, objects, flows, settings.onLock), ...sessionLocks(platform, doomed, sessions, settings.drain)];
  const asking = { platform, inPlan: idsInPlan(plan), sessions, asksQueues: doomed.length <= MOST_ASKED_FOR_QUEUES, settings };
  const locks = await Promise.all(objects.map((object) => locksOf(object, flows.value.get(object.id) ?? null, asking)));
  return locks.flat();
};

/** Who refers to a flow cannot be asked without its type. */
const nobodyKnows = (platform: Platform, objects: readonly AskedObject[], answer: Missing, input: OnLock | null): readonly Lock[] => [
  ...unknownFor('flow-editor', objects, platform, answer, onPlanLock('flow-editor', input)),
  ...unknownFor(
    'referrer',
    objects.filter(({ goesAway }) => goesAway),
    platform,
    answer,
    onPlanLock('referrer', input),
  ),
];

/** Callers stand in the way whoever has the flow open: they are counted by another question. */
const sessionLocks = (
  platform: Platform,
  doomed: readonly AskedObject[],
  sessions: Answer<ById<number>>,
  drain: Settings['drain'],
): readonly Lock[] => doomed.map((object) => sessionLock(sessions, object, asPlatformObject(platform, object, null), drain));

type Missing = Extract<Answer<unknown>, { known: false }>;

const noSessions: Answer<ById<number>> = { known: true, value: new Map() };

/** Queues are evidence, not a lock, and cost two requests a flow: where many flows go away they are not worth it. */
const MOST_ASKED_FOR_QUEUES = 10;

/** What the locks of every flow of a plan have in common. */
interface Asking {
  readonly platform: Platform;
  readonly inPlan: ReadonlySet<string>;
  readonly sessions: Answer<ById<number>>;
  readonly asksQueues: boolean;
  readonly settings: Settings;
}

const locksOf = async (object: AskedObject, flow: FlowState | null, asking: Asking): Promise<readonly Lock[]> => {
  const { platform, inPlan, sessions, asksQueues, settings } = asking;
  const shown = asPlatformObject(platform, object, flow?.name ?? null, flow?.type ?? null);
  if (flow === null) return [missingLock(shown)];
  const editor = editorLock(flow, shown, settings.onLock);
  const operation = operationLock(flow, shown, settings.onLock);
  const hazard = editor.verdict === 'locked' && object.forcesUnlock ? [forceUnlockHazard(flow, shown)] : [];
  if (!object.goesAway) return [editor, ...operation, ...hazard];
  const [referrers, queues] = await Promise.all([
    platform.referrers({ kind: 'flow', id: object.id, type: flow.type }),
    asksQueues ? platform.fedQueues(flow) : noQueues,
  ]);
  return [
    editor,
    ...operation,
    ...hazard,
    referrerLock(shown, referrers, inPlan, settings.onLock),
    sessionLock(sessions, object, shown, settings.drain, queuesInWords(queues)),
  ];
};

const editorLock = ({ lockedBy, published }: FlowState, object: Lock['object'], input: OnLock | null): Lock => {
  const onLock = onPlanLock('flow-editor', input);
  if (lockedBy !== null) {
    const holder = actorInWords(lockedBy);
    return lock('flow-editor', 'locked', object, `open in Architect by ${holder}`, onLock, { holder });
  }
  if (published === null) return lock('flow-editor', 'clear', object, 'nobody has it open; never published', onLock);
  const by = published.by === null ? '' : ` by ${actorInWords(published.by)}`;
  return lock(
    'flow-editor',
    'clear',
    object,
    `nobody has it open; version ${published.version ?? 'unknown'} published${by} ${published.at ?? ''}`.trim(),
    onLock,
  );
};

const operationLock = ({ operation }: FlowState, object: Lock['object'], input: OnLock | null): readonly Lock[] => {
  if (operation === null) return [];
  const holder = operation.by === null ? null : actorInWords(operation.by);
  return [
    lock('flow-operation', 'locked', object, `Architect is at work on it: ${operation.name}`, onPlanLock('flow-operation', input), {
      holder,
    }),
  ];
};

/** `force_unlock` would check in and publish somebody's half-done draft (facts/genesys.md 5.2). */
const forceUnlockHazard = ({ lockedBy }: FlowState, object: Lock['object']): Lock =>
  lock('hazard', 'locked', object, 'force_unlock = true would publish the unfinished draft of the person who has it open', 'abort', {
    holder: lockedBy === null ? null : actorInWords(lockedBy),
  });

/** Callers are waited for by the drain; `drain: off` lets them be cut off. */
export const sessionLock = (
  sessions: Answer<ById<number>>,
  { id }: AskedObject,
  object: Lock['object'],
  drain: Settings['drain'],
  queues = '',
): Lock => {
  const onLock = drain === 'off' ? 'proceed' : 'wait';
  if (!sessions.known) return lock('flow-sessions', 'unknown', object, sessions.why, onLock === 'wait' ? 'abort' : onLock);
  const count = sessions.value.get(id) ?? 0;
  return lock('flow-sessions', count > 0 ? 'locked' : 'clear', object, `${conversations(count)}${queues}`, onLock);
};

const noQueues: Answer<readonly FedQueue[]> = { known: true, value: [] };

/** Where callers of the flow are now, as evidence: who waits or talks in its queues has left the flow and is not cut off. */
const queuesInWords = (queues: Answer<readonly FedQueue[]>): string => {
  if (!queues.known) return '; its queues could not be looked at';
  const busy = queues.value.filter(({ waiting, interacting }) => waiting + interacting > 0);
  const words = busy.slice(0, 5).map(({ name, id, waiting, interacting }) => `${name ?? id}: ${waiting} waiting, ${interacting} talking`);
  return words.length === 0 ? '' : `; in its queues: ${words.join('; ')}`;
};
