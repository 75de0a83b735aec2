import { type Message, row } from './message.ts';
import { CID, diagnosticOf, FLOW } from './provider-formats.ts';

const LOCKED_JOB = `flow publish failed. JobID: 409c2f6e-0000-4000-8000-000000000409, flowName: 409 Main Street, tracing messages: Flow 'Main' ( type: 'inboundcall' ) is locked by another entity. You can use the --forceUnlock command line parameter if you wish to publish flows locked by another entity.`;
const jobJson = (extra = {}) =>
  JSON.stringify({
    resourceType: 'genesyscloud_flow',
    method: 'GET',
    path: '/api/v2/flows/jobs/1',
    statusCode: 200,
    correlationId: CID,
    ...extra,
  });

export const flowJobs: readonly Message[] = [
  row('a locked flow within a 200', diagnosticOf(`${LOCKED_JOB} \n${jobJson()}\n`, '', FLOW), ['locked-by-user', 'curable', 200, CID], {
    operation: 'update',
  }),
  row('a locked flow, without JSON', diagnosticOf(LOCKED_JOB.replace('flow', 'Flow'), '', FLOW), ['locked-by-user', 'curable'], {
    operation: 'update',
  }),
  row(
    'a locked flow, with the job’s code',
    diagnosticOf(`${LOCKED_JOB} \n${jobJson({ code: 'flow_publish_failed', jobId: '409' })}\n`, '', FLOW),
    ['locked-by-user', 'curable', 200, CID],
    { operation: 'create' },
  ),
  row(
    'a flow that is wrong',
    diagnosticOf(
      `flow publish failed. JobID: 1, flowName: 409, tracing messages: Task 'locked by' has no exit path.\n${jobJson()}`,
      '',
      FLOW,
    ),
    ['other', 'incurable', 200, CID],
    { operation: 'update' },
  ),
  row(
    'a job without messages',
    diagnosticOf(`flow publish failed. JobID: 409, flowName: locked by Ann, no tracing messages available\n${jobJson()}`, '', FLOW),
    ['other', 'incurable', 200, CID],
    { operation: 'update' },
  ),
  row(
    'a job that never ended',
    diagnosticOf(`Job (409) could not finish in 16 minutes and timed out \n${jobJson()}`, '', FLOW),
    ['other', 'incurable', 200, CID],
    { operation: 'update' },
  ),
];
