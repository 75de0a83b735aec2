import { type Message, row } from './message.ts';
import { diagnosticOf, FLOW } from './provider-formats.ts';

/** What an S3 backend prints. */
export const LOCK_INFO = `Error message: operation error S3: PutObject, https response error StatusCode: 412, api error PreconditionFailed
Lock Info:
  ID:        3f1c0a52-9b1e-4d3a-8a77-2c1d5b0e9409
  Path:      bucket/prod.tfstate
  Operation: OperationTypeApply
  Who:       ann@build-7
  Version:   1.11.4
  Created:   2026-10-06 13:50:04.304 +0000 UTC
  Info:      


Terraform acquires a state lock to protect the state from being written by multiple users at the same time.`;

const STALE = 'The given plan file can no longer be applied because the state was changed by another operation after the plan was created.';
const NOT_PERSISTED = (product: string, binary: string) =>
  `The error shown above has prevented ${product} from writing the updated state to the configured backend. To allow for recovery, the state has been written to the file "errored.tfstate" in the current working directory.\n\nRunning "${binary} apply" again at this point will create a forked state, making it harder to recover.\n\nTo retry writing this state, use the following command:\n    ${binary} state push errored.tfstate\n`;

export const terraform: readonly Message[] = [
  row('the state lock', diagnosticOf('Error acquiring the state lock', LOCK_INFO), ['state-locked', 'incurable'], {
    operation: null,
    correlatedAddress: null,
  }),
  row(
    'the state lock of an http backend',
    diagnosticOf('Error acquiring the state lock', 'Error message: HTTP remote state already locked: ID=409'),
    ['state-locked', 'incurable'],
    { operation: null, phase: 'plan' },
  ),
  row(
    'the state lock, backend answers 503',
    diagnosticOf('Error acquiring the state lock', 'Error message: Unexpected HTTP response code 503'),
    ['state-locked', 'incurable'],
    { operation: null },
  ),
  row(
    'the state lock before a state push',
    diagnosticOf('Error: Error acquiring the state lock', LOCK_INFO),
    ['state-locked', 'incurable'],
    { phase: 'state-push' },
  ),
  row(
    'a state lock that stays',
    diagnosticOf('Error releasing the state lock', 'Error message: HTTP error: 409'),
    ['state-locked', 'incurable'],
    { operation: null },
  ),
  row('a state not saved', diagnosticOf('Failed to save state', 'Error saving state: HTTP error: 409'), ['state-not-saved', 'incurable'], {
    operation: null,
    correlatedAddress: null,
  }),
  row(
    'a state not saved, 503',
    diagnosticOf('Failed to save state', 'Error saving state: Failed to upload state: POST http://state/ giving up after 3 attempt(s)'),
    ['state-not-saved', 'incurable'],
    { operation: null },
  ),
  row(
    'a state not persisted',
    diagnosticOf('Failed to persist state to backend', NOT_PERSISTED('Terraform', 'terraform')),
    ['state-not-saved', 'incurable'],
    { operation: null },
  ),
  row(
    'a state not persisted by OpenTofu',
    diagnosticOf('Failed to persist state to backend', NOT_PERSISTED('OpenTofu', 'tofu')),
    ['state-not-saved', 'incurable'],
    { operation: null },
  ),
  row('a state push that was refused', diagnosticOf('Failed to persist state: HTTP error: 409'), ['state-not-saved', 'incurable'], {
    phase: 'state-push',
    operation: null,
  }),
  row(
    'a state push that was refused for any reason',
    diagnosticOf('Failed to refresh destination state: Unexpected HTTP response code 503'),
    ['state-not-saved', 'incurable'],
    { phase: 'state-push', operation: null },
  ),
  row('a save in the middle of a run', diagnosticOf('HTTP error: 409'), ['state-not-saved', 'incurable'], {
    operation: null,
    correlatedAddress: null,
  }),
  row('a stale plan', diagnosticOf('Saved plan is stale', STALE), ['plan-stale', 'curable'], { operation: null }),
  row('a stale plan, read from text', diagnosticOf('Error: Saved plan is stale', STALE), ['plan-stale', 'curable'], { operation: null }),
  row(
    'a plan of another state',
    diagnosticOf(
      'Saved plan does not match the given state',
      'The given plan file can not be applied because it was created from a different state lineage.',
    ),
    ['other', 'incurable'],
    { operation: null },
  ),
  row(
    'a state that cannot be read: 503',
    diagnosticOf('Error loading state: HTTP remote state endpoint 503 Service Unavailable'),
    ['other', 'incurable'],
    { operation: null, correlatedAddress: null },
  ),
  row('a state that cannot be read: 409', diagnosticOf('error loading state: Unexpected HTTP response code 409'), ['other', 'incurable'], {
    operation: null,
    correlatedAddress: null,
  }),
  row(
    'a crash',
    diagnosticOf(
      'Plugin did not respond',
      'The plugin encountered an error, and failed to respond to the plugin.(*GRPCProvider).ApplyResourceChange call. The plugin logs may contain more details.',
      FLOW,
    ),
    ['other', 'incurable'],
    { operation: 'update' },
  ),
  row(
    'an error of the plugin protocol',
    diagnosticOf(
      'Plugin error',
      'The plugin returned an unexpected error from plugin6.(*GRPCProvider).ApplyResourceChange: rpc error: code = Unavailable desc = API Error: 503 - x (y)',
      FLOW,
    ),
    ['other', 'incurable'],
    { operation: 'update' },
  ),
  row('an interrupt', diagnosticOf('execution halted'), ['other', 'incurable'], { operation: null, correlatedAddress: null }),
  row(
    'a registry that is down',
    diagnosticOf(
      'Failed to query available provider packages',
      'Could not retrieve the list of available versions for provider mypurecloud/genesyscloud: 503 Service Unavailable',
    ),
    ['other', 'incurable'],
    { phase: 'init', operation: null, correlatedAddress: null },
  ),
];
