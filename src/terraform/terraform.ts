import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AttemptRun } from '../domain/attempt.ts';
import type { PlanMode } from '../domain/change.ts';
import { applyArguments, initArguments, planArguments, statePushArguments, workspaceArguments } from './arguments.ts';
import {
  type AdjustedEnvironment,
  environmentForApply,
  environmentForReplan,
  type GivenCredentials,
  terraformEnvironment,
} from './environment.ts';
import { hashFiles } from './files.ts';
import { asRun, type FollowedCommand, type FollowedEnd, followCommand, privatePath, type RunSurroundings } from './followed-run.ts';
import { saysInitRequired } from './init-required.ts';
import { locateTerraform } from './locate.ts';
import { checkPlanFile } from './plan-file.ts';
import { createSeal } from './planned-values.ts';
import type { PlanReading, PlanRequest, PlanRun, PlanVariables, Terraform, TerraformIdentity } from './port.ts';
import { createRedactor } from './redact.ts';
import { createRunRecord } from './run-record.ts';
import { runShort } from './short-command.ts';
import { showPlan } from './show-plan.ts';
import { discardUnsavedState, findUnsavedState } from './unsaved-state.ts';
import { HeldVariables } from './variables.ts';

/** What the adapter needs to know. All paths are absolute. */
export interface TerraformOptions extends Omit<RunSurroundings, 'redactor'> {
  /** The `terraform-path` input: a bare name or a path, relative to `workspaceDirectory`. */
  readonly terraformPath: string;
  readonly workspaceDirectory: string;
  /** The environment of this process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The `region` input; null: the environment's. */
  readonly region: string | null;
  readonly credentials: GivenCredentials;
  readonly lockTimeoutMs: number;
  /** For plans; an apply is given its own. */
  readonly parallelism: number | null;
  readonly now: () => Date;
  /** Sentences for the log about what was changed in the environment. */
  readonly onNotice: (notice: string) => void;
}

/**
 * How long an interrupted init or plan may take to release its lock before it is killed. SIGINT alone is not enough: a plan deep
 * in its own computation went on for 38 minutes (facts/toolchain.md 5); the runner kills us after ten seconds.
 */
const KILL_AFTER_MS = 5_000;

/** Runs the first time it is called, and gives the same answer ever after. */
const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
};

const isThere = async (file: string): Promise<boolean> => {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
};

/** Values come only from our own plans: the port hides the class, not its origin. */
const ownVariables = (variables: PlanVariables | null): HeldVariables | null => {
  if (variables === null || variables instanceof HeldVariables) return variables;
  throw new TypeError('The variables of a re-plan must come from readPlan.');
};

/** Terraform, or OpenTofu, in one root module. Nothing is run before the first call. */
export const createTerraform = (options: TerraformOptions): Terraform => {
  const { workingDirectory, privateDirectory } = options;
  const environment = terraformEnvironment(options.environment, options);
  const seal = createSeal(randomBytes(32));
  const redactor = createRedactor();
  redactor.add([environment.GENESYSCLOUD_OAUTHCLIENT_SECRET ?? '', environment.GENESYSCLOUD_ACCESS_TOKEN ?? '']);
  const surroundings: RunSurroundings = { ...options, redactor };
  /** A destroy plan is not marked in JSON, and one that has nothing left to do cannot be told at all: of our own plans we know. */
  const modes = new Map<string, PlanMode>();
  const identify = once(() => locateTerraform(options.terraformPath, environment, options.workspaceDirectory));

  const adjusted = ({ environment: variables, notices }: AdjustedEnvironment) => {
    for (const notice of notices) options.onNotice(notice);
    return variables;
  };

  /** Runs a command of the located binary; without one it is a run that never began, with the reason as its diagnostic. */
  const follow = async (build: (identity: TerraformIdentity) => Omit<FollowedCommand, 'binary'>): Promise<FollowedEnd> => {
    const located = await identify();
    if (located.ok) return followCommand({ ...build(located.identity), binary: located.identity.path }, surroundings);
    const record = createRunRecord();
    const diagnostic = { severity: 'error', summary: located.problem, detail: located.next, address: null, range: null } as const;
    record.add({ type: 'diagnostic', message: located.problem, diagnostic });
    return { exit: { kind: 'lost' }, interrupted: false, record };
  };

  const followPlan = (request: PlanRequest, varFile: string | null): Promise<FollowedEnd> =>
    follow(() => ({
      name: 'plan',
      arguments: planArguments(request, options, varFile),
      environment: request.variables === null ? environment : adjusted(environmentForReplan(environment, request.targets.length > 0)),
      killAfterMs: KILL_AFTER_MS,
    }));

  const planWithVariables = async (request: PlanRequest): Promise<FollowedEnd> => {
    const variables = ownVariables(request.variables);
    if (variables === null || variables.count === 0) return followPlan(request, null);
    const varFile = `${await privatePath(privateDirectory, 'variables')}.tfvars.json`;
    try {
      await variables.writeTo(varFile);
      return await followPlan(request, varFile);
    } finally {
      await rm(varFile, { force: true });
    }
  };

  return {
    identify,

    needsInit: async () => !(await isThere(path.resolve(workingDirectory, environment.TF_DATA_DIR || '.terraform'))),

    init: async (extraArguments) =>
      asRun(
        await follow((identity) => ({
          name: 'init',
          arguments: initArguments(identity, extraArguments, options),
          environment,
          killAfterMs: KILL_AFTER_MS,
        })),
      ),

    workspace: async () => {
      const located = await identify();
      const fallback = environment.TF_WORKSPACE || 'default';
      if (!located.ok) return fallback;
      const answer = await runShort(located.identity.path, workspaceArguments(), { cwd: workingDirectory, environment });
      return (answer.code === 0 && answer.stdout.trim()) || fallback;
    },

    plan: async (request): Promise<PlanRun> => {
      modes.set(request.out, request.mode);
      const end = await planWithVariables(request);
      return { ...asRun(end), hasChanges: end.exit.kind === 'exited' && end.exit.code === 2 };
    },

    checkPlanFile,

    readPlan: async (planFile, heldAt = new Set()): Promise<PlanReading> => {
      const located = await identify();
      if (!located.ok) return located;
      const reading = await showPlan({
        binary: located.identity.path,
        cwd: workingDirectory,
        environment: environmentForApply(environment).environment,
        planFile,
        scratch: await privatePath(privateDirectory, 'show'),
        mode: modes.get(planFile) ?? null,
        heldAt,
        seal,
      });
      if (reading.ok) redactor.add(reading.sensitive);
      return reading;
    },

    requiresInit: ({ diagnostics }) => saysInitRequired(diagnostics),

    hashFiles: (files) => hashFiles(files, workingDirectory),

    apply: async (planFile, { parallelism }): Promise<AttemptRun> => {
      const startedAt = options.now().toISOString();
      const end = await follow(() => ({
        name: 'apply',
        arguments: applyArguments(planFile, { lockTimeoutMs: options.lockTimeoutMs, parallelism }),
        environment: adjusted(environmentForApply(environment)),
        killAfterMs: null,
      }));
      const { exit, interrupted, record } = end;
      return {
        exit,
        interrupted,
        startedAt,
        endedAt: options.now().toISOString(),
        operations: record.operations(),
        diagnostics: record.diagnostics(),
      };
    },

    unsavedState: () => findUnsavedState(workingDirectory),

    discardUnsavedState: () => discardUnsavedState(workingDirectory),

    pushState: async (file) =>
      asRun(await follow(() => ({ name: 'state push', arguments: statePushArguments(file, options), environment, killAfterMs: null }))),
  };
};
