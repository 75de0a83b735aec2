import { change, FLOW_ID, lock, platformObject, shiftCurve } from './example-parts.ts';

const GROUP_ID = 'f2f9cd8a-2d5a-4ef7-a5b0-50c13d0a3e77';
const UNIT_ID = '0f5e7a0a-8d3b-4f0e-93a1-6f1f3a8b7c55';

/** The organisation of every story. */
export const organization = { id: '3aa1c2de-0f4b-4f3a-8a61-9d1f0c2b7e10', name: 'Acme Contact Centre', region: 'eu-central-1' } as const;

/** A flow of the plan. */
export const flowAddress = 'genesyscloud_flow.main_ivr';
/** A schedule group of the plan. */
export const groupAddress = 'genesyscloud_architect_schedulegroups.opening_hours';

/** The flow as the platform knows it. */
export const flow = platformObject('genesyscloud_flow', {
  id: FLOW_ID,
  name: 'Main IVR',
  address: flowAddress,
  link: `https://apps.mypurecloud.de/architect/#/inboundcall/flows/${FLOW_ID}/latest`,
});
/** The schedule group as the platform knows it; its kind has no page. */
export const group = platformObject('genesyscloud_architect_schedulegroups', {
  id: GROUP_ID,
  name: 'Opening hours',
  address: groupAddress,
});
/** A business unit. */
export const unit = platformObject('business unit', { id: UNIT_ID, name: 'Support Europe' });
/** Somebody else's yes. */
export const serviceNow = platformObject('data action', {
  id: 'custom_-_7c1d2e3f',
  link: 'https://apps.mypurecloud.de/directory/#/admin/integrations/actions/custom_-_7c1d2e3f/summary',
});

/** A plan that edits the schedule group. */
export const editGroup = [change(groupAddress, 'update', 'pending')] as const;
/** A plan that edits the flow. */
export const editFlow = [change(flowAddress, 'update', 'pending', { attributes: ['file_content_hash'] })] as const;

/** Nothing is in the way of the schedule group. */
export const clearGroup = lock('version', 'clear', group, 'version 7, last changed by Bo Berg', { since: '2026-10-28T13:02:11.000Z' });
/** Nobody has the flow open. */
export const clearFlow = lock(
  'flow-editor',
  'clear',
  flow,
  'nobody has it open; version 12.0 published by the client CX pipeline 2026-10-30T08:00:00Z',
);
/** No shift is in the way. */
export const nobodyOnShift = lock('wfm-shifts', 'clear', unit, 'nobody is on shift now, and no shift starts later today (Europe/Berlin)');

/** Tuesday the 3rd in Berlin, hour by hour. */
export const tuesday = shiftCurve('Support Europe', 'Europe/Berlin', '2026-11-02T23:00:00.000Z', [
  ...[4, 4, 4, 4, 4, 4, 12, 26, 38, 42, 42, 42],
  ...[40, 44, 46, 44, 42, 38, 7, 7, 7, 7, 0, 0],
]);

/** Shifts are in the way. */
export const onShift = lock(
  'wfm-shifts',
  'locked',
  unit,
  '42 agents on shift now until 18:00 Europe/Berlin, 7 more start later today; the last shift ends at 22:00',
  { since: '2026-11-03T05:00:00.000Z', ends: '2026-11-03T21:00:00.000Z' },
);
