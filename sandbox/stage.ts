import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Report } from '../src/domain/report.ts';
import { findTerraform } from './find-terraform.ts';
import { createJob } from './runner/job.ts';
import type { StepResult } from './runner/step-result.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';

const root = dirname(import.meta.dirname);

/** What is on stage before the action runs. */
export interface StageOptions extends Omit<SandboxOptions, 'workingDirectory'> {
  /** Files of the root module by name; `main.tf` gets the provider block in front. */
  readonly files: Readonly<Record<string, string>>;
  /** Applied by Terraform itself before the scenario is armed; false: nothing is there yet. */
  readonly apply?: boolean;
  /** Whether the scenario's clock starts at once; false: the caller arms it. */
  readonly arm?: boolean;
  /** More environment for Terraform and the action. */
  readonly env?: Readonly<Record<string, string>>;
}

/** One run of the built action: main and post, and the report that main wrote. */
export interface ActionRun {
  readonly main: StepResult;
  readonly post: StepResult;
  readonly report: Report;
  /** The report as text, for tests about what it must not hold. */
  readonly reportText: string;
  /** Every file in the runner's temporary folder when post was over, by its path in there: text. */
  readonly leftBehind: Readonly<Record<string, string>>;
}

/** A workspace with a root module, beside a sandbox. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly workspace: string;
  /** Writes files of the root module. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs Terraform itself, without the action; rejects when it fails. */
  terraform(...args: string[]): Promise<string>;
  /** Runs `dist` with these inputs as GitHub's runner does, Node and all. */
  run(inputs: Readonly<Record<string, string>>, options?: RunOptions): Promise<ActionRun>;
  close(): Promise<void>;
}

/** How the runner runs the action this time. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly interruptions?: Parameters<Awaited<ReturnType<typeof createJob>>['run']>[1];
  /** Told every line of the log as it comes. */
  readonly onLine?: (line: string) => void;
}

export const PROVIDER = `
terraform {
  required_providers {
    genesyscloud = { source = "mypurecloud/genesyscloud" }
  }
}
provider "genesyscloud" {}
`;

/** Short waits, so that tests of the loop take moments. */
const QUICK = { 'initial-delay': '100ms', 'max-delay': '400ms', command: 'apply' };

/** Every file below a folder, by its path in there. */
const readAll = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = files.map(async (file) => [relative(folder, file), await readFile(file, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
};

/** Sets the stage: workspace, sandbox, `terraform init`, and what should already be deployed. Then the scenario's clock starts. */
export const setStage = async ({ files, apply = true, arm = true, env = {}, ...options }: StageOptions): Promise<Stage> => {
  const workspace = await realpath(await mkdtemp(join(tmpdir(), 'stage-')));
  const sandbox = await startSandbox({ ...options, workingDirectory: workspace });
  const environment = { ...sandbox.environment, ...env };

  const write = async (more: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(more)) {
      await mkdir(dirname(join(workspace, name)), { recursive: true });
      await writeFile(join(workspace, name), name === 'main.tf' ? `${PROVIDER}${text}` : text);
    }
  };
  const terraform = async (...args: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(findTerraform() ?? 'terraform', args, {
      cwd: workspace,
      env: { ...process.env, ...environment, TF_IN_AUTOMATION: '1', TF_INPUT: '0' },
      maxBuffer: 256 * 1024 * 1024,
    });
    return stdout;
  };
  const run = async (
    inputs: Readonly<Record<string, string>>,
    { env: more = {}, interruptions = {}, onLine = () => undefined }: RunOptions = {},
  ): Promise<ActionRun> => {
    const job = await createJob({
      actionYml: join(root, 'action.yml'),
      workspace,
      env: { PATH: process.env.PATH ?? '', ...environment, ...more },
      with: { ...QUICK, 'terraform-path': findTerraform() ?? 'terraform', ...inputs },
      signalScale: 0.2,
      onLine,
    });
    try {
      const main = await job.run('main', interruptions);
      const reportText = await readFile(main.outputs['report-file'] ?? '', 'utf8');
      const post = await job.run('post');
      return { main, post, reportText, report: JSON.parse(reportText), leftBehind: await readAll(job.runnerTemp) };
    } finally {
      await job.end();
    }
  };

  const stage: Stage = {
    sandbox,
    workspace,
    write,
    terraform,
    run,
    close: async () => {
      await sandbox.close();
      await rm(workspace, { recursive: true, force: true });
    },
  };
  try {
    await write(files);
    if (apply) {
      await terraform('init', '-no-color');
      await terraform('apply', '-auto-approve', '-no-color');
    }
  } catch (error) {
    // Servers that nobody closes would keep the process from ending.
    await stage.close();
    throw error;
  }
  if (arm) sandbox.api.arm();
  return stage;
};
