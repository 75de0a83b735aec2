import type { Models } from 'purecloud-platform-client-v2';
import * as v from 'valibot';
import { callerOf } from './access.ts';
import { readFlowSource } from './flow-source.ts';
import { flowNamed, isLockedByOther, newFlow, publishedFlow } from './flow-state.ts';
import type { FlowJob } from './organisation.ts';
import type { Area, Platform } from './platform.ts';
import { badRequest, notFound, operationInProgress } from './refusal.ts';

type ById = { readonly Params: { readonly id: string } };

/** Flow deployment as Terraform does it: register, upload YAML to a presigned address, ask for the result (facts/genesys.md 5.2). */
export const flowJobs: Area = (app, platform) => {
  const { organisation, newId } = platform;
  /** Whose job it is: the upload itself carries no token. */
  const owners = new Map<string, string>();
  const existing = (id: string): FlowJob => {
    const job = organisation.flowJobs.get(id);
    if (job === undefined) throw notFound('job', id);
    return job;
  };

  app.post<{ Reply: Models.RegisterArchitectJobResponse }>('/api/v2/flows/jobs', async (request) => {
    const id = newId();
    owners.set(id, callerOf(request).id);
    organisation.flowJobs.set(id, { id, status: 'Registered' });
    const presignedUrl = `${request.protocol}://${request.host}/uploads/flow-jobs/${id}`;
    return { id, presignedUrl, headers: { 'Content-Type': 'application/yaml' }, selfUri: `/api/v2/flows/jobs/${id}` };
  });

  app.put<ById>('/uploads/flow-jobs/:id', { config: { isPublic: true } }, async (request, reply) => {
    const { id } = existing(request.params.id);
    const yaml = v.safeParse(v.string(), request.body);
    if (!yaml.success) throw badRequest('The upload has no content.');
    organisation.flowJobs.set(id, { id, ...deploy(platform, yaml.output, owners.get(id) ?? '') });
    return reply.code(200).send();
  });

  app.get<ById & { Reply: Models.ArchitectJobStateResponse }>('/api/v2/flows/jobs/:id', async (request) =>
    shownJob(existing(request.params.id)),
  );
};

type Deployment =
  | { readonly status: 'Success'; readonly flowId: string }
  | { readonly status: 'Failure'; readonly message: string; readonly at: string };

const deploy = (platform: Platform, yaml: string, clientId: string): Deployment => {
  const fail = (message: string): Deployment => ({ status: 'Failure', message, at: platform.timestamp() });
  const reading = readFlowSource(yaml);
  if (!reading.ok) return fail(reading.problem);

  const { organisation, situation } = platform;
  const { source } = reading;
  const author = { id: clientId, app: clientId };
  const current = flowNamed(platform, source.name, source.type);
  if (current !== undefined && situation.meet('operation', current.name) !== null) return fail(operationInProgress().message);
  if (current !== undefined && isLockedByOther(platform, current, author)) return fail(lockedByOther(current));

  const { description: _, ...kept } = current ?? newFlow(platform, source);
  const draft = source.description === null ? kept : { ...kept, description: source.description };
  const flow = publishedFlow(platform, draft, author);
  organisation.flows.set(flow.id, flow);
  organisation.flowSources.set(flow.id, yaml);
  organisation.flowTransfers.set(flow.id, source.transfersTo);
  return { status: 'Success', flowId: flow.id };
};

/** The words in which a job inside HTTP 200 fails (facts/genesys.md 2.3, TF#316; how they begin is inferred). */
const lockedByOther = ({ name, type }: { readonly name: string; readonly type: string }): string =>
  `Flow '${name}' ( type: '${type.toLowerCase()}' ) is locked by another entity. ` +
  'You can use the --forceUnlock command line parameter if you wish to publish flows locked by another entity.';

const shownJob = (job: FlowJob): Models.ArchitectJobStateResponse => {
  const common = { id: job.id, status: job.status, command: 'Publish', messages: [], selfUri: `/api/v2/flows/jobs/${job.id}` };
  switch (job.status) {
    case 'Registered':
      return common;
    case 'Success':
      return { ...common, flow: { id: job.flowId, selfUri: `/api/v2/flows/${job.flowId}` } };
    case 'Failure':
      return { ...common, messages: [{ type: 'Error', text: job.message, dateTime: job.at }] };
  }
};
