/** The step's log as the commands write to it. Every text may hold hostile names: the adapter makes it harmless. */
export interface Log {
  info(text: string): void;
  /** A warning in the log; annotations come from the report, at the end. */
  warn(text: string): void;
  /**
   * A folded group. While `work` runs, workflow commands are stopped: what Terraform writes cannot command the runner
   * (facts/github.md 1.2).
   */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** One annotation. `file` is relative to the workspace; lines start at 1. */
export interface StepAnnotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
}

/** Where a step shows what it found. */
export interface StepResults {
  annotate(annotations: readonly StepAnnotation[]): void;
  /** Replaces this step's job summary. A summary that cannot be written is a warning, never a failure. */
  summary(markdown: string): void;
  outputs(values: Readonly<Record<string, string>>): void;
}
