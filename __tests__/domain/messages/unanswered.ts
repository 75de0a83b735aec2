import { answered, type Message, row } from './message.ts';
import { CID, diagnosticOf, FLOW, FLOW_ID, formats } from './provider-formats.ts';

const REFUSED = `Delete "https://api.mypurecloud.com/api/v2/flows/${FLOW_ID}": dial tcp 10.1.2.3:443: connect: connection refused`;

export const limits: readonly Message[] = [
  answered(429, 'Rate limit exceeded the maximum. Retry the request in [7] seconds', ['rate-limited', 'curable']),
  answered(429, 'Rate limit exceeded the maximum. Retry the request in [7] seconds', ['rate-limited', 'curable'], { operation: 'create' }),
  row(
    'a rate limit at sign-in',
    diagnosticOf(
      'failed to authorize Genesys Cloud client credentials: Auth Error: 400 - invalid_request (rate limit exceeded;) (client credentials)',
    ),
    ['rate-limited', 'curable', 400],
    { operation: null, correlatedAddress: null },
  ),
  row(
    'a wrong secret at sign-in',
    diagnosticOf(
      'failed to authorize Genesys Cloud client credentials: Auth Error: 400 - invalid_client (client not found)',
      '',
      'provider["registry.terraform.io/mypurecloud/genesyscloud"]',
    ),
    ['other', 'incurable', 400],
    { operation: null },
  ),
  row('a 503 at sign-in', diagnosticOf('Auth Error: 503 - unavailable ()'), ['unavailable', 'curable', 503], {
    operation: null,
    correlatedAddress: null,
  }),
  row(
    'a 502 at sign-in: nothing can have been created',
    diagnosticOf('Auth Error: 502 - bad_gateway ()'),
    ['unavailable', 'curable', 502],
    { operation: null, correlatedAddress: null },
  ),
];

const OPERATIONS = ['create', 'update', 'delete', 'read'] as const;
const UNANSWERED: readonly number[] = [408, 502, 504];

/** 408 and 5xx on each kind of operation: only an object that may have been created forbids another try. */
export const unavailable: readonly Message[] = [
  ...OPERATIONS.flatMap((operation) => [
    ...UNANSWERED.map((status) =>
      answered(status, 'The request timed out.', ['unavailable', operation === 'create' ? 'incurable' : 'curable'], { operation }),
    ),
    answered(503, 'Service unavailable.', ['unavailable', 'curable'], { operation }),
    answered(500, 'Internal server error.', ['other', 'incurable'], { operation }),
    row(
      `no answer on ${operation}`,
      diagnosticOf(`Failed to save flow: ${REFUSED}`, '', FLOW),
      ['unavailable', operation === 'create' ? 'incurable' : 'curable'],
      { operation },
    ),
  ]),
  row(
    'an unknown operation of an apply may be a create',
    diagnosticOf(`Failed: API Error: 504 - timeout (${CID})`, '', FLOW),
    ['unavailable', 'incurable', 504, CID],
    { operation: null },
  ),
  row(
    'an unknown operation that sent a DELETE',
    formats.jsonInDetail({ status: 504, message: 'timeout' }),
    ['unavailable', 'curable', 504, CID],
    { operation: null, correlatedAddress: null },
  ),
  row(
    'a plan only reads',
    diagnosticOf(`Failed to read: API Error: 504 - timeout (${CID})`, '', FLOW),
    ['unavailable', 'curable', 504, CID],
    { operation: null, phase: 'plan' },
  ),
  row(
    'a data source only reads',
    diagnosticOf(`Failed to find: API Error: 502 - bad gateway (${CID})`, '', 'module.eu["a.b"].data.genesyscloud_flow.x'),
    ['unavailable', 'curable', 502, CID],
    { operation: null },
  ),
  row(
    'a connection that was reset',
    diagnosticOf('failed to update flow: read tcp 10.0.0.1:40900->10.0.0.2:443: read: connection reset by peer', '', FLOW),
    ['unavailable', 'curable'],
    { operation: 'update' },
  ),
  row(
    'an end of file',
    diagnosticOf(
      `failed to update flow: Put "https://api.mypurecloud.com/api/v2/architect/ivrs/409": EOF`,
      '',
      'genesyscloud_architect_ivr.main',
    ),
    ['unavailable', 'curable'],
    { operation: 'update' },
  ),
  row(
    'the provider’s own tries used up',
    diagnosticOf('PUT https://api.mypurecloud.com/api/v2/flows giving up after 21 attempt(s)', '', FLOW),
    ['unavailable', 'curable'],
    { operation: 'update' },
  ),
  row(
    'no answer, with a JSON that has no status',
    diagnosticOf(
      `failed to update flow: ${REFUSED}`,
      '{"resourceType":"genesyscloud_flow","errorMessage":"unable to build a message from the response because the APIResponse does not contain the appropriate data."}',
    ),
    ['unavailable', 'curable'],
    { operation: 'update', correlatedAddress: null },
  ),
];
