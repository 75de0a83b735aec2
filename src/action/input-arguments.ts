import { type Refusal, refused } from './input-values.ts';

/** Options that the action sets itself; a second one would change what is approved, what is shown, or what can be read. */
const OWN_OPTIONS = {
  'plan-arguments': [
    '-out',
    '-destroy',
    '-refresh-only',
    '-json',
    '-detailed-exitcode',
    '-input',
    '-lock-timeout',
    '-parallelism',
    '-generate-config-out',
  ],
  'init-arguments': ['-input', '-json', '-lock-timeout'],
} as const;

/** One line of arguments that is wrong. */
export interface RefusedLine extends Refusal {
  /** The line; without its value where that may be a secret: one of a variable, a backend setting, or who knows what. */
  readonly shown: string;
}

/** What is wrong with the lines of an input that holds options of Terraform: one option a line, with its value, none of our own. */
export const refusedLines = (input: keyof typeof OWN_OPTIONS, lines: readonly string[]): readonly RefusedLine[] =>
  lines.flatMap((line) => refuseLine(OWN_OPTIONS[input], line) ?? []);

const refuseLine = (own: readonly string[], line: string): RefusedLine | null => {
  const name = /^--?([a-z][a-z-]*)(?=$|=)/.exec(line)?.[1];
  if (name === undefined) {
    const problem = /^-\S*\s/.test(line) ? 'more than one argument on a line' : 'not an option of Terraform';
    const instead = 'Write one option a line, joined to its value by =, without quotes, for example -var-file=prod.tfvars.';
    return { ...refused(problem, instead), shown: line.replace(/=.*/s, '=…') };
  }
  if (!own.includes(`-${name}`)) return null;
  const instead = 'Leave it out; command, lock-timeout and parallelism are inputs of their own.';
  return { ...refused(`the action sets -${name} itself`, instead), shown: line };
};
