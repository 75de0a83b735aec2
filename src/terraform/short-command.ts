import { getExecOutput } from '@actions/exec';
import type { Environment } from './environment.ts';

/** What a short command answered. `code` is -1 when it could not be started or was killed. */
export interface ShortAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `exec` splits its first argument like a shell would: a path is quoted to stay one word. */
const asOneWord = (file: string): string => `"${file.replaceAll('"', '\\"')}"`;

/**
 * Runs a command that ends in a moment and prints little, without a word in the log. Never for a command that prints values, that
 * reads its input (`TF_INPUT=0` keeps Terraform from asking) or that must be interrupted: the library has no signals, and its
 * `input`, which would close the input, dies of EPIPE where the command has ended by then (facts/github.md 2).
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
    });
    return { code: exitCode ?? -1, stdout, stderr };
  } catch (error) {
    return { code: -1, stdout: '', stderr: error instanceof Error ? error.message : String(error) };
  }
};
