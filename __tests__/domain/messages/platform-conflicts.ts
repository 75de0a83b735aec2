import { answered, type Message, row } from './message.ts';
import { CID, diagnosticOf, FLOW, FLOW_ID, formats, json } from './provider-formats.ts';

const GROUP = 'genesyscloud_architect_schedulegroups.support';
const IN_USE = 'The resource is currently in use and cannot be deleted.';
const USED_IN_IVR = 'Flow cannot be deleted due to being used by one or more IVR configurations.';
const ASSIGNED = 'The schedule group could not be completed because it is assigned to one or more IVRs or Sites.';
const VERSION = 'The version number of the modified resource must match the version number in the database.';

/** One conflict in every format. */
export const everyFormat: readonly Message[] = Object.entries(formats).map(([format, print]) =>
  row(`in use, printed as ${format}`, print({ status: 409, message: IN_USE }), ['in-use', 'curable', 409, CID]),
);

export const conflicts: readonly Message[] = [
  row('old plain 409 with an address', diagnosticOf(`Error deleting flow ${FLOW_ID}: 409 Conflict`, '', FLOW), [
    'unknown-conflict',
    'curable',
    409,
  ]),
  row('empty body', diagnosticOf(`Error deleting flow ${FLOW_ID}: API Error: 409 - API Error: 409 Conflict (${CID})`), [
    'unknown-conflict',
    'curable',
    409,
    CID,
  ]),
  row('no message and no correlation id', diagnosticOf('error deleting flow: API Error: 409 -  ()'), ['unknown-conflict', 'curable', 409]),
  row(
    'body that is no JSON',
    diagnosticOf(`Failed to delete flow: API Error: 409 - invalid character '<' looking for beginning of value (${CID})`),
    ['unknown-conflict', 'curable', 409, CID],
  ),
  row(
    'body that is no JSON, status in the JSON only',
    diagnosticOf(
      "failed to delete flow: invalid character '<' looking for beginning of value",
      json({ status: 409, message: '' }, 'resourceType').replace(/"errorMessage":"[^"]*",/, ''),
    ),
    ['unknown-conflict', 'curable', 409, CID],
  ),
  answered(409, 'Flow is in use by an active session.', ['in-use', 'curable']),
  answered(409, 'The schedule group is in use by active shifts.', ['in-use', 'curable']),
  answered(409, 'The schedule group is in use by 12 active shifts.', ['in-use', 'curable'], { operation: 'update' }),
  answered(409, 'resource.in-use', ['in-use', 'curable']),
  answered(409, 'The number is already in use.', ['in-use', 'curable']),
  answered(400, 'Queue contains active conversations.', ['in-use', 'curable']),
  answered(409, USED_IN_IVR, ['referenced', 'incurable']),
  answered(409, USED_IN_IVR, ['referenced', 'curable'], { plannedTypes: [{ type: 'genesyscloud_architect_ivr', action: 'update' }] }),
  answered(409, USED_IN_IVR, ['referenced', 'incurable'], { plannedTypes: [{ type: 'genesyscloud_architect_ivr', action: 'create' }] }),
  answered(409, USED_IN_IVR, ['referenced', 'incurable'], {
    plannedTypes: [
      { type: 'genesyscloud_routing_queue', action: 'delete' },
      { type: 'genesyscloud_flow', action: 'delete' },
    ],
  }),
  answered(409, ASSIGNED, ['referenced', 'curable'], {
    correlatedAddress: GROUP,
    plannedTypes: [{ type: 'genesyscloud_telephony_providers_edges_site', action: 'replace' }],
  }),
  answered(409, ASSIGNED, ['referenced', 'incurable'], {
    correlatedAddress: GROUP,
    plannedTypes: [{ type: 'genesyscloud_architect_schedulegroups', action: 'delete' }],
  }),
  answered(409, 'The schedule could not be completed because it is assigned to one or more schedule groups.', ['referenced', 'curable'], {
    correlatedAddress: 'genesyscloud_architect_schedules.open',
    plannedTypes: [{ type: 'genesyscloud_architect_schedulegroups', action: 'delete' }],
  }),
  answered(409, 'The schedule could not be completed because it is assigned to one or more schedule groups.', ['referenced', 'incurable'], {
    plannedTypes: [{ type: 'genesyscloud_architect_schedules', action: 'delete' }],
  }),
  answered(409, 'Flow cannot be deleted due to being used by one or more flows.', ['referenced', 'incurable'], {
    plannedTypes: [{ type: 'genesyscloud_flow', action: 'delete' }],
  }),
  answered(409, 'Flow cannot be deleted due to being used by one or more flows.', ['referenced', 'curable'], {
    plannedTypes: [
      { type: 'genesyscloud_flow', action: 'delete' },
      { type: 'genesyscloud_flow', action: 'update' },
    ],
  }),
  answered(409, 'Flow cannot be deleted due to being used by one or more emergency groups.', ['referenced', 'curable'], {
    plannedTypes: [{ type: 'genesyscloud_architect_emergencygroup', action: 'delete' }],
  }),
  answered(409, 'Flow cannot be deleted due to being used by one or more message addresses.', ['referenced', 'curable'], {
    plannedTypes: [{ type: 'genesyscloud_conversations_messaging_integrations_open', action: 'delete' }],
  }),
  answered(409, "The flow is referenced by IVR 'Queue Support'.", ['referenced', 'incurable'], {
    plannedTypes: [{ type: 'genesyscloud_routing_queue', action: 'delete' }],
  }),
  answered(409, 'The object cannot be deleted because other objects depend on it.', ['referenced', 'incurable'], {
    plannedTypes: [{ type: 'genesyscloud_architect_ivr', action: 'delete' }],
  }),
  row(
    'a referrer named by the code alone',
    formats.jsonInDetail({
      status: 409,
      message: 'The flow is still needed.',
      extra: { errorMessageDetails: [{ errorCode: 'architect.flow.cannot.delete.used.in.email.routes' }] },
    }),
    ['referenced', 'curable', 409, CID],
    { plannedTypes: [{ type: 'genesyscloud_routing_email_route', action: 'delete' }] },
  ),
  answered(409, 'Flow is locked by another user.', ['locked-by-user', 'curable'], { operation: 'update' }),
  answered(409, 'architect.flow.locked.by.user', ['locked-by-user', 'curable'], { operation: 'update' }),
  answered(409, 'Flow is not locked by the user.', ['unknown-conflict', 'curable'], { operation: 'update' }),
  answered(409, 'An operation is already in progress on the object.', ['operation-in-progress', 'curable'], { operation: 'update' }),
  answered(409, VERSION, ['version-mismatch', 'curable'], { operation: 'update' }),
  answered(400, VERSION, ['version-mismatch', 'curable'], { operation: 'update' }),
  answered(409, 'The version supplied does not match the current version of the user', ['version-mismatch', 'curable'], {
    operation: 'update',
  }),
  answered(400, 'The version supplied does not match the current version of the user', ['version-mismatch', 'curable'], {
    operation: 'update',
  }),
  answered(409, 'The request conflicts with the current state of the target resource.', ['unknown-conflict', 'curable']),
  answered(409, 'The request could not be completed by the server due to a conflict.', ['unknown-conflict', 'curable'], {
    operation: 'create',
  }),
  answered(409, 'A queue named "is in use by an active session" already exists.', ['already-exists', 'incurable'], { operation: 'create' }),
  answered(409, 'The row had a duplicate keyname.', ['already-exists', 'incurable'], { operation: 'create' }),
  answered(400, 'A flow with this name already exists.', ['already-exists', 'incurable'], { operation: 'create' }),
  answered(400, 'The name is not unique.', ['already-exists', 'incurable'], { operation: 'update' }),
  answered(409, 'The extension 4090 is already in use.', ['already-exists', 'incurable'], { operation: 'create' }),
  answered(409, 'architect.flow.already.exists', ['already-exists', 'incurable'], { operation: 'create' }),
  answered(409, 'flows.datatables.not.unique', ['already-exists', 'incurable'], { operation: 'create' }),
  answered(409, '', ['unknown-conflict', 'curable']),
];
