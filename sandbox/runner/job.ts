import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { readActionYml } from './action-yml.ts';
import { type GithubOptions, githubContext } from './github-context.ts';
import { resolveInputs } from './inputs.ts';
import { createJobFolders } from './job-folders.ts';
import { createMasks } from './masks.ts';
import { killOrphans, type Orphan } from './orphans.ts';
import { type Interruptions, runStep } from './step.ts';
import { prependPath } from './step-effects.ts';
import { describeStep, type EnvironmentSources, stepEnvironment } from './step-environment.ts';
import type { StepResult } from './step-result.ts';

/** A job with one step that uses one action. */
export interface JobOptions {
  /** Path of the action's `action.yml`. */
  readonly actionYml: string;
  /** The checkout: working directory of the steps. Must exist. */
  readonly workspace: string;
  /** The workflow's `env:`. The log shows it, as on GitHub: name what is secret in `secrets`. */
  readonly env?: Readonly<Record<string, string>>;
  /** The step's `with:`. */
  readonly with?: Readonly<Record<string, string>>;
  /** Values of the repository's secrets: masked from the start. */
  readonly secrets?: readonly string[];
  readonly github?: GithubOptions;
  /** The Node that runs the action; by default the one that runs this. */
  readonly nodePath?: string;
  /** `ACTIONS_STEP_DEBUG`: `RUNNER_DEBUG=1`, and debug lines in the log. */
  readonly runnerDebug?: boolean;
  /** Told every line of the log while the steps run, as a person sees it. */
  readonly onLine?: (line: string) => void;
  /** Multiplies the runner's waits of 7.5 s, 2.5 s (signals) and 5 s (open pipes); 1 is GitHub's own pace. */
  readonly signalScale?: number;
}

/** A running job. Run `main`, then `post`, then `end` it. */
export interface Job {
  /** `RUNNER_TEMP`: there until `end`. */
  readonly runnerTemp: string;
  /**
   * Runs a stage. `post` runs whatever became of main, because its condition is `always()`; for the same reason GitHub does not signal
   * it on cancellation, so only `timeoutMs` and the kills are allowed there.
   *
   * @throws Error where the stage cannot be run: post before main, no `runs.post`, a cancellation of post
   */
  run(stage: 'main' | 'post', interruptions?: Interruptions): Promise<StepResult>;
  /** Kills what the steps left running and deletes the job's temporary folders; returns what was killed. */
  end(): Promise<readonly Orphan[]>;
}

/**
 * Prepares a job as GitHub's runner does: temporary folders, contexts, inputs with the defaults of action.yml. Faithful to runner 2.336 on
 * Linux and macOS as far as facts/github.md 1.1 to 1.5 go; problem matchers and expressions other than `github.…` are not modelled.
 *
 * @throws Error where action.yml cannot be used
 */
export async function createJob(options: JobOptions): Promise<Job> {
  const manifest = await readActionYml(path.resolve(options.actionYml));
  const workspace = await realpath(options.workspace);
  const github = githubContext(options.github ?? {}, workspace);
  const { values: inputs, warnings } = resolveInputs(manifest, options.with ?? {}, github);
  const folders = await createJobFolders(options.github?.event ?? {});
  const onLine = options.onLine ?? (() => {});
  const debugLogging = options.runnerDebug ?? false;
  const trackingId = `github_${randomUUID()}`;

  const masks = createMasks();
  for (const secret of [github.get('token') ?? '', ...(options.secrets ?? [])]) masks.addWithLines(secret);
  const state = new Map<string, string>();
  const jobEnv = new Map(Object.entries(options.env ?? {}));
  const jobPath: string[] = [];
  const sources: EnvironmentSources = { inputs, github, folders, jobEnv, jobPath, state, trackingId, debugLogging };
  let mainStarted = false;

  return {
    runnerTemp: folders.temp,
    async run(stage, interruptions = {}) {
      const script = stage === 'main' ? manifest.main : manifest.post;
      if (script === null) throw new Error(`${options.actionYml}: there is no runs.post`);
      if (stage === 'post') mustAllowPost(mainStarted, interruptions);
      mainStarted = true;
      const result = await runStep({
        displayName: stage === 'main' ? manifest.name : `Post ${manifest.name}`,
        header: stage === 'main' ? describeStep(sources) : ['Post job cleanup.'],
        warnings,
        nodePath: options.nodePath ?? process.execPath,
        script,
        workspace,
        runnerTemp: folders.temp,
        env: stepEnvironment(sources),
        state,
        masks,
        debugLogging,
        signalScale: options.signalScale ?? 1,
        onLine,
        interruptions,
      });
      for (const [name, value] of Object.entries(result.env)) jobEnv.set(name, value);
      for (const folder of result.path) prependPath(jobPath, folder);
      return result;
    },
    async end() {
      const orphans = await killOrphans(trackingId);
      for (const { pid, name } of orphans) onLine(`Terminate orphan process: pid (${pid}) (${name})`);
      await folders.remove();
      return orphans;
    },
  };
}

function mustAllowPost(mainStarted: boolean, { cancelAfterMs, cancelOn }: Interruptions): void {
  if (!mainStarted) throw new Error('post is registered when main starts: run main first');
  if (cancelAfterMs !== undefined || cancelOn !== undefined) {
    throw new Error('GitHub does not signal a step whose condition is always(): use timeoutMs, killAfterMs or killOn');
  }
}
