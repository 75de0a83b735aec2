import type { HttpHeader, HttpRule, HttpTarget } from '../domain/config.ts';
import type { Lock, PlatformObject } from '../domain/lock.ts';
import { asksPerObject, urlWithObjectId, valueWithObjectId } from '../domain/object-id.ts';
import { lockedWhen } from './answer-path.ts';
import type { FetchRequest } from './session.ts';
import {
  asPlatformObject,
  type GuardedObject,
  lockOf,
  nothingToAsk,
  type SourceAnswer,
  type SourceQuestion,
  type SourceRun,
} from './source-answer.ts';

/** `http`: a GET or POST and a condition on the answer (design section 3). With `{id}` in its URL or body once for each object. */
export const askHttp = async (
  rule: HttpRule,
  { session, environment }: Pick<SourceRun, 'session' | 'environment'>,
  question: SourceQuestion,
): Promise<SourceAnswer> => {
  const address = addressOf(rule);
  const source = { type: 'http source', id: null, name: address, address: null, link: null };
  const headers = headersOf(rule.headers, environment);

  const ask = async (about: GuardedObject | null): Promise<Lock> => {
    const object: PlatformObject = about === null ? source : asPlatformObject(session, about);
    const tell = (verdict: Lock['verdict'], evidence: string): Lock => {
      const shown = about === null ? evidence : `${about.name ?? about.address}: ${evidence}`;
      return lockOf(rule, question, { verdict, object, evidence: headers.clean(shown) });
    };
    if (headers.missing.length > 0) return tell('unknown', `${address}: not asked, ${missingInWords(headers.missing)}`);
    const request = requestFor(rule, headers.values, about?.id ?? null);
    const answer = await session.fetch(address, request);
    if (!answer.known) return tell('unknown', answer.why);
    // Whoever promises an answer has not given it, even if the body looks like one.
    if (answer.value.status === 202) return tell('unknown', `${address}: 202, the answer is not there yet`);
    const { verdict, evidence } = lockedWhen(rule.lockedWhen, answer.value.body);
    return tell(verdict, evidence);
  };

  if (!asksPerObject(rule)) return { locks: [await ask(null)], shiftCurve: null };
  if (question.guarded.length === 0) return nothingToAsk(rule, question, source);
  return { locks: await Promise.all(question.guarded.map(ask)), shiftCurve: null };
};

const requestFor = ({ target, method, body }: HttpRule, headers: Readonly<Record<string, string>>, id: string | null): FetchRequest => {
  const text = body === null ? null : JSON.stringify(id === null ? body : valueWithObjectId(body, id));
  const url = urlOf(target);
  return { method, target: id === null ? url : urlWithObjectId(url, id), headers, body: text, withToken: target.kind === 'platform' };
};

const urlOf = (target: HttpTarget): string => (target.kind === 'platform' ? target.path : target.url);

/** For people, `GET status.example.com/deployments`: no query, which may be long. */
const addressOf = ({ method, target }: HttpRule): string =>
  `${method} ${urlOf(target)
    .replace(/[?#].*$/, '')
    .replace(/^https?:\/\//, '')}`;

/** Headers with their values. What came from the environment is secret. */
interface Headers {
  readonly values: Readonly<Record<string, string>>;
  /** Names of variables that are not set. */
  readonly missing: readonly string[];
  /** Takes the secrets out of a text: who answers may repeat them. */
  readonly clean: (text: string) => string;
}

const headersOf = (headers: readonly HttpHeader[], environment: SourceRun['environment']): Headers => {
  const secretOf = (variable: string): string => (environment[variable] ?? '').trim();
  const variables = headers.flatMap((header) => (header.from === 'environment' ? [header.variable] : []));
  const secrets = variables.map(secretOf).filter((secret) => secret !== '');
  return {
    values: Object.fromEntries(headers.map((header) => [header.name, header.from === 'file' ? header.value : secretOf(header.variable)])),
    missing: variables.filter((variable) => secretOf(variable) === ''),
    clean: (text) => secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text),
  };
};

const missingInWords = (names: readonly string[]): string =>
  names.length === 1 ? `the environment variable ${names[0]} is not set` : `the environment variables ${names.join(', ')} are not set`;
