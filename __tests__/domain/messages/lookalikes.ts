import { answered, type Message, row } from './message.ts';
import { CID, diagnosticOf, FLOW, json } from './provider-formats.ts';

const IVR = 'genesyscloud_architect_ivr.main';

/** They look like conflicts and are none. */
export const lookalikes: readonly Message[] = [
  row('409 in an id', diagnosticOf('failed to read flow 00000409-4090-4090-8409-000000000409: file not found', '', FLOW), [
    'other',
    'incurable',
  ]),
  row('409 in a name', diagnosticOf('failed to publish flow 409 Main Street: unknown action', '', FLOW), ['other', 'incurable'], {
    operation: 'update',
  }),
  row('409 in a phone number', diagnosticOf('IVR main: DNIS +1 409 555 0100 is no valid number', '', IVR), ['other', 'incurable'], {
    operation: 'update',
  }),
  row(
    '409 in a correlation id',
    diagnosticOf(`failed to update flow: API Error: 404 - Could not find flow with specified ID. (${CID})`, '', FLOW),
    ['other', 'incurable', 404, CID],
    { operation: 'update' },
  ),
  row(
    'a flow called like an error',
    diagnosticOf(`failed to update flow 409 Conflict (API Error: 409 - in use): API Error: 403 - no (${CID})`, '', FLOW),
    ['other', 'incurable', 403, CID],
    { operation: 'update' },
  ),
  row(
    'a flow called 409 Conflict',
    diagnosticOf('failed to update flow: 409 Conflict Hotline has no exit path', '', FLOW),
    ['other', 'incurable'],
    { operation: 'update' },
  ),
  answered(400, 'Schedule group 409 requires at least one open schedule.', ['other', 'incurable'], { operation: 'update' }),
  answered(400, 'The version of the flow is invalid.', ['other', 'incurable'], { operation: 'update' }),
  answered(400, 'The queue is referenced by nobody and in use by active agents.', ['other', 'incurable'], { operation: 'update' }),
  answered(400, 'Flow is locked by design.', ['other', 'incurable'], { operation: 'update' }),
  answered(401, 'Invalid login credentials.', ['other', 'incurable']),
  answered(403, 'Missing the following permission(s): [architect:flow:delete]', ['other', 'incurable']),
  answered(404, 'Conflict 409 not found: in use by an active session', ['other', 'incurable']),
  answered(410, 'Flow has been deleted.', ['other', 'incurable']),
  answered(413, 'Request too large: 409 kB', ['other', 'incurable'], { operation: 'create' }),
  row(
    '409 in a provisioner',
    diagnosticOf(
      'local-exec provisioner error',
      `Error running command 'curl': exit status 22. Output: API Error: 409 - in use by an active session (${CID})`,
      FLOW,
    ),
    ['other', 'incurable'],
    { operation: 'create' },
  ),
  row(
    '503 in a remote provisioner',
    diagnosticOf('remote-exec provisioner error', 'timeout - last error: 503 Service Unavailable', FLOW),
    ['other', 'incurable'],
    { operation: 'create' },
  ),
  row('409 in a file provisioner', diagnosticOf('file provisioner error', 'Upload failed: 409 Conflict', FLOW), ['other', 'incurable'], {
    operation: 'create',
  }),
  row(
    '409 of another provider',
    diagnosticOf('creating bucket: API Error: 409 - Bucket is in use (req)', '', 'aws_s3_bucket.logs'),
    ['other', 'incurable'],
    { operation: 'create' },
  ),
  row(
    '503 of another provider',
    diagnosticOf('Error: 503 Service Unavailable', '', 'module.x.google_storage_bucket.y[0]'),
    ['other', 'incurable'],
    { operation: 'update' },
  ),
  row('409 of another provider, found by correlation', diagnosticOf(`deleting: API Error: 409 - in use (${CID})`), ['other', 'incurable'], {
    correlatedAddress: 'azurerm_resource_group.x',
  }),
  row('409 of nobody knows whom', diagnosticOf('Error deleting thing 7: 409 Conflict'), ['other', 'incurable'], {
    operation: null,
    correlatedAddress: null,
  }),
  row('429 of nobody knows whom', diagnosticOf('Error: 429 Too Many Requests'), ['other', 'incurable'], {
    operation: null,
    correlatedAddress: null,
  }),
  row('a JSON of another provider', diagnosticOf('failed', '{"statusCode":409,"errorMessage":"in use"}'), ['other', 'incurable'], {
    operation: null,
    correlatedAddress: null,
  }),
  row(
    'a mistake in the configuration',
    diagnosticOf('Unsupported argument', 'An argument named "conflict_409" is not expected here.', FLOW),
    ['other', 'incurable'],
    { operation: null, phase: 'plan' },
  ),
  row('an answer that succeeded', diagnosticOf('failed to get the flow', json({ status: 200, message: '' }, 'resourceType')), [
    'other',
    'incurable',
    200,
    CID,
  ]),
  row(
    'a JSON without status',
    diagnosticOf(
      'Failed to get the flowId from Architect Job (409).',
      '{"resourceType":"genesyscloud_flow","errorMessage":"FlowID is nil"}',
      FLOW,
    ),
    ['other', 'incurable'],
    { operation: 'create' },
  ),
  row('a broken JSON', diagnosticOf('failed', '{"resourceType":"genesyscloud_flow","statusCode":409', FLOW), ['other', 'incurable']),
];
