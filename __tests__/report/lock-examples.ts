import type { Lock } from '../../src/domain/lock.ts';
import type { Report } from '../../src/domain/report.ts';
import { at, attempt, change, lock, plan, platformObject, report, result, shiftCurve, wait } from './example-parts.ts';
import {
  clearFlow,
  clearGroup,
  editFlow,
  editGroup,
  flow,
  flowAddress,
  group,
  groupAddress,
  nobodyOnShift,
  onShift,
  organization,
  serviceNow,
  tuesday,
  unit,
} from './lock-example-parts.ts';

const shiftsRunning = (): Report =>
  report(3_900, {
    organization,
    plan: plan(editGroup),
    locks: [clearGroup, onShift],
    lockStatus: 'locked',
    shiftCurves: [tuesday],
    nextSafeTime: '2026-11-03T21:00:00.000Z',
    outcome: 'blocked',
    failureReason: 'locked',
    message: `Not deployed: business unit "Support Europe": locked (wfm-shifts): ${onShift.evidence}`,
    nextSteps: ['Run again after 2026-11-03T21:00:00.000Z.'],
  });

const shiftsOver = (): Report => {
  const [done] = [change(groupAddress, 'update', 'done')] as const;
  return report(6_100, {
    organization,
    plan: plan([done]),
    locks: [clearGroup, nobodyOnShift],
    lockStatus: 'clear',
    shiftCurves: [shiftCurve('Support Europe', 'Europe/Berlin', '2026-11-02T23:00:00.000Z', [5, 5, 3, ...Array(21).fill(0)])],
    nextSafeTime: at(2_000),
    attempts: [attempt(1, [3_000, 5_900], 'exit 0', [result(done, 'done', 2)])],
    outcome: 'applied',
    failureReason: null,
    message: '1 change applied.',
  });
};

const heldByPerson = (): Report => {
  const held = lock('flow-editor', 'locked', flow, 'open in Architect by Ann Example', { holder: 'Ann Example' });
  return report(2_700, {
    organization,
    plan: plan([...editFlow, ...editGroup]),
    locks: [clearGroup, held],
    lockStatus: 'locked',
    nextSafeTimeUnknown: 'Nobody knows when the lock on Main IVR (flow-editor) ends.',
    outcome: 'blocked',
    failureReason: 'locked',
    message: `Not deployed: ${flowAddress} "Main IVR": locked (flow-editor): open in Architect by Ann Example`,
    nextSteps: ['Ask Ann Example to save and close "Main IVR" in Architect, then run again.'],
  });
};

const referrersOutside = (): Report => {
  const names = ['Hotline', 'Night line', 'Returns'].map(
    (name, index) => `IVR "${name}" (5c0${index}b7e2-1d4f-4a63-9c1e-7f20d3a9e4b${index})`,
  );
  const referred = lock('referrer', 'locked', flow, `referred to by ${names.join(', ')}, not part of this plan`, { permanent: true });
  return report(5_200, {
    command: 'destroy',
    organization,
    plan: plan([change(flowAddress, 'delete', 'pending')], 'destroy'),
    locks: [clearFlow, referred, lock('flow-sessions', 'locked', flow, '2 conversations in the flow', { onLock: 'wait' })],
    lockStatus: 'locked',
    nextSafeTimeUnknown: 'Waiting does not end the lock on Main IVR (referrer).',
    outcome: 'blocked',
    failureReason: 'locked',
    message: `Not deployed: ${flowAddress} "Main IVR": locked (referrer): ${referred.evidence}`,
    nextSteps: ['Remove the references to "Main IVR", or change the referrers in the same plan, then run again.'],
  });
};

const unknownAnswers = (): Report => {
  const unknown = (source: Lock['source'], object: Lock['object'], evidence: string, onLock: Lock['onLock'] = 'abort'): Lock =>
    lock(source, 'unknown', object, evidence, { onLock });
  const http = platformObject('http source', { name: 'GET status.example.com/deployments' });
  return report(71_000, {
    organization,
    permissions: {
      missing: [{ permission: 'architect:flow:view', why: 'to see who has a flow open', need: 'look' }],
      unchecked: ['genesyscloud_user_roles'],
    },
    plan: plan([...editFlow, ...editGroup, change('genesyscloud_user_roles.ann', 'update', 'pending')]),
    locks: [
      unknown(
        'flow-editor',
        { ...flow, name: null, link: null },
        'flows: 403 not.authorized (You are not authorized to perform the requested action.)',
      ),
      unknown('version', { ...group, name: null }, 'schedule groups: 500 internal.server.error'),
      unknown('wfm-shifts', unit, 'shifts in Support Europe: 202, and its result cannot be collected'),
      unknown('data-action', serviceNow, 'the data action: no answer within 65 s', 'wait'),
      unknown('http', http, 'GET status.example.com/deployments: the answer is HTML, not JSON', 'proceed'),
    ],
    lockStatus: 'unknown',
    nextSafeTimeUnknown: `Nobody knows whether ${flowAddress} (flow-editor) is locked: flows: 403 not.authorized`,
    outcome: 'blocked',
    failureReason: 'locked',
    message: `Not deployed: ${flowAddress}: unknown (flow-editor): flows: 403 not.authorized and 2 more`,
    nextSteps: [`Find out why ${flowAddress} could not be looked at (403 not.authorized), or set on-lock: proceed if that is acceptable.`],
  });
};

