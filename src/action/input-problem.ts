import { type InputName, SECRET_INPUTS } from './contract.ts';

/** One thing wrong with the inputs: which, what was written, what is wrong and what to write instead. */
export interface InputProblem {
  readonly input: InputName;
  readonly value: string;
  /** Completes "… is VALUE: ". */
  readonly problem: string;
  /** What to write instead, one sentence. */
  readonly instead: string;
}

/** One line for the log. A secret's value is not repeated, a long one is cut. */
export const describeProblem = ({ input, value, problem, instead }: InputProblem): string => {
  const shown = SECRET_INPUTS.includes(input) ? '***' : JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  return `Input ${input} is ${shown}: ${problem}. ${instead}`;
};
