import { changeKey } from '../domain/change.ts';
import type { Divergence, Hazard, Report } from '../domain/report.ts';
import { workspacePath } from './annotation-file.ts';
import { attemptWords, type ConflictGroup, groupConflicts } from './conflict-groups.ts';
import { hazardsByLevel } from './hazards-section.ts';
import { clip, oneLine } from './plain-text.ts';
import { verdictOf } from './verdict.ts';
import { CONFLICT_WORDS, capital, DIVERGENCE_WORDS } from './wording.ts';

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

const runFailure = (report: Report): readonly Annotation[] => {
  if (report.failureReason === null) return [];
  const { headline, sentence } = verdictOf(report);
  return [annotation('error', headline, [sentence, ...report.nextSteps.map((step) => `Next: ${step}`)])];
};

const conflictAnnotation = ({ latest, attempts }: ConflictGroup, workingDirectory: string): Annotation => {
  const words = CONFLICT_WORDS[latest.kind];
  const status = latest.status === null ? '' : `HTTP ${latest.status}, `;
  const correlation = latest.correlationId === null ? '' : `, correlation id ${latest.correlationId}`;
  const base = annotation('error', latest.address === null ? capital(words) : `${latest.address}: ${words}`, [
    latest.message,
    `(${status}${attemptWords(attempts)}${correlation})`,
    latest.nextStep === '' ? '' : `Next: ${latest.nextStep}`,
  ]);
  const file = latest.range === null ? null : workspacePath(workingDirectory, latest.range.filename);
  return latest.range === null || file === null
    ? base
    : { ...base, file, startLine: latest.range.startLine, endLine: latest.range.endLine };
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
  const inTheWay = groupConflicts(report).map(({ latest }) => `${latest.address ?? 'Terraform'}: ${CONFLICT_WORDS[latest.kind]}`);
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
 * The annotations of a run, most important first, at most ten a level. Errors: why the run failed, then each difference to
 * the approved plan, then each conflict that still stands, on its line of the configuration where Terraform named one.
 * Warnings: hazards. One notice: a success that took more than one attempt.
 */
export const renderAnnotations = (report: Report): readonly Annotation[] => {
  const conflicts = groupConflicts(report).filter(({ standing }) => standing !== 'cured');
  const errors = [
    ...runFailure(report),
    ...report.divergences.map(divergenceAnnotation),
    ...conflicts.map((group) => conflictAnnotation(group, report.workingDirectory)),
  ];
  return [...atMostTen(errors), ...atMostTen(hazardsByLevel(report).map(hazardAnnotation)), ...successWithRetries(report)];
};
