import type { LockVerdict } from '../domain/lock.ts';
import type { Report, ReportedChange } from '../domain/report.ts';
import { humanDuration, millisecondsBetween } from './duration.ts';
import { code, text } from './markdown.ts';
import { countWords, number, plural } from './wording.ts';

/** How long the run took, in words. */
export const runDuration = (report: Report): string => humanDuration(millisecondsBetween(report.startedAt, report.endedAt));

/** How long the run waited before its first attempt, in words. */
export const waitedForLocks = ({ waits }: Report): string =>
  humanDuration(
    waits
      .filter(({ afterAttempt }) => afterAttempt === null)
      .reduce((sum, { startedAt, endedAt }) => sum + millisecondsBetween(startedAt, endedAt), 0),
  );

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

const VERDICTS: readonly LockVerdict[] = ['locked', 'unknown', 'clear'];

/** What `status` got to hear: `3 answers: 1 locked, 2 clear`. */
const answersInWords = ({ locks }: Report): string => {
  const counts = VERDICTS.map((one) => [locks.filter(({ verdict }) => verdict === one).length, one] as const);
  const known = counts.filter(([count]) => count > 0).map(([count, verdict]) => `${number(count)} ${verdict}`);
  return [plural(locks.length, 'answer'), ...(known.length === 0 ? [] : [known.join(', ')])].join(': ');
};

const progress = (report: Report): string => {
  if (report.command === 'status') return answersInWords(report);
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

/** Root module, workspace and organisation; `status` knows no Terraform. */
const placeOf = ({ command, workingDirectory, workspace, organization }: Report): string => {
  const region = organization?.region == null ? '' : ` (${text(organization.region)})`;
  return [
    ...(command === 'status' ? [] : [`in ${code(workingDirectory)}`]),
    ...(command === 'status' || workspace === null ? [] : [`workspace ${code(workspace)}`]),
    ...(organization === null ? [] : [`organisation ${text(organization.name)}${region}`]),
  ].join(', ');
};

/**
 * How much of the plan is in place, the first question after a failure; how many attempts and how long it took, unless
 * the verdict of a success has said so; and where.
 */
export const renderStanding = (report: Report): string => {
  const effort = report.outcome === 'applied' ? [] : [...attemptsMade(report), runDuration(report)];
  return [progress(report), ...effort, placeOf(report)].filter((part) => part !== '').join(' · ');
};
