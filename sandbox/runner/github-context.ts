/** What a test or a demo says about the run; everything else has a plausible value. All of it is fiction unless given. */
export interface GithubOptions {
  readonly repository?: string;
  readonly workflow?: string;
  readonly job?: string;
  readonly actor?: string;
  readonly runId?: number;
  readonly runNumber?: number;
  readonly runAttempt?: number;
  readonly eventName?: string;
  /** The webhook payload, written to `GITHUB_EVENT_PATH`. */
  readonly event?: unknown;
  readonly ref?: string;
  readonly sha?: string;
  readonly headRef?: string;
  readonly baseRef?: string;
  readonly serverUrl?: string;
  /** A fake API server. */
  readonly apiUrl?: string;
  /** `github.token`; masked, as on GitHub. */
  readonly token?: string;
}

/** The `github` context by its own names (`run_id`), as text: source of `GITHUB_…` variables and of `${{ github.… }}`. */
export type GithubContext = ReadonlyMap<string, string>;

/** Names of the context that are not handed to steps as variables. */
const NOT_IN_ENVIRONMENT = new Set(['token']);

/** @param workspace absolute path of the checkout */
export function githubContext(options: GithubOptions, workspace: string): GithubContext {
  const repository = options.repository ?? 'octo-org/contact-center';
  const ref = options.ref ?? 'refs/heads/main';
  const workflow = options.workflow ?? 'deploy';
  const actor = options.actor ?? 'octocat';
  const serverUrl = options.serverUrl ?? 'https://github.com';
  const apiUrl = options.apiUrl ?? 'https://api.github.com';
  return new Map<string, string>([
    ['action', '__self'],
    ['actor', actor],
    ['api_url', apiUrl],
    ['base_ref', options.baseRef ?? ''],
    ['event_name', options.eventName ?? 'push'],
    ['graphql_url', `${apiUrl}/graphql`],
    ['head_ref', options.headRef ?? ''],
    ['job', options.job ?? 'deploy'],
    ['ref', ref],
    ['ref_name', ref.replace(/^refs\/(heads|tags|pull)\//, '')],
    ['ref_type', ref.startsWith('refs/tags/') ? 'tag' : 'branch'],
    ['repository', repository],
    ['repository_owner', repository.split('/')[0] ?? ''],
    ['run_attempt', String(options.runAttempt ?? 1)],
    ['run_id', String(options.runId ?? 1_000_001)],
    ['run_number', String(options.runNumber ?? 1)],
    ['server_url', serverUrl],
    ['sha', options.sha ?? 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00'],
    ['token', options.token ?? 'ghs_sandboxSandboxSandboxSandboxSandbox1'],
    ['triggering_actor', actor],
    ['workflow', workflow],
    ['workflow_ref', `${repository}/.github/workflows/${workflow}.yml@${ref}`],
    ['workspace', workspace],
  ]);
}

/** The context as variables for a step. */
export function githubVariables(context: GithubContext): Record<string, string> {
  const visible = [...context].filter(([name]) => !NOT_IN_ENVIRONMENT.has(name));
  return Object.fromEntries(visible.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value]));
}
