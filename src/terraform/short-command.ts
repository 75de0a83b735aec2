import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Environment } from './environment.ts';

/** What a short command answered. `code` is -1 when it could not be started or was killed. */
export interface ShortAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command that ends in a moment and prints little, without a word in the log and with nothing to read: its input is
 * closed from the start. (`@actions/exec` can close it only by writing to it, and dies of EPIPE where the command has ended by
 * then.) Never for a command that prints values or that must be interrupted.
 */
export const runShort = async (
  file: string,
  argumentList: readonly string[],
  options: { readonly cwd: string; readonly environment: Environment },
): Promise<ShortAnswer> => {
  try {
    const child = spawn(file, [...argumentList], {
      cwd: options.cwd,
      env: { ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const ended = new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? -1));
    });
    const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { code, stdout, stderr };
  } catch (error) {
    return { code: -1, stdout: '', stderr: error instanceof Error ? error.message : String(error) };
  }
};
