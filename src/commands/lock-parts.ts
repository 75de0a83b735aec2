import type { Lock, LockSource, OnLock, PlatformObject } from '../domain/lock.ts';
import { onPlanLock } from '../domain/on-lock.ts';
import type { Actor, Answer, Platform, Referrer } from '../genesys/port.ts';
import type { AskedObject } from './plan-objects.ts';

/** The object as locks name it. */
export const asPlatformObject = (
  platform: Platform,
  object: AskedObject,
  name: string | null,
  flowType: string | null = null,
): PlatformObject => ({
  type: object.type,
  id: object.id,
  name,
  address: object.address,
  link: platform.link(object.type, object.id, flowType),
});

/** A lock with everything that is not said left open. */
export const lock = (
  source: LockSource,
  verdict: Lock['verdict'],
  object: PlatformObject,
  evidence: string,
  onLock: OnLock,
  more: Partial<Pick<Lock, 'holder' | 'since' | 'ends' | 'permanent'>> = {},
): Lock => ({ source, verdict, object, evidence, onLock, holder: null, since: null, ends: null, permanent: false, ...more });

/** The same unknown for each of several objects: nobody could answer. */
export const unknownFor = (
  source: LockSource,
  objects: readonly AskedObject[],
  platform: Platform,
  answer: Extract<Answer<unknown>, { known: false }>,
  onLock: OnLock,
): readonly Lock[] => objects.map((object) => lock(source, 'unknown', asPlatformObject(platform, object, null), answer.why, onLock));

/** `Ann Example`, `the client CX pipeline`, or the id where there is no name. */
export const actorInWords = ({ kind, name, id }: Actor): string => (kind === 'client' ? `the client ${name ?? id}` : (name ?? id));

/** Who refers to an object that the plan takes away, without those that the plan itself changes or deletes. */
export const referrerLock = (
  object: PlatformObject,
  answer: Answer<readonly Referrer[]>,
  inPlan: ReadonlySet<string>,
  input: OnLock | null,
): Lock => {
  const onLock = onPlanLock('referrer', input);
  if (!answer.known) return lock('referrer', 'unknown', object, answer.why, onLock);
  const outside = answer.value.filter(({ id }) => !inPlan.has(id));
  if (outside.length > 0)
    return lock('referrer', 'locked', object, `referred to by ${namesOf(outside)}, not part of this plan`, onLock, { permanent: true });
  const inside = answer.value.length;
  return lock(
    'referrer',
    'clear',
    object,
    inside === 0 ? 'nobody refers to it' : `${inside} referrer(s), all changed or deleted by this plan`,
    onLock,
  );
};

/** `IVR "Hotline" (id), queue "Support" (id)`, at most ten. */
export const namesOf = (referrers: readonly Referrer[]): string => {
  const shown = referrers.slice(0, 10).map(({ kind, name, id }) => `${kind} ${name === null ? '' : `"${name}" `}(${id})`);
  return referrers.length > shown.length ? `${shown.join(', ')} and ${referrers.length - shown.length} more` : shown.join(', ');
};

/** An object of the state that this organisation does not know. */
export const missingLock = (object: PlatformObject): Lock =>
  lock(
    'organization',
    'unknown',
    object,
    'not found in this organisation: it was deleted there, or the state belongs to another organisation',
    'abort',
  );

/** `1 conversation in the flow`, `2 conversations in the flow`. */
export const conversations = (count: number): string => (count === 1 ? '1 conversation in the flow' : `${count} conversations in the flow`);
