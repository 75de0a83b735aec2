import type { Failure, FailureKind } from './port.ts';

/** What came back over HTTP, as far as it says why something failed. */
export interface HttpAnswer {
  readonly status: number;
  /** `Bad Gateway` */
  readonly reason: string;
  /** Value of a header by its lower-case name. */
  readonly header: (name: string) => string | null;
  /** Parsed JSON, or the text of what is none. */
  readonly body: unknown;
}

interface FailureFacts {
  readonly message: string;
  readonly status?: number;
  readonly code?: string | null;
  readonly correlationId?: string | null;
  readonly retryAfterSeconds?: number | null;
}

/**
 * The one error that this adapter throws. It holds no header, no request, no `cause`: printing or serialising it cannot leak a
 * token (facts/genesys.md 6).
 */
export class PlatformFailure extends Error implements Failure {
  override readonly name = 'PlatformFailure';
  readonly kind: FailureKind;
  readonly status: number | null;
  readonly code: string | null;
  readonly correlationId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(kind: FailureKind, { message, status, code, correlationId, retryAfterSeconds }: FailureFacts) {
    super(oneLine(message));
    this.kind = kind;
    this.status = status ?? null;
    this.code = code ?? null;
    this.correlationId = correlationId ?? null;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}

/** The answer came, and is not what was asked for: HTML, no JSON, nothing, or JSON of another shape. */
export const malformed = (message: string, status?: number): PlatformFailure =>
  new PlatformFailure('malformed', { message, ...(status === undefined ? {} : { status }) });

/** The failure that an error answer tells of: in the platform's error body, OAuth's, or none. `clean` takes secrets out. */
export const failureOfAnswer = (answer: HttpAnswer, clean: (text: string) => string): PlatformFailure => {
  const { status, reason, header, body } = answer;
  const message = textOf(body, 'message') ?? textOf(body, 'error_description') ?? textOf(body, 'description');
  const code = textOf(body, 'code') ?? textOf(body, 'error');
  const isTold = message !== null || code !== null;
  return new PlatformFailure(kindOf(status, isTold, code, message), {
    status,
    code,
    message: clean(message ?? (isTold ? reason : withoutErrorBody(answer))),
    correlationId: header('inin-correlation-id') ?? textOf(body, 'contextId'),
    retryAfterSeconds: secondsIn(header('retry-after')),
  });
};

/** Everything that can be thrown, as one failure. What is not ours comes from reading an answer of another shape than expected. */
export const failureOf = (reason: unknown): PlatformFailure =>
  reason instanceof PlatformFailure ? reason : malformed(reason instanceof Error ? reason.message : 'the answer could not be read');

/** In words: `403 architect.missing.permission: … (correlation id)`. */
export const describeFailure = ({ kind, status, code, message, correlationId }: Failure): string => {
  const head = [status === null ? kind : String(status), code].filter((part) => part !== null).join(' ');
  return `${head}: ${message}${correlationId === null ? '' : ` (${correlationId})`}`;
};

/** A 404 or 410 means that the object is gone only if the platform itself says so: a proxy's page of that status does not. */
const kindOf = (status: number, isTold: boolean, code: string | null, message: string | null): FailureKind => {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return isTold ? 'not-found' : 'malformed';
  if (status === 429) return 'rate-limited';
  // The token endpoint tells its rate limit by a 400 (facts/genesys.md 3).
  if (status === 400 && /rate limit/i.test(`${code} ${message}`)) return 'rate-limited';
  return status === 408 || status >= 500 ? 'unavailable' : 'refused';
};

const withoutErrorBody = ({ status, reason, header, body }: HttpAnswer): string => {
  const location = header('location');
  // Of the address only the host is told: the rest may hold a signature.
  const host = location !== null && URL.canParse(location) ? new URL(location).host : 'another path';
  if (status >= 300 && status < 400) return `${reason}: a redirect to ${host}, which is not followed`;
  return `${reason}; the body is ${describeBody(body)}, not the platform's error`;
};

/** What a body is that is not what it should be. */
export const describeBody = (body: unknown): string => {
  if (body === undefined || body === null || body === '') return 'empty';
  if (typeof body !== 'string') return 'other JSON';
  return /^\s*<(?:!doctype|html)/i.test(body) ? 'HTML' : 'plain text';
};

/** The member of that name if `value` is an object and the member a text that is not empty. */
const textOf = (value: unknown, key: string): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  const member: unknown = Reflect.get(value, key);
  return typeof member === 'string' && member !== '' ? member : null;
};

/** Seconds; the other form of the header, a date, is not used by the platform. */
const secondsIn = (header: string | null): number | null => (header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 500);
