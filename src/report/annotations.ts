import { changeKey } from '../domain/change.ts';
import type { Lock } from '../domain/lock.ts';
import type { Divergence, Hazard, Report, ReportedConflict } from '../domain/report.ts';
import { workspacePath } from './annotation-file.ts';
import { attemptWords, type ConflictGroup, groupConflicts } from './conflict-groups.ts';
import { forecastInWords } from './forecast.ts';
import { hazardsByLevel } from './hazards-section.ts';
import { lockNextStep } from './lock-next-step.ts';
import { lockTitle, whenItEnds } from './lock-wording.ts';
import { standingLocks, stoppingLocks } from './locks-in-report.ts';
import { timeZonesOf } from './moments.ts';
import { clip, oneLine } from './plain-text.ts';
import { platformUrl } from './platform-link.ts';
import { verdictOf } from './verdict.ts';
import { CONFLICT_WORDS, capital, DIVERGENCE_WORDS, PAST_CONFLICT_WORDS } from './wording.ts';

/** What GitHub shows on a run's page and beside the lines of a pull request. Plain text, not markdown. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** At most 120 characters, one line. */
  readonly title: string;
  /** At most 4,096 UTF-16 units: the runner cuts there (facts/github.md 1.2). Lines are parted by `\n`. */
  readonly message: string;
  /** Relative to the workspace, with `/`. */
  readonly file?: string;
  /** Lines start at 1. */
  readonly startLine?: number;
  readonly endLine?: number;
}

/** More of a level go to the log only, silently (facts/github.md 1.2). */
const MOST_PER_LEVEL = 10;
const LONGEST_MESSAGE = 4096;
const LONGEST_TITLE = 120;
const LONGEST_LINE = 2000;

const annotation = (level: Annotation['level'], title: string, lines: readonly string[]): Annotation => ({
  level,
  title: clip(oneLine(title), LONGEST_TITLE),
  message: clip(
    lines
      .filter((line) => line !== '')
      .map((line) => clip(oneLine(line), LONGEST_LINE))
      .join('\n'),
    LONGEST_MESSAGE,
  ),
});

const isQuoted = ({ failureReason }: Report, sentence: string, { address, message }: ReportedConflict): boolean =>
  failureReason !== null && message !== '' && sentence.includes(message) && (address === null || sentence.includes(address));

/** @param quoted the conflict that the sentence tells word for word: it gets no annotation of its own, and this one stands at its line */
const runFailure = (report: Report, quoted: ConflictGroup | undefined): readonly Annotation[] => {
  if (report.failureReason === null) return [];
  const { headline, sentence } = verdictOf(report);
  if (report.problems.length > 0) return report.problems.map((problem) => annotation('error', headline, [problem]));
  const forecast = forecastInWords(report);
  // Each lock that stopped the run says itself what to do next.
  const steps = stoppingLocks(report).length > 0 ? [] : report.nextSteps;
  const failure = annotation('error', headline, [
    sentence,
    quoted === undefined ? '' : circumstances(quoted),
    forecast === null ? '' : `Next safe time: ${forecast}`,
    ...steps.map((step) => `Next: ${step}`),
  ]);
  return [quoted === undefined ? failure : atItsLine(failure, quoted, report.workingDirectory)];
};

/** `(HTTP 409, attempts 1 to 3, correlation id …)` */
const circumstances = ({ latest, attempts }: ConflictGroup): string => {
  const status = latest.status === null ? '' : `HTTP ${latest.status}, `;
  const correlation = latest.correlationId === null ? '' : `, correlation id ${latest.correlationId}`;
  return `(${status}${attemptWords(attempts)}${correlation})`;
};

const atItsLine = (base: Annotation, { latest: { range } }: ConflictGroup, workingDirectory: string): Annotation => {
  const file = range === null ? null : workspacePath(workingDirectory, range.filename);
  return range === null || file === null ? base : { ...base, file, startLine: range.startLine, endLine: range.endLine };
};

const isOnShift = ({ source, verdict }: Lock): boolean => source === 'wfm-shifts' && verdict === 'locked';

