import type { Lock } from '../domain/lock.ts';
import type { FailureReason, Outcome, Report } from '../domain/report.ts';
import { lockSentence } from './lock-wording.ts';
import { standingLocks, stoppingLocks } from './locks-in-report.ts';
import { prose } from './markdown.ts';
import { timeZonesOf } from './moments.ts';
import { changesInPlace, runDuration, waitedForLocks } from './standing.ts';
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

const STATUS_SIGNS: Readonly<Record<Report['lockStatus'], string>> = { clear: '✅', locked: '🔒', unknown: '❓' };

/** `status` answered its question; else it ends as any other command. */
const isAnswer = ({ command, outcome }: Report): boolean => command === 'status' && (outcome === 'clear' || outcome === 'at-risk');

/** Reasons that a report can put more exactly, so that no headline claims what nobody knows; null: the usual words are exact. */
const EXACT_WORDS: Readonly<Partial<Record<FailureReason, (report: Report) => string | null>>> = {
  conflict: ({ conflicts }) => (conflicts.some(({ curable }) => !curable) ? 'conflict that waiting cannot cure' : null),
  locked: (report) => guessWords(report),
  'lock-timeout': (report) => guessWords(report),
  'wrong-organization': ({ organization }) => (organization === null ? 'the organisation could not be verified' : null),
  'missing-permission': ({ permissions }) => {
    const fatal = (permissions?.missing ?? []).filter(({ need }) => need === 'change').length;
    return fatal > 1 ? `${plural(fatal, 'permission')} are missing` : null;
  },
};

const guessWords = (report: Report): string | null => {
  const stopping = stoppingLocks(report);
  return stopping.length > 0 && stopping.every(({ verdict }) => verdict === 'unknown')
    ? 'nobody knows whether something is in the way'
    : null;
};

const failureWords = (report: Report): string => {
  const { failureReason } = report;
  if (failureReason === null) return 'the run did not do what it was asked to do';
  return EXACT_WORDS[failureReason]?.(report) ?? FAILURE_WORDS[failureReason];
};

const headlineOf = (report: Report): string => {
  if (isAnswer(report)) return report.lockStatus;
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

/** The first lock in words, and how many more there are. */
const lockStory = ([first, ...others]: readonly [Lock, ...Lock[]], report: Report): string => {
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${lockSentence(first, timeZonesOf(report))}${more}`;
};

const successStory = (report: Report, changes: number): string => {
  const attempts = report.attempts.length;
  const after = attempts < 2 ? 'at the first attempt' : `after ${plural(attempts, 'attempt')}`;
  const done = report.plan?.mode === 'destroy' ? `${plural(changes, 'object')} gone` : `${plural(changes, 'change')} in place`;
  return `${done} ${after} (${runDuration(report)})`;
};

const sentenceOf = (report: Report): string => {
  const [first, ...others] = isAnswer(report) ? standingLocks(report) : stoppingLocks(report);
  if (first !== undefined) {
    const waited = report.failureReason === 'lock-timeout' ? `Waited ${waitedForLocks(report)} for ` : '';
    return `${waited}${lockStory([first, ...others], report)}`;
  }
  if (isAnswer(report) && report.lockStatus === 'clear') return 'Nothing is in the way';
  const changes = changesInPlace(report);
  return report.outcome === 'applied' && changes > 0 ? successStory(report, changes) : report.message;
};

/** The verdict of a run, as plain text. */
export const verdictOf = (report: Report): Verdict => ({
  sign: isAnswer(report) ? STATUS_SIGNS[report.lockStatus] : SIGNS[report.outcome],
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
