import { INPUT_DEFAULTS, type InputName } from './contract.ts';
import type { InputProblem } from './input-problem.ts';

/**
 * What is part of the contract and comes with a later version: the values of an input that this version carries out. Every other
 * value is refused, never ignored. `drain: wait` changes nothing on the platform: here the retry loop does the waiting, by the
 * platform's own refusals; nobody counts callers yet.
 */
const AVAILABLE: readonly (readonly [InputName, readonly string[]])[] = [
  ['command', ['apply', 'destroy', 'status']],
  ['drain', ['wait', 'off']],
  ['drain-timeout', [INPUT_DEFAULTS['drain-timeout']]],
  ['drain-settle', [INPUT_DEFAULTS['drain-settle']]],
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

/** Refuses values that are right by the contract and not carried out by this version. */
export const notYetAvailable = (read: (input: InputName) => string): readonly InputProblem[] =>
  AVAILABLE.flatMap(([input, available]) => {
    const value = read(input);
    return available.includes(value) ? [] : [{ input, value, problem: 'not yet available', instead: insteadOf(input, available) }];
  });
