import type { AttemptRun, TerraformExit } from '../../../src/domain/attempt.ts';
import { type Clock, isoTime } from '../../../src/domain/clock.ts';
import type { Diagnostic } from '../../../src/domain/diagnostic.ts';
import type { PlanReading, PlanRequest, PlanRun, Terraform, TerraformRun, UnsavedState } from '../../../src/terraform/port.ts';
import { Applier } from './applier.ts';
import { HALTED, MOVES_EXCLUDED, NOT_SAVED, STALE } from './diagnostics.ts';
import { type MadePlan, makePlan, pendingMoves } from './planner.ts';
import type { State, World } from './world.ts';

/** One thing that the action asked Terraform to do. */
export type Call =
  | { readonly command: 'init' | 'push'; readonly at: number }
  | { readonly command: 'plan'; readonly request: PlanRequest; readonly at: number }
  | { readonly command: 'apply'; readonly file: string; readonly at: number };

/** What a test makes Terraform do beyond the ordinary. Every member may be changed while a run goes on. */
export interface Script {
  /** Milliseconds that each command takes. */
  takes: Readonly<Record<Call['command'], number>>;
  /** Called when a command begins: the place to change the world, or to cancel. */
  during: (call: Call) => void;
  /** Errors that a plan prints instead of planning; number: 1 for the first plan of the run. */
  planErrors: (request: PlanRequest, number: number) => readonly Diagnostic[];
  /** Errors of the next inits, one list an init. */
  initErrors: (readonly Diagnostic[])[];
  isInitialised: boolean;
  /** The next plan fails because init is required. */
  requiresInit: boolean;
  /** How the apply with this number ends, whatever it did; null: as usual. */
  applyExit: (number: number) => TerraformExit | null;
  /** Whether the backend refuses the state of the apply with this number. */
  losesState: (number: number) => boolean;
  /** Errors of the next state pushes, one list a push. */
  pushErrors: (readonly Diagnostic[])[];
  /** What is shown of a plan, after the fact. */
  show: (reading: PlanReading) => PlanReading;
}

const INIT_REQUIRED: Diagnostic = { severity: 'error', summary: 'Backend initialization required', detail: '', address: null, range: null };

/** Terraform over a world in memory: it plans, applies, refreshes and loses states as facts/terraform.md says. */
export class FakeTerraform implements Terraform {
  readonly calls: Call[] = [];
  readonly script: Script = {
    takes: { init: 1_000, plan: 1_000, apply: 2_000, push: 500 },
    during: () => undefined,
    planErrors: () => [],
    initErrors: [],
    isInitialised: true,
    requiresInit: false,
    applyExit: () => null,
    losesState: () => false,
    pushErrors: [],
    show: (reading) => reading,
  };
  readonly #world: World;
  readonly #clock: Clock;
  readonly #cancelled: AbortSignal;
  readonly #plans = new Map<string, MadePlan>();
  #applies = 0;
  #planRuns = 0;
  #unsaved: { readonly stamp: string; readonly state: State } | null = null;

  constructor(world: World, clock: Clock, cancelled: AbortSignal) {
    this.#world = world;
    this.#clock = clock;
    this.#cancelled = cancelled;
  }

  /** A plan file that somebody made before the run. */
  savePlan(file: string, request: Partial<Pick<PlanRequest, 'mode' | 'refresh' | 'targets' | 'replace'>> = {}): void {
    this.#plans.set(file, makePlan(this.#world, { mode: 'apply', refresh: 'refresh', targets: [], replace: [], ...request }));
  }

  /** An `errored.tfstate` that an earlier run left. */
  leaveOldUnsavedState(): void {
    this.#unsaved = { stamp: 'old', state: this.#world.state };
  }

  readonly identify = async () => ({ ok: true, identity: { product: 'terraform', version: '1.11.4', path: '/bin/terraform' } }) as const;
  readonly needsInit = async () => !this.script.isInitialised;
  readonly workspace = async () => 'default';
  readonly checkPlanFile = async () => ({ ok: true }) as const;
  readonly requiresInit = ({ diagnostics }: TerraformRun) => diagnostics.includes(INIT_REQUIRED);

  readonly init = async (): Promise<TerraformRun> => {
    await this.#begin({ command: 'init', at: this.#clock.now() });
    const run = this.#ended(this.script.initErrors.shift() ?? []);
    if (run.diagnostics.length === 0) this.script.requiresInit = false;
    return run;
  };

