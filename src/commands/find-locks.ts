import type { Plan } from '../domain/change.ts';
import { onLockOf } from '../domain/config.ts';
import { guarded } from '../domain/glob.ts';
import { type Lock, type OnLock, verdictOf } from '../domain/lock.ts';
import { isRecord } from '../domain/planned-value.ts';
import { findPlanLocks } from './find-plan-locks.ts';
import { lock } from './lock-parts.ts';
import type { GuardedVerdict } from './observe-conflicts.ts';
import type { Ports, SourceAnswer } from './ports.ts';

/** Everything that could be in the way of the plan now: its own objects, and the lock sources of the config file that guard them. */
export const findLocks = async (ports: Ports, plan: Plan): Promise<readonly Lock[]> => {
  const [own, asked] = await Promise.all([planLocks(ports, plan), askSources(ports, plan)]);
  ports.ledger.noteSeen({ shiftCurves: asked.flatMap(({ answer }) => answer.shiftCurve ?? []) });
  return [...own, ...asked.flatMap(({ answer }) => answer.locks), ...overrideHazards(plan, asked)];
};

/** A source's answer and the addresses that it is about. */
interface AskedSource {
  readonly addresses: ReadonlySet<string>;
  readonly answer: SourceAnswer;
}

/** `allow_override` would force through what is in use now: with live evidence it is never switched off (design section 5). */
const overrideHazards = (plan: Plan, asked: readonly AskedSource[]): readonly Lock[] =>
  plan.changes
    .filter(({ after }) => isRecord(after) && after.allow_override === true)
    .flatMap(({ address, type, beforeId }) => {
      const live = asked
        .filter(({ addresses }) => addresses.has(address))
        .flatMap(({ answer }) => answer.locks.filter(({ verdict }) => verdict === 'locked'));
      const [first] = live;
      if (first === undefined) return [];
      const object = { type, id: beforeId, name: null, address, link: null };
      return [
        lock('hazard', 'locked', object, `allow_override = true would override what is in use now: ${first.evidence}`, 'abort', {
          ends: first.ends,
        }),
      ];
    });

const planLocks = async ({ platform, settings }: Ports, plan: Plan): Promise<readonly Lock[]> =>
  platform === null ? [nobodyLooks(settings.onLock)] : findPlanLocks(platform.anew(), plan, settings);

/** Without credentials every lock is unknown (design section 5), and waiting brings none. */
const nobodyLooks = (onLock: OnLock | null): Lock =>
  lock(
    'organization',
    'unknown',
    { type: 'organisation', id: null, name: null, address: null, link: null },
    'no credentials: nothing can be looked at',
    onLock ?? 'abort',
    { permanent: true },
  );

/** Each source about the changes that it guards; guards that match nothing: the source is not asked. Creates have nothing to ask for. */
const askSources = async (ports: Ports, plan: Plan): Promise<readonly AskedSource[]> => {
  const answers = await Promise.all(
    ports.config.locks.map(async (rule) => {
      const addresses = new Set(
        guarded(
          rule.guards,
          plan.changes.map(({ address }) => address),
        ),
      );
      if (addresses.size === 0) return [];
      const objects = plan.changes.flatMap(({ address, type, beforeId }) =>
        addresses.has(address) && beforeId !== null ? [{ address, type, id: beforeId, name: null }] : [],
      );
      return [{ addresses, answer: await ports.askSource(rule, objects, onLockOf(rule, ports.settings.onLock)) }];
    }),
  );
  return answers.flat();
};

/** For the retry loop: asks the sources that guard one address; null: none does. */
export const askGuards =
  (ports: Ports, plan: Plan): GuardedVerdict =>
  async (address) => {
    const rules = ports.config.locks.filter(({ guards }) => guards !== null && guarded(guards, [address]).length > 0);
    if (rules.length === 0) return null;
    const objects = plan.changes.flatMap(({ address: at, type, beforeId }) =>
      at === address && beforeId !== null ? [{ address, type, id: beforeId, name: null }] : [],
    );
    const answers = await Promise.all(rules.map((rule) => ports.askSource(rule, objects, onLockOf(rule, ports.settings.onLock))));
    const locks = answers.flatMap((answer) => answer.locks);
    return { verdict: verdictOf(locks), evidence: locks.find(({ verdict }) => verdict !== 'clear')?.evidence ?? '' };
  };
