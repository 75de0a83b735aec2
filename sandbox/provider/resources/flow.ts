import { createHash } from 'node:crypto';
import type { HttpAnswer } from '../api-failure.ts';
import type { Json } from '../api-mapping.ts';
import { isJson } from '../api-mapping.ts';
import type { FailedCall, Wording } from '../diagnostic-format.ts';
import { localDiagnostic, loopDiagnostic, plainDiagnostic, publishDiagnostic } from '../diagnostic-format.ts';
import { innerWait, triesOf } from '../inner-retry.ts';
import type { Reply } from '../platform.ts';
import { upload } from '../platform.ts';
import type { ProviderDiagnostic } from '../protocol.ts';
import type { LocalFiles, Removed, ResourceType, Session, Written } from '../resource.ts';
import { meansGone, retryForAWhile } from '../retry-loops.ts';
import { idAttribute } from '../schema.ts';
import type { ValueObject } from '../value.ts';
import { isObject, text, unknown } from '../value.ts';

const name = 'genesyscloud_flow';

type Stepped<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly diagnostic: ProviderDiagnostic };

interface FlowJob {
  readonly id: string;
  readonly presignedUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

function call(wording: Wording, reply: Extract<Reply, { ok: false }>): FailedCall {
  return { resourceType: name, wording, failure: reply.failure };
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** `{{key}}` → value, for every substitution; the file need not be YAML before that. */
function substituted(content: string, substitutions: ValueObject): string {
  return Object.entries(substitutions).reduce((result, [key, value]) => result.replaceAll(`{{${key}}}`, () => String(value)), content);
}

async function forceUnlock(session: Session, id: string | null, planned: ValueObject): Promise<ProviderDiagnostic | null> {
  if (planned.force_unlock !== true || id === null) return null;
  const reply = await session.send('POST', `/api/v2/flows/actions/unlock?flow=${id}`);
  if (reply.ok) return null;
  return plainDiagnostic(session.age, call({ lead: `Failed to unlock targeted flow ${id}`, joint: ' with error ' }, reply));
}

async function registerJob(session: Session): Promise<Stepped<FlowJob>> {
  const reply = await session.send('POST', '/api/v2/flows/jobs');
  if (!reply.ok) {
    return { ok: false, diagnostic: plainDiagnostic(session.age, call({ lead: 'Failed to register job', joint: '', via: ' ' }, reply)) };
  }
  const { id, presignedUrl, headers } = reply.body;
  if (typeof id !== 'string' || typeof presignedUrl !== 'string' || !isJson(headers)) {
    return { ok: false, diagnostic: localDiagnostic('the answer to POST /api/v2/flows/jobs lacks id, presignedUrl or headers') };
  }
  const texts = Object.entries(headers).map(([key, value]) => [key, String(value)] as const);
  return { ok: true, value: { id, presignedUrl, headers: Object.fromEntries(texts) } };
}

/** The real provider repeats a failed upload with an empty body; the sandbox does not repeat it. */
async function uploadFile(job: FlowJob, content: string): Promise<ProviderDiagnostic | null> {
  const result = await upload(job.presignedUrl, job.headers, content);
  if (result === 200) return null;
  const problem =
    typeof result === 'number'
      ? `failed to upload file to S3 bucket with an HTTP status code of ${result}`
      : `failed to upload file to S3 bucket with an error. Error: ${result}`;
  return localDiagnostic(`[{0 ${problem}  []}]`);
}

function publishFailure(session: Session, job: FlowJob, flowName: string, answer: HttpAnswer, body: Json): ProviderDiagnostic {
  const messages = (Array.isArray(body.messages) ? body.messages : []).flatMap((message: unknown) =>
    isJson(message) && typeof message.text === 'string' ? [message.text] : [],
  );
  const failure = { answer, error: '', errorMessage: '', message: '', messageParams: {}, details: [] };
  return publishDiagnostic(session.age, { id: job.id, flowName, messages, failure });
}

/** Polls the job until it ends; the id of the flow it published. */
async function awaitJob(session: Session, job: FlowJob, flowName: string): Promise<Stepped<string>> {
  for (let poll = 0; poll < triesOf(session.retry, 'flowJob'); poll += 1) {
    const reply = await session.send('GET', `/api/v2/flows/jobs/${job.id}?expand=messages`);
    if (!reply.ok) {
      const lead = `Error retrieving job status. JobID: ${job.id}, flowName: ${flowName},`;
      return { ok: false, diagnostic: loopDiagnostic(session.age, call({ lead, joint: ' error: ' }, reply)) };
    }
    const { status, flow } = reply.body;
    if (status === 'Failure') return { ok: false, diagnostic: publishFailure(session, job, flowName, reply.answer, reply.body) };
    if (status === 'Success') {
      return isJson(flow) && typeof flow.id === 'string'
        ? { ok: true, value: flow.id }
        : { ok: false, diagnostic: localDiagnostic(`Failed to get the flowId from Architect Job (${job.id}).`) };
    }
    // 15 s in reality; one unit here, since a job is no retry.
    await innerWait(session.retry, 500);
  }
  return { ok: false, diagnostic: localDiagnostic(`Job (${job.id}) could not finish in 16 minutes and timed out `) };
}

/** The name that errors mention: from the state, else from the platform, else `unavailable`. */
async function flowNameOf(session: Session, id: string | null, planned: ValueObject): Promise<string> {
  const known = text(planned.name);
  if (known !== null && known !== '') return known;
  const reply = id === null ? null : await session.send('GET', `/api/v2/flows/${id}?deleted=false`);
  return reply?.ok && typeof reply.body.name === 'string' ? reply.body.name : 'unavailable';
}

/** Create and update are one: publish the file by a job (facts/genesys.md 5.2). The job may publish another flow than `id`. */
async function publish(session: Session, id: string | null, planned: ValueObject): Promise<Written> {
  const failed = (diagnostic: ProviderDiagnostic): Written => ({ ok: false, id, diagnostic });
  const flowName = await flowNameOf(session, id, planned);
  const locked = await forceUnlock(session, id, planned);
  if (locked !== null) return failed(locked);
  const job = await registerJob(session);
  if (!job.ok) return failed(job.diagnostic);
  const file = await session.files.read(text(planned.filepath) ?? '');
  if (!file.ok) return failed(localDiagnostic(file.problem));
  const substitutions = isObject(planned.substitutions) ? planned.substitutions : {};
  const refused = await uploadFile(job.value, substituted(file.content, substitutions));
  if (refused !== null) return failed(refused);
  const published = await awaitJob(session, job.value, flowName);
  if (!published.ok) return failed(published.diagnostic);
  return { ok: true, id: published.value, attributes: { file_content_hash: hashOf(file.content) } };
}

/** A 409 is tried again for 30 s in reality; 404, 408 and 410 count as deleted. Nobody looks afterwards. */
async function remove(session: Session, id: string, prior: ValueObject): Promise<Removed> {
  const locked = await forceUnlock(session, id, prior);
  if (locked !== null) return { ok: false, diagnostic: locked };
  return retryForAWhile(
    session,
    ({ answer }) => answer?.status === 409,
    async () => {
      const reply = await session.send('DELETE', `/api/v2/flows/${id}`);
      if (reply.ok) return reply;
      if (meansGone(reply.failure)) return { ok: true, body: {} };
      return { ok: false, call: call({ lead: `error deleting flow ${id}`, joint: ' | error: ' }, reply), retryAfterMs: null };
    },
  );
}

/** The hash of the file on disk; null when it cannot be read, which the plan then ignores as the real one does. */
async function currentHash(planned: ValueObject, files: LocalFiles): Promise<string | null> {
  const path = text(planned.filepath);
  const file = path === null ? null : await files.read(path);
  return file?.ok ? hashOf(file.content) : null;
}

/** `genesyscloud_flow`: a YAML file that is published by a job. A change in the UI is never seen (facts/genesys.md 2.5, 5.2). */
export const flow: ResourceType = {
  name,
  schemaVersion: 1,
  forgottenOnFailure: ['file_content_hash'],
  block: {
    attributes: {
      id: idAttribute,
      name: { type: 'string', mode: 'optional-computed' },
      type: { type: 'string', mode: 'optional-computed' },
      filepath: { type: 'string', mode: 'required', shape: 'local' },
      file_content_hash: { type: 'string', mode: 'computed', shape: 'local' },
      update_trigger_hash: { type: 'string', mode: 'optional', shape: 'local' },
      substitutions: { type: ['map', 'string'], mode: 'optional', shape: 'local' },
      force_unlock: { type: 'bool', mode: 'optional', shape: 'local' },
    },
  },
  async validate(config, files) {
    const path = text(config.filepath);
    if (path === null) return [];
    const file = await files.read(path);
    return file.ok ? [] : [localDiagnostic(file.problem)];
  },
  async adjustPlan(planned, prior, files) {
    if (prior === null) return planned;
    const hash = await currentHash(planned, files);
    return hash === null || hash === prior.file_content_hash ? planned : { ...planned, file_content_hash: unknown };
  },
  create: (session, planned) => publish(session, null, planned),
  update: publish,
  remove,
  async read(session, id) {
    const reply = await session.send('GET', `/api/v2/flows/${id}?deleted=false`);
    if (reply.ok) return { kind: 'found', body: reply.body };
    if (reply.failure.error.includes('API Error: 404')) return { kind: 'gone' };
    return {
      kind: 'failed',
      diagnostic: loopDiagnostic(session.age, call({ lead: `failed to read flow ${id}`, joint: ': ' }, reply)),
    };
  },
};
