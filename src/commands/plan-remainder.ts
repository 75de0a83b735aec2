import type { AttemptRun } from '../domain/attempt.ts';
import { type Change, changeKey, type Plan } from '../domain/change.ts';
import { proveInPlace } from '../domain/in-place.ts';
import { isCompleted, type Progress } from '../domain/progress.ts';
import { checkRemainder, type RemainderBasis, type RemainderCheck } from '../domain/remainder.ts';
import type { Divergence } from '../domain/report.ts';
import type { PlanRequest, TerraformRun } from '../terraform/port.ts';
import { type ApprovedPlan, isPlanned } from './approve-plan.ts';
import { succeeded } from './ledger.ts';
import type { Ports } from './ports.ts';
import { repairState } from './repair-state.ts';
import { repeatCurable } from './repeat-curable.ts';
import { blocked, failed, proceed, type Step, stop } from './verdict.ts';

/** The rest of the approved plan as a plan file of its own; `finished`: nothing is left to do. */
export type Remainder =
  | { readonly kind: 'finished' }
  | { readonly kind: 'rest'; readonly file: string; readonly changes: readonly Change[] };

/**
 * Plans what is left after a failed attempt and checks it both ways (design section 4, 3 and 4). Cheap by construction: only the
 * objects whose update failed are read again, since the provider leaves planned values in the state (facts/terraform.md); the plan
 * itself reads nothing. At most two further plans: one when approved changes vanished and must be read again, one with
 * `-target` when the fresh plan wants more than what was approved.
 *
 * @param accepted changes of the remainders that this run carried out before
 */
export const planRemainder = async (
  ports: Ports,
  approved: ApprovedPlan,
  accepted: readonly Change[],
  last: AttemptRun,
): Promise<Step<Remainder>> => {
  const refreshed = new Set(failedUpdates(last));
  const updated = await refresh(ports, approved, [...refreshed]);
  if (!updated.ok) return updated;
  const basis = {
    approved: approved.plan,
    accepted,
    progress: ports.ledger.progress,
    refreshed,
    shownInPlace: null,
  };

  let look = await planAndCheck(ports, approved, basis, []);
  if (!look.ok) return look;
  if (look.value.check.vanished.length > 0) {
    const vanished = look.value.check.vanished.map(({ address }) => address);
    const read = await refresh(ports, approved, vanished);
    if (!read.ok) return read;
    look = await planAndCheck(ports, approved, { ...basis, refreshed: new Set([...refreshed, ...vanished]) }, []);
    if (!look.ok) return look;
  }
  const { check } = look.value;
  const targets = [...new Set(check.rest.filter(({ action }) => action !== 'output').map(({ address }) => address))];
  if (check.extras.length > 0 && isOtherwiseClean(check) && targets.length > 0) {
    ports.log.warn(
      `The fresh plan wants ${check.extras.length} change(s) that were not approved, first ${check.extras[0]?.address ?? ''}: planning again with -target on the approved rest.`,
    );
    const shownInPlace = new Set(check.inPlace.map(changeKey));
    const narrowed = await planAndCheck(ports, approved, { ...basis, refreshed: look.value.refreshed, shownInPlace }, targets);
    if (narrowed.ok) return conclude(ports, narrowed.value);
    // Terraform refuses to target (a pending move, for example): what it wanted without is the difference to show.
    if (narrowed.verdict.failureReason !== 'terraform-error') return narrowed;
  }
  return conclude(ports, look.value);
};

interface Look {
  readonly plan: Plan;
  readonly file: string;
  readonly check: RemainderCheck;
  readonly refreshed: ReadonlySet<string>;
}

const isOtherwiseClean = ({ divergences, vanished }: RemainderCheck): boolean => divergences.length === 0 && vanished.length === 0;

const conclude = ({ ledger, log }: Ports, { plan, file, check }: Look): Step<Remainder> => {
  const differences: readonly Divergence[] = [...check.divergences, ...check.extras, ...check.vanished.map(unproven)];
  if (differences.length > 0) {
    ledger.noteDivergences(differences);
    for (const difference of differences.slice(0, 20)) log.warn(differenceInWords(difference));
    return stop(divergedVerdict(ledger.attempts, differences));
  }
  const planned = new Set(check.rest.map(({ address }) => address));
  ledger.noteInPlace(check.inPlace.filter(({ address }) => !planned.has(address)));
  if (plan.changes.length === 0 && plan.moves.length === 0) return proceed({ kind: 'finished' });
  return proceed({ kind: 'rest', file, changes: plan.changes });
};

const unproven = ({ address, deposed, action }: Change): Divergence => ({
  address,
  deposed,
  kind: 'vanished',
  approved: action,
  found: null,
  attributes: [],
  hint: null,
});

