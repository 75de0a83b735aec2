import { existsSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { INPUT_DEFAULTS, type InputName } from './contract.ts';
import type { InputProblem } from './input-problem.ts';
import { type Reading, readChoice, readDecimal, readDuration, readInteger, readLines } from './input-values.ts';
import { notYetAvailable } from './not-yet-available.ts';
import { COMMANDS, type Credentials, type Settings } from './settings.ts';

/** The settings, or everything that is wrong with the inputs. */
export type SettingsReading =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/** Options of `terraform plan` that the action sets itself; a second one in `plan-arguments` would change what is approved or shown. */
const OWN_PLAN_OPTIONS = [
  '-out',
  '-destroy',
  '-refresh-only',
  '-json',
  '-detailed-exitcode',
  '-input',
  '-lock-timeout',
  '-parallelism',
  '-generate-config-out',
];

/**
 * Reads all inputs into one immutable object. Every input is trimmed; every problem is found in one go.
 *
 * @param rawInput the text of one input, '' where it is not set
 * @param workspaceDirectory `GITHUB_WORKSPACE`
 */
export const readSettings = (rawInput: (input: InputName) => string, workspaceDirectory: string): SettingsReading => {
  const problems: InputProblem[] = [];
  const text = (input: InputName): string => rawInput(input).trim() || INPUT_DEFAULTS[input];
  const refuse = (input: InputName, problem: string, instead: string): void => {
    problems.push({ input, value: text(input), problem, instead });
  };
  /** The value, or the default after noting the problem: the default is never used, since a problem ends the run. */
  const accept = <T>(input: InputName, reading: Reading<T>, otherwise: T): T => {
    if (reading.ok) return reading.value;
    refuse(input, reading.problem, reading.instead);
    return otherwise;
  };
  const duration = (input: InputName): number => accept(input, readDuration(text(input)), 0);

  const workingDirectory = acceptDirectory(text('working-directory'), workspaceDirectory, (problem, instead) =>
    refuse('working-directory', problem, instead),
  );
  const initialDelayMs = duration('initial-delay');
  const maxDelayMs = duration('max-delay');
  if (initialDelayMs > maxDelayMs)
    refuse('initial-delay', `longer than max-delay (${text('max-delay')})`, 'Write a shorter initial-delay or a longer max-delay.');

  const planFile = text('plan-file');
  const settings: Settings = {
    command: accept('command', readChoice(text('command'), COMMANDS), 'check'),
    workspaceDirectory,
    workingDirectory,
    planFile: planFile === '' ? null : resolve(workingDirectory, planFile),
    planArguments: acceptPlanArguments(readLines(text('plan-arguments')), (problem, instead) => refuse('plan-arguments', problem, instead)),
    init: accept('init', readChoice(text('init'), ['auto', 'true', 'false']), 'auto'),
    initArguments: readLines(text('init-arguments')),
    terraformPath: text('terraform-path'),
    lockTimeoutMs: duration('lock-timeout'),
    parallelism: text('parallelism') === '' ? null : accept('parallelism', readInteger(text('parallelism'), 1, 256), 1),
    region: text('region') || null,
    credentials: acceptCredentials(text, refuse),
    maxRetries: accept('max-retries', readInteger(text('max-retries'), 0, 100), 0),
    backoff: {
      initialDelayMs,
      multiplier: accept('backoff-multiplier', readDecimal(text('backoff-multiplier'), 1, 10), 1),
      maxDelayMs,
      jitter: accept('jitter', readChoice(text('jitter'), ['equal', 'full', 'none']), 'equal'),
    },
    retryTimeoutMs: duration('retry-timeout'),
    reportFile: acceptReportFile(text('report-file'), workspaceDirectory, (problem, instead) => refuse('report-file', problem, instead)),
  };
  for (const input of ['wait-timeout', 'drain-timeout', 'drain-settle'] as const) duration(input);
  accept('on-lock', readChoice(text('on-lock'), ['', 'abort', 'wait', 'proceed']), '');
  accept('drain', readChoice(text('drain'), ['wait', 'divert', 'deactivate', 'off']), 'wait');
  accept('approval', readChoice(text('approval'), ['none', 'pull-request']), 'none');
  accept('comment', readChoice(text('comment'), ['auto', 'always', 'never']), 'auto');
  accept('fail-on-risk', readChoice(text('fail-on-risk'), ['none', 'medium', 'high', 'blocked']), 'blocked');

  const configFile = text('config-file');
  const configFileExists = existsSync(resolve(workspaceDirectory, configFile));
  if (!configFileExists && configFile !== INPUT_DEFAULTS['config-file'])
    refuse(
      'config-file',
      'there is no such file',
      'Write the path of an existing file, relative to the workspace, or leave config-file out.',
    );

  const wrong = new Set(problems.map(({ input }) => input));
  const later = notYetAvailable(text, configFileExists).filter(({ input }) => !wrong.has(input));
  const all = [...problems, ...later];
  return all.length === 0 ? { ok: true, settings } : { ok: false, problems: all };
};

type Refuse = (problem: string, instead: string) => void;

/** Whether `path` is `directory` or inside it. */
const isInside = (directory: string, path: string): boolean => {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/** The root module's directory: there, a directory, and inside the workspace also after symbolic links are followed. */
const acceptDirectory = (path: string, workspaceDirectory: string, refuse: Refuse): string => {
  const directory = resolve(workspaceDirectory, path);
  const instead = 'Write the path of the Terraform root module, relative to the workspace, and check the repository out first.';
  if (!isInside(workspaceDirectory, directory)) {
    refuse('outside the workspace', instead);
  } else if (!existsSync(directory)) {
    refuse('there is no such directory', instead);
  } else if (!statSync(directory).isDirectory()) {
    refuse('not a directory', instead);
  } else if (!isInside(realpathSync(workspaceDirectory), realpathSync(directory))) {
    refuse('a link that leads outside the workspace', instead);
  }
  return directory;
};

/** Arguments for `terraform plan`: options only, and none that the action sets itself. */
const acceptPlanArguments = (lines: readonly string[], refuse: Refuse): readonly string[] => {
  for (const line of lines) {
    if (!line.startsWith('-'))
      refuse(
        `the line ${JSON.stringify(line)} is not an option`,
        'Write one argument a line, each with its value, for example -var-file=prod.tfvars.',
      );
    const name = line.replace(/^--/, '-').split('=', 1)[0] ?? '';
    if (OWN_PLAN_OPTIONS.includes(name))
      refuse(`the action sets ${name} itself`, 'Leave it out; command, lock-timeout and parallelism are inputs of their own.');
  }
  return lines;
};

/** Credentials by input: a token, or a client's id and secret, never both and never half. */
const acceptCredentials = (
  text: (input: InputName) => string,
  refuse: (input: InputName, problem: string, instead: string) => void,
): Credentials => {
  const [clientId, clientSecret, accessToken] = [text('client-id'), text('client-secret'), text('access-token')];
  if (accessToken !== '' && (clientId !== '' || clientSecret !== '')) {
    refuse('access-token', 'given together with client-id or client-secret', 'Give either access-token, or client-id and client-secret.');
  }
  if (clientId !== '' && clientSecret === '') refuse('client-secret', 'missing, though client-id is given', 'Give both, or neither.');
  if (clientSecret !== '' && clientId === '') refuse('client-id', 'missing, though client-secret is given', 'Give both, or neither.');
  if (accessToken !== '') return { kind: 'token', accessToken };
  return clientId === '' ? { kind: 'environment' } : { kind: 'client', clientId, clientSecret };
};

/** The second place of the report: inside the workspace, not a directory. */
const acceptReportFile = (path: string, workspaceDirectory: string, refuse: Refuse): string | null => {
  if (path === '') return null;
  const file = resolve(workspaceDirectory, path);
  if (!isInside(workspaceDirectory, file))
    refuse('outside the workspace', 'Write a path relative to the workspace, for example deploy-guard/report.json.');
  else if (existsSync(file) && statSync(file).isDirectory())
    refuse('a directory', 'Write the path of a file, for example deploy-guard/report.json.');
  return file;
};
