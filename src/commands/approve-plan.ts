import { createHash } from 'node:crypto';
import type { Plan } from '../domain/change.ts';
import { digestText, type FileHash } from '../domain/plan-digest.ts';
import type { Hazard } from '../domain/report.ts';
import type { PlanRun, PlanVariables } from '../terraform/port.ts';
import { succeeded } from './ledger.ts';
import type { Ports } from './ports.ts';
import { repeatCurable } from './repeat-curable.ts';
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

/** Terraform is there, initialised, and the plan is made or read: what the run may do is known from here on. */
export const approvePlan = async (ports: Ports): Promise<Step<ApprovedPlan>> => {
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
  const reading = await terraform.readPlan(file);
  if (!reading.ok) return stop(blocked('invalid-input', reading.problem, [reading.next]));
  const { plan, variables } = reading;
  const wrongMode = refuseOtherMode(ports, plan);
  if (wrongMode !== null) return stop(wrongMode);

  const files = await terraform.hashFiles(plan.files);
  const workspace = await terraform.workspace();
  const digest = createHash('sha256')
    .update(digestText(plan, { workspace, organizationId: null, files }))
    .digest('hex');
  ledger.noteTerraform({ product, version }, workspace);
  ledger.notePlan(plan, digest);
  ledger.noteHazards(files.flatMap(remoteFileHazard));
  return proceed({ plan, file, variables, files, digest, nothingToApply: plan.applyable === null ? !hasChanges : !plan.applyable });
};

/** `init: auto` runs it where nothing is initialised yet. */
const initialise = async (ports: Ports): Promise<Step<null>> => {
  const { settings, terraform } = ports;
  if (settings.init === 'false') return proceed(null);
  if (settings.init === 'auto' && !(await terraform.needsInit())) return proceed(null);
  return runInit(ports);
};

const runInit = async (ports: Ports): Promise<Step<null>> => {
  const { settings, terraform, log } = ports;
  const done = await log.group('terraform init', () =>
    repeatCurable(ports, {
      command: 'init',
      context: { phase: 'init', changes: [] },
      run: () => terraform.init(settings.initArguments),
      isSuccess: ({ exit }) => succeeded(exit),
    }),
  );
  return done.ok ? proceed(null) : done;
};

/** Plans; where Terraform then says that init is required, initialises once and plans again. */
const makePlan = async (ports: Ports): Promise<Step<{ readonly file: string; readonly hasChanges: boolean }>> => {
  const { settings, terraform, log } = ports;
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
  let initRequired = false;
  const plan = (mayInit: boolean) =>
    log.group('terraform plan', () =>
      repeatCurable(ports, {
        command: 'plan',
        context: { phase: 'plan', changes: [] },
        run: () => terraform.plan(request),
        isSuccess: (run) => {
          initRequired = mayInit && terraform.requiresInit(run);
          return initRequired || isPlanned(run);
        },
      }),
    );

  const first = await plan(settings.init === 'auto');
  if (!first.ok) return first;
  if (!initRequired) return proceed({ file, hasChanges: first.value.hasChanges });
  const initialised = await runInit(ports);
  if (!initialised.ok) return initialised;
  const second = await plan(false);
  return second.ok ? proceed({ file, hasChanges: second.value.hasChanges }) : second;
};

/** `-detailed-exitcode`: 0 without changes, 2 with changes. */
export const isPlanned = ({ exit }: PlanRun): boolean => exit.kind === 'exited' && (exit.code === 0 || exit.code === 2);

/** A destroy plan under `apply` would be re-planned as the creation of everything, and the other way round. */
const refuseOtherMode = ({ settings }: Ports, plan: Plan) => {
  const wanted = settings.command === 'destroy' ? 'destroy' : 'apply';
  if (plan.mode === wanted || (plan.changes.length === 0 && plan.moves.length === 0)) return null;
  const problem = `Input plan-file is ${JSON.stringify(settings.planFile ?? '')}: ${plan.mode === 'destroy' ? 'a destroy plan' : 'not a destroy plan'}, and command is ${settings.command}`;
  return blocked('invalid-input', problem, [
    wanted === 'destroy'
      ? 'Make the plan with terraform plan -destroy -out=…, or write command: apply.'
      : 'Make the plan without -destroy, or write command: destroy.',
  ]);
};

/** A file that is fetched at apply cannot be pinned (design section 1, plan digest). */
const remoteFileHazard = ({ address, attribute, hash }: FileHash): readonly Hazard[] => {
  if (hash === 'remote')
    return [
      { level: 'medium', address, message: `${attribute} names a remote file: what it holds at apply is not part of what was approved` },
    ];
  if (hash === 'unknown')
    return [
      {
        level: 'medium',
        address,
        message: `${attribute} is not known before the apply: the file behind it is not part of what was approved`,
      },
    ];
  return [];
};
