import { type InputName, SECRET_INPUTS } from './contract.ts';

/** One thing wrong with the inputs: which, what was written, what is wrong and what to write instead. */
export interface InputProblem {
  readonly input: InputName;
  /** The input's text, or the part of it that is wrong. */
  readonly value: string;
  /** Completes "Input NAME is VALUE: ". */
  readonly problem: string;
  /** What to write instead, one sentence. */
  readonly instead: string;
}

const LONGEST_VALUE = 80;

/** One line for log and report. A secret's value is not repeated, nor a password in a URL; a long value is cut. */
export const describeProblem = ({ input, value, problem, instead }: InputProblem): string =>
  `Input ${input} is ${SECRET_INPUTS.includes(input) && value !== '' ? '***' : shown(value)}: ${problem}. ${instead}`;

const shown = (value: string): string => {
  const open = value.replace(/\/\/[^/]*@/g, '//***@');
  return JSON.stringify(open.length > LONGEST_VALUE ? `${open.slice(0, LONGEST_VALUE)}…` : open);
};
