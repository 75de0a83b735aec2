import * as v from 'valibot';
import { duration } from './duration.ts';

/** Which of the requests that a condition matches it strikes. `times`: the first `count`; `every`: each `count`-th. */
export type Pace =
  | { readonly kind: 'always' }
  | { readonly kind: 'times'; readonly count: number }
  | { readonly kind: 'every'; readonly count: number };

/** When a condition stands: milliseconds since `arm()`, `from` included, `until` not; `until` null: for ever. */
export interface When {
  readonly from: number;
  readonly until: number | null;
  readonly pace: Pace;
}

const count = v.pipe(v.number(), v.integer('write a whole number'), v.minValue(1, 'write 1 or more'));

/** Keys that say when, to be spread into a condition's `strictObject`; `toWhen` reads them. */
export const timingEntries = {
  from: v.optional(duration, '0s'),
  until: v.optional(duration),
  times: v.optional(count),
  every: v.optional(count),
};

interface Timing {
  readonly from: number;
  readonly until?: number | undefined;
  readonly times?: number | undefined;
  readonly every?: number | undefined;
}

const timingProblems = ({ from, until, times, every }: Timing): readonly string[] => [
  ...(until !== undefined && until <= from ? ['"until" must be later than "from"'] : []),
  ...(times !== undefined && every !== undefined ? ['write "times" or "every", not both'] : []),
];

/** To follow a `strictObject` with `timingEntries`: refuses times that contradict each other. */
export const consistentTiming = <T extends Timing>() =>
  v.rawCheck<T>(({ dataset, addIssue }) => {
    if (dataset.typed) for (const message of timingProblems(dataset.value)) addIssue({ message });
  });

const paceOf = ({ times, every }: Timing): Pace => {
  if (times !== undefined) return { kind: 'times', count: times };
  if (every !== undefined) return { kind: 'every', count: every };
  return { kind: 'always' };
};

/** The timing of a condition as its rules read it. */
export const toWhen = (timing: Timing): When => ({ from: timing.from, until: timing.until ?? null, pace: paceOf(timing) });

/** Whether `sinceArm` (ms) lies in the condition's time. */
export const isInTime = ({ from, until }: When, sinceArm: number): boolean => sinceArm >= from && (until === null || sinceArm < until);

/** Whether a condition strikes a request at `sinceArm` (ms) that `seen` matching ones in its time came before. */
export const strikes = (when: When, sinceArm: number, seen: number): boolean => {
  if (!isInTime(when, sinceArm)) return false;
  switch (when.pace.kind) {
    case 'always':
      return true;
    case 'times':
      return seen < when.pace.count;
    case 'every':
      return (seen + 1) % when.pace.count === 0;
  }
};
