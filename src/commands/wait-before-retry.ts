import { type Clock, isoTime } from '../domain/clock.ts';
import type { Conflict } from '../domain/conflict.ts';
import type { ReportedWait } from '../domain/report.ts';
import type { LockObserver, Observation } from '../genesys/port.ts';

/** How often the objects in conflict are looked at while a wait goes on, in milliseconds. */
export const POLL_INTERVAL_MS = 2_000;

/** What to wait for. */
export interface WaitRequest {
  readonly conflicts: readonly Conflict[];
  /** Milliseconds that the backoff asks for. */
  readonly delayMs: number;
  /** Milliseconds that the platform asked for at the least (`Retry-After`); a clear lock does not shorten it. */
  readonly leastMs: number;
  /** Milliseconds since 1970 after which nothing may begin. */
  readonly deadline: number;
  readonly observer: LockObserver;
  readonly clock: Clock;
  readonly cancelled: AbortSignal;
  /** Called when the wait begins; not called where no time is left for it. */
  readonly announce: () => void;
}

/** How a wait ended, and when it began and ended in milliseconds since 1970. */
export interface WaitResult {
  readonly end: ReportedWait['end'];
  readonly startedAt: string;
  readonly endedAt: string;
}

/**
 * The wait between two attempts, lock-aware: a lock that is seen to be clear ends it early; one that is seen to stand prolongs it,
 * because the attempt would be futile; where nobody can see, the delay decides. Never past the deadline: a wait that would end
 * after it does not begin.
 */
export const waitBeforeRetry = async (request: WaitRequest): Promise<WaitResult> => {
  const { clock, deadline, cancelled } = request;
  const started = clock.now();
  const ended = (end: ReportedWait['end']): WaitResult => ({ end, startedAt: isoTime(started), endedAt: isoTime(clock.now()) });
  if (started + request.delayMs >= deadline) return ended('deadline');

  request.announce();
  while (!cancelled.aborted) {
    const seen = await look(request);
    if (cancelled.aborted) break;
    const elapsed = clock.now() - started;
    if (seen === 'clear' && elapsed >= request.leastMs) return ended(elapsed >= request.delayMs ? 'elapsed' : 'clear');
    if (seen !== 'locked' && elapsed >= request.delayMs) return ended('elapsed');
    if (clock.now() >= deadline) return ended('deadline');
    await clock.sleep(nextLook(seen, request, elapsed, deadline - clock.now()), cancelled);
  }
  return ended('cancelled');
};

/** An observer that fails has not seen anything. */
const look = async ({ observer, conflicts }: WaitRequest): Promise<Observation['verdict']> => {
  try {
    return (await observer.observe(conflicts)).verdict;
  } catch {
    return 'unknown';
  }
};

/** Milliseconds until the next look: one poll interval, or less where the wait may end before. */
const nextLook = (seen: Observation['verdict'], request: WaitRequest, elapsed: number, untilDeadline: number): number => {
  const rest = (seen === 'clear' ? request.leastMs : request.delayMs) - elapsed;
  const pause = rest > 0 ? Math.min(rest, POLL_INTERVAL_MS) : POLL_INTERVAL_MS;
  return Math.min(pause, Math.max(untilDeadline, 1));
};
