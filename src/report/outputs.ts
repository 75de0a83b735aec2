import type { Report } from '../domain/report.ts';
import { renderConflictsOutput } from './conflicts-output.ts';

/** The action's outputs (design section 3), in the order in which action.yml lists them. */
export const OUTPUT_NAMES = [
  'outcome',
  'failure-reason',
  'lock-status',
  'conflict-risk',
  'attempts',
  'changes',
  'conflicts',
  'next-safe-time',
  'plan-digest',
  'plan-file',
  'guard-file',
  'report-file',
  'comment-url',
] as const;

export type OutputName = (typeof OUTPUT_NAMES)[number];

/** Absolute paths of what the run wrote; null for what it did not. */
export interface OutputPaths {
  readonly planFile: string | null;
  readonly reportFile: string | null;
}

/**
 * Every output of a run, as GitHub takes them. What a run does not know is empty: `failure-reason` of a success, `changes`
 * without a plan, and what this version does not look for. `lock-status` is then `unknown`, because nobody looked.
 */
export const renderOutputs = (report: Report, paths: OutputPaths): Readonly<Record<OutputName, string>> => ({
  outcome: report.outcome,
  'failure-reason': report.failureReason ?? '',
  'lock-status': 'unknown',
  'conflict-risk': '',
  attempts: String(report.attempts.length),
  changes: report.plan === null ? '' : JSON.stringify(report.plan.counts),
  conflicts: renderConflictsOutput(report.conflicts),
  'next-safe-time': '',
  'plan-digest': report.plan?.digest ?? '',
  'plan-file': paths.planFile ?? '',
  'guard-file': '',
  'report-file': paths.reportFile ?? '',
  'comment-url': '',
});
