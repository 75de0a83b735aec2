import pLimit from 'p-limit';
import type { Clock, Random } from '../domain/clock.ts';
import { known, unknownBecause } from './answer.ts';
import { type Hosts, hostsOf } from './hosts.ts';
import { type Listing, pagesOf } from './pages.ts';
import { PlatformFailure } from './platform-failure.ts';
import type { Answer } from './port.ts';
import { createRateBudget } from './rate-budget.ts';
import { LONGEST_PAUSE_MS, readAgain } from './read-again.ts';
import { type Apis, connectSdk, type Limits, type Perform, type PlainAnswer } from './sdk.ts';
import { createTokenLease, type PlatformCredentials } from './token-lease.ts';

export type { PlatformCredentials } from './token-lease.ts';

/** Milliseconds; the SDK's own default (facts/genesys.md 3). */
export const TIMEOUT_MS = 16_000;
/** Milliseconds; a data action may take 60 s (facts/genesys.md 1.6). */
export const DATA_ACTION_TIMEOUT_MS = 65_000;
const REQUESTS_AT_ONCE = 6;

/** What a session needs. */
export interface SessionOptions {
  /** Name or domain; may be null behind an `apiUrl`. */
  readonly region: string | null;
  /** Base URL of a gateway or sandbox. */
  readonly apiUrl: string | null;
  /** Null: nothing can be asked of the platform, every answer is unknown. */
  readonly credentials: PlatformCredentials | null;
  readonly clock: Clock;
  readonly random: Random;
  /** Ends waits and requests when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Told of each secret before it is used: the log masks it. */
  readonly onSecret: (value: string) => void;
}

/** How to ask. */
export interface AskOptions {
  /** Milliseconds for each request; default 16,000. */
  readonly timeoutMs?: number;
  /** Whether a failure that passes is asked again; default true, and false for a POST of `fetch`. */
  readonly retry?: boolean;
  /** Ends this question; the run's own signal does as well. */
  readonly signal?: AbortSignal;
}

/** A request to any address. */
export interface FetchRequest {
  readonly method: 'GET' | 'POST';
  /** A path (`/api/v2/…`) on the Genesys host, or a URL. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string | null;
  /** Default true: the token goes along to the Genesys host, and never to another. */
  readonly withToken?: boolean;
}

/** A conversation with one organisation: logs in when first needed, keeps its token fresh and below the platform's rate. */
export interface Session {
  readonly hosts: Hosts;
  /**
   * Asks by the SDK. Each operation that `call` uses is repeated on its own where that helps; a 202 is a failure of kind `pending`,
   * except from `workforce`, whose body says `Processing`. `label` begins the answer's `why`.
   */
  ask<T>(label: string, call: (apis: Apis) => Promise<T>, options?: AskOptions): Promise<Answer<T>>;
  /** Asks for a list, page by page to its end. */
  askAll<T>(
    label: string,
    page: (apis: Apis, pageNumber: number) => Promise<Listing<T>>,
    options?: AskOptions,
  ): Promise<Answer<readonly T[]>>;
  /**
   * Asks any address for JSON; the status is 2xx, look out for 202. The token goes only to the Genesys host. Redirects are followed (three at most) for a GET without
   * token, and carry none of its headers.
   */
  fetch(label: string, request: FetchRequest, options?: AskOptions): Promise<Answer<PlainAnswer>>;
}

/** A session, or what is wrong with region or URL. */
export type SessionOpening = { readonly ok: true; readonly session: Session } | { readonly ok: false; readonly problem: string };

/** Opens a session; nothing is sent before the first question. */
export const openSession = (options: SessionOptions): SessionOpening => {
  const reading = hostsOf(options.region, options.apiUrl);
  return reading.ok ? { ok: true, session: sessionWith(reading.hosts, options) } : reading;
};

