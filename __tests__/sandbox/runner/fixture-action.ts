import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from '@jest/globals';
import { createJob, type Job, type JobOptions } from '../../../sandbox/runner/job.ts';
import type { Interruptions } from '../../../sandbox/runner/step.ts';
import type { StepResult } from '../../../sandbox/runner/step-result.ts';

interface FixtureAction {
  /** CommonJS source; `fs` and `env` are there. */
  readonly main: string;
  readonly post?: string;
  /** YAML under `inputs:`, indented by two. */
  readonly inputs?: string;
}

type FixtureOptions = Omit<JobOptions, 'actionYml' | 'workspace'>;

const PRELUDE = `const fs = require('node:fs'); const { env } = process;\n`;
const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fixture-'));
  cleanups.unshift(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A job of an action made of the given scripts; a hundredth of GitHub's patience. Ended after the test. */
export async function jobOf(action: FixtureAction, options: FixtureOptions = {}): Promise<Job> {
  const folder = await temporaryFolder();
  const post = action.post === undefined ? '' : '\n  post: post.cjs';
  const actionYml = path.join(folder, 'action.yml');
  await writeFile(
    actionYml,
    `name: Fixture\ninputs:\n${action.inputs ?? '  unused: {}'}\nruns:\n  using: node24\n  main: main.cjs${post}\n`,
  );
  await writeFile(path.join(folder, 'main.cjs'), PRELUDE + action.main);
  await writeFile(path.join(folder, 'post.cjs'), PRELUDE + (action.post ?? ''));
  const job = await createJob({ actionYml, workspace: await temporaryFolder(), signalScale: 0.02, ...options });
  cleanups.unshift(() => job.end());
  return job;
}

/** Runs one main script. */
export async function runMain(main: string, options: FixtureOptions = {}, interruptions: Interruptions = {}): Promise<StepResult> {
  return (await jobOf({ main }, options)).run('main', interruptions);
}
