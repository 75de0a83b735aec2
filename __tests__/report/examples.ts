import type { Report } from '../../src/domain/report.ts';
import { attempt, change, conflict, divergence, FLOW_ID, plan, report, result, wait } from './example-parts.ts';
import { fiveThousandChanges } from './large-example.ts';

const group = 'genesyscloud_architect_schedulegroups.opening_hours';
const schedule = 'genesyscloud_architect_schedules.christmas';
const flow = 'genesyscloud_flow.main_ivr';
const ivr = 'genesyscloud_architect_ivr.main';

const inActiveShifts = {
  message: 'The schedule group is in use by active shifts.',
  nextStep: 'Wait until the shifts have ended, then run the deployment again.',
} as const;

const successAtOnce = (): Report => {
  const changes = [change(group, 'update', 'done'), change(schedule, 'create', 'done')];
  return report(4_210, {
    plan: plan(changes),
    attempts: [
      attempt(
        1,
        [1_900, 4_100],
        'exit 0',
        changes.map((one) => result(one, 'done', 1)),
      ),
    ],
    outcome: 'applied',
    failureReason: null,
    message: '2 changes applied.',
  });
};

const twiceInUse = (): Report => {
  const [busy, other, last] = [change(group, 'update', 'done'), change(schedule, 'create', 'done'), change(ivr, 'update', 'done')] as const;
  return report(72_400, {
    plan: plan([busy, other, last]),
    attempts: [
      attempt(1, [2_000, 14_000], 'exit 1', [result(other, 'done', 2), result(busy, 'failed', 10), result(last, 'not-started', null)]),
      attempt(2, [29_000, 40_000], 'exit 1', [result(busy, 'failed', 10), result(last, 'not-started', null)]),
      attempt(3, [69_800, 72_000], 'exit 0', [result(busy, 'done', 1), result(last, 'done', 1)]),
    ],
    waits: [
      wait(1, [14_000, 28_200], `\`${group}\` is in use`, { plannedMs: 15_000 }),
      wait(2, [40_000, 69_000], `\`${group}\` is in use`, { plannedMs: 60_000, end: 'clear' }),
    ],
    conflicts: [conflict(1, group, inActiveShifts), conflict(2, group, inActiveShifts)],
    outcome: 'applied',
    failureReason: null,
    message: `\`${group}\` was in use by active shifts during the first two attempts.`,
  });
};

const conflictForEver = (): Report => {
  const [busy, ready] = [change(group, 'update', 'failed'), change(schedule, 'create', 'done')] as const;
  const numbers = Array.from({ length: 11 }, (_, index) => index + 1);
  return report(340_000, {
    plan: plan([ready, busy]),
    attempts: numbers.map((number) =>
      attempt(number, [(number - 1) * 31_000, (number - 1) * 31_000 + 3_000], 'exit 1', [
        ...(number === 1 ? [result(ready, 'done', 1)] : []),
        result(busy, 'failed', 2),
      ]),
    ),
    waits: numbers.slice(0, -1).map((number) => wait(number, [(number - 1) * 31_000 + 3_000, number * 31_000], `\`${group}\` is in use`)),
    conflicts: numbers.map((number) =>
      conflict(number, group, { ...inActiveShifts, range: { filename: '../modules/hours/schedules.tf', startLine: 12, endLine: 12 } }),
    ),
    outcome: 'failed',
    failureReason: 'conflict',
    message: `After 11 attempts \`${group}\` is still in use by active shifts.`,
    nextSteps: [inActiveShifts.nextStep],
  });
};

const curableAndIncurable = (): Report => {
  const [referenced, busy, later] = [
    change(flow, 'delete', 'failed'),
    change(group, 'update', 'failed'),
    change(ivr, 'update', 'not-started'),
  ] as const;
  return report(9_300, {
    plan: plan([busy, later, referenced]),
    attempts: [
      attempt(1, [2_000, 9_000], 'exit 1', [
        result(referenced, 'failed', 3),
        result(busy, 'failed', 5),
        result(later, 'not-started', null),
      ]),
    ],
    conflicts: [
      conflict(1, group, inActiveShifts),
      conflict(1, flow, {
        kind: 'referenced',
        curable: false,
        message: 'Flow cannot be deleted due to being used by one or more IVR configurations.',
        range: { filename: 'flows.tf', startLine: 31, endLine: 44 },
        nextStep: 'Remove the flow from the IVR configurations that use it, or delete them in the same plan.',
      }),
    ],
    outcome: 'failed',
    failureReason: 'conflict',
    message: `\`${flow}\` cannot be deleted: one or more IVR configurations refer to it, and this plan does not change them.`,
    nextSteps: [
      'Remove the flow from the IVR configurations that use it, or delete them in the same plan.',
      'Then run the deployment again: what is in place already is not applied a second time.',
    ],
  });
};