const sessionWith = (hosts: Hosts, { credentials, clock, random, signal, onSecret }: SessionOptions): Session => {
  const secrets = createSecrets(onSecret);
  for (const secret of secretsOf(credentials)) secrets.add(secret);
  const sdk = connectSdk(hosts, secrets.clean);
  const budget = createRateBudget(clock);
  const limit = pLimit(REQUESTS_AT_ONCE);
  const tokens = createTokenLease({
    credentials,
    sdk,
    logIn: (id, secret) => readAgain(() => sdk.logIn(id, secret, { timeoutMs: TIMEOUT_MS, signal }), { clock, random, signal }),
    clock,
    onSecret: secrets.add,
  });

  /** With a token and in its turn; a token that is refused is replaced once. */
  const authorized = async <T>(request: (limits: Limits) => Promise<T>, limits: Limits): Promise<T> => {
    const lease = await tokens.valid();
    await budget.take(limits.signal);
    try {
      return await request(limits);
    } catch (reason) {
      if (!(reason instanceof PlatformFailure)) throw reason;
      if (reason.kind === 'rate-limited') budget.pause(Math.min((reason.retryAfterSeconds ?? 0) * 1_000, LONGEST_PAUSE_MS));
      if (reason.kind !== 'unauthorized' || !tokens.refuse(lease)) throw reason;
    }
    await tokens.valid();
    await budget.take(limits.signal);
    return request(limits);
  };

  const performer = ({ timeoutMs = TIMEOUT_MS, retry = true, signal: own }: AskOptions, needsToken = true): Perform => {
    const limits = { timeoutMs, signal: own === undefined ? signal : AbortSignal.any([signal, own]) };
    return async (request) => {
      // A log-in is repeated on its own; its failure must not be multiplied by the repetitions of the request.
      if (needsToken) await tokens.valid();
      const once = () => limit(() => (needsToken ? authorized(request, limits) : request(limits)));
      return retry ? readAgain(once, { clock, random, signal: limits.signal }) : once();
    };
  };

  const answering = async <T>(label: string, work: () => Promise<T>): Promise<Answer<T>> => {
    try {
      return known(await work());
    } catch (reason) {
      return unknownBecause(label, reason);
    }
  };

  return {
    hosts,
    ask: (label, call, options = {}) => answering(label, () => call(sdk.apis(performer(options)))),
    askAll: (label, page, options = {}) =>
      answering(label, () => {
        const apis = sdk.apis(performer(options));
        return pagesOf((pageNumber) => page(apis, pageNumber));
      }),
    fetch: (label, { method, target, headers = {}, body = null, withToken = true }, options = {}) =>
      answering(label, () => {
        const { url, isGenesys } = addressOf(target, hosts);
        const isAuthorized = withToken && isGenesys;
        const perform = performer({ retry: method === 'GET', ...options }, isAuthorized);
        return perform((limits) => sdk.request({ method, url, headers, body, isAuthorized }, limits));
      }),
  };
};

/** A path is on the Genesys host; so is a URL that begins with its address. */
const addressOf = (target: string, { api }: Hosts): { readonly url: string; readonly isGenesys: boolean } => {
  if (target.startsWith('/')) return { url: `${api}${target}`, isGenesys: true };
  const url = URL.canParse(target) ? new URL(target) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new PlatformFailure('refused', { message: `"${target}" is neither a path nor an http(s) URL` });
  }
  return { url: url.href, isGenesys: url.href.startsWith(`${api}/`) };
};

/** Secrets that are in use, each told once, and a way to take them out of a text. */
const createSecrets = (onSecret: (value: string) => void) => {
  const values = new Set<string>();
  return {
    add: (value: string): void => {
      if (value === '' || values.has(value)) return;
      values.add(value);
      onSecret(value);
    },
    clean: (text: string): string => [...values].reduce((cleaned, value) => cleaned.replaceAll(value, '***'), text),
  };
};

/** What a log must never show, the form in which a log-in sends it included. */
const secretsOf = (credentials: PlatformCredentials | null): readonly string[] => {
  if (credentials === null) return [];
  if (credentials.kind === 'token') return [credentials.accessToken];
  const { clientId, clientSecret } = credentials;
  return [clientSecret, Buffer.from(`${clientId}:${clientSecret}`).toString('base64')];
};