  readonly plan = async (request: PlanRequest): Promise<PlanRun> => {
    this.#planRuns++;
    await this.#begin({ command: 'plan', request, at: this.#clock.now() });
    const errors = this.#planErrors(request);
    if (errors.length > 0 || this.#cancelled.aborted) return { ...this.#ended(errors), hasChanges: false };
    const made = makePlan(this.#world, request);
    this.#plans.set(request.out, made);
    const hasChanges = made.shown.applyable === true;
    return { exit: { kind: 'exited', code: hasChanges ? 2 : 0 }, diagnostics: [], interrupted: false, hasChanges };
  };

  #planErrors(request: PlanRequest): readonly Diagnostic[] {
    if (this.script.requiresInit) return [INIT_REQUIRED];
    if (request.targets.length > 0 && pendingMoves(this.#world).length > 0) return [MOVES_EXCLUDED];
    return this.script.planErrors(request, this.#planRuns);
  }

  readonly readPlan = async (file: string): Promise<PlanReading> => {
    const made = this.#plans.get(file);
    if (made === undefined) return { ok: false, problem: `There is no plan in ${file}`, next: 'Give a plan file.' };
    return this.script.show({ ok: true, plan: made.shown, variables: { count: 0 }, sensitive: [], held: made.held });
  };

  readonly apply = async (file: string): Promise<AttemptRun> => {
    const startedAt = isoTime(this.#clock.now());
    const made = this.#plans.get(file);
    if (made === undefined) throw new Error(`Apply of ${file}, which nobody planned`);
    const isRefresh = made.file.steps.length + made.file.outputs.length === 0 && made.shown.moves.length === 0;
    const number = isRefresh ? 0 : ++this.#applies;
    await this.#begin({ command: 'apply', file, at: this.#clock.now() });
    const end = (run: Pick<AttemptRun, 'operations' | 'diagnostics'>): AttemptRun => ({
      ...this.#ended(run.diagnostics),
      operations: run.operations,
      startedAt,
      endedAt: isoTime(this.#clock.now()),
      ...this.#forcedExit(number),
    });
    if (made.file.serial !== this.#world.state.serial) return end({ operations: [], diagnostics: [STALE] });

    const applied = new Applier(this.#world, made.file.base, number).run(made.file, () => this.#cancelled.aborted);
    const isSaved = !this.script.losesState(number);
    if (isSaved) this.#world.state = applied.state;
    else this.#unsaved = { stamp: `apply ${number}`, state: applied.state };
    return end({ operations: applied.operations, diagnostics: [...applied.diagnostics, ...(isSaved ? [] : [NOT_SAVED])] });
  };

  readonly pushState = async (): Promise<TerraformRun> => {
    await this.#begin({ command: 'push', at: this.#clock.now() });
    const errors = this.script.pushErrors.shift() ?? [];
    if (errors.length === 0 && this.#unsaved !== null) this.#world.state = this.#unsaved.state;
    return this.#ended(errors);
  };

  readonly hashFiles: Terraform['hashFiles'] = async (files) =>
    files.map((file) => ({ ...file, hash: file.path === null ? 'unknown' : (this.#world.files.get(file.path) ?? 'missing') }));

  readonly unsavedState = async (): Promise<UnsavedState | null> =>
    this.#unsaved === null ? null : { file: '/work/errored.tfstate', stamp: this.#unsaved.stamp };

  readonly discardUnsavedState = async (): Promise<void> => {
    this.#unsaved = null;
  };

  async #begin(call: Call): Promise<void> {
    this.calls.push(call);
    this.script.during(call);
    await this.#clock.sleep(this.script.takes[call.command], new AbortController().signal);
  }

  #ended(diagnostics: readonly Diagnostic[]): TerraformRun {
    const interrupted = this.#cancelled.aborted;
    const all = interrupted ? [...diagnostics, HALTED] : diagnostics;
    return { exit: { kind: 'exited', code: all.length === 0 ? 0 : 1 }, diagnostics: all, interrupted };
  }

  #forcedExit(number: number): { readonly exit?: TerraformExit } {
    const exit = this.script.applyExit(number);
    return exit === null ? {} : { exit };
  }
}
