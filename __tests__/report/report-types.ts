import type { ChangeAction, ChangeCounts, PlanMode } from '../../src/domain/change.ts';
import type { ConflictKind } from '../../src/domain/conflict.ts';
import type { SourceRange } from '../../src/domain/diagnostic.ts';
import type { Lock, LockSource, LockVerdict, OnLock, PlatformObject, ShiftCurve } from '../../src/domain/lock.ts';
import type { NeededPermission } from '../../src/domain/needed-permissions.ts';
import type {
  ChangeResult,
  Divergence,
  FailureReason,
  Hazard,
  OrganizationFacts,
  Outcome,
  PermissionFacts,
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
  organization: true,
  workingDirectory: true,
  workspace: true,
  plan: true,
  hazards: true,
  permissions: true,
  locks: true,
  lockStatus: true,
  shiftCurves: true,
  windows: true,
  nextSafeTime: true,
  nextSafeTimeUnknown: true,
  maxAttempts: true,
  attempts: true,
  conflicts: true,
  waits: true,
  divergences: true,
  outcome: true,
  failureReason: true,
  message: true,
  nextSteps: true,
  problems: true,
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
const ORGANIZATION: KeysOf<OrganizationFacts> = { id: true, name: true, region: true };
const PERMISSIONS: KeysOf<PermissionFacts> = { missing: true, unchecked: true };
const NEEDED_PERMISSION: KeysOf<NeededPermission> = { permission: true, why: true, need: true };
const PLATFORM_OBJECT: KeysOf<PlatformObject> = { type: true, id: true, name: true, address: true, link: true };
const LOCK: KeysOf<Lock> = {
  source: true,
  verdict: true,
  object: true,
  holder: true,
  since: true,
  evidence: true,
  ends: true,
  permanent: true,
  onLock: true,
};
const SHIFT_CURVE: KeysOf<ShiftCurve> = { businessUnit: true, timeZone: true, hours: true };
const SHIFT_HOUR: KeysOf<ShiftCurve['hours'][number]> = { start: true, agents: true };
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
  organization: ORGANIZATION,
  permissions: PERMISSIONS,
  neededPermission: NEEDED_PERMISSION,
  platformObject: PLATFORM_OBJECT,
  lock: LOCK,
  shiftCurve: SHIFT_CURVE,
  shiftHour: SHIFT_HOUR,
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
const LOCK_SOURCES: WordsOf<LockSource> = {
  'flow-editor': true,
  'flow-operation': true,
  'flow-sessions': true,
  referrer: true,
  version: true,
  hazard: true,
  organization: true,
  window: true,
  'wfm-shifts': true,
  'wfm-publish': true,
  'data-action': true,
  http: true,
};
const VERDICTS: WordsOf<LockVerdict> = { clear: true, locked: true, unknown: true };
const ON_LOCKS: WordsOf<OnLock> = { abort: true, wait: true, proceed: true };
const NEEDS: WordsOf<NeededPermission['need']> = { change: true, look: true };
const WAIT_ENDS: WordsOf<ReportedWait['end']> = { elapsed: true, clear: true, cancelled: true, deadline: true };
const DIVERGENCES: WordsOf<Divergence['kind']> = {
  'not-approved': true,
  'other-action': true,
  'other-object': true,
  'other-values': true,
  'changed-since': true,
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
  lockSource: LOCK_SOURCES,
  verdict: VERDICTS,
  onLock: ON_LOCKS,
  need: NEEDS,
  waitEnd: WAIT_ENDS,
  divergenceKind: DIVERGENCES,
};
