import type { AttemptRun, TerraformExit } from '../domain/attempt.ts';
import { type Change, changeKey, countChanges, type Plan } from '../domain/change.ts';
import type { Conflict } from '../domain/conflict.ts';
import { isBegun, isCompleted, NO_PROGRESS, type Progress, partsOf, withAttempt } from '../domain/progress.ts';
import type {
  ChangeResult,
  Divergence,
  Hazard,
  Report,
  ReportedAttempt,
  ReportedChange,
  ReportedConflict,
  ReportedWait,
} from '../domain/report.ts';
import type { Verdict } from './verdict.ts';

/** What a report says about the run as a whole, known before anything happens. */
export type RunFacts = Pick<Report, 'action' | 'command' | 'startedAt' | 'run' | 'workingDirectory' | 'maxAttempts'>;

/**
 * What happened so far, written down as it happens; at any moment it can be made into a report, also when the run is cut short.
 * The only mutable thing in a command.
 */
export class Ledger {
  readonly #facts: RunFacts;
  #terraform: Report['terraform'] = null;
  #workspace: string | null = null;
  #plan: { readonly plan: Plan; readonly digest: string } | null = null;
  #progress: Progress = NO_PROGRESS;
  readonly #hazards: Hazard[] = [];
  readonly #attempts: ReportedAttempt[] = [];
  readonly #conflicts: ReportedConflict[] = [];
  readonly #waits: ReportedWait[] = [];
  #inPlace: ReadonlySet<string> = new Set();
  #divergences: readonly Divergence[] = [];

  constructor(facts: RunFacts) {
    this.#facts = facts;
  }

  /** What the attempts of this run completed. */
  get progress(): Progress {
    return this.#progress;
  }

  /** How many attempts were made. */
  get attempts(): number {
    return this.#attempts.length;
  }

  noteTerraform(terraform: Report['terraform'], workspace: string | null): void {
    this.#terraform = terraform;
    this.#workspace = workspace;
  }

  notePlan(plan: Plan, digest: string): void {
    this.#plan = { plan, digest };
  }

  noteHazards(hazards: readonly Hazard[]): void {
    this.#hazards.push(...hazards);
  }

  noteAttempt(plan: ReportedAttempt['plan'], changes: readonly Change[], run: AttemptRun): void {
    this.#progress = withAttempt(this.#progress, run);
    this.#attempts.push({
      number: this.#attempts.length + 1,
      plan,
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      exit: exitInWords(run.exit),
      results: attemptResults(changes, run),
    });
  }

  /** @param duringAttempt the attempt that met them; null for an init, a plan or a refresh */
  noteConflicts(conflicts: readonly Conflict[], duringAttempt: number | null): void {
    this.#conflicts.push(...conflicts.map((conflict) => ({ ...conflict, attempt: duringAttempt })));
  }

  noteWait(wait: ReportedWait): void {
    this.#waits.push(wait);
  }

  /** @param changes what the last remainder check found in place: what a later one plans again is not in place any more */
  noteInPlace(changes: readonly Change[]): void {
    this.#inPlace = new Set(changes.map(changeKey));
  }

  noteDivergences(divergences: readonly Divergence[]): void {
    this.#divergences = divergences;
  }

  /** The report as of now. */
  report(verdict: Verdict, endedAt: string): Report {
    const plan = this.#plan;
    return {
      version: 1,
      ...this.#facts,
      endedAt,
      terraform: this.#terraform,
      workspace: this.#workspace,
      plan: plan === null ? null : this.#reportPlan(plan.plan, plan.digest, verdict),
      hazards: [...this.#hazards],
      attempts: [...this.#attempts],
      conflicts: [...this.#conflicts],
      waits: [...this.#waits],
      divergences: this.#divergences,
      ...verdict,
    };
  }

  #reportPlan(plan: Plan, digest: string, verdict: Verdict): Report['plan'] {
    return {
      mode: plan.mode,
      digest,
      counts: countChanges(plan.changes),
      moves: plan.moves.length,
      changes: plan.changes.map((change) => ({
        address: change.address,
        deposed: change.deposed,
        type: change.type,
        action: change.action,
        reason: change.reason,
        attributes: change.attributes,
        state: this.#stateOf(change, verdict),
      })),
    };
  }

  #stateOf(change: Change, verdict: Verdict): ReportedChange['state'] {
    if (this.#inPlace.has(changeKey(change))) return 'in-place';
    if (verdict.outcome === 'applied') return 'done';
    const parts = partsOf(change);
    if (parts.length > 0 && parts.every((part) => isCompleted(change, part, this.#progress))) return 'done';
    if (isBegun(change.address, this.#progress)) return 'failed';
    return this.#attempts.length === 0 ? 'pending' : 'not-started';
  }
}

/** `exit 1`, `signal SIGKILL`, `lost`. */
export const exitInWords = (exit: TerraformExit): string => {
  switch (exit.kind) {
    case 'exited':
      return `exit ${exit.code}`;
    case 'signalled':
      return `signal ${exit.signal}`;
    case 'lost':
      return 'lost';
  }
};

/** Whether Terraform ended by itself with code 0. */
export const succeeded = (exit: TerraformExit): boolean => exit.kind === 'exited' && exit.code === 0;

const attemptResults = (changes: readonly Change[], run: AttemptRun): ReportedAttempt['results'] => {
  const progress = withAttempt(NO_PROGRESS, run);
  return changes.map((change) => {
    const seconds = (progress.byAddress.get(change.address) ?? []).flatMap(({ elapsedSeconds }) => elapsedSeconds ?? []);
    return {
      address: change.address,
      deposed: change.deposed,
      action: change.action,
      result: resultOf(change, run.exit, progress),
      seconds: seconds.length === 0 ? null : seconds.reduce((sum, next) => sum + next, 0),
    };
  });
};

const resultOf = (change: Change, exit: TerraformExit, progress: Progress): ChangeResult => {
  // Exit 0 of an apply means that the whole plan was carried out; also where a change has no events of its own.
  if (succeeded(exit)) return 'done';
  const parts = partsOf(change);
  if (parts.length > 0 && parts.every((part) => isCompleted(change, part, progress))) return 'done';
  return isBegun(change.address, progress) ? 'failed' : 'not-started';
};
