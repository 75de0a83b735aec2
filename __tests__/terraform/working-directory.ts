import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import type { TerraformEvent } from '../../src/terraform/events.ts';
import type { StartedCommand } from '../../src/terraform/followed-run.ts';
import type { PlanRequest, Terraform } from '../../src/terraform/port.ts';
import { createTerraform, type TerraformOptions } from '../../src/terraform/terraform.ts';

/** A root module in a temporary folder, with the real binary behind it. Only `terraform_data` is used: it is built in, nothing is downloaded. */
export interface WorkingDirectory {
  readonly directory: string;
  readonly privateDirectory: string;
  readonly terraform: Terraform;
  readonly events: TerraformEvent[];
  readonly notices: string[];
  readonly started: StartedCommand[];
  /** Replaces the configuration. */
  configure(hcl: string): Promise<void>;
  /** Plans into a file of its own and gives its path; throws when Terraform did not make a plan. */
  planned(request?: Partial<PlanRequest>): Promise<string>;
  /** Plans, reads the plan back and gives it; throws when either failed. */
  planAndRead(request?: Partial<PlanRequest>): Promise<Extract<Awaited<ReturnType<Terraform['readPlan']>>, { ok: true }>>;
  /** Plans and applies. */
  applied(request?: Partial<PlanRequest>): Promise<Awaited<ReturnType<Terraform['apply']>>>;
  remove(): Promise<void>;
}

/** The environment of the tests without the machine's own CLI configuration, so that no warning about that comes in between. */
export const TEST_ENVIRONMENT = { ...process.env, TF_CLI_CONFIG_FILE: devNull };

/** A new root module. */
export const createWorkingDirectory = async (hcl: string, options: Partial<TerraformOptions> = {}): Promise<WorkingDirectory> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'deploy-guard-terraform-'));
  const privateDirectory = path.join(directory, '.private');
  const [events, notices, started]: [TerraformEvent[], string[], StartedCommand[]] = [[], [], []];
  const terraform = createTerraform({
    terraformPath: 'terraform',
    workspaceDirectory: directory,
    workingDirectory: directory,
    privateDirectory,
    environment: TEST_ENVIRONMENT,
    region: null,
    credentials: { kind: 'environment' },
    lockTimeoutMs: 1_000,
    parallelism: null,
    signal: new AbortController().signal,
    now: () => new Date(),
    onEvent: (event) => events.push(event),
    onStarted: (start) => started.push(start),
    onNotice: (notice) => notices.push(notice),
    ...options,
  });
  const configure = (text: string) => writeFile(path.join(directory, 'main.tf'), text);
  let count = 0;
  const planned: WorkingDirectory['planned'] = async (request = {}) => {
    count += 1;
    const out = path.join(directory, `${count}.tfplan`);
    const run = await terraform.plan({
      mode: 'apply',
      out,
      refresh: 'refresh',
      targets: [],
      replace: [],
      extraArguments: [],
      variables: null,
      ...request,
    });
    if (run.exit.kind !== 'exited' || run.exit.code === 1) throw new Error(JSON.stringify(run));
    return out;
  };
  const planAndRead: WorkingDirectory['planAndRead'] = async (request) => {
    const reading = await terraform.readPlan(await planned(request));
    if (!reading.ok) throw new Error(reading.problem);
    return reading;
  };
  await configure(hcl);
  return {
    directory,
    privateDirectory,
    terraform,
    events,
    notices,
    started,
    configure,
    planned,
    planAndRead,
    applied: async (request) => terraform.apply(await planned(request), { parallelism: null }),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
};
