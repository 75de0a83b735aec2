import type { Json } from './api-mapping.ts';
import { isJson } from './api-mapping.ts';

/** What came back over HTTP, as far as an error needs it. */
export interface HttpAnswer {
  readonly method: string;
  /** The requested path, with the gateway's prefix. */
  readonly path: string;
  readonly status: number;
  /** `Conflict` */
  readonly statusText: string;
  /** `inin-correlation-id`; empty when the header is missing. */
  readonly correlationId: string;
  readonly body: string;
}

/** A request that did not succeed, in the words of the Go SDK. */
export interface ApiFailure {
  /** Null when no answer came that the SDK would hand on: a lost connection, or retries used up on 429 and 5xx. */
  readonly answer: HttpAnswer | null;
  /** The Go error: `API Error: 409 - … (…)`, a JSON parse error, or `DELETE … giving up after 21 attempt(s)`. */
  readonly error: string;
  /** The SDK's `ErrorMessage`; empty when the body was not JSON. */
  readonly errorMessage: string;
  /** The platform's own words. */
  readonly message: string;
  readonly messageParams: Json;
  readonly details: readonly unknown[];
}

/** Go's JSON parser on text that is not JSON. Only its first character matters: no error page begins like JSON. */
function goParseError(body: string): string {
  const first = [...body.trimStart()][0];
  return first === undefined ? 'unexpected end of JSON input' : `invalid character '${first}' looking for beginning of value`;
}

function parse(body: string): Json | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return isJson(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** An answer with an error status, read as the Go SDK reads it (facts/genesys.md 2.4: JSON, empty and other bodies). */
export function failureOf(answer: HttpAnswer): ApiFailure {
  const line = (message: string) => `API Error: ${answer.status} - ${message} (${answer.correlationId})`;
  if (answer.body === '') {
    const message = `API Error: ${answer.status} ${answer.statusText}`;
    return { answer, error: line(message), errorMessage: line(message), message, messageParams: {}, details: [] };
  }
  const body = parse(answer.body);
  if (body === null) {
    return { answer, error: goParseError(answer.body), errorMessage: '', message: '', messageParams: {}, details: [] };
  }
  const message = typeof body.message === 'string' ? body.message : '';
  return {
    answer,
    error: line(message),
    errorMessage: line(message),
    message,
    messageParams: isJson(body.messageParams) ? body.messageParams : {},
    details: Array.isArray(body.details) ? body.details : [],
  };
}

/** A request without an answer. `cause` is the network's error; null when the server kept answering 429 or 5xx. */
export function gaveUp(method: string, url: string, attempts: number, cause: string | null): ApiFailure {
  const error = `${method} ${url} giving up after ${attempts} attempt(s)${cause === null ? '' : `: ${cause}`}`;
  return { answer: null, error, errorMessage: '', message: '', messageParams: {}, details: [] };
}
