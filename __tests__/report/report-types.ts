import type { ChangeAction, ChangeCounts, PlanMode } from '../../src/domain/change.ts';
import type { ConflictKind } from '../../src/domain/conflict.ts';
import type { SourceRange } from '../../src/domain/diagnostic.ts';
import type {
  ChangeResult,
  Divergence,
  FailureReason,
  Hazard,
  Outcome,
  Report,
  ReportedAttempt,
  ReportedChange,
  ReportedConflict,
  ReportedWait,
} from '../../src/domain/report.ts';

/** The keys of a type as a value: the compiler refuses a list with one missing or one too many. */
type KeysOf<T> = Readonly<Record<keyof T, true>>;
type WordsOf<T extends string> = Readonly<Record<T, true>>;

/** The members of a report. */
export const REPORT: KeysOf<Report> = {
  version: true,
  action: true,
  command: true,
  startedAt: true,
  endedAt: true,
  run: true,
  terraform: true,
  workingDirectory: true,
  workspace: true,
  plan: true,
  hazards: true,
  maxAttempts: true,
  attempts: true,
  conflicts: true,
  waits: true,
  divergences: true,
  outcome: true,
  failureReason: true,
  message: true,
  nextSteps: true,
};
const ACTION: KeysOf<Report['action']> = { name: true, version: true };
const RUN: KeysOf<Report['run']> = { repository: true, workflow: true, url: true, attempt: true, sha: true, actor: true };
const TERRAFORM: KeysOf<NonNullable<Report['terraform']>> = { product: true, version: true };
const PLAN: KeysOf<NonNullable<Report['plan']>> = { mode: true, digest: true, counts: true, moves: true, changes: true };
const COUNTS: KeysOf<ChangeCounts> = { create: true, update: true, replace: true, delete: true, forget: true, import: true, outputs: true };
const CHANGE: KeysOf<ReportedChange> = {
  address: true,
  deposed: true,
  type: true,
  action: true,
  reason: true,
  attributes: true,
  state: true,
};
const HAZARD: KeysOf<Hazard> = { level: true, address: true, message: true };
const ATTEMPT: KeysOf<ReportedAttempt> = { number: true, plan: true, startedAt: true, endedAt: true, exit: true, results: true };
const RESULT: KeysOf<ReportedAttempt['results'][number]> = { address: true, deposed: true, action: true, result: true, seconds: true };
const CONFLICT: KeysOf<ReportedConflict> = {
  attempt: true,
  kind: true,
  curable: true,
  address: true,
  status: true,
  message: true,
  correlationId: true,
  retryAfterSeconds: true,
  range: true,
  nextStep: true,
};
const RANGE: KeysOf<SourceRange> = { filename: true, startLine: true, endLine: true };
const WAIT: KeysOf<ReportedWait> = { afterAttempt: true, reason: true, startedAt: true, endedAt: true, plannedMs: true, end: true };
const DIVERGENCE: KeysOf<Divergence> = {
  address: true,
  deposed: true,
  kind: true,
  approved: true,
  found: true,
  attributes: true,
  hint: true,
};

/** The members of each object in a report, by the name of its definition in the schema. */
export const OBJECTS = {
  action: ACTION,
  run: RUN,
  terraform: TERRAFORM,
  plan: PLAN,
  counts: COUNTS,
  change: CHANGE,
  hazard: HAZARD,
  attempt: ATTEMPT,
  result: RESULT,
  conflict: CONFLICT,
  range: RANGE,
  wait: WAIT,
  divergence: DIVERGENCE,
};

const OUTCOMES: WordsOf<Outcome> = {
  clear: true,
  'at-risk': true,
  applied: true,
  'no-changes': true,
  blocked: true,
  failed: true,
  cancelled: true,
};
const FAILURE_REASONS: WordsOf<FailureReason> = {
  conflict: true,
  'plan-diverged': true,
  'not-approved': true,
  locked: true,
  'lock-timeout': true,
  window: true,
  gate: true,
  risk: true,
  'wrong-organization': true,
  'missing-permission': true,
  'drain-timeout': true,
  'restore-failed': true,
  'state-locked': true,
  'state-not-saved': true,
  'terraform-error': true,
  'unsafe-event': true,
  'invalid-input': true,
  unauthorized: true,
  cancelled: true,
};
const CONFLICT_KINDS: WordsOf<ConflictKind> = {
  'in-use': true,
  referenced: true,
  'locked-by-user': true,
  'operation-in-progress': true,
  'version-mismatch': true,
  'already-exists': true,
  'rate-limited': true,
  unavailable: true,
  'state-locked': true,
  'state-not-saved': true,
  'plan-stale': true,
  'unknown-conflict': true,
  other: true,
};
const ACTIONS: WordsOf<ChangeAction> = {
  create: true,
  update: true,
  replace: true,
  delete: true,
  forget: true,
  import: true,
  output: true,
};
const MODES: WordsOf<PlanMode> = { apply: true, destroy: true };
const STATES: WordsOf<ReportedChange['state']> = { pending: true, done: true, 'in-place': true, failed: true, 'not-started': true };
const RESULTS: WordsOf<ChangeResult> = { done: true, failed: true, 'not-started': true };
const PLANS: WordsOf<ReportedAttempt['plan']> = { approved: true, remainder: true };
const PRODUCTS: WordsOf<NonNullable<Report['terraform']>['product']> = { terraform: true, opentofu: true };
const LEVELS: WordsOf<Hazard['level']> = { medium: true, high: true };
const WAIT_ENDS: WordsOf<ReportedWait['end']> = { elapsed: true, clear: true, cancelled: true, deadline: true };
const DIVERGENCES: WordsOf<Divergence['kind']> = {
  'not-approved': true,
  'other-action': true,
  'other-object': true,
  'other-values': true,
  vanished: true,
  'file-changed': true,
  'not-comparable': true,
};

/** The words that a member may hold, by what it says. */
export const WORDS = {
  outcome: OUTCOMES,
  failureReason: FAILURE_REASONS,
  conflictKind: CONFLICT_KINDS,
  changeAction: ACTIONS,
  changeState: STATES,
  planMode: MODES,
  result: RESULTS,
  attemptPlan: PLANS,
  product: PRODUCTS,
  hazardLevel: LEVELS,
  waitEnd: WAIT_ENDS,
  divergenceKind: DIVERGENCES,
};
