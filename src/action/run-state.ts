import { getState, saveState } from '@actions/core';

/** What the post step must know; small, and without secrets: the runner keeps it in the environment (facts/github.md 1.3). */
export interface RunState {
  /** The run's private folder; '' when the run ended before it had one. */
  readonly privateFolder: string;
  /** Whether the main step came to its own end. */
  readonly ended: boolean;
}

/** Called as soon as there is a private folder. */
export const savePrivateFolder = (folder: string): void => saveState('private-folder', folder);

/** Called last. */
export const saveEnded = (): void => saveState('ended', 'true');

/** What the main step of this job left. */
export const readRunState = (): RunState => ({ privateFolder: getState('private-folder'), ended: getState('ended') === 'true' });
