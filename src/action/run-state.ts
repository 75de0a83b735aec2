import { getState, saveState } from '@actions/core';

/** What the post step must know; small, and without secrets: the runner keeps it in the environment (facts/github.md 1.3). */
export interface RunState {
  /** The run's private folder; '' when the run ended before it had one. */
  readonly privateFolder: string;
  /** Whether the main step came to its own end. */
  readonly ended: boolean;
  /** The long command of Terraform that was started last, whether or not it has ended; null: none was. */
  readonly lastCommand: StartedProcess | null;
}

/** What is needed to tell whether a process still lives. */
export interface StartedProcess {
  readonly pid: number;
  /** Tells it from a later process with the same pid; null where the platform does not tell. */
  readonly startTime: string | null;
}

/** Called as soon as there is a private folder. */
export const savePrivateFolder = (folder: string): void => saveState('private-folder', folder);

/** Called last. */
export const saveEnded = (): void => saveState('ended', 'true');

/** Called as each long command starts: the runner keeps the last. */
export const saveLastCommand = ({ pid, startTime }: StartedProcess): void => saveState('last-command', `${pid} ${startTime ?? ''}`);

const readLastCommand = (text: string): StartedProcess | null => {
  const match = /^(\d+) (.*)$/.exec(text);
  return match === null ? null : { pid: Number(match[1]), startTime: match[2] || null };
};

/** What the main step of this job left. */
export const readRunState = (): RunState => ({
  privateFolder: getState('private-folder'),
  ended: getState('ended') === 'true',
  lastCommand: readLastCommand(getState('last-command')),
});
