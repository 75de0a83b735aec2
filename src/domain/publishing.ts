/** States of a scheduling run (facts/genesys.md 1.5). */
const RUN_STATES = ['None', 'Queued', 'Scheduling', 'Canceled', 'Failed', 'Complete'] as const;

/** State of a scheduling run. */
export type RunState = (typeof RUN_STATES)[number];

/** A run that generates a schedule. */
export interface SchedulingRun {
  readonly state: RunState;
  /** First day of the week, `2026-11-16`; null: not told. */
  readonly week: string | null;
  /** ISO 8601; null: it has not started. */
  readonly startedAt: string | null;
  /** Id of a person or client. */
  readonly startedBy: string | null;
  /** 0 to 100; null: not told. */
  readonly percentComplete: number | null;
}

/** A schedule of some weeks, published or a draft. */
export interface WorkSchedule {
  /** First day of its first week, `2026-11-16`; null: not told. */
  readonly week: string | null;
  readonly published: boolean;
  /** Milliseconds since 1970; publishing counts as a change. */
  readonly modifiedAt: number;
  /** Id of a person or client. */
  readonly modifiedBy: string | null;
}

/** Whether the text is a state that we know; another one says neither busy nor done. */
export const isRunState = (text: unknown): text is RunState => RUN_STATES.some((state) => state === text);

/** The runs that are at work or wait for their turn. */
export const busyRuns = (runs: readonly SchedulingRun[]): readonly SchedulingRun[] =>
  runs.filter(({ state }) => state === 'Queued' || state === 'Scheduling');

/** The schedules that were published or edited less than `settleMs` ago, the last change first. */
export const unsettledSchedules = (schedules: readonly WorkSchedule[], now: number, settleMs: number): readonly WorkSchedule[] =>
  schedules.filter(({ modifiedAt }) => now < modifiedAt + settleMs).toSorted((one, other) => other.modifiedAt - one.modifiedAt);

/** A run in words: `a schedule is being generated (week of 2026-11-16, 40 % done)`. */
export const runEvidence = ({ state, week, percentComplete }: SchedulingRun): string => {
  const details = [week === null ? null : `week of ${week}`, percentComplete === null ? null : `${Math.floor(percentComplete)} % done`];
  const known = details.filter((detail) => detail !== null);
  const what = state === 'Queued' ? 'a schedule waits for its turn to be generated' : 'a schedule is being generated';
  return known.length === 0 ? what : `${what} (${known.join(', ')})`;
};

/** A change in words: `the published schedule of the week of 2026-11-16 was changed 4 min ago`. */
export const changeEvidence = ({ published, week, modifiedAt }: WorkSchedule, others: number, now: number): string => {
  const what = `${published ? 'the published schedule' : 'the draft schedule'}${week === null ? '' : ` of the week of ${week}`}`;
  const minutes = Math.floor((now - modifiedAt) / 60_000);
  const when = minutes < 1 ? 'less than a minute ago' : `${minutes} min ago`;
  return `${what} was changed ${when}${others === 0 ? '' : `, and ${others} more within the same time`}`;
};