/** One line: `ADDRESS: approved update, found replace (delete first): name, description`. Names only. */
const differenceInWords = ({ address, deposed, approved, found, attributes, kind }: Divergence): string => {
  const object = deposed === null ? address : `${address} (deposed ${deposed})`;
  const names = attributes.length === 0 ? '' : `: ${attributes.join(', ')}`;
  return `Diverged (${kind}): ${object}: approved ${approved ?? 'nothing'}, found ${found ?? 'nothing'}${names}`;
};

/** The plan is no longer what was approved. */
export const divergedVerdict = (attempts: number, differences: readonly Divergence[]) => {
  const message = `The plan is no longer what was approved: ${differences.length} difference(s), first ${differenceInWords(differences[0] ?? unknownDifference)}`;
  const next = ['Look at the differences in the summary, plan again, and have the new plan approved.'];
  return attempts === 0 ? blocked('plan-diverged', message, next) : failed('plan-diverged', message, next);
};

const unknownDifference: Divergence = {
  address: '(plan)',
  deposed: null,
  kind: 'not-comparable',
  approved: null,
  found: null,
  attributes: [],
  hint: null,
};

/** Addresses whose update an attempt began and did not complete. */
const failedUpdates = (run: AttemptRun): readonly string[] =>
  run.operations.filter(({ action, state }) => action === 'update' && state !== 'completed').map(({ address }) => address);

/** Reads some objects again and stores what was read: `plan -refresh-only -target=…`, saved and applied. */
const refresh = async (ports: Ports, approved: ApprovedPlan, addresses: readonly string[]): Promise<Step<null>> => {
  if (addresses.length === 0) return proceed(null);
  const { terraform, log } = ports;
  const out = ports.privateFile('refresh.tfplan');
  const request = rePlan(ports, approved, { mode: 'apply', out, refresh: 'only', targets: addresses, replace: [] });
  const unsavedBefore = await terraform.unsavedState();
  // Both in one: a refresh that went stale, because somebody else's run stored a state meanwhile, is planned again.
  const readAndStore = async (): Promise<TerraformRun> => {
    const planned = await terraform.plan(request);
    if (!isPlanned(planned) || !planned.hasChanges) return planned;
    return ports.cancelled.aborted ? { ...planned, interrupted: true } : terraform.apply(out, { parallelism: null });
  };
  const stored = await log.group(`terraform apply -refresh-only of ${addresses.length} object(s) whose state is in doubt`, () =>
    repeatCurable(ports, {
      command: 'apply -refresh-only',
      context: { phase: 'refresh', changes: approved.plan.changes },
      run: readAndStore,
      isSuccess: ({ exit }) => succeeded(exit),
    }),
  );
  if (stored.ok) return proceed(null);
  const repaired = await repairState(ports, unsavedBefore);
  if (!repaired.ok) return repaired;
  return repaired.value ? proceed(null) : stored;
};

const planAndCheck = async (
  ports: Ports,
  approved: ApprovedPlan,
  basis: RemainderBasis,
  targets: readonly string[],
): Promise<Step<Look>> => {
  const { terraform, log } = ports;
  const out = ports.privateFile(`remainder-${ports.ledger.attempts}.tfplan`);
  const replace = pendingReplaces(approved.plan, basis.progress);
  const request = rePlan(ports, approved, { mode: approved.plan.mode, out, refresh: 'none', targets, replace });
  const planned = await log.group('terraform plan of what is left', () =>
    repeatCurable(ports, {
      command: 'plan',
      context: { phase: 'plan', changes: approved.plan.changes },
      run: () => terraform.plan(request),
      isSuccess: isPlanned,
    }),
  );
  if (!planned.ok) return planned;
  const reading = await terraform.readPlan(out, new Set(approved.plan.changes.map(({ address }) => address)));
  if (!reading.ok) return stop(failed('terraform-error', reading.problem, [reading.next]));
  const { plan, held } = reading;
  const check = checkRemainder(plan, basis);
  // A plan of a part shows nothing in place that the plan of everything has not proven before.
  return proceed({ plan, file: out, check: targets.length > 0 ? check : proveInPlace(check, held), refreshed: basis.refreshed });
};

const rePlan = (
  { settings }: Ports,
  { variables }: ApprovedPlan,
  rest: Omit<PlanRequest, 'extraArguments' | 'variables'>,
): PlanRequest => ({
  ...rest,
  extraArguments: settings.planArguments,
  variables,
});

/**
 * Replaces by request or trigger that have not made their new object yet: without `-replace` a fresh plan would not want them any
 * more. Where the old object is already gone, or a tainted new one is there, Terraform plans the same with it and without.
 */
const pendingReplaces = (plan: Plan, progress: Progress): readonly string[] =>
  plan.changes
    .filter(({ action, reason }) => action === 'replace' && (reason === 'replace_by_request' || reason === 'replace_by_triggers'))
    .filter((change) => !isCompleted(change, 'put', progress))
    .map(({ address }) => address);
