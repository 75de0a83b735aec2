import { getExecOutput } from '@actions/exec';
import type { Environment } from './environment.ts';

/** What a short command answered. `code` is -1 when it could not be started. */
export interface ShortAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `exec` splits its first argument like a shell would: a path is quoted to stay one word. */
const asOneWord = (file: string): string => `"${file.replaceAll('"', '\\"')}"`;

/**
 * Runs a command that ends in a moment and prints little, without a word in the log. Never for a command that prints values
 * or that must be interrupted: the library has no signals (facts/github.md 2).
 */
export const runShort = async (
  file: string,
  argumentList: readonly string[],
  options: { readonly cwd: string; readonly environment: Environment },
): Promise<ShortAnswer> => {
  try {
    const { exitCode, stdout, stderr } = await getExecOutput(asOneWord(file), [...argumentList], {
      cwd: options.cwd,
      env: { ...options.environment },
      silent: true,
      ignoreReturnCode: true,
      // Closes stdin, which would otherwise stay an open pipe for the child to wait on.
      input: Buffer.alloc(0),
    });
    return { code: exitCode, stdout, stderr };
  } catch (error) {
    return { code: -1, stdout: '', stderr: error instanceof Error ? error.message : String(error) };
  }
};