const lockAnnotation = (level: Annotation['level'], lock: Lock, zones: readonly string[]): Annotation =>
  annotation(level, lockTitle(lock, zones), [
    lock.evidence,
    lock.verdict === 'unknown' ? '' : capital(whenItEnds(lock, zones)),
    platformUrl(lock.object.link) ?? '',
    lock.onLock === 'proceed' ? 'It does not stop the run (`on-lock: proceed`).' : `Next: ${lockNextStep(lock, zones)}`,
  ]);

/**
 * What stopped the run as errors, but shifts as a warning that names their end: they are no fault, and tell when to come back. What
 * stands and did not stop it, and everything that `status` found, as warnings.
 */
const lockAnnotations = (report: Report): readonly Annotation[] => {
  const zones = timeZonesOf(report);
  const stopping = new Set(stoppingLocks(report));
  return standingLocks(report).map((lock) => lockAnnotation(stopping.has(lock) && !isOnShift(lock) ? 'error' : 'warning', lock, zones));
};

const conflictAnnotation = (group: ConflictGroup, workingDirectory: string): Annotation => {
  const { latest } = group;
  const words = CONFLICT_WORDS[latest.kind];
  const base = annotation('error', latest.address === null ? capital(words) : `${latest.address}: ${words}`, [
    latest.message,
    circumstances(group),
    latest.nextStep === '' ? '' : `Next: ${latest.nextStep}`,
  ]);
  return atItsLine(base, group, workingDirectory);
};

const divergenceAnnotation = (divergence: Divergence): Annotation =>
  annotation('error', `${changeKey(divergence)}: ${DIVERGENCE_WORDS[divergence.kind]}`, [
    `Approved: ${divergence.approved ?? 'nothing'}. Found: ${divergence.found ?? 'nothing'}.`,
    divergence.attributes.length === 0 ? '' : `Attributes: ${divergence.attributes.join(', ')}`,
    divergence.hint ?? '',
  ]);

const hazardAnnotation = ({ level, address, message }: Hazard): Annotation =>
  annotation('warning', `${address}: ${level} hazard`, [message]);

const successWithRetries = (report: Report): readonly Annotation[] => {
  if (report.outcome !== 'applied' || report.attempts.length < 2) return [];
  const { headline, sentence } = verdictOf(report);
  const inTheWay = groupConflicts(report).map(
    ({ latest }) => `${latest.address ?? 'Terraform'}: ${PAST_CONFLICT_WORDS[latest.kind]}, got through`,
  );
  return [annotation('notice', headline, [sentence, ...inTheWay])];
};

/** The first ones, and where there are too many, a last one that says how many more and about what. */
const atMostTen = (all: readonly Annotation[]): readonly Annotation[] => {
  if (all.length <= MOST_PER_LEVEL) return all;
  const rest = all.slice(MOST_PER_LEVEL - 1);
  const about = ['The job summary and the report have them all.', ...rest.map(({ title }) => title)];
  return [...all.slice(0, MOST_PER_LEVEL - 1), ...rest.slice(0, 1).map(({ level }) => annotation(level, `and ${rest.length} more`, about))];
};

/**
 * The annotations of a run, most important first, at most ten a level. Errors: why the run failed, then each lock that stopped it,
 * each difference to the approved plan, and each conflict that still stands (but the one that the first error quotes), on its line
 * of the configuration where Terraform named one. Warnings: agents on shift, locks that the run went on in spite of, hazards. One notice: a success that took more than one attempt.
 */
export const renderAnnotations = (report: Report): readonly Annotation[] => {
  const conflicts = groupConflicts(report).filter(({ standing }) => standing !== 'cured');
  const { sentence } = verdictOf(report);
  const quoted = conflicts.find(({ latest }) => isQuoted(report, sentence, latest));
  const locks = lockAnnotations(report);
  const errors = [
    ...runFailure(report, quoted),
    ...locks.filter(({ level }) => level === 'error'),
    ...report.divergences.map(divergenceAnnotation),
    ...conflicts.filter((group) => group !== quoted).map((group) => conflictAnnotation(group, report.workingDirectory)),
  ];
  const warnings = [...locks.filter(({ level }) => level === 'warning'), ...hazardsByLevel(report).map(hazardAnnotation)];
  return [...atMostTen(errors), ...atMostTen(warnings), ...successWithRetries(report)];
};
