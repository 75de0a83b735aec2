/**
 * How the text of one input becomes a value. Each reader answers with the value or with what is wrong and what to write
 * instead; none throws and none guesses (`Number.parseInt('12abc')` would).
 */

/** A value, or what is wrong with the text. */
export type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

/** What is wrong with a text and what to write instead; worded as in an `InputProblem`. */
export interface Refusal {
  readonly ok: false;
  readonly problem: string;
  readonly instead: string;
}

/** The text is right. */
export const accepted = <T>(value: T): Reading<T> => ({ ok: true, value });

/** The text is wrong. */
export const refused = (problem: string, instead: string): Refusal => ({ ok: false, problem, instead });

const MILLISECONDS: ReadonlyMap<string | undefined, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;

/** Longest duration that a timer can hold: 2^31 - 1 ms, about 24 days. */
export const LONGEST_DURATION_MS = 2 ** 31 - 1;

/**
 * A duration as Go and Terraform write it (`500ms`, `2m`, `1h30m`), also with days; result in milliseconds.
 * Stricter than the libraries for it, which take `5 bananas`, `1e3` or a bare number (docs/decisions/dependencies.md).
 */
export const readDuration = (text: string): Reading<number> => {
  const instead = 'Write a number with a unit, for example 500ms, 30s, 2m or 1h30m.';
  if (!DURATION.test(text)) return refused('not a duration', instead);
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g);
  const total = [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * (MILLISECONDS.get(unit) ?? Number.NaN), 0);
  return total <= LONGEST_DURATION_MS ? accepted(Math.round(total)) : refused('longer than 24 days', instead);
};

/** A whole number within bounds, both included. */
export const readInteger = (text: string, least: number, most: number): Reading<number> => {
  const instead = `Write a whole number from ${least} to ${most}.`;
  if (!/^\d+$/.test(text)) return refused('not a whole number', instead);
  const number = Number(text);
  return number < least || number > most ? refused('out of range', instead) : accepted(number);
};

/** A decimal number within bounds, both included. */
export const readDecimal = (text: string, least: number, most: number): Reading<number> => {
  const instead = `Write a number from ${least} to ${most}.`;
  if (!/^\d+(\.\d+)?$/.test(text)) return refused('not a number', instead);
  const number = Number(text);
  return number < least || number > most ? refused('out of range', instead) : accepted(number);
};

/** One of some words. */
export const readChoice = <T extends string>(text: string, choices: readonly T[]): Reading<T> => {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return accepted(found);
  const words = choices.filter((choice) => choice !== '');
  return refused('not one of the values it can have', `Write one of: ${words.join(', ')}.`);
};

/** One value a line; blank lines are left out, each line is trimmed. */
export const readLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
