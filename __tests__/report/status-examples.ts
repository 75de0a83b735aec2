import type { Report } from '../../src/domain/report.ts';
import { at, lock, report } from './example-parts.ts';
import { clearGroup, group, nobodyOnShift, onShift, organization, serviceNow, tuesday, unit } from './lock-example-parts.ts';

/** A report of `status`: no Terraform. */
const statusReport = (story: Parameters<typeof report>[1]): Report =>
  report(1_400, { command: 'status', terraform: null, workspace: null, organization, ...story });

const withoutAddress = { ...group, address: null };

const statusClear = (): Report =>
  statusReport({
    locks: [{ ...clearGroup, object: withoutAddress }, nobodyOnShift],
    lockStatus: 'clear',
    nextSafeTime: at(1_000),
    outcome: 'clear',
    failureReason: null,
    message: 'Clear: 2 answer(s), nothing in the way',
  });

const statusLocked = (): Report =>
  statusReport({
    locks: [
      { ...clearGroup, object: withoutAddress },
      onShift,
      lock('data-action', 'unknown', serviceNow, 'the data action: 502 bad.gateway'),
    ],
    lockStatus: 'locked',
    shiftCurves: [tuesday],
    nextSafeTimeUnknown: 'Nobody knows whether custom_-_7c1d2e3f (data-action) is locked: the data action: 502 bad.gateway',
    outcome: 'at-risk',
    failureReason: null,
    message: 'Locked: 2 of 3 answer(s) are not clear',
  });

const statusUnknown = (): Report =>
  statusReport({
    locks: [lock('wfm-shifts', 'unknown', { ...unit, name: null }, 'business units: 403 not.authorized')],
    lockStatus: 'unknown',
    nextSafeTimeUnknown: 'Nobody knows whether 0f5e7a0a (wfm-shifts) is locked: business units: 403 not.authorized',
    outcome: 'at-risk',
    failureReason: null,
    message: 'Unknown: 1 of 1 answer(s) are not clear',
  });

/** One report for each answer of `status`. */
export const STATUS_EXAMPLES = {
  'status clear': statusClear(),
  'status locked': statusLocked(),
  'status unknown': statusUnknown(),
} as const satisfies Readonly<Record<string, Report>>;