const WINDOWS = [
  'deny "Weekly WFM schedule publish": active, Tue 2026-11-03 03:00 GMT-6 to Tue 2026-11-03 05:00 GMT-6 (America/Chicago)',
  'deny "Christmas": next Thu 2026-12-24 00:00 GMT-6 to Sun 2026-12-27 00:00 GMT-6 (America/Chicago)',
] as const;

const deniedWindow = (): Report =>
  report(1_900, {
    organization,
    plan: plan(editGroup),
    windows: WINDOWS,
    nextSafeTime: '2026-11-03T11:00:00.000Z',
    outcome: 'blocked',
    failureReason: 'window',
    message: 'The deny window "Weekly WFM schedule publish" is active. Deploying is allowed from Tue 2026-11-03 05:00 GMT-6.',
    nextSteps: ['Run again after 2026-11-03T11:00:00.000Z.'],
  });

const gateOpened = (): Report => {
  const [done] = [change(groupAddress, 'update', 'done')] as const;
  return report(41_000, {
    organization,
    plan: plan([done]),
    locks: [clearGroup, lock('data-action', 'clear', serviceNow, 'lock_status is clear', { onLock: 'wait' })],
    lockStatus: 'clear',
    nextSafeTime: at(34_000),
    attempts: [attempt(1, [36_000, 40_500], 'exit 0', [result(done, 'done', 3)])],
    waits: [
      { ...wait(0, [3_000, 18_000], 'lock: data-action'), afterAttempt: null },
      { ...wait(0, [19_000, 34_000], 'lock: data-action'), afterAttempt: null },
    ],
    outcome: 'applied',
    failureReason: null,
    message: '1 change applied.',
  });
};

const gateStayedShut = (): Report => {
  const shut = lock('data-action', 'locked', serviceNow, 'lock_status is frozen', { onLock: 'wait' });
  return report(905_000, {
    organization,
    plan: plan(editGroup),
    locks: [clearGroup, shut],
    lockStatus: 'locked',
    nextSafeTimeUnknown: 'Nobody knows when the lock on custom_-_7c1d2e3f (data-action) ends.',
    waits: [{ ...wait(0, [3_000, 903_000], 'lock: data-action'), afterAttempt: null }],
    outcome: 'blocked',
    failureReason: 'gate',
    message: 'wait-timeout reached: data action: locked (data-action): lock_status is frozen',
    nextSteps: ['Run again when "data action" is free.'],
  });
};

const publishOutlasted = (): Report => {
  const publishing = lock('wfm-publish', 'locked', unit, 'a schedule is being generated (week of 2026-11-09, 40 % done)', {
    holder: 'Bo Berg',
    since: '2026-11-03T09:01:30.000Z',
    onLock: 'wait',
  });
  return report(904_000, {
    organization,
    plan: plan(editGroup),
    locks: [clearGroup, publishing],
    lockStatus: 'locked',
    nextSafeTimeUnknown: 'Nobody knows when the lock on Support Europe (wfm-publish) ends.',
    waits: [{ ...wait(0, [3_000, 902_000], 'lock: wfm-publish'), afterAttempt: null }],
    outcome: 'blocked',
    failureReason: 'lock-timeout',
    message: `wait-timeout reached: business unit "Support Europe": locked (wfm-publish): ${publishing.evidence}`,
    nextSteps: ['Run again when "Support Europe" is free.'],
  });
};

const wrongOrganization = (): Report =>
  report(900, {
    organization: { ...organization, name: 'Acme Test' },
    outcome: 'blocked',
    failureReason: 'wrong-organization',
    message: `The credentials belong to Acme Test (${organization.id}), not to 9b1d0c5e-7f3a-4c2e-8d60-5e4f3a2b1c0d`,
    nextSteps: ['Give the credentials of the other organisation, or correct organization-id.'],
  });

const missingPermissions = (): Report =>
  report(2_100, {
    organization: { ...organization, region: null },
    permissions: {
      missing: [
        { permission: 'architect:flow:view', why: 'to see who has a flow open', need: 'look' },
        { permission: 'routing:scheduleGroup:edit', why: `update of ${groupAddress}`, need: 'change' },
        { permission: 'architect:job:create', why: `update of ${flowAddress}`, need: 'change' },
      ],
      unchecked: ['genesyscloud_routing_queue', 'genesyscloud_user_roles'],
    },
    plan: plan([...editFlow, ...editGroup]),
    outcome: 'blocked',
    failureReason: 'missing-permission',
    message: 'The credentials lack routing:scheduleGroup:edit, architect:job:create',
    nextSteps: ['Give the roles of the OAuth client these permissions, in the divisions of the objects, then run again.'],
  });

const refusedCredentials = (): Report =>
  report(700, {
    outcome: 'blocked',
    failureReason: 'unauthorized',
    message: 'Genesys Cloud refuses the credentials: 400 invalid_client',
    nextSteps: ['Check client id, secret and region: a client of another region is refused like a wrong one.'],
  });

/** One report for each story in which the live state of the organisation decides. */
export const LOCK_EXAMPLES = {
  'shifts running': shiftsRunning(),
  'shifts over, applied': shiftsOver(),
  'flow open by a person': heldByPerson(),
  'referrers outside the plan': referrersOutside(),
  'unknown answers': unknownAnswers(),
  'denied window': deniedWindow(),
  'gate waited for, then applied': gateOpened(),
  'gate stayed shut': gateStayedShut(),
  'publish outlasted the wait': publishOutlasted(),
  'wrong organisation': wrongOrganization(),
  'missing permissions': missingPermissions(),
  'refused credentials': refusedCredentials(),
} as const satisfies Readonly<Record<string, Report>>;
