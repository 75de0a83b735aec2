import { chmod, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findTerraform } from '../sandbox/find-terraform.ts';
import { createJob } from '../sandbox/runner/job.ts';
import type { StepResult } from '../sandbox/runner/step-result.ts';
import type { Stage } from '../sandbox/stage.ts';
import { type Backoff, backoffDelay } from '../src/domain/backoff.ts';
import type { Node } from './nodes.ts';

const ACTION_YML = join(dirname(import.meta.dirname), 'action.yml');

/** How a deployment got through. */
export interface Deployed {
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  /** Runs of `terraform apply` that were to carry out changes. */
  readonly attempts: number;
  /** Runs of `terraform plan` and `terraform apply`, whatever for. */
  readonly runs: number;
}

/** A way to deploy what is on the stage. Rejects when it does not get through. */
export type Strategy = (stage: Stage) => Promise<Deployed>;

/** Runs the main step of the built action, as GitHub's runner does. */
export const runMainStep = async (
  { workspace, sandbox }: Stage,
  inputs: Readonly<Record<string, string>>,
  { path }: Node,
  environment: Readonly<Record<string, string>> = {},
): Promise<StepResult> => {
  const job = await createJob({
    actionYml: ACTION_YML,
    workspace,
    nodePath: path,
    env: { PATH: process.env.PATH ?? '', ...sandbox.environment, ...environment },
    with: { command: 'apply', ...inputs },
  });
  try {
    const main = await job.run('main');
    if (main.outputs.outcome !== 'applied') throw new Error(`The action did not get through:\n${main.log.slice(-4_000)}`);
    return main;
  } finally {
    await job.end();
  }
};

/** The action, with this backoff. */
export const ourAction =
  (node: Node, { initialDelayMs, multiplier, maxDelayMs, jitter }: Backoff): Strategy =>
  async (stage) => {
    const { script, log } = await countingTerraform(stage.workspace);
    const inputs = {
      'terraform-path': script,
      'initial-delay': `${initialDelayMs}ms`,
      'backoff-multiplier': `${multiplier}`,
      'max-delay': `${maxDelayMs}ms`,
      jitter,
      'max-retries': '50',
    };
    const { outputs } = await runMainStep(stage, inputs, node);
    const endedAt = Date.now();
    const runs = (await readFile(log, 'utf8')).split('\n').filter((command) => command === 'plan' || command === 'apply');
    return { endedAt, attempts: Number(outputs.attempts), runs: runs.length };
  };

/** Terraform behind a script that writes down the name of each command it runs. */
const countingTerraform = async (workspace: string): Promise<{ readonly script: string; readonly log: string }> => {
  const [script, log] = [join(workspace, 'counting-terraform'), join(workspace, 'commands.log')];
  await writeFile(script, `#!/bin/sh\necho "$1" >> '${log}'\nexec '${findTerraform()}' "$@"\n`);
  await chmod(script, 0o755);
  return { script, log };
};

const MOST_ATTEMPTS = 50;

/** What people do without the action: `terraform apply -auto-approve` until it succeeds, whatever the errors. */
const loop =
  (delayMs: (retry: number) => number): Strategy =>
  async ({ terraform }) => {
    for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
      const succeeded = await terraform('apply', '-auto-approve', '-no-color').then(
        () => true,
        () => false,
      );
      if (succeeded) return { endedAt: Date.now(), attempts, runs: attempts };
      await sleep(delayMs(attempts - 1));
    }
    throw new Error(`The loop did not get through in ${MOST_ATTEMPTS} attempts.`);
  };

/** A loop with the action's own delays. Without jitter the random number does not matter. */
export const blindLoop = (backoff: Backoff & { readonly jitter: 'none' }): Strategy =>
  loop((retry) => backoffDelay(backoff, retry, 0, null));

/** A loop that always waits equally long, in milliseconds. */
export const fixedLoop = (delayMs: number): Strategy => loop(() => delayMs);
