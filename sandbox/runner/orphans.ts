import { readdir, readFile } from 'node:fs/promises';

/** A process that a step left behind. */
export interface Orphan {
  readonly pid: number;
  readonly name: string;
}

/**
 * Kills what the job's steps left running: the processes that still carry its `RUNNER_TRACKING_ID` (facts/github.md 1.5). Needs `/proc`;
 * elsewhere nothing is found.
 */
export async function killOrphans(trackingId: string): Promise<readonly Orphan[]> {
  const entries = await readdir('/proc').catch(() => []);
  const pids = entries.filter((entry) => /^\d+$/.test(entry)).map(Number);
  const orphans = (await Promise.all(pids.map((pid) => orphanOf(pid, trackingId)))).filter((orphan) => orphan !== null);
  for (const { pid } of orphans) kill(pid);
  return orphans;
}

async function orphanOf(pid: number, trackingId: string): Promise<Orphan | null> {
  if (pid === process.pid) return null;
  try {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
    if (!environment.split('\0').includes(`RUNNER_TRACKING_ID=${trackingId}`)) return null;
    return { pid, name: (await readFile(`/proc/${pid}/comm`, 'utf8')).trim() };
  } catch {
    // Gone in the meantime, or another user's.
    return null;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
