import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { UnsavedState } from './port.ts';

/** Where Terraform and OpenTofu put a state that the backend refused: always this name, in the directory they run in. */
const unsavedStateFile = (workingDirectory: string): string => path.join(workingDirectory, 'errored.tfstate');

/** The state that a run could not save; null when there is none. */
export const findUnsavedState = async (workingDirectory: string): Promise<UnsavedState | null> => {
  const file = unsavedStateFile(workingDirectory);
  try {
    const { mtimeNs, size, ino } = await stat(file, { bigint: true });
    return { file, stamp: `${ino}-${size}-${mtimeNs}` };
  } catch {
    return null;
  }
};

/** Deletes it; it is no error when it is not there. */
export const discardUnsavedState = (workingDirectory: string): Promise<void> => rm(unsavedStateFile(workingDirectory), { force: true });
