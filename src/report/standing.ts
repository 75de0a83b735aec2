import type { Report, ReportedChange } from '../domain/report.ts';
import { humanDuration, millisecondsBetween } from './duration.ts';
import { code } from './markdown.ts';
import { countWords, number, plural } from './wording.ts';

/** How long the run took, in words. */
export const runDuration = (report: Report): string => humanDuration(millisecondsBetween(report.startedAt, report.endedAt));

const countIn = (report: Report, ...states: readonly ReportedChange['state'][]): number =>
  (report.plan?.changes ?? []).filter(({ state }) => states.includes(state)).length;

/** How many changes are where the plan wanted them. */
export const changesInPlace = (report: Report): number => countIn(report, 'done', 'in-place');

const beforeAnyAttempt = ({ outcome, plan }: Report): string => {
  const planned = plan === null ? null : countWords(plan.counts);
  if (outcome === 'clear' || outcome === 'at-risk') return `Planned: ${planned ?? 'nothing'}`;
  return planned === null ? 'Nothing was changed' : `Nothing was changed (planned: ${planned})`;
};

const afterFailure = (report: Report, planned: number): string => {
  const parts: readonly (readonly [number, string])[] = [
    [countIn(report, 'failed'), 'failed'],
    [countIn(report, 'not-started', 'pending'), 'not started'],
  ];
  const rest = parts.filter(([count]) => count > 0).map(([count, word]) => `${number(count)} ${word}`);
  return [`**${number(changesInPlace(report))} of ${plural(planned, 'change')} in place**`, ...rest].join(', ');
};

const progress = (report: Report): string => {
  if (report.attempts.length === 0) return beforeAnyAttempt(report);
  if (report.plan === null) return 'What was changed is not known';
  return report.outcome === 'applied' ? `Plan: ${countWords(report.plan.counts)}` : afterFailure(report, report.plan.changes.length);
};

const attemptsMade = ({ attempts, maxAttempts }: Report): readonly string[] => {
  if (attempts.length === 0) return [];
  return [
    attempts.length < maxAttempts
      ? `${number(attempts.length)} of at most ${plural(maxAttempts, 'attempt')}`
      : plural(attempts.length, 'attempt'),
  ];
};

/**
 * How much of the plan is in place, the first question after a failure; how many attempts and how long it took, unless
 * the verdict of a success has said so; and where.
 */
export const renderStanding = (report: Report): string => {
  const effort = report.outcome === 'applied' ? [] : [...attemptsMade(report), runDuration(report)];
  const workspace = report.workspace === null ? '' : `, workspace ${code(report.workspace)}`;
  return [progress(report), ...effort, `in ${code(report.workingDirectory)}${workspace}`].join(' · ');
};
