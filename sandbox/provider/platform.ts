import { randomUUID } from 'node:crypto';
import { types } from 'node:util';
import type { ApiFailure, HttpAnswer } from './api-failure.ts';
import { failureOf, gaveUp } from './api-failure.ts';
import type { Json } from './api-mapping.ts';
import { isJson } from './api-mapping.ts';
import type { InnerRetry } from './inner-retry.ts';
import { innerWait, triesOf } from './inner-retry.ts';

/** What a request came to. `retryAfterMs` is the server's wish, null without one. */
export type Reply =
  | { readonly ok: true; readonly answer: HttpAnswer; readonly body: Json }
  | { readonly ok: false; readonly failure: ApiFailure; readonly retryAfterMs: number | null };

/** Where the platform is. With a gateway, login and API have a path prefix of their own. */
export interface PlatformHosts {
  readonly login: string;
  readonly api: string;
}

/** A request to the platform's API. */
export type SendRequest = (method: string, path: string, body?: Json) => Promise<Reply>;

const userAgent = 'GC Terraform Provider/1.84.1';

interface Attempted {
  readonly answer: HttpAnswer;
  readonly retryAfterMs: number | null;
}

async function attempt(url: string, init: RequestInit): Promise<Attempted> {
  const response = await fetch(url, init);
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return {
    answer: {
      method: init.method ?? 'GET',
      path: new URL(url).pathname,
      status: response.status,
      statusText: response.statusText,
      correlationId: response.headers.get('inin-correlation-id') ?? '',
      body: await response.text(),
    },
    retryAfterMs: seconds > 0 ? seconds * 1000 : null,
  };
}

/** The SDK retries 429 (unless it would have to wait for more than three minutes) and 5xx but 501. */
function isRetried({ answer, retryAfterMs }: Attempted): boolean {
  if (answer.status === 429) return (retryAfterMs ?? 0) <= 180_000;
  return answer.status >= 500 && answer.status !== 501;
}

function networkCause(method: string, url: string, error: unknown): string {
  const cause = types.isNativeError(error) && types.isNativeError(error.cause) ? error.cause.message : String(error);
  return `${method.charAt(0)}${method.slice(1).toLowerCase()} "${url}": ${cause}`;
}

function replyOf({ answer, retryAfterMs }: Attempted): Reply {
  if (answer.status >= 400) return { ok: false, failure: failureOf(answer), retryAfterMs };
  const parsed: unknown = answer.body === '' ? {} : JSON.parse(answer.body);
  return { ok: true, answer, body: isJson(parsed) ? parsed : {} };
}

/**
 * One request with the SDK's HTTP retries. When they are used up the Go library drops the answer: the error then says
 * `giving up after N attempt(s)`, without status and without the platform's words.
 */
async function send(retry: InnerRetry, url: string, init: RequestInit): Promise<Reply> {
  const method = init.method ?? 'GET';
  const tries = triesOf(retry, 'http');
  let cause: string | null = null;
  for (let index = 0; index < tries; index += 1) {
    try {
      const attempted = await attempt(url, init);
      if (!isRetried(attempted)) return replyOf(attempted);
      cause = null;
      if (index + 1 < tries) await innerWait(retry, attempted.retryAfterMs ?? Math.min(30_000, 1000 * 2 ** index));
    } catch (error) {
      cause = networkCause(method, url, error);
      if (index + 1 < tries) await innerWait(retry, Math.min(30_000, 1000 * 2 ** index));
    }
  }
  return { ok: false, failure: gaveUp(method, url, tries, cause), retryAfterMs: null };
}

/** The API with a bearer token. Paths begin with `/api/v2`. */
export function platformApi(hosts: PlatformHosts, token: string, retry: InnerRetry): SendRequest {
  return (method, path, body) =>
    send(retry, `${hosts.api}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'user-agent': userAgent,
        'tf-correlation-id': randomUUID(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

/** A token by client credentials, or the Go SDK's words for why not (facts/genesys.md 3). */
export async function requestToken(
  hosts: PlatformHosts,
  credentials: { readonly id: string; readonly secret: string },
  retry: InnerRetry,
): Promise<{ readonly ok: true; readonly token: string } | { readonly ok: false; readonly error: string }> {
  const reply = await send(retry, `${hosts.login}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${credentials.id}:${credentials.secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': userAgent,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials' }).toString(),
  });
  if (!reply.ok) return { ok: false, error: authError(reply.failure) };
  const token = reply.body.access_token;
  return typeof token === 'string' ? { ok: true, token } : { ok: false, error: 'Auth Error: No access token found' };
}

function authError({ answer, error }: ApiFailure): string {
  if (answer === null) return error;
  try {
    const body: unknown = JSON.parse(answer.body);
    if (!isJson(body)) return error;
    return `Auth Error: ${answer.status} - ${String(body.error ?? '')} (${String(body.error_description ?? '')})`;
  } catch {
    return error;
  }
}

/** Puts a file to a presigned address; the status, or the network's error. */
export async function upload(url: string, headers: Readonly<Record<string, string>>, content: string): Promise<number | string> {
  try {
    const response = await fetch(url, { method: 'PUT', headers, body: content });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    return networkCause('PUT', url, error);
  }
}
