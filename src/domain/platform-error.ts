import type { Diagnostic } from './diagnostic.ts';
import { type ProviderJson, splitProviderJson } from './provider-json.ts';

/**
 * How the provider printed an error (facts/genesys.md 2.4).
 * `api`: the platform answered a call with an error. `flow-job`: the answer was 200, and a flow job in it had failed.
 * `sign-in`: no token. `transport`: no answer at all. `status-line`: only "409 Conflict", as old versions print it.
 * `unanswered`: the provider's JSON without any status.
 */
export type PlatformErrorFormat = 'api' | 'flow-job' | 'sign-in' | 'transport' | 'status-line' | 'unanswered';

/** What the platform, through its provider, said about a failed call. Null: not said. */
export interface PlatformError {
  readonly format: PlatformErrorFormat;
  readonly status: number | null;
  /** The platform's own words; empty when it said none. */
  readonly message: string;
  /** All that the diagnostic says, without the JSON. */
  readonly text: string;
  /** The platform's dotted code (`architect.flow.locked.by.user`), printed only where the platform put it into its details. */
  readonly code: string | null;
  readonly method: string | null;
  readonly path: string | null;
  readonly resourceType: string | null;
  readonly correlationId: string | null;
  readonly retryAfterSeconds: number | null;
  /** Id of the object that the platform says is in the way. */
  readonly entityId: string | null;
  /** The format is the genesyscloud provider's own: no address is needed to know where the error comes from. */
  readonly signed: boolean;
}

/** What a text format yields; the JSON adds the rest. */
type Reading = Pick<PlatformError, 'format' | 'status' | 'message' | 'signed'> & { readonly correlationId: string | null };

/**
 * Reads the platform's error out of a diagnostic: the provider's JSON first, the text of the message last.
 * Null when the diagnostic holds none. Numbers count only where a format has its status: a 409 in an id or a name is no status.
 */
export const readPlatformError = (diagnostic: Diagnostic): PlatformError | null => {
  const summary = splitProviderJson(diagnostic.summary);
  const detail = splitProviderJson(diagnostic.detail);
  const json = mostTelling([...summary.documents, ...detail.documents]);
  const texts = [json?.errorMessage ?? '', summary.text, detail.text];
  const reading = readTexts(json, texts);
  if (reading === null) return null;
  return {
    ...reading,
    text: `${summary.text.trim()} ${detail.text.trim()}`.trim(),
    code: json?.errorCode ?? null,
    method: json?.method ?? null,
    path: json?.path ?? null,
    resourceType: json?.resourceType ?? null,
    correlationId: json?.correlationId ?? reading.correlationId,
    retryAfterSeconds: retryAfterIn(texts),
    entityId: json?.entityId ?? null,
    signed: reading.signed || isSigned(json),
  };
};

/** The last document with a status: an object's name stands before the error, the detail after the summary. */
const mostTelling = (documents: readonly ProviderJson[]): ProviderJson | null =>
  documents.findLast((document) => document.statusCode !== null) ?? documents.at(-1) ?? null;

const isSigned = (json: ProviderJson | null): boolean =>
  json !== null && (json.resourceType?.startsWith('genesyscloud_') === true || json.path?.includes('/api/v2/') === true);

const readTexts = (json: ProviderJson | null, texts: readonly string[]): Reading | null => {
  const status = json?.statusCode ?? null;
  const api = first(texts, readApiError);
  // The status of the JSON wins; a status of success there is the answer to some other call, a poll for example.
  if (status !== null && status >= 400) return { ...fromJson(json, status), ...api, status };
  return first(texts, (text) => readFlowJob(text, status)) ?? api ?? first(texts, readOther) ?? (json && fromJson(json, status));
};

const fromJson = (json: ProviderJson | null, status: number | null): Reading => ({
  format: status === null ? 'unanswered' : 'api',
  status,
  message: json?.errorMessage ?? '',
  correlationId: null,
  signed: false,
});

const first = (texts: readonly string[], read: (text: string) => Reading | null): Reading | null => {
  for (const text of texts) {
    const reading = read(text);
    if (reading !== null) return reading;
  }
  return null;
};

