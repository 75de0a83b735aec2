import { describeBody, failureOfAnswer, type HttpAnswer, malformed, PlatformFailure } from './platform-failure.ts';
import type { FailureKind } from './port.ts';

/**
 * The HTTP answer in what the SDK resolves or rejects with: an extended response (`body`), an answer of its HTTP client (`data`),
 * or that client's error (`response`). Null: there was none. These hold headers with credentials, so nothing else is taken out.
 */
const answerIn = (outcome: unknown): HttpAnswer | null => {
  const answer = member(outcome, 'response') ?? outcome;
  const status = member(answer, 'status');
  const headers = member(answer, 'headers');
  if (typeof status !== 'number' || headers === undefined) return null;
  const reason = member(answer, 'statusText');
  return {
    status,
    reason: typeof reason === 'string' && reason !== '' ? reason : `status ${status}`,
    header: (name) => {
      const value = member(headers, name);
      return typeof value === 'string' ? value : null;
    },
    body: member(answer, 'body') ?? member(answer, 'data'),
  };
};

/**
 * The body of an answer of status 2xx; `undefined` for a 204. The platform's own bodies are objects or lists.
 * Throws a pending failure for a 202 unless `accepts202`, a malformed one for a text (HTML, or JSON that does not parse) and nothing.
 */
export const bodyIn = (outcome: unknown, accepts202: boolean): unknown => {
  const { status, body } = requireAnswer(outcome);
  if (status === 202 && !accepts202) {
    throw new PlatformFailure('pending', { status, message: 'accepted; the result comes later, and not to us' });
  }
  if (status === 204) return undefined;
  if (typeof body === 'object' && body !== null) return body;
  throw notJson(status, body);
};

/** Status (a 202 too) and body of an answer of status 2xx whose body was left as text; it may be any JSON. Throws if it is none. */
export const jsonIn = (outcome: unknown): { readonly status: number; readonly body: unknown } => {
  const { status, body } = requireAnswer(outcome);
  if (typeof body !== 'string') throw notJson(status, body);
  try {
    const parsed: unknown = JSON.parse(body);
    return { status, body: parsed };
  } catch {
    throw notJson(status, body);
  }
};

const requireAnswer = (outcome: unknown): HttpAnswer => {
  const answer = answerIn(outcome);
  if (answer === null) throw malformed('there is no answer in what came back');
  return answer;
};

const notJson = (status: number, body: unknown): PlatformFailure => malformed(`the answer is ${describeBody(body)}, not JSON`, status);

/** A failure of ours passes; an answer tells what it tells; everything else happened on the way. `deadline` is that of the timeout. */
export const failureOfRejection = (
  rejection: unknown,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
  deadline: AbortSignal,
  clean: (text: string) => string,
): PlatformFailure => {
  if (rejection instanceof PlatformFailure) return rejection;
  const answer = answerIn(rejection);
  if (answer !== null) return failureOfAnswer(answer, clean);
  if (signal.aborted) return new PlatformFailure('cancelled', { message: 'the run was cancelled' });
  if (deadline.aborted) return new PlatformFailure('timeout', { message: `no answer within ${timeoutMs / 1_000} s` });
  return networkFailureOf(rejection, clean);
};

/** No answer came. The texts of the HTTP client name hosts, never headers; a proxy's password in a URL is taken out. */
const networkFailureOf = (rejection: unknown, clean: (text: string) => string): PlatformFailure => {
  if (typeof rejection === 'string') return new PlatformFailure('refused', { message: clean(rejection) });
  const code = member(rejection, 'code');
  const message = rejection instanceof Error && rejection.message !== '' ? rejection.message : 'the connection failed';
  return new PlatformFailure(kindOf(code), {
    code: typeof code === 'string' ? code : null,
    message: clean(message).replace(/\/\/[^/\s@]+@/g, '//***@'),
  });
};

/** The codes are Node's and the HTTP client's: ERR_BAD_RESPONSE is an answer that is too large. */
const kindOf = (code: unknown): FailureKind => {
  if (code === 'ERR_FR_TOO_MANY_REDIRECTS') return 'refused';
  if (code === 'ETIMEDOUT' || code === 'ECONNABORTED') return 'timeout';
  return code === 'ERR_BAD_RESPONSE' ? 'malformed' : 'network';
};

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (Reflect.get(value, name) ?? undefined) : undefined;
