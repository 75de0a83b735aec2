/** One thing wrong with the config file, and where. */
export interface ConfigProblem {
  /** As the user named it, relative to the workspace. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** What is wrong, and what to write. */
  readonly message: string;
}

/** `file:line:column: what, and what to write`, as compilers and editors print it. */
export const describeConfigProblem = ({ file, line, column, message }: ConfigProblem): string => `${file}:${line}:${column}: ${message}`;
