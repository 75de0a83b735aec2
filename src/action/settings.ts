import type { Backoff } from '../domain/backoff.ts';

/** What the action is asked to do. */
export const COMMANDS = ['check', 'apply', 'destroy', 'status', 'drift', 'replay-attributes'] as const;

/** One of the commands of design section 2. */
export type Command = (typeof COMMANDS)[number];

/**
 * Credentials for Terraform's provider. `environment`: whatever the environment holds is handed through. The other two come by
 * input and replace all credential variables of the environment (design section 3).
 */
export type Credentials =
  | { readonly kind: 'environment' }
  | { readonly kind: 'client'; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: 'token'; readonly accessToken: string };

/** Everything the inputs say, read once, complete and immutable. Nothing after this reads an input. */
export interface Settings {
  readonly command: Command;
  /** Absolute path of the checked-out repository (`GITHUB_WORKSPACE`). */
  readonly workspaceDirectory: string;
  /** Absolute path of the Terraform root module, inside the workspace. */
  readonly workingDirectory: string;
  /** Absolute path of the saved plan; null: the action plans itself. */
  readonly planFile: string | null;
  /** One argument each. */
  readonly planArguments: readonly string[];
  readonly init: 'auto' | 'true' | 'false';
  readonly initArguments: readonly string[];
  readonly terraformPath: string;
  /** Milliseconds. */
  readonly lockTimeoutMs: number;
  /** Null: Terraform's own default. */
  readonly parallelism: number | null;
  /** As Terraform's provider names it, `us-east-1`; null: the environment's. */
  readonly region: string | null;
  readonly credentials: Credentials;
  /** Attempts after the first. */
  readonly maxRetries: number;
  readonly backoff: Backoff;
  /** Milliseconds. */
  readonly retryTimeoutMs: number;
  /** Absolute path; null: only in the runner's temporary directory. */
  readonly reportFile: string | null;
}
