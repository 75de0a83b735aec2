import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Field 22 of `/proc/PID/stat`, counted after the last `)`: the program's name before it may hold blanks and brackets. */
const fromProc = async (pid: number): Promise<string | null> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
};

const fromPs = async (pid: number): Promise<string | null> => {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
  return stdout.trim() || null;
};

/**
 * When a process began, in the platform's own notation, only to be compared: the same pid with another start is another
 * process (facts/toolchain.md 5). Null on Windows and where the process is gone.
 */
export const processStart = async (pid: number): Promise<string | null> => {
  if (process.platform === 'win32') return null;
  try {
    return process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid);
  } catch {
    return null;
  }
};