const planDiverged = (): Report => {
  const [busy, stamped] = [change(group, 'update', 'failed'), change(schedule, 'update', 'not-started')] as const;
  return report(21_000, {
    plan: plan([busy, stamped]),
    attempts: [attempt(1, [2_000, 9_000], 'exit 1', [result(busy, 'failed', 5), result(stamped, 'not-started', null)])],
    waits: [wait(1, [9_000, 10_000], `\`${group}\` is in use`)],
    conflicts: [conflict(1, group, inActiveShifts)],
    divergences: [
      divergence(schedule, 'other-values', { attributes: ['description'], hint: '`timestamp()` gives another value in each plan.' }),
      divergence(flow, 'not-approved', { approved: null, found: 'replace (delete first)', attributes: ['filepath', 'file_content_hash'] }),
    ],
    outcome: 'failed',
    failureReason: 'plan-diverged',
    message: 'While waiting, the plan became one that nobody approved: 2 differences.',
    nextSteps: ['Plan again, have the new plan approved, and apply that one.'],
  });
};

const fileEdited = (): Report =>
  report(1_250, {
    plan: plan([change(flow, 'update', 'pending', { attributes: ['file_content_hash'] })]),
    divergences: [divergence(flow, 'file-changed', { attributes: ['filepath'] })],
    outcome: 'blocked',
    failureReason: 'plan-diverged',
    message: `The file behind \`${flow}\` was edited after the plan was approved.`,
    nextSteps: ['Restore the file, or plan again and have the new plan approved.'],
  });

const stateRepaired = (): Report => {
  const changes = [change(group, 'update', 'done'), change(schedule, 'create', 'done')];
  return report(12_700, {
    terraform: { product: 'opentofu', version: '1.8.3' },
    plan: plan(changes),
    attempts: [
      attempt(
        1,
        [1_900, 6_100],
        'exit 1',
        changes.map((one) => result(one, 'done', 1)),
      ),
    ],
    waits: [wait(1, [6_100, 7_000], 'the backend did not take the state')],
    conflicts: [
      conflict(1, null, {
        kind: 'state-not-saved',
        curable: false,
        status: null,
        correlationId: null,
        message: 'Failed to save state: Error saving state: HTTP error: 409',
        nextStep: 'Run `terraform state push errored.tfstate` in `infra/prod`.',
      }),
    ],
    outcome: 'applied',
    failureReason: null,
    message: 'The backend refused the state once; it was pushed from `errored.tfstate` afterwards.',
  });
};

const cancelledWhileWaiting = (): Report => {
  const [busy, ready] = [change(group, 'update', 'failed'), change(schedule, 'create', 'done')] as const;
  return report(18_000, {
    plan: plan([ready, busy]),
    attempts: [attempt(1, [2_000, 9_000], 'exit 1', [result(ready, 'done', 1), result(busy, 'failed', 5)])],
    waits: [wait(1, [9_000, 18_000], `\`${group}\` is in use`, { plannedMs: 30_000, end: 'cancelled' })],
    conflicts: [conflict(1, group, { ...inActiveShifts, retryAfterSeconds: 30 })],
    outcome: 'cancelled',
    failureReason: 'cancelled',
    message: 'The run was cancelled while it waited for the second attempt; Terraform was not running.',
    nextSteps: ['Run the deployment again: what is in place already is not applied a second time.'],
  });
};

const destroyWithCallers = (): Report => {
  const [inUse, gone] = [change(flow, 'delete', 'done'), change(group, 'delete', 'in-place')] as const;
  const callers = { message: `Flow ${FLOW_ID} is in use by an active session.` } as const;
  return report(48_000, {
    command: 'destroy',
    plan: plan([inUse, gone], 'destroy'),
    hazards: [
      { level: 'medium', address: flow, message: 'Its file is fetched from the web, so its content cannot be pinned.' },
      { level: 'high', address: flow, message: '`force_unlock` takes the flow away from whoever has it open.' },
    ],
    attempts: [
      attempt(1, [2_000, 33_000], 'exit 1', [result(inUse, 'failed', 30), result(gone, 'failed', null)]),
      attempt(2, [44_000, 47_000], 'exit 0', [result(inUse, 'done', 2)]),
    ],
    waits: [wait(1, [33_000, 43_000], `callers are still in \`${flow}\``, { plannedMs: 10_000 })],
    conflicts: [conflict(1, flow, callers), conflict(1, null, { kind: 'unavailable', status: 503, message: 'Service Unavailable' })],
    outcome: 'applied',
    failureReason: null,
    message: `Two callers were in \`${flow}\`; it was destroyed after they had left.`,
  });
};

const invalidInput = (): Report =>
  report(80, {
    run: { repository: null, workflow: null, url: null, attempt: null, sha: null, actor: null },
    terraform: null,
    workspace: null,
    outcome: 'blocked',
    failureReason: 'invalid-input',
    message: 'Input `max-retries` is `-3`: it must be a whole number from 0 to 100.',
    nextSteps: ['Write `max-retries: 10`, or leave it out.'],
  });

/** One report for each story that the action can tell. */
export const EXAMPLES = {
  'success at once': successAtOnce(),
  '409 twice, then success': twiceInUse(),
  'conflict for ever': conflictForEver(),
  'one conflict can be cured, one cannot': curableAndIncurable(),
  'plan diverged while waiting': planDiverged(),
  'file edited after the approval': fileEdited(),
  'state not saved, then repaired': stateRepaired(),
  'cancelled while waiting': cancelledWhileWaiting(),
  'destroy of a flow with callers': destroyWithCallers(),
  'invalid input': invalidInput(),
  '5,000 changes': fiveThousandChanges(),
} as const satisfies Readonly<Record<string, Report>>;
