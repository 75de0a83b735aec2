import type { Outcome, Report } from '../domain/report.ts';
import { prose } from './markdown.ts';
import { changesInPlace, runDuration } from './standing.ts';
import { capital, FAILURE_WORDS, plural } from './wording.ts';

/** What a tired reader sees first: a sign, a headline of ours (plain text), and one sentence in which foreign text may occur. */
export interface Verdict {
  readonly sign: string;
  readonly headline: string;
  readonly sentence: string;
}

const SIGNS: Readonly<Record<Outcome, string>> = {
  applied: '✅',
  'no-changes': '✅',
  clear: '✅',
  'at-risk': '⚠️',
  blocked: '🚫',
  failed: '❌',
  cancelled: '⏹️',
};

const failureWords = (report: Report): string => {
  if (report.failureReason === null) return 'the run did not do what it was asked to do';
  const incurable = report.failureReason === 'conflict' && report.conflicts.some((conflict) => !conflict.curable);
  return incurable ? 'conflict that waiting cannot cure' : FAILURE_WORDS[report.failureReason];
};

const headlineOf = (report: Report): string => {
  switch (report.outcome) {
    case 'applied':
      return report.plan?.mode === 'destroy' ? 'Destroyed' : 'Applied';
    case 'no-changes':
      return 'No changes';
    case 'clear':
      return 'Clear';
    case 'at-risk':
      return report.failureReason === null ? 'At risk' : `At risk: ${failureWords(report)}`;
    case 'blocked':
      return `Not started: ${failureWords(report)}`;
    case 'failed':
      return `Stopped: ${failureWords(report)}`;
    case 'cancelled':
      return 'Cancelled';
  }
};

const sentenceOf = (report: Report): string => {
  const changes = changesInPlace(report);
  if (report.outcome !== 'applied' || changes === 0) return report.message;
  const attempts = report.attempts.length;
  const after = attempts < 2 ? 'at the first attempt' : `after ${plural(attempts, 'attempt')}`;
  const done = report.plan?.mode === 'destroy' ? `${plural(changes, 'object')} gone` : `${plural(changes, 'change')} in place`;
  return `${done} ${after} (${runDuration(report)})`;
};

/** The verdict of a run, as plain text. */
export const verdictOf = (report: Report): Verdict => ({
  sign: SIGNS[report.outcome],
  headline: capital(headlineOf(report)),
  sentence: sentenceOf(report),
});

/** The headline alone, as markdown: what is left of a summary when there is no room for more. */
export const renderHeadline = ({ sign, headline }: Verdict): string => `${sign} **${headline}**`;

/** The first line of the summary. */
export const renderVerdict = (report: Report): string => {
  const verdict = verdictOf(report);
  return `${renderHeadline(verdict)} — ${prose(verdict.sentence)}`;
};
