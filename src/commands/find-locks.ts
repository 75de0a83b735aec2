import type { Plan } from '../domain/change.ts';
import { onLockOf, type SourceRule } from '../domain/config.ts';
import { matchesGlob } from '../domain/glob.ts';
import type { Lock, OnLock } from '../domain/lock.ts';
import { findPlanLocks } from './find-plan-locks.ts';
import { lock } from './lock-parts.ts';
import type { Ports } from './ports.ts';

/** Everything that could be in the way of the plan now: its own objects, and the lock sources of the config file that guard them. */
export const findLocks = async (ports: Ports, plan: Plan): Promise<readonly Lock[]> => {
  const [own, asked] = await Promise.all([planLocks(ports, plan), Promise.all(ports.config.locks.map((rule) => sourceLocks(ports, rule, plan)))]);
  return [...own, ...asked.flat()];
};

const planLocks = async ({ platform, settings }: Ports, plan: Plan): Promise<readonly Lock[]> =>
  platform === null ? [nobodyLooks(settings.onLock)] : findPlanLocks(platform.anew(), plan, settings);

/** Without credentials every lock is unknown (design section 5). */
const nobodyLooks = (onLock: OnLock | null): Lock =>
  lock('organization', 'unknown', { type: 'organisation', id: null, name: null, address: null, link: null }, 'no credentials: nothing can be looked at', onLock ?? 'abort');

/** A source is asked about the changes that it guards; guards that match nothing: it is not asked. */
const sourceLocks = async (ports: Ports, rule: SourceRule, plan: Plan): Promise<readonly Lock[]> => {
  const { guards } = rule;
  const guarded = guards === null ? plan.changes : plan.changes.filter(({ address }) => guards.some((glob) => matchesGlob(glob, address)));
  if (guarded.length === 0) return [];
  const objects = guarded.flatMap(({ address, type, beforeId }) => (beforeId === null ? [] : [{ address, type, id: beforeId, name: null }]));
  const { locks, shiftCurve } = await ports.askSource(rule, objects, onLockOf(rule, ports.settings.onLock));
  if (shiftCurve !== null) ports.ledger.noteShiftCurve(shiftCurve);
  return locks;
};
