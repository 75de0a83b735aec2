import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** The folders of one job on the runner's disk. Absolute paths. */
export interface JobFolders {
  /** `RUNNER_TEMP`; shared by main and post, gone after the job. */
  readonly temp: string;
  /** `RUNNER_TOOL_CACHE` */
  readonly toolCache: string;
  /** `GITHUB_EVENT_PATH` */
  readonly eventPath: string;
  remove(): Promise<void>;
}

/** @param event the webhook payload, stored as JSON */
export async function createJobFolders(event: unknown): Promise<JobFolders> {
  const home = await realpath(await mkdtemp(path.join(os.tmpdir(), 'runner-')));
  const temp = path.join(home, '_temp');
  const toolCache = path.join(home, '_tool');
  const eventPath = path.join(temp, '_github_workflow', 'event.json');
  await mkdir(path.dirname(eventPath), { recursive: true });
  await mkdir(toolCache);
  await writeFile(eventPath, JSON.stringify(event));
  return { temp, toolCache, eventPath, remove: () => rm(home, { recursive: true, force: true }) };
}
