import type { AttemptRun } from '../domain/attempt.ts';
import { backoffDelay } from '../domain/backoff.ts';
import type { Change } from '../domain/change.ts';
import { judgeRun } from '../domain/classify.ts';
import type { Conflict } from '../domain/conflict.ts';
import type { ApprovedPlan } from './approve-plan.ts';
import { classifyRun } from './classify-run.ts';
import { conflictVerdict, unexplainedVerdict } from './failure.ts';
import { succeeded } from './ledger.ts';
import { conflictLine, describeDelay, waitReason } from './log-lines.ts';
import { planRemainder } from './plan-remainder.ts';
import type { Ports } from './ports.ts';
import { repairState } from './repair-state.ts';
import { longestRetryAfter } from './repeat-curable.ts';
import { requireSameFiles } from './require-same-files.ts';
import { cancelled, failed, proceed, type Step, stop, type Verdict } from './verdict.ts';
import { waitBeforeRetry } from './wait-before-retry.ts';

/**
 * The retry loop (design section 4). The first attempt applies the approved plan as it is. After a failure that waiting can cure:
 * wait, plan what is left, check that it is nothing but the rest of the approved plan, and apply that. Ends with the first
 * attempt that succeeds, the first error that waiting cannot cure, the first difference from the approved plan, or the limits.
 */
export const applyWithRetry = async (ports: Ports, approved: ApprovedPlan): Promise<Verdict> => {
  const maxAttempts = ports.settings.maxRetries + 1;
  let planFile = approved.file;
  let changes = approved.plan.changes;
  const accepted: Change[] = [];

  for (let number = 1; ; number++) {
    const unchanged = await requireSameFiles(ports, approved, changes);
    if (!unchanged.ok) return unchanged.verdict;

    const run = await attempt(ports, number, planFile, changes);
    if (!run.ok) return run.verdict;
    if (succeeded(run.value.attempt.exit)) return applied(number);

    const curable = judgeAttempt(ports, approved, number, run.value);
    if (!curable.ok) return curable.verdict;
    if (curable.value.length > 0) {
      const [first] = curable.value;
      if (number >= maxAttempts && first !== undefined) return conflictVerdict(first, `Still in conflict after ${number} attempts`);
      const waited = await wait(ports, number, maxAttempts, curable.value);
      if (!waited.ok) return waited.verdict;
    }

    const remainder = await planRemainder(ports, approved, accepted, run.value.attempt);
    if (!remainder.ok) return remainder.verdict;
    if (remainder.value.kind === 'finished') return applied(number);
    if (number >= maxAttempts)
      return failed('conflict', `Changes are left after ${number} attempts`, ['Raise max-retries, or run the workflow again.']);
    ({ file: planFile, changes } = remainder.value);
    accepted.push(...changes);
  }
};

const applied = (attempts: number): Verdict => ({
  outcome: 'applied',
  failureReason: null,
  message:
    attempts === 1 ? 'Applied at the first attempt' : `Applied after ${attempts} attempts; nothing was applied that was not approved`,
  nextSteps: [],
});

/** An attempt that ended by itself; `stateRepaired`: Terraform could not save its state, and that is mended. */
interface EndedAttempt {
  readonly attempt: AttemptRun;
  readonly stateRepaired: boolean;
}

