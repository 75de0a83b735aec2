import { relative, sep } from 'node:path';
import type { RunFacts } from '../commands/ledger.ts';
import { isoTime } from '../domain/clock.ts';
import { ACTION } from './version.ts';

/** The part of the environment that GitHub's runner sets (facts/github.md 1.3). */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a report says about the run: from the runner's variables; null where there is no runner. */
export const runFacts = (
  env: Environment,
  command: string,
  directories: { readonly workspace: string; readonly working: string },
  maxAttempts: number,
  startedAt: number,
): RunFacts => ({
  action: ACTION,
  command,
  startedAt: isoTime(startedAt),
  run: {
    repository: env.GITHUB_REPOSITORY ?? null,
    workflow: env.GITHUB_WORKFLOW ?? null,
    url: runUrl(env),
    attempt: /^\d+$/.test(env.GITHUB_RUN_ATTEMPT ?? '') ? Number(env.GITHUB_RUN_ATTEMPT) : null,
    sha: env.GITHUB_SHA ?? null,
    actor: env.GITHUB_ACTOR ?? null,
  },
  workingDirectory: relative(directories.workspace, directories.working).replaceAll(sep, '/') || '.',
  maxAttempts,
});

const runUrl = ({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id }: Environment): string | null =>
  server === undefined || repository === undefined || id === undefined ? null : `${server}/${repository}/actions/runs/${id}`;