/** `API Error: 409 - message (correlation id)`, the last one: names of objects stand before it. */
const readApiError = (text: string): Reading | null => {
  const start = [...text.matchAll(/\bAPI Error: ([1-5]\d\d) - /g)].at(-1);
  if (start === undefined) return null;
  const rest = text.slice(start.index + start[0].length);
  const end = / ?\(([^()\s]{0,128})\)(?=\s*(?:$|[\n{[\]]))/.exec(rest);
  const message = end === null ? (rest.split('\n', 1)[0] ?? '') : rest.slice(0, end.index);
  return {
    format: 'api',
    status: Number(start[1]),
    message: message.trim().replace(/^API Error: /, ''), // An empty body: "API Error: 409 - API Error: 409 Conflict (…)".
    correlationId: end?.[1] || null,
    signed: true,
  };
};

/** `flow publish failed. JobID: …, tracing messages: …`: the failure of a job, found by a poll that was answered with 200. */
const readFlowJob = (text: string, status: number | null): Reading | null => {
  if (!/\bflow publish failed\. JobID: /i.test(text)) return null;
  const marker = 'tracing messages:';
  const at = text.indexOf(marker);
  const message = at < 0 ? '' : text.slice(at + marker.length).trim();
  return { format: 'flow-job', status, message, correlationId: null, signed: true };
};

const readOther = (text: string): Reading | null => readSignIn(text) ?? readStatusLine(text) ?? readTransport(text);

/** `Auth Error: 400 - invalid_request (rate limit exceeded;…` */
const readSignIn = (text: string): Reading | null => {
  const found = [...text.matchAll(/\bAuth Error: ([1-5]\d\d) - /g)].at(-1);
  if (found === undefined) return null;
  const message = text.slice(found.index + found[0].length).trim();
  return { format: 'sign-in', status: Number(found[1]), message, correlationId: null, signed: true };
};

/** The reason phrases that old versions print after the number. A number without its own phrase is no status. */
const REASONS: Readonly<Record<string, string>> = {
  '400': 'Bad Request',
  '401': 'Unauthorized',
  '403': 'Forbidden',
  '404': 'Not Found',
  '408': 'Request Timeout',
  '409': 'Conflict',
  '429': 'Too Many Requests',
  '500': 'Internal Server Error',
  '502': 'Bad Gateway',
  '503': 'Service Unavailable',
  '504': 'Gateway Timeout',
};

/** `Error deleting flow …: 409 Conflict`, at the end of a line or before a correlation id. */
const readStatusLine = (text: string): Reading | null => {
  const found = /(?:^|: )([45]\d\d) ([A-Z][A-Za-z ]{2,24}?) ?(?:\(([^()\s]{1,128})\))?\.?(?=\n|$)/.exec(text);
  if (found?.[1] === undefined || REASONS[found[1]] !== found[2]) return null;
  return { format: 'status-line', status: Number(found[1]), message: '', correlationId: found[3] ?? null, signed: false };
};

/** Go's words for a call that got no answer; Go puts them behind a colon. */
const NO_ANSWER =
  /(?:^|: )(?:unexpected )?EOF(?=$|\s)|(?:^|: )(?:connection (?:reset by peer|refused|timed out)|broken pipe|no such host|network is unreachable|no route to host|server misbehaving|i\/o timeout|context deadline exceeded|net\/http: TLS handshake timeout|net\/http: request canceled|http2: client connection lost|http: server closed idle connection|use of closed network connection)\b|\bClient\.Timeout exceeded while awaiting headers|\bgiving up after \d{1,4} attempt\(s\)/;

const readTransport = (text: string): Reading | null =>
  NO_ANSWER.test(text) ? { format: 'transport', status: null, message: '', correlationId: null, signed: false } : null;

/** "Retry the request in [7] seconds" (facts/genesys.md 3). */
const retryAfterIn = (texts: readonly string[]): number | null => {
  for (const text of texts) {
    const found = /\bRetry the request in \[?(\d{1,5})\]? seconds?\b/i.exec(text);
    if (found !== null) return Number(found[1]);
  }
  return null;
};
