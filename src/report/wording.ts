import type { ChangeAction, ChangeCounts } from '../domain/change.ts';
import type { ConflictKind } from '../domain/conflict.ts';
import type { Divergence, FailureReason, ReportedChange, ReportedWait } from '../domain/report.ts';

/** A number for people: `5,000`. */
export const number = (count: number): string => count.toLocaleString('en-US');

/** A number with its noun: `1 change`, `5,000 changes`. */
export const plural = (count: number, noun: string, nouns = `${noun}s`): string => `${number(count)} ${count === 1 ? noun : nouns}`;

/** A text with its first letter in upper case. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What ended the run, to be read after "Stopped:" or "Not started:". */
export const FAILURE_WORDS: Readonly<Record<FailureReason, string>> = {
  conflict: 'a conflict did not clear in time',
  'plan-diverged': 'the plan is no longer what was approved',
  'not-approved': 'this plan is not approved',
  locked: 'something is in the way',
  'lock-timeout': 'a lock did not clear in time',
  window: 'deploying is not allowed now',
  gate: 'a gate did not open',
  risk: 'the conflict risk is too high',
  'wrong-organization': 'the credentials belong to another organization',
  'missing-permission': 'a permission is missing',
  'drain-timeout': 'callers did not leave in time',
  'restore-failed': 'what was taken out of service could not be put back',
  'state-locked': 'the Terraform state is locked',
  'state-not-saved': 'the Terraform state could not be saved',
  'terraform-error': 'Terraform failed',
  'unsafe-event': 'not safe for this kind of event',
  'invalid-input': 'invalid input',
  unauthorized: 'the credentials were refused',
  cancelled: 'cancelled',
};

/** What is in the way, in words. */
export const CONFLICT_WORDS: Readonly<Record<ConflictKind, string>> = {
  'in-use': 'in use',
  referenced: 'something else refers to it',
  'locked-by-user': 'held by somebody',
  'operation-in-progress': 'an operation is in progress',
  'version-mismatch': 'changed by somebody else meanwhile',
  'already-exists': 'exists already',
  'rate-limited': 'rate limit reached',
  unavailable: 'the platform did not answer properly',
  'state-locked': 'the Terraform state is locked',
  'state-not-saved': 'the Terraform state was not saved',
  'plan-stale': 'the saved plan is stale',
  'unknown-conflict': 'conflict of an unknown kind',
  other: 'error',
};

/** Where a change stands, for a table cell. */
export const STATE_WORDS: Readonly<Record<ReportedChange['state'], string>> = {
  failed: '❌ failed',
  'not-started': '⏸️ not started',
  pending: '⏳ pending',
  'in-place': '✅ in place',
  done: '✅ done',
};

/** How a fresh plan differs from the approved one. */
export const DIVERGENCE_WORDS: Readonly<Record<Divergence['kind'], string>> = {
  'not-approved': 'nobody approved it',
  'other-action': 'another action',
  'other-object': 'another object',
  'other-values': 'other values',
  vanished: 'gone from the plan, not shown to be in place',
  'file-changed': 'a file that it reads has changed',
  'not-comparable': 'cannot be compared',
};

/** How a wait ended that did not last as long as it was to. */
export const WAIT_END_WORDS: Readonly<Record<Exclude<ReportedWait['end'], 'elapsed'>, string>> = {
  clear: 'ended early, seen to be clear',
  cancelled: 'cancelled',
  deadline: 'cut short by `retry-timeout`',
};

/** The action of a change with Terraform's reason, where it has one: `replace (tainted)`. */
export const actionWords = (action: ChangeAction, reason: string | null): string => {
  if (reason === null) return action;
  const why = reason.replace(/^(replace|delete|read)_(because|by)_/, '').replaceAll('_', ' ');
  return `${action} (${why})`;
};

/** A plan in one line: `1 create, 2 update`. */
export const countWords = (counts: ChangeCounts): string => {
  const parts: readonly (readonly [number, string])[] = [
    [counts.create, 'create'],
    [counts.update, 'update'],
    [counts.replace, 'replace'],
    [counts.delete, 'delete'],
    [counts.forget, 'forget'],
    [counts.import, 'import'],
    [counts.outputs, counts.outputs === 1 ? 'output' : 'outputs'],
  ];
  const present = parts.filter(([count]) => count > 0).map(([count, word]) => `${number(count)} ${word}`);
  return present.length === 0 ? 'no changes' : present.join(', ');
};
