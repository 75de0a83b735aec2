import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { INPUT_DEFAULTS, type InputName } from './contract.ts';
import { refusedLines } from './input-arguments.ts';
import { readReportFile, readWorkingDirectory } from './input-paths.ts';
import type { InputProblem } from './input-problem.ts';
import { type Reading, readChoice, readDecimal, readDuration, readInteger, readLines } from './input-values.ts';
import { notYetAvailable } from './not-yet-available.ts';
import { readRegion } from './region.ts';
import { COMMANDS, type Credentials, type Settings } from './settings.ts';

/** The settings, or everything that is wrong with the inputs, in the order of `action.yml`. */
export type SettingsReading =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/**
 * Reads all inputs into one immutable object. Every input is trimmed, an empty one has its default, every problem is found in
 * one go.
 *
 * @param rawInput the text of one input, '' where it is not set
 * @param workspaceDirectory `GITHUB_WORKSPACE`
 */
export const readSettings = (rawInput: (input: InputName) => string, workspaceDirectory: string): SettingsReading => {
  const problems: InputProblem[] = [];
  const text: Text = (input) => rawInput(input).trim() || INPUT_DEFAULTS[input];
  const refuse: Refuse = (input, problem, instead) => {
    problems.push({ input, value: text(input), problem, instead });
  };
  /** The value; after noting a problem `otherwise`, which is never used, since a problem ends the run. */
  const accept = <T>(input: InputName, reading: Reading<T>, otherwise: T): T => {
    if (reading.ok) return reading.value;
    refuse(input, reading.problem, reading.instead);
    return otherwise;
  };
  const duration = (input: InputName): number => accept(input, readDuration(text(input)), 0);
  const choice = <T extends string>(input: InputName, first: T, ...others: readonly T[]): T =>
    accept(input, readChoice(text(input), [first, ...others]), first);
  const options = (input: 'plan-arguments' | 'init-arguments'): readonly string[] => {
    const lines = readLines(text(input));
    for (const { shown, problem, instead } of refusedLines(input, lines)) problems.push({ input, value: shown, problem, instead });
    return lines;
  };

  const directory = readWorkingDirectory(text('working-directory'), workspaceDirectory);
  const workingDirectory = accept('working-directory', directory, workspaceDirectory);
  const planFile = text('plan-file');
  const settings: Settings = {
    command: choice('command', ...COMMANDS),
    workspaceDirectory,
    workingDirectory,
    planFile: planFile === '' ? null : resolve(workingDirectory, planFile),
    planArguments: options('plan-arguments'),
    init: choice('init', 'auto', 'true', 'false'),
    initArguments: options('init-arguments'),
    terraformPath: text('terraform-path'),
    lockTimeoutMs: duration('lock-timeout'),
    parallelism: text('parallelism') === '' ? null : accept('parallelism', readInteger(text('parallelism'), 1, 256), 1),
    region: accept('region', readRegion(text('region')), null),
    credentials: readCredentials(text, refuse),
    maxRetries: accept('max-retries', readInteger(text('max-retries'), 0, 100), 0),
    backoff: {
      initialDelayMs: duration('initial-delay'),
      multiplier: accept('backoff-multiplier', readDecimal(text('backoff-multiplier'), 1, 10), 1),
      maxDelayMs: duration('max-delay'),
      jitter: choice('jitter', 'equal', 'full', 'none'),
    },
    retryTimeoutMs: duration('retry-timeout'),
    reportFile: accept('report-file', readReportFile(text('report-file'), workspaceDirectory), null),
  };
  checkDelays(text, refuse);
  checkLaterInputs(choice, duration);
  const configFileExists = checkConfigFile(text('config-file'), workspaceDirectory, refuse);

  const wrong = new Set(problems.map(({ input }) => input));
  const later = notYetAvailable(text, configFileExists).filter(({ input }) => !wrong.has(input));
  const all = inOrderOfContract([...problems, ...later]);
  return all.length === 0 ? { ok: true, settings } : { ok: false, problems: all };
};

type Text = (input: InputName) => string;
type Refuse = (input: InputName, problem: string, instead: string) => void;

/** Credentials by input: a token, or a client's id and secret, never both and never half. */
const readCredentials = (text: Text, refuse: Refuse): Credentials => {
  const [clientId, clientSecret, accessToken] = [text('client-id'), text('client-secret'), text('access-token')];
  if (accessToken !== '') {
    if (clientId !== '' || clientSecret !== '')
      refuse('access-token', 'given together with client-id or client-secret', 'Give either access-token, or client-id and client-secret.');
    return { kind: 'token', accessToken };
  }
  if (clientId === '' && clientSecret === '') return { kind: 'environment' };
  if (clientSecret === '') refuse('client-secret', 'missing, though client-id is given', 'Give both, or neither.');
  if (clientId === '') refuse('client-id', 'missing, though client-secret is given', 'Give both, or neither.');
  return { kind: 'client', clientId, clientSecret };
};

/** Delays that are durations by themselves and make no sense: nothing multiplied stays nothing, and a floor above the ceiling. */
const checkDelays = (text: Text, refuse: Refuse): void => {
  const [initial, most] = [readDuration(text('initial-delay')), readDuration(text('max-delay'))];
  if (!initial.ok) return;
  if (initial.value === 0) refuse('initial-delay', 'no wait, so every retry would follow at once', 'Write at least 1ms.');
  else if (most.ok && initial.value > most.value)
    refuse('initial-delay', `longer than max-delay (${text('max-delay')})`, 'Write a shorter initial-delay or a longer max-delay.');
};

/** Inputs of later versions: a value that no version takes is told as that, not as something to come. */
const checkLaterInputs = (
  choice: (input: InputName, first: string, ...others: string[]) => string,
  duration: (input: InputName) => number,
) => {
  choice('on-lock', '', 'abort', 'wait', 'proceed');
  choice('drain', 'wait', 'divert', 'deactivate', 'off');
  choice('approval', 'none', 'pull-request');
  choice('comment', 'auto', 'always', 'never');
  choice('fail-on-risk', 'none', 'medium', 'high', 'blocked');
  for (const input of ['wait-timeout', 'drain-timeout', 'drain-settle'] as const) duration(input);
};

/** Whether there is a config file; the default one may be missing, one that is named may not. */
const checkConfigFile = (path: string, workspaceDirectory: string, refuse: Refuse): boolean => {
  const exists = existsSync(resolve(workspaceDirectory, path));
  if (!exists && path !== INPUT_DEFAULTS['config-file'])
    refuse(
      'config-file',
      'there is no such file',
      'Write the path of an existing file, relative to the workspace, or leave config-file out.',
    );
  return exists;
};

const ORDER: readonly string[] = Object.keys(INPUT_DEFAULTS);

const inOrderOfContract = (problems: readonly InputProblem[]): readonly InputProblem[] =>
  problems.toSorted((one, other) => ORDER.indexOf(one.input) - ORDER.indexOf(other.input));
