import { DECIDED_BY_REPLAN, TARGETING_OPTIONS, withoutOptions } from './planning-options.ts';
import type { PlanRequest, TerraformIdentity } from './port.ts';

/** What every command that touches the state shares. */
export interface CommandSettings {
  /** How long Terraform waits for its own state lock, in milliseconds. */
  readonly lockTimeoutMs: number;
  /** Concurrent operations; null leaves it to Terraform. */
  readonly parallelism: number | null;
}

/** No prompt, no escape sequences. */
const QUIET = ['-input=false', '-no-color'];

const lockTimeout = (settings: { readonly lockTimeoutMs: number }): string => `-lock-timeout=${Math.ceil(settings.lockTimeoutMs / 1000)}s`;

const parallelism = (count: number | null): readonly string[] => (count === null ? [] : [`-parallelism=${count}`]);

/** `init -json`: Terraform since 1.9 (its pull request 34886), OpenTofu since 1.7 (its pull request 1460). */
const initSpeaksJson = ({ product, version }: Pick<TerraformIdentity, 'product' | 'version'>): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= (product === 'terraform' ? 9 : 7));
};

/** `init`. The user's arguments come first; `-json` is left out where it is not known or cannot be combined with `-migrate-state`. */
export const initArguments = (
  identity: Pick<TerraformIdentity, 'product' | 'version'>,
  extraArguments: readonly string[],
  settings: Pick<CommandSettings, 'lockTimeoutMs'>,
): readonly string[] => {
  const migrates = extraArguments.some((argument) => /^--?migrate-state(=|$)/.test(argument));
  const json = initSpeaksJson(identity) && !migrates ? ['-json'] : [];
  return ['init', ...extraArguments, ...QUIET, ...json, lockTimeout(settings)];
};

/** The user's plan arguments as far as they may be repeated: all of them for a first plan. */
const userArguments = (request: PlanRequest): readonly string[] => {
  if (request.variables === null) return request.extraArguments;
  const dropped = request.targets.length === 0 ? DECIDED_BY_REPLAN : new Set([...DECIDED_BY_REPLAN, ...TARGETING_OPTIONS]);
  return withoutOptions(request.extraArguments, dropped).kept;
};

/**
 * Options of mode and refresh. `-refresh-only` is a mode of its own: Terraform refuses it beside `-destroy`, and `-replace`
 * beside either ("allowed only in normal planning mode"), so neither is asked for there.
 */
const modeArguments = (request: PlanRequest): readonly string[] => {
  if (request.refresh === 'only') return ['-refresh-only'];
  return [
    ...(request.refresh === 'none' ? ['-refresh=false'] : []),
    ...(request.mode === 'destroy' ? ['-destroy'] : request.replace.map((address) => `-replace=${address}`)),
  ];
};

/**
 * `plan`. The user's arguments come first and ours last, because the last of a repeated option wins: the variables of the
 * approved plan (`varFile`, an absolute path, or null) beat those of the user's files.
 */
export const planArguments = (request: PlanRequest, settings: CommandSettings, varFile: string | null): readonly string[] => [
  'plan',
  ...userArguments(request),
  ...QUIET,
  '-json',
  '-detailed-exitcode',
  lockTimeout(settings),
  ...parallelism(settings.parallelism),
  ...modeArguments(request),
  ...request.targets.map((address) => `-target=${address}`),
  ...(varFile === null ? [] : [`-var-file=${varFile}`]),
  `-out=${request.out}`,
];

/** `apply` of a saved plan: it takes nothing that plans. */
export const applyArguments = (planFile: string, settings: CommandSettings): readonly string[] => [
  'apply',
  ...QUIET,
  '-json',
  lockTimeout(settings),
  ...parallelism(settings.parallelism),
  planFile,
];

/** `show -json PLAN`: prints values in the clear, so its output may only go to a private file. */
export const showArguments = (planFile: string): readonly string[] => ['show', '-no-color', '-json', planFile];

/** `state push FILE`: knows neither `-json` nor `-input`. Never `-force`: Terraform's own check of lineage and serial must hold. */
export const statePushArguments = (file: string, settings: Pick<CommandSettings, 'lockTimeoutMs'>): readonly string[] => [
  'state',
  'push',
  '-no-color',
  lockTimeout(settings),
  file,
];

/** Prints the name of the current workspace. */
export const workspaceArguments = (): readonly string[] => ['workspace', 'show', '-no-color'];

/** Prints the version; the plain text, because `-json` looks alike for Terraform and OpenTofu. */
export const versionArguments = (): readonly string[] => ['version', '-no-color'];
