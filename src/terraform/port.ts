import type { AttemptRun, TerraformExit } from '../domain/attempt.ts';
import type { Plan, PlanMode, PlannedFile } from '../domain/change.ts';
import type { Diagnostic } from '../domain/diagnostic.ts';
import type { HeldValues } from '../domain/in-place.ts';
import type { FileHash } from '../domain/plan-digest.ts';

/** Which binary answered. */
export interface TerraformIdentity {
  readonly product: 'terraform' | 'opentofu';
  /** `1.11.4` */
  readonly version: string;
  /** What is run: setup-terraform's wrapper already bypassed. */
  readonly path: string;
}

/** How a command other than apply ended. */
export interface TerraformRun {
  readonly exit: TerraformExit;
  readonly diagnostics: readonly Diagnostic[];
  readonly interrupted: boolean;
}

/** The variables of a plan, held inside the adapter: values may be secret. */
export interface PlanVariables {
  readonly count: number;
}

/** What to plan. Everything but `mode` and `out` may be empty. */
export interface PlanRequest {
  readonly mode: PlanMode;
  /** Absolute path of the plan file to write. */
  readonly out: string;
  /** `refresh`: as usual; `none`: `-refresh=false`; `only`: `-refresh-only`. */
  readonly refresh: 'refresh' | 'none' | 'only';
  readonly targets: readonly string[];
  readonly replace: readonly string[];
  /** The user's `plan-arguments`. */
  readonly extraArguments: readonly string[];
  /** Variables of the approved plan, for a re-plan; null for the first plan. */
  readonly variables: PlanVariables | null;
}

/** A plan run: `hasChanges` is `-detailed-exitcode` 2. */
export interface PlanRun extends TerraformRun {
  readonly hasChanges: boolean;
}

/** A plan file read, or why it could not be; `problem` is a sentence for people. */
export type PlanReading =
  | {
      readonly ok: true;
      readonly plan: Plan;
      readonly variables: PlanVariables;
      readonly sensitive: readonly string[];
      /** What the plan leaves as it is, of what was asked for. */
      readonly held: HeldValues;
    }
  | { readonly ok: false; readonly problem: string; readonly next: string };

/** Terraform or OpenTofu, one root module. Every method runs the binary with array arguments; none throws for Terraform's own failures. */
export interface Terraform {
  /** Which binary is run, asked once. */
  identify(): Promise<
    { readonly ok: true; readonly identity: TerraformIdentity } | { readonly ok: false; readonly problem: string; readonly next: string }
  >;
  /** Whether neither `TF_DATA_DIR` nor `.terraform` is there yet. */
  needsInit(): Promise<boolean>;
  /** Runs `init`. */
  init(extraArguments: readonly string[]): Promise<TerraformRun>;
  /** Name of the current workspace. */
  workspace(): Promise<string>;
  /** Makes a plan file. An interrupted plan is killed after a grace time. */
  plan(request: PlanRequest): Promise<PlanRun>;
  /** What a given plan file is, before anything is run: a bookmark of a remote run, for one, is refused here. */
  checkPlanFile(file: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: string; readonly next: string }>;
  /** Reads a saved plan, made here or elsewhere. `heldAt`: addresses (also `output.NAME`) whose values are wanted where the plan leaves them alone. */
  readPlan(file: string, heldAt?: ReadonlySet<string>): Promise<PlanReading>;
  /** Applies a saved plan; an interrupt is passed on once and the end is waited for. */
  apply(planFile: string, options: { readonly parallelism: number | null }): Promise<AttemptRun>;
  /** `terraform state push FILE`. */
  pushState(file: string): Promise<TerraformRun>;
  /** Whether a failed run says that `terraform init` is required. */
  requiresInit(run: TerraformRun): boolean;
  /** SHA-256 of the files behind changes as they are now, resolved as Terraform does. */
  hashFiles(files: readonly PlannedFile[]): Promise<readonly FileHash[]>;
  /** `errored.tfstate` in the working directory: what Terraform leaves when it could not save the state. */
  unsavedState(): Promise<UnsavedState | null>;
  /** Deletes `errored.tfstate` once it has been pushed: a stale copy with secrets in it. */
  discardUnsavedState(): Promise<void>;
}

/** A state that Terraform wrote to disk because the backend refused it. `stamp` changes whenever the file does. */
export interface UnsavedState {
  /** Absolute path. */
  readonly file: string;
  readonly stamp: string;
}
