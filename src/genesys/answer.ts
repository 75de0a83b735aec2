import { describeFailure, failureOf } from './platform-failure.ts';
import type { Answer } from './port.ts';

/** An answer that is there. */
export const known = <T>(value: T): Answer<T> => ({ known: true, value });

/** No answer, because of what was thrown while `label` was asked (`flows`, `who refers to flow X`). */
export const unknownBecause = (label: string, reason: unknown): Answer<never> => {
  const failure = failureOf(reason);
  return { known: false, why: `${label}: ${describeFailure(failure)}`, failure };
};

/** No answer, although nothing failed: the platform cannot say. */
export const unknown = (why: string): Answer<never> => ({ known: false, why, failure: null });

/** The answer with its value changed. */
export const mapAnswer = <T, R>(answer: Answer<T>, change: (value: T) => R): Answer<R> =>
  answer.known ? known(change(answer.value)) : answer;

/** All values, or the first answer that is missing. */
export const allKnown = <T>(answers: readonly Answer<T>[]): Answer<readonly T[]> => {
  const values: T[] = [];
  for (const answer of answers) {
    if (!answer.known) return answer;
    values.push(answer.value);
  }
  return known(values);
};
