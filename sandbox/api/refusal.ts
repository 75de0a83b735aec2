import type { Models } from 'purecloud-platform-client-v2';

/** An error answer of the platform. Handlers throw it; the server turns it into the canonical body. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  /** Seconds for the `retry-after` header, or null. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, code: string, message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The canonical error body (facts/genesys.md 2.1). */
export const errorBody = ({ status, code, message }: Refusal, correlationId: string): Models.ErrorBody => ({
  message,
  code,
  status,
  messageParams: {},
  contextId: correlationId,
  details: [],
  errors: [],
});

/** 400: the body or query is not as documented. */
export const badRequest = (message: string): Refusal => new Refusal(400, 'bad.request', message);

/** 404 for anything but flows, which have words of their own. */
export const notFound = (noun: string, id: string): Refusal => new Refusal(404, 'not.found', `The ${noun} with id ${id} was not found.`);

/** 401 without a bearer token (facts/genesys.md 3). */
export const authenticationRequired = (): Refusal =>
  new Refusal(401, 'authentication.required', 'No authentication bearer token specified in authorization header.');

/** 401 with a token that is unknown or has expired (facts/genesys.md 3). */
export const badCredentials = (): Refusal => new Refusal(401, 'bad.credentials', 'Invalid login credentials.');

/** 429 (facts/genesys.md 3). */
export const tooManyRequests = (seconds: number): Refusal =>
  new Refusal(429, 'too.many.requests.retry.after', `Rate limit exceeded the maximum. Retry the request in [${seconds}] seconds`, seconds);

/** 409 to a PUT whose `version` is not the current one (facts/genesys.md 1.4; the code is inferred). */
export const versionMismatch = (): Refusal =>
  new Refusal(409, 'general.conflict', 'The version number of the modified resource must match the version number in the database.');

/** 404 (facts/genesys.md 2.7). */
export const flowNotFound = (): Refusal => new Refusal(404, 'architect.flow.not.found', 'Could not find flow with specified ID.');

/** 410 (facts/genesys.md 2.7). */
export const flowDeleted = (): Refusal => new Refusal(410, 'architect.flow.deleted', 'Flow has been deleted.');

/** 409 of checkout and publish (facts/genesys.md 2.2). */
export const flowLockedByUser = (): Refusal => new Refusal(409, 'architect.flow.locked.by.user', 'Flow is locked by another user.');

/** 409 of revert and checkin (facts/genesys.md 2.2; the text is inferred from its sibling). */
export const flowNotLockedByUser = (): Refusal =>
  new Refusal(409, 'architect.flow.not.locked.by.user', 'Flow is not locked by the requesting user.');

/** 409 while Architect works on the flow (facts/genesys.md 2.7). */
export const operationInProgress = (): Refusal =>
  new Refusal(409, 'architect.operation.already.in.progress', 'An operation is already in progress on the object.');

/** What forbids to delete or deactivate a flow: the last part of the documented codes (facts/genesys.md 2.2). */
export type FlowUse = 'ivr.configs' | 'queues' | 'flows' | 'emergency.groups';

const WORDS: Readonly<Record<FlowUse, string>> = {
  'ivr.configs': 'IVR configurations',
  queues: 'queues',
  flows: 'flows',
  'emergency.groups': 'emergency groups',
};

/** 409 to the deletion of a flow that something refers to (facts/genesys.md 2.2). */
export const flowUsedByOnDelete = (use: FlowUse): Refusal =>
  new Refusal(409, `architect.flow.cannot.delete.used.in.${use}`, `Flow cannot be deleted due to being used by one or more ${WORDS[use]}.`);

/** 409 to the deactivation of a flow that something refers to (facts/genesys.md 2.2). */
export const flowUsedByOnDeactivate = (use: FlowUse): Refusal =>
  new Refusal(
    409,
    `architect.flow.cannot.deactivate.used.in.${use}`,
    `The flow cannot be deactivated because it's being used by one or more ${WORDS[use]}.`,
  );

/** 409 to the deletion of a flow with callers: what people report, not what the platform documents (facts/genesys.md 2.3). */
export const flowInUse = (): Refusal =>
  new Refusal(409, 'resource.in-use', 'The flow is in use by an active session and cannot be deleted.');

/** 409 that the forum reports for a schedule group while shifts run; no such link is documented (facts/genesys.md 0). */
export const scheduleGroupInUse = (): Refusal =>
  new Refusal(409, 'resource.in-use', 'The schedule group is in use by active shifts and cannot be changed.');

/** 409 (facts/genesys.md 2.2; the grammar is the platform's). */
export const scheduleGroupAssigned = (): Refusal =>
  new Refusal(409, 'general.conflict', 'The schedule group could not be completed because it is assigned to one or more IVRs or Sites.');

/** 409 (facts/genesys.md 2.2; the grammar is the platform's). */
export const scheduleAssigned = (): Refusal =>
  new Refusal(409, 'general.conflict', 'The schedule could not be completed because it is assigned to one or more schedule groups.');

/** 409 to the deletion of something that an object without a text of its own refers to (facts/genesys.md 2.7). */
export const objectInUse = (): Refusal =>
  new Refusal(409, 'architect.dependency.object.in.use', 'The object cannot be deleted because other objects depend on it.');
