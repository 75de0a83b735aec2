import { backoffDelay } from '../domain/backoff.ts';
import type { Plan } from '../domain/change.ts';
import { isoTime } from '../domain/clock.ts';
import { nextSafeTime } from '../domain/forecast.ts';
import { type Lock, verdictOf } from '../domain/lock.ts';
import { evaluateWindows } from '../domain/window-verdict.ts';
import { findLocks } from './find-locks.ts';
import { LOCK_WAIT } from './ledger.ts';
import { describeDelay } from './log-lines.ts';
import type { Ports } from './ports.ts';
import { blocked, cancelled, proceed, type Step, stop, type Verdict } from './verdict.ts';

/** How often locks are looked at again while the run waits for them. Jitter keeps two runs that wait for one lock out of step. */
const POLLING = { initialDelayMs: 2_000, multiplier: 1.5, maxDelayMs: 30_000, jitter: 'equal' } as const;

/** How often a wait says that it still waits, in milliseconds. */
const SAY_EVERY_MS = 60_000;

/**
 * Before the first attempt: windows, then everything that could be in the way, each by its own `on-lock` (design section 5).
 * Returns when nothing is left to wait for; else the verdict that names what is in the way, who holds it and when it ends.
 *
 * @param known what was found before and is not looked at again
 */
export const clearTheWay = async (ports: Ports, plan: Plan, known: readonly Lock[] = []): Promise<Step<null>> => {
  const started = ports.clock.now();
  const waitUntil = Math.min(started + ports.settings.waitTimeoutMs, ports.deadline);
  let saidAt = started;
  for (let look = 0; ; look++) {
    const window = refuseInWindow(ports, null);
    if (window !== null) return stop(window);
    const locks = [...known, ...(await findLocks(ports, plan))];
    noteLook(ports, locks);
    const standing = locks.filter(({ verdict, onLock }) => verdict !== 'clear' && onLock !== 'proceed');
    if (standing.length === 0) return proceed(sayPassed(ports, locks));

    const final = standing.filter(({ onLock, permanent }) => onLock === 'abort' || permanent);
    if (final.length > 0) return stop(lockedVerdict(final, 'locked', 'Not deployed'));
    const left = waitUntil - ports.clock.now();
    const limit = waitUntil === ports.deadline ? 'retry-timeout' : 'wait-timeout';
    if (left <= 0) return stop(lockedVerdict(standing, 'lock-timeout', `${limit} reached`));
    const delay = Math.min(backoffDelay(POLLING, look, ports.random(), null), left);
    if (look === 0 || ports.clock.now() - saidAt >= SAY_EVERY_MS) {
      ports.log.info(
        `Waiting since ${isoTime(started).slice(11, 19)} UTC for ${standing.map(lockLine).join('; ')}. Next look in ${describeDelay(delay, ports.clock.now())}.`,
      );
      saidAt = ports.clock.now();
    }
    const waitStarted = ports.clock.now();
    await ports.clock.sleep(delay, ports.cancelled);
    ports.ledger.noteWait({
      afterAttempt: null,
      reason: `${LOCK_WAIT}${standing.map(({ source }) => source).join(', ')}`,
      startedAt: isoTime(waitStarted),
      endedAt: isoTime(ports.clock.now()),
      plannedMs: delay,
      end: ports.cancelled.aborted ? 'cancelled' : 'elapsed',
    });
    if (ports.cancelled.aborted) return stop(cancelled('Cancelled while waiting for a lock'));
  }
};

/** What was seen, and when the way is expected to be clear. */
export const noteLook = ({ ledger, windows, clock }: Ports, locks: readonly Lock[]): void => {
  const forecast = nextSafeTime({ locks, windows, now: clock.now() });
  ledger.noteSeen({
    locks,
    lockStatus: verdictOf(locks),
    nextSafeTime: 'time' in forecast ? isoTime(forecast.time) : null,
    nextSafeTimeUnknown: 'unknown' in forecast ? forecast.unknown : null,
  });
};

/** What stands is said even where the run goes on in spite of it. */
const sayPassed = ({ log }: Ports, locks: readonly Lock[]): null => {
  for (const one of locks.filter(({ verdict }) => verdict !== 'clear')) log.warn(`Going on in spite of ${lockLine(one)}`);
  return null;
};

/** `genesyscloud_flow.main "Main IVR": flow-editor: open in Architect by Ann, until …`. */
export const lockLine = ({ source, verdict, object, evidence, ends }: Lock): string => {
  const name = [object.address ?? object.type, object.name === null ? null : `"${object.name}"`].filter((part) => part !== null).join(' ');
  return `${name}: ${verdict} (${source}): ${evidence}${ends === null ? '' : `, expected to end ${ends}`}`;
};

const GATES: readonly Lock['source'][] = ['data-action', 'http'];

/** The verdict where locks stand: `gate` where only somebody else's yes is missing (design section 3). */
const lockedVerdict = (locks: readonly Lock[], reason: 'locked' | 'lock-timeout', because: string): Verdict => {
  const onlyGates = locks.every(({ source }) => GATES.includes(source));
  const [first] = locks;
  const more = locks.length > 1 ? ` and ${locks.length - 1} more` : '';
  const message = `${because}: ${first === undefined ? 'a lock' : lockLine(first)}${more}`;
  return blocked(onlyGates ? 'gate' : reason, message, locks.slice(0, 5).map(nextStepFor));
};

const nextStepFor = (lock: Lock): string => {
  const { source, object, holder, verdict, evidence, ends } = lock;
  const name = object.name ?? object.address ?? object.type;
  if (verdict === 'unknown') return `Find out why ${name} could not be looked at (${evidence})${wayOutOf(lock)}`;
  if (source === 'flow-editor')
    return `Ask ${holder ?? 'the person who has it open'} to save and close "${name}" in Architect, then run again.`;
  if (source === 'referrer') return `Remove the references to "${name}", or change the referrers in the same plan, then run again.`;
  if (source === 'hazard') return `Take force_unlock away from "${name}", or ask ${holder ?? 'its editor'} to save and close it.`;
  return ends === null ? `Run again when "${name}" is free.` : `Run again after ${ends}.`;
};

/** What lets a run go on without an answer; where the object itself is not there, nothing does. */
const wayOutOf = ({ source, object }: Lock): string => {
  if (source === 'flow-sessions') return '; drain: off goes on without counting callers.';
  if (source === 'organization' && object.id !== null) return ', and make a new plan.';
  return ', or set on-lock: proceed if that is acceptable.';
};

/**
 * A window that denies deploying now, or after a wait: the verdict; null: allowed.
 *
 * @param startedAt when the running attempt sequence began, for `overrun`; null: it has not
 * @param afterMs milliseconds from now: a wait never ends in a denied window
 */
export const refuseInWindow = ({ windows, clock, ledger, log }: Ports, startedAt: number | null, afterMs = 0): Verdict | null => {
  if (windows.length === 0) return null;
  const seen = evaluateWindows(windows, clock.now() + afterMs, startedAt);
  ledger.noteSeen({ windows: seen.localTimes });
  if (seen.verdict === 'allowed') return null;
  for (const line of seen.localTimes) log.info(`Window: ${line}`);
  if (seen.until !== null) ledger.noteSeen({ nextSafeTime: isoTime(seen.until), nextSafeTimeUnknown: null });
  const verdict = blocked('window', seen.reasons.join(' '), [
    seen.until === null ? 'Change the windows of the config file.' : `Run again after ${isoTime(seen.until)}.`,
  ]);
  return ledger.attempts === 0 ? verdict : { ...verdict, outcome: 'failed' };
};
