import { parse, quote } from 'shell-quote';
import { DECIDED_BY_REPLAN, PLANNING_OPTIONS, type RemovedOption, TARGETING_OPTIONS, withoutOptions } from './planning-options.ts';

/** Environment variables for a child process. */
export type Environment = Readonly<Record<string, string>>;

/** Where the provider's credentials come from. `environment`: nothing was given by input, the environment's are handed through. */
export type GivenCredentials =
  | { readonly kind: 'environment' }
  | { readonly kind: 'client'; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: 'token'; readonly accessToken: string };

/** An environment together with sentences for the log about what was changed in it. */
export interface AdjustedEnvironment {
  readonly environment: Environment;
  readonly notices: readonly string[];
}

/** The runner's command files. A provisioner that inherits them could set outputs, state and PATH of this step (facts/github.md 1.6). */
const COMMAND_FILES = new Set(['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY', 'GITHUB_ARTIFACTS']);

const isPrivateToAction = (name: string): boolean => COMMAND_FILES.has(name) || name.startsWith('INPUT_') || name.startsWith('STATE_');

/**
 * The credential variables after the inputs were heard; `null` removes one. Credentials given by input replace all of the
 * environment's: the provider would prefer a leftover token over client credentials (facts/terraform.md).
 */
const credentialVariables = (given: GivenCredentials): Readonly<Record<string, string | null>> => {
  switch (given.kind) {
    case 'environment':
      return {};
    case 'client':
      return {
        GENESYSCLOUD_OAUTHCLIENT_ID: given.clientId,
        GENESYSCLOUD_OAUTHCLIENT_SECRET: given.clientSecret,
        GENESYSCLOUD_ACCESS_TOKEN: null,
      };
    case 'token':
      return {
        GENESYSCLOUD_OAUTHCLIENT_ID: null,
        GENESYSCLOUD_OAUTHCLIENT_SECRET: null,
        GENESYSCLOUD_ACCESS_TOKEN: given.accessToken,
      };
  }
};

/**
 * The environment of every Terraform process: all of `base` (`TF_*`, proxies, provider variables) but what belongs to this
 * step alone, with the credentials given by input. `CHECKPOINT_DISABLE` keeps `version` from asking a server for updates.
 */
export const terraformEnvironment = (
  base: Readonly<Record<string, string | undefined>>,
  given: { readonly region: string | null; readonly credentials: GivenCredentials },
): Environment => {
  const merged = {
    CHECKPOINT_DISABLE: '1',
    ...base,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    ...(given.region === null ? {} : { GENESYSCLOUD_REGION: given.region }),
    ...credentialVariables(given.credentials),
  };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, value]) => (typeof value !== 'string' || isPrivateToAction(name) ? [] : [[name, value]])),
  );
};

/**
 * Splits a `TF_CLI_ARGS…` value like Terraform does (shellwords: quotes and backslashes, variables stay as they are).
 * Null where it holds what Terraform's reader and this one may see differently (operators, comments, `$'…'`).
 */
const splitArguments = (value: string): readonly string[] | null => {
  if (/\$['"{(]/.test(value)) return null;
  const words = parse(value, (name) => `$${name}`).map((word) => {
    if (typeof word === 'string') return word;
    return 'pattern' in word ? word.pattern : null;
  });
  return words.every((word) => word !== null) ? words : null;
};

interface Stripping {
  readonly variable: string;
  readonly value: string | null;
  readonly removed: readonly RemovedOption[];
  readonly unreadable: boolean;
}

/** Takes options out of one `TF_CLI_ARGS…` variable. The text stays untouched where there is nothing to take out. */
const strip = (environment: Environment, variable: string, names: ReadonlySet<string>): Stripping => {
  const value = environment[variable] ?? null;
  const untouched = { variable, value, removed: [], unreadable: false };
  if (value === null) return untouched;
  const words = splitArguments(value);
  if (words === null) return { ...untouched, unreadable: true };
  const { kept, removed } = withoutOptions(words, names);
  return removed.length === 0 ? untouched : { variable, value: quote([...kept]), removed, unreadable: false };
};

const stripAll = (environment: Environment, variables: readonly string[], names: ReadonlySet<string>) => {
  const stripped = variables.map((variable) => strip(environment, variable, names));
  const changed = stripped.filter((one) => one.removed.length > 0);
  return {
    environment: { ...environment, ...Object.fromEntries(changed.map((one) => [one.variable, one.value ?? ''])) },
    changed,
    unreadable: stripped.filter((one) => one.unreadable).map((one) => one.variable),
  };
};

const optionNames = (removed: readonly RemovedOption[]): string => [...new Set(removed.map(({ name }) => `-${name}`))].join(', ');

const unreadableNotice = (variable: string): string =>
  `${variable} is handed to Terraform as it is: it holds shell syntax that cannot be read safely, so planning options in it are not taken out.`;

/** `-var name=value` as the environment variable that Terraform reads the same way. */
const asVariable = (option: RemovedOption): readonly [string, string][] => {
  const match = /^([^=]+)=(.*)$/s.exec(option.name === 'var' ? (option.value ?? '') : '');
  return match?.[1] === undefined || match[2] === undefined ? [] : [[`TF_VAR_${match[1].trim()}`, match[2]]];
};

/**
 * The environment for the apply of a saved plan. Planning options in `TF_CLI_ARGS_apply` and `TF_CLI_ARGS` would break it and
 * are taken out; a `-var` goes on as `TF_VAR_…`, which a saved plan ignores but for ephemeral variables, which need it again.
 */
export const environmentForApply = (environment: Environment): AdjustedEnvironment => {
  const { environment: stripped, changed, unreadable } = stripAll(environment, ['TF_CLI_ARGS', 'TF_CLI_ARGS_apply'], PLANNING_OPTIONS);
  const variables = Object.fromEntries(changed.flatMap((one) => one.removed.flatMap(asVariable)));
  return {
    environment: { ...stripped, ...variables },
    notices: [
      ...changed.map(
        (one) =>
          `Taken out of ${one.variable} for the apply: ${optionNames(one.removed)}. A saved plan holds its own variables and targets; ` +
          'give ephemeral variables by TF_VAR_NAME.',
      ),
      ...unreadable.map(unreadableNotice),
    ],
  };
};

/** The environment for a re-plan: what the re-plan decides itself is taken out of `TF_CLI_ARGS_plan`, targets too when it brings its own. */
export const environmentForReplan = (environment: Environment, hasTargets: boolean): AdjustedEnvironment => {
  const names = hasTargets ? new Set([...DECIDED_BY_REPLAN, ...TARGETING_OPTIONS]) : DECIDED_BY_REPLAN;
  const { environment: stripped, changed, unreadable } = stripAll(environment, ['TF_CLI_ARGS', 'TF_CLI_ARGS_plan'], names);
  return {
    environment: stripped,
    notices: [
      ...changed.map((one) => `Taken out of ${one.variable} for this plan, which decides it itself: ${optionNames(one.removed)}.`),
      ...unreadable.map(unreadableNotice),
    ],
  };
};
