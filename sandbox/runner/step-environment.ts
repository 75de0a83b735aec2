import path from 'node:path';
import { type GithubContext, githubVariables } from './github-context.ts';
import { inputVariables } from './inputs.ts';
import type { JobFolders } from './job-folders.ts';

/** Variables that a step inherits from the machine; nothing else of this process reaches it. */
const INHERITED = ['PATH', 'HOME', 'LANG'];

/** What a step's variables are made of. */
export interface EnvironmentSources {
  readonly inputs: ReadonlyMap<string, string>;
  readonly github: GithubContext;
  readonly folders: JobFolders;
  /** `env:` of the workflow and what earlier steps put into `GITHUB_ENV`. */
  readonly jobEnv: ReadonlyMap<string, string>;
  /** Folders in front of PATH; the last one comes first. */
  readonly jobPath: readonly string[];
  /** Saved by earlier stages of the same action. */
  readonly state: ReadonlyMap<string, string>;
  /** By which the runner finds what a step left running. */
  readonly trackingId: string;
  readonly debugLogging: boolean;
}

/** The variables of one step, in the runner's order: inputs override `env:`, and a workflow cannot override what GitHub and the runner set. */
export function stepEnvironment(sources: EnvironmentSources): Record<string, string> {
  const { inputs, github, folders, jobEnv, jobPath, state, trackingId, debugLogging } = sources;
  const env: Record<string, string> = { CI: 'true', ...inherited(), ...Object.fromEntries(jobEnv) };
  const states = [...state].map(([name, value]) => [`STATE_${name}`, value]);
  return {
    ...env,
    ...Object.fromEntries(states),
    ...inputVariables(inputs),
    PATH: [...jobPath.toReversed(), env.PATH ?? ''].join(path.delimiter),
    ...githubVariables(github),
    GITHUB_EVENT_PATH: folders.eventPath,
    ...runnerVariables(folders, debugLogging),
    RUNNER_TRACKING_ID: trackingId,
    GITHUB_ACTIONS: 'true',
  };
}

/** What the runner prints before main: the step's inputs and `env:`. */
export function describeStep({ inputs, jobEnv }: EnvironmentSources): string[] {
  const given = [...inputs].filter(([, value]) => value !== '');
  const env = jobEnv.size === 0 ? [] : ['env:', ...listing(jobEnv)];
  return ['##[group]Run ./', 'with:', ...listing(given), ...env, '##[endgroup]'];
}

function listing(entries: Iterable<readonly [string, string]>): string[] {
  return [...entries].map(([name, value]) => `  ${name}: ${value}`);
}

function inherited(): Record<string, string> {
  const known = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(known);
}

function runnerVariables({ temp, toolCache }: JobFolders, debugLogging: boolean): Record<string, string> {
  return {
    RUNNER_OS: process.platform === 'darwin' ? 'macOS' : 'Linux',
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_NAME: 'sandbox',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: toolCache,
    ...(debugLogging ? { RUNNER_DEBUG: '1' } : {}),
  };
}
