import { createHash } from 'node:crypto';
import type { Plan } from '../domain/change.ts';
import { digestText, type FileHash } from '../domain/plan-digest.ts';
import type { PlanReading, PlanRun, PlanVariables } from '../terraform/port.ts';
import { initialise, planOrInit, runInit } from './plan-or-init.ts';
import type { Ports } from './ports.ts';
import { requirePlannedFiles } from './require-planned-files.ts';
import { blocked, proceed, type Step, stop } from './verdict.ts';

/** The plan that this run may carry out, nothing more. */
export interface ApprovedPlan {
  readonly plan: Plan;
  /** Absolute path. */
  readonly file: string;
  readonly variables: PlanVariables;
  /** Content of the files behind the changes when the plan was approved. */
  readonly files: readonly FileHash[];
  readonly digest: string;
  /** Terraform says that there is nothing to apply. */
  readonly nothingToApply: boolean;
}

/**
 * Terraform is there, initialised, and the plan is made or read: what the run may do is known from here on.
 *
 * @param organizationId part of the digest; null: nobody could tell
 */
export const approvePlan = async (ports: Ports, organizationId: string | null): Promise<Step<ApprovedPlan>> => {
  const { settings, terraform, ledger } = ports;
  if (settings.planFile !== null) {
    const given = await terraform.checkPlanFile(settings.planFile);
    if (!given.ok) return stop(blocked('invalid-input', given.problem, [given.next]));
  }
  const identified = await terraform.identify();
  if (!identified.ok) return stop(blocked('invalid-input', identified.problem, [identified.next]));
  const { product, version } = identified.identity;
  ledger.noteTerraform({ product, version }, null);

  const initialised = await initialise(ports);
  if (!initialised.ok) return initialised;
  const made = settings.planFile === null ? await makePlan(ports) : proceed({ file: settings.planFile, hasChanges: true });
  if (!made.ok) return made;

  const { file, hasChanges } = made.value;
  const reading = await readPlan(ports, file);
  if (!reading.ok) return reading;
  const { plan, variables } = reading.value;
  const wrongMode = refuseOtherMode(ports, plan);
  if (wrongMode !== null) return stop(wrongMode);

  const files = await terraform.hashFiles(plan.files);
  const workspace = await terraform.workspace();
  const digest = createHash('sha256').update(digestText(plan, { workspace, organizationId, files })).digest('hex');
  ledger.noteTerraform({ product, version }, workspace);
  ledger.notePlan(plan, digest);
  const asPlanned = requirePlannedFiles(ports, plan, files);
  if (!asPlanned.ok) return asPlanned;
  return proceed({ plan, file, variables, files, digest, nothingToApply: plan.applyable === null ? !hasChanges : !plan.applyable });
};

/** Reads the plan; one that was made elsewhere can need an init that this working directory lacks. */
const readPlan = async (ports: Ports, file: string): Promise<Step<Extract<PlanReading, { readonly ok: true }>>> => {
  const { settings, terraform } = ports;
  let reading = await terraform.readPlan(file);
  if (!reading.ok && reading.requiresInit === true && settings.init === 'auto') {
    const initialised = await runInit(ports);
    if (!initialised.ok) return initialised;
    reading = await terraform.readPlan(file);
  }
  return reading.ok ? proceed(reading) : stop(blocked('invalid-input', reading.problem, [reading.next]));
};

/** Plans as `command` says. */
const makePlan = async (ports: Ports): Promise<Step<{ readonly file: string; readonly hasChanges: boolean }>> => {
  const { settings, terraform } = ports;
  const file = ports.privateFile('approved.tfplan');
  const request = {
    mode: settings.command === 'destroy' ? 'destroy' : 'apply',
    out: file,
    refresh: 'refresh',
    targets: [],
    replace: [],
    extraArguments: settings.planArguments,
    variables: null,
  } as const;
  const planned = await planOrInit(ports, 'terraform plan', {
    command: 'plan',
    context: { phase: 'plan', changes: [] },
    run: () => terraform.plan(request),
    isSuccess: isPlanned,
  });
  return planned.ok ? proceed({ file, hasChanges: planned.value.hasChanges }) : planned;
};

/** `-detailed-exitcode`: 0 without changes, 2 with changes. */
export const isPlanned = ({ exit }: PlanRun): boolean => exit.kind === 'exited' && (exit.code === 0 || exit.code === 2);

/** A destroy plan under `apply` would be re-planned as the creation of everything, and the other way round. */
const refuseOtherMode = ({ settings }: Ports, plan: Plan) => {
  const wanted = settings.command === 'destroy' ? 'destroy' : 'apply';
  if (plan.mode === wanted || (plan.changes.length === 0 && plan.moves.length === 0)) return null;
  const what = settings.planFile === null ? 'The plan that was made is ' : `Input plan-file is ${JSON.stringify(settings.planFile)}: `;
  const problem = `${what}${plan.mode === 'destroy' ? 'a destroy plan' : 'not a destroy plan'}, and command is ${settings.command}`;
  return blocked('invalid-input', problem, [
    wanted === 'destroy'
      ? 'Make the plan with terraform plan -destroy -out=…, or write command: apply.'
      : 'Make the plan without -destroy, or write command: destroy.',
  ]);
};
