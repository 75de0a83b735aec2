/** An error, warning or notice that GitHub shows beside the code and on the run's page. */
export interface Annotation {
  readonly level: AnnotationLevel;
  /** Masked, at most 4096 characters. */
  readonly message: string;
  /** The runner masks only the message: a secret in a title or a file name is published. */
  readonly title: string | null;
  /** Relative to the workspace where it lies in there; null: GitHub shows the annotation without a place. */
  readonly file: string | null;
  readonly line: number | null;
  readonly endLine: number | null;
  readonly column: number | null;
  readonly endColumn: number | null;
}

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** What GitHub knows after a step (facts/github.md 1). */
export interface StepResult {
  /** `cancelled` whatever the exit code was once a cancellation began; a time-out is a `failure`. */
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  /** Null where a signal ended the process, or it did not start. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last signal that the runner sent to the process before it ended; null when it sent none. */
  readonly killedBy: NodeJS.Signals | null;
  /** Milliseconds from start to end of the step. */
  readonly elapsedMs: number;
  /** The log as a person reads it on GitHub: masked, commands carried out, `Error: …`, groups as `▼ title` with their lines indented. */
  readonly log: string;
  /** What the process wrote, neither masked nor interpreted. */
  readonly rawStdout: string;
  readonly rawStderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** All state that this action has saved in the job so far: its post step sees it as `STATE_…`. */
  readonly state: Readonly<Record<string, string>>;
  /** What this step put into `GITHUB_ENV` for later steps. */
  readonly env: Readonly<Record<string, string>>;
  /** Folders that this step put in front of PATH for later steps. */
  readonly path: readonly string[];
  /** At most 10 of each level, in order; further ones are only in the log. */
  readonly annotations: readonly Annotation[];
  /** All values that the job masks, as they were added. */
  readonly masks: readonly string[];
  /** The summary as it is uploaded, masked line by line; null where there is none or it is over 1 MiB. */
  readonly summary: string | null;
  /** Bytes of the summary file as the step left it. */
  readonly summaryBytes: number;
}