/** One attempt, written to the log and the ledger; a state that could not be saved is pushed before anything else. */
const attempt = async (ports: Ports, number: number, planFile: string, changes: readonly Change[]): Promise<Step<EndedAttempt>> => {
  const { terraform, ledger, log, settings } = ports;
  if (ports.cancelled.aborted) return stop(cancelled(`Cancelled before attempt ${number}`));
  if (ports.clock.now() >= ports.deadline) {
    return stop(
      failed('conflict', `retry-timeout was reached before attempt ${number}`, [
        'Give retry-timeout more time, or run the workflow again.',
      ]),
    );
  }
  const before = await terraform.unsavedState();
  const title = `Attempt ${number} of ${settings.maxRetries + 1}: terraform apply of ${number === 1 ? 'the approved plan' : 'what is left of it'}`;
  const run = await log.group(title, () => terraform.apply(planFile, { parallelism: settings.parallelism }));
  ledger.noteAttempt(number === 1 ? 'approved' : 'remainder', changes, run);
  const repaired = await repairState(ports, before);
  if (!repaired.ok) return repaired;
  if (!succeeded(run.exit) && run.interrupted)
    return stop(cancelled(`Cancelled during attempt ${number}: Terraform was asked to stop and ended by itself`));
  return proceed({ attempt: run, stateRepaired: repaired.value });
};

/** The conflicts to wait for (none where only the state had to be repaired), or the verdict where waiting cannot cure them all. */
const judgeAttempt = (
  { ledger, log, clock }: Ports,
  approved: ApprovedPlan,
  number: number,
  ended: EndedAttempt,
): Step<readonly Conflict[]> => {
  const all = classifyRun(ended.attempt, { phase: 'apply', changes: approved.plan.changes }, clock.now());
  ledger.noteConflicts(all, number);
  for (const conflict of all) log.warn(conflictLine(conflict));
  const { exit } = ended.attempt;
  const conflicts = ended.stateRepaired ? all.filter(({ kind }) => kind !== 'state-not-saved') : all;
  const onlyStateFailed = ended.stateRepaired && all.length > 0 && conflicts.length === 0 && exit.kind === 'exited';

  const judgement = onlyStateFailed ? { retry: true as const } : judgeRun(exit, conflicts);
  const once = approved.plan.appliedOnceBecause;
  if (judgement.retry && once !== null) return stop(onceVerdict(conflicts, once));
  if (judgement.retry) return proceed(conflicts);
  if (judgement.conflict === null) return stop(unexplainedVerdict('apply', exit));
  return stop(conflictVerdict(judgement.conflict, `Attempt ${number} failed, and waiting does not cure it`));
};

const onceVerdict = ([first]: readonly Conflict[], once: string): Verdict => {
  const because = `This plan is applied once and never retried (${once})`;
  if (first !== undefined) return conflictVerdict(first, because);
  return failed('terraform-error', `${because}; its state was saved late`, ['See with terraform plan what is left to do.']);
};

/** Waits for the next attempt, and says so. */
const wait = async (ports: Ports, number: number, maxAttempts: number, conflicts: readonly Conflict[]): Promise<Step<null>> => {
  const { settings, clock, log, ledger } = ports;
  const retryAfter = longestRetryAfter(conflicts);
  const plannedMs = backoffDelay(settings.backoff, number - 1, ports.random(), retryAfter);
  const reason = waitReason(conflicts);
  const announce = () =>
    log.info(
      `Attempt ${number} of ${maxAttempts} met ${reason}. Waiting ${describeDelay(plannedMs, clock.now())}, then attempt ${number + 1} of ${maxAttempts}.`,
    );
  const leastMs = retryAfter * 1_000;
  const { deadline, observer, cancelled: signal } = ports;
  const waited = await waitBeforeRetry({ conflicts, delayMs: plannedMs, leastMs, deadline, observer, clock, cancelled: signal, announce });
  ledger.noteWait({ afterAttempt: number, reason, plannedMs, ...waited });

  switch (waited.end) {
    case 'cancelled':
      return stop(cancelled(`Cancelled while waiting for attempt ${number + 1}`));
    case 'deadline': {
      const [first] = conflicts;
      const because = `retry-timeout leaves no time for attempt ${number + 1}`;
      return stop(first === undefined ? failed('conflict', because) : conflictVerdict(first, because));
    }
    case 'clear':
      log.info('What was in the way is clear: the wait ends early.');
      return proceed(null);
    case 'elapsed':
      return proceed(null);
  }
};
