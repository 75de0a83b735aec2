import { INPUT_DEFAULTS, type InputName } from './contract.ts';
import type { InputProblem } from './input-problem.ts';

/**
 * What is part of the contract and comes with a later version: the values of an input that this version carries out. Every other
 * value is refused, never ignored. `drain: wait` changes nothing on the platform: here the retry loop does the waiting, by the
 * platform's own refusals; nobody counts callers yet.
 */
const AVAILABLE: readonly (readonly [InputName, readonly string[]])[] = [
  ['command', ['apply', 'destroy']],
  ['api-url', ['']],
  ['organization-id', ['']],
  ['on-lock', ['', 'proceed']],
  ['wait-timeout', [INPUT_DEFAULTS['wait-timeout']]],
  ['drain', ['wait', 'off']],
  ['drain-timeout', [INPUT_DEFAULTS['drain-timeout']]],
  ['drain-settle', [INPUT_DEFAULTS['drain-settle']]],
  ['schedule-group-ids', ['']],
  ['flow-ids', ['']],
  ['conditional-update', ['']],
  ['attributes-file', ['']],
  ['approval', ['none']],
  ['comment', ['auto', 'never']],
  ['comment-key', ['']],
  ['fail-on-risk', [INPUT_DEFAULTS['fail-on-risk']]],
];

/** What to do instead of a value that a later version brings. */
const insteadOf = (input: InputName, available: readonly string[]): string => {
  if (input === 'command') return `Write command: ${available.join(' or command: ')}; the others come with a later version.`;
  const words = available.filter((word) => word !== '');
  return words.length === 0 ? `Leave ${input} out for now.` : `Leave ${input} out for now, or write ${words.join(' or ')}.`;
};

/**
 * Refuses values that are right by the contract and not carried out by this version.
 *
 * @param configFileExists whether there is a file at `config-file`: its windows and locks would be ignored
 */
export const notYetAvailable = (read: (input: InputName) => string, configFileExists: boolean): readonly InputProblem[] => {
  const refused = AVAILABLE.flatMap(([input, available]) => {
    const value = read(input);
    return available.includes(value) ? [] : [{ input, value, problem: 'not yet available', instead: insteadOf(input, available) }];
  });
  if (!configFileExists) return refused;
  const configFile: InputProblem = {
    input: 'config-file',
    value: read('config-file'),
    problem: 'not yet available, and this version would ignore the windows and locks in that file',
    instead: 'Move the file away, or keep using your own checks until a version that reads it.',
  };
  return [...refused, configFile];
};
