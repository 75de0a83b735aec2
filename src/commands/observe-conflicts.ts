import type { Plan } from '../domain/change.ts';
import type { Conflict, ConflictKind } from '../domain/conflict.ts';
import type { LockVerdict } from '../domain/lock.ts';
import type { LockObserver, Observation, Platform } from '../genesys/port.ts';
import { actorInWords, conversations, namesOf } from './lock-parts.ts';
import { type AskedObject, idsInPlan, touchedObjects } from './plan-objects.ts';

/** Asks the lock sources of the config file that guard an address; null: none does. */
export type GuardedVerdict = (address: string) => Promise<Observation | null>;

/**
 * The observer of the retry loop: after a conflict it looks at just the objects in conflict. A lock that is seen to stand keeps the
 * next attempt back, and one that has been seen and is gone lets it begin at once. One that was never seen is not gone: the platform
 * refused and shows no reason, so time decides, as where nobody can see.
 */
export const observeConflicts = (platform: Platform, plan: Plan, askGuards: GuardedVerdict): LockObserver => {
  const objects = new Map(touchedObjects(plan).map((object) => [object.address ?? '', object]));
  const inPlan = idsInPlan(plan);
  const stood = new WeakSet<Conflict>();
  /** Each attempt brings conflicts of its own, so what was seen counts for one wait. */
  const sinceSeen = (conflict: Conflict, seen: Observation): Observation => {
    if (seen.verdict === 'locked') stood.add(conflict);
    return seen.verdict === 'clear' && !stood.has(conflict) ? { ...seen, verdict: 'unknown' } : seen;
  };
  return {
    observe: async (conflicts) => {
      // Each look is a new one: what the platform said last time is exactly what may have changed.
      const fresh = platform.anew();
      const seen = conflicts
        .filter(({ kind }) => !CURED_BY_PLANNING.includes(kind))
        .map(async (conflict) =>
          sinceSeen(conflict, await look(fresh, conflict, objects.get(conflict.address ?? '') ?? null, inPlan, askGuards)),
        );
      return combine(await Promise.all(seen));
    },
  };
};

const UNSEEN: Observation = { verdict: 'unknown', evidence: '' };

/** A fresh plan is the cure, not time: they neither keep an attempt back nor let it begin. */
const CURED_BY_PLANNING: readonly ConflictKind[] = ['version-mismatch', 'plan-stale'];

const look = async (
  platform: Platform,
  conflict: Conflict,
  object: AskedObject | null,
  inPlan: ReadonlySet<string>,
  askGuards: GuardedVerdict,
): Promise<Observation> => {
  switch (conflict.kind) {
    case 'in-use':
    case 'locked-by-user':
    case 'operation-in-progress':
    case 'unknown-conflict':
      if (object?.kind === 'flow') return lookAtFlow(platform, object, conflict.kind);
      return conflict.address === null ? UNSEEN : ((await askGuards(conflict.address)) ?? UNSEEN);
    case 'referenced':
      return object === null ? UNSEEN : lookAtReferrers(platform, object, inPlan);
    case 'version-mismatch':
    case 'plan-stale':
    case 'rate-limited':
    case 'unavailable':
    case 'already-exists':
    case 'state-locked':
    case 'state-not-saved':
    case 'other':
      return UNSEEN;
  }
};

/** Callers are counted only where they may be the reason: who else gets in meanwhile is no lock. */
const lookAtFlow = async (platform: Platform, { id, goesAway }: AskedObject, kind: ConflictKind): Promise<Observation> => {
  const mayBeCallers = kind === 'in-use' || (kind === 'unknown-conflict' && goesAway);
  const [flows, sessions] = await Promise.all([platform.flows([id]), mayBeCallers ? platform.flowSessions([id]) : null]);
  if (!flows.known) return { verdict: 'unknown', evidence: flows.why };
  const flow = flows.value.get(id);
  if (flow === undefined) return { verdict: 'clear', evidence: 'the flow is gone' };
  if (flow.lockedBy !== null) return { verdict: 'locked', evidence: `open in Architect by ${actorInWords(flow.lockedBy)}` };
  if (flow.operation !== null) return { verdict: 'locked', evidence: `Architect is at work on it: ${flow.operation.name}` };
  if (sessions === null) return { verdict: 'clear', evidence: 'nobody has it open' };
  if (!sessions.known) return { verdict: 'unknown', evidence: sessions.why };
  const count = sessions.value.get(id) ?? 0;
  return { verdict: count > 0 ? 'locked' : 'clear', evidence: conversations(count) };
};

const lookAtReferrers = async (platform: Platform, object: AskedObject, inPlan: ReadonlySet<string>): Promise<Observation> => {
  const answer = await referrersOf(platform, object);
  if (!answer.known) return { verdict: 'unknown', evidence: answer.why };
  if (answer.value.length === 0) return { verdict: 'clear', evidence: 'nobody refers to it any more' };
  // Its referrers go in the same plan: the next attempt is what removes them, so there is nothing to wait for but time.
  if (answer.value.every(({ id }) => inPlan.has(id))) return { verdict: 'unknown', evidence: `referred to by ${namesOf(answer.value)}` };
  return { verdict: 'locked', evidence: `referred to by ${namesOf(answer.value)}` };
};

/** Who refers to an object of the plan; a flow's type is asked for first. */
export const referrersOf = async (platform: Platform, object: AskedObject) => {
  if (object.kind !== 'flow') return platform.referrers({ kind: object.kind, id: object.id });
  const flows = await platform.flows([object.id]);
  if (!flows.known) return flows;
  const flow = flows.value.get(object.id);
  return flow === undefined ? ({ known: true, value: [] } as const) : platform.referrers({ kind: 'flow', id: object.id, type: flow.type });
};

const combine = (seen: readonly Observation[]): Observation => {
  const order: readonly LockVerdict[] = ['locked', 'unknown', 'clear'];
  const verdict = order.find((candidate) => seen.some((one) => one.verdict === candidate)) ?? 'unknown';
  const telling = seen.filter((one) => one.verdict === verdict && one.evidence !== '').map(({ evidence }) => evidence);
  return { verdict, evidence: [...new Set(telling)].join('; ') };
};
