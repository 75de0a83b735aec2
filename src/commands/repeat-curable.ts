import { backoffDelay } from '../domain/backoff.ts';
import { judgeRun } from '../domain/classify.ts';
import type { Conflict } from '../domain/conflict.ts';
import type { TerraformRun } from '../terraform/port.ts';
import { classifyRun, type RunContext } from './classify-run.ts';
import { conflictVerdict, unexplainedVerdict } from './failure.ts';
import { describeDelay } from './log-lines.ts';
import type { Ports } from './ports.ts';
import { cancelled, failed, proceed, type Step, stop, type Verdict } from './verdict.ts';
import { waitBeforeRetry } from './wait-before-retry.ts';

/** A Terraform run that is no attempt: an init, a plan, a refresh, a state push. */
export interface Repeatable<T> {
  /** As in `terraform COMMAND`, for people. */
  readonly command: string;
  readonly context: RunContext;
  readonly run: () => Promise<T>;
  readonly isSuccess: (result: T) => boolean;
  /** Run once even after the deadline, and every failure is repeated, whatever it says: for what must succeed before anything else may happen. */
  readonly insist?: boolean;
}

/** Runs until it succeeds: curable errors are repeated with the delays and the deadline of the retry loop. */
export const repeatCurable = async <T extends TerraformRun>(ports: Ports, repeatable: Repeatable<T>): Promise<Step<T>> => {
  const { command, context, run, isSuccess, insist = false } = repeatable;
  for (let repeat = 0; ; repeat++) {
    if (ports.cancelled.aborted) return stop(cancelled(`Cancelled before terraform ${command}`));
    const isDue = insist && repeat === 0;
    if (!isDue && ports.clock.now() >= ports.deadline) return stop(outOfTime(command));
    const result = await run();
    if (isSuccess(result)) return proceed(result);
    if (result.interrupted) return stop(cancelled(`Cancelled during terraform ${command}`));

    const conflicts = classifyRun(result, context, ports.clock.now());
    ports.ledger.noteConflicts(conflicts, null);
    const judgement = judgeRun(result.exit, conflicts);
    const [first] = conflicts;
    const failure = first === undefined ? unexplainedVerdict(command, result.exit) : conflictVerdict(first, `terraform ${command} failed`);
    if (!judgement.retry && !insist) {
      return stop(judgement.conflict === null ? failure : conflictVerdict(judgement.conflict, `terraform ${command} failed`));
    }
    const ended = await pause(ports, command, repeat, conflicts, failure);
    if (ended !== null) return stop(ended);
  }
};

const outOfTime = (command: string): Verdict =>
  failed('conflict', `retry-timeout was reached before terraform ${command}`, ['Give retry-timeout more time, or run the workflow again.']);

/** Waits before the next repeat; the verdict that ends the run, or null to go on. */
const pause = async (
  ports: Ports,
  command: string,
  repeat: number,
  conflicts: readonly Conflict[],
  failure: Verdict,
): Promise<Verdict | null> => {
  const retryAfter = longestRetryAfter(conflicts);
  const plannedMs = backoffDelay(ports.settings.backoff, repeat, ports.random(), retryAfter);
  const reason = `terraform ${command}: ${conflicts[0]?.kind ?? 'error'}`;
  const wait = await waitBeforeRetry({
    conflicts,
    delayMs: plannedMs,
    leastMs: retryAfter * 1_000,
    deadline: ports.deadline,
    observer: ports.observer,
    clock: ports.clock,
    cancelled: ports.cancelled,
    announce: () => ports.log.info(`${reason}. Waiting ${describeDelay(plannedMs, ports.clock.now())}, then terraform ${command} again.`),
  });
  ports.ledger.noteWait({ afterAttempt: ports.ledger.attempts || null, reason, plannedMs, ...wait });
  switch (wait.end) {
    case 'cancelled':
      return cancelled(`Cancelled while waiting to repeat terraform ${command}`);
    case 'deadline':
      return { ...failure, message: `retry-timeout leaves no time to repeat: ${failure.message}` };
    case 'clear':
    case 'elapsed':
      return null;
  }
};

/** Seconds; 0 where nobody asked for any. */
export const longestRetryAfter = (conflicts: readonly Conflict[]): number =>
  Math.max(0, ...conflicts.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0));
