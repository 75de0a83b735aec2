import ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js';
import AnalyticsApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/AnalyticsApi.js';
import ArchitectApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ArchitectApi.js';
import AuthorizationApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/AuthorizationApi.js';
import IntegrationsApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/IntegrationsApi.js';
import OAuthApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/OAuthApi.js';
import OrganizationApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/OrganizationApi.js';
import UsersApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/UsersApi.js';
import WorkforceManagementApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/WorkforceManagementApi.js';
import Configuration from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/configuration.js';
import DefaultHttpClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/DefaultHttpClient.js';
import HttpRequestOptions from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/HttpRequestOptions.js';
import Logger from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/logger.js';
import type { Hosts } from './hosts.ts';
import { malformed } from './platform-failure.ts';
import { bodyIn, failureOfRejection, jsonIn } from './sdk-rejection.ts';

export type { Models } from 'purecloud-platform-client-v2';

// Before the first client: the file in the home directory could redirect hosts and log bodies, so it is neither read nor watched.
Configuration.prototype.liveLoadConfig = () => undefined;
// Off by default, the logger still copies every body to format lines that nobody gets, and loads a logging library for it.
Logger.prototype.setLogger = () => undefined;
Logger.prototype.log = () => undefined;

/** Bounds of one request. */
export interface Limits {
  /** Milliseconds from first byte sent to last byte read. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The SDK's operations. Each promise is for the answer's body and rejects with a `PlatformFailure`. */
export interface Apis {
  readonly analytics: AnalyticsApi;
  readonly architect: ArchitectApi;
  readonly authorization: AuthorizationApi;
  readonly integrations: IntegrationsApi;
  readonly oauth: OAuthApi;
  readonly organization: OrganizationApi;
  readonly users: UsersApi;
  readonly workforce: WorkforceManagementApi;
}

/** Performs one request, perhaps later, perhaps again. It is called for each operation that is asked for. */
export type Perform = <T>(request: (limits: Limits) => Promise<T>) => Promise<T>;

/** A request that no operation of the SDK makes. */
export interface PlainRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; null: none. */
  readonly body: string | null;
  /** Whether the token goes along. */
  readonly isAuthorized: boolean;
}

/** An answer of status 2xx. */
export interface PlainAnswer {
  readonly status: number;
  /** Parsed JSON. */
  readonly body: unknown;
}

/** The connection to one organisation, isolated from any other. It has one token at a time and repeats nothing. */
export interface Sdk {
  apis(perform: Perform): Apis;
  /** Gets a token and uses it from now on. `lifetimeMs`: null if the platform did not say. */
  logIn(clientId: string, clientSecret: string, limits: Limits): Promise<{ readonly token: string; readonly lifetimeMs: number | null }>;
  useToken(token: string): void;
  request(request: PlainRequest, limits: Limits): Promise<PlainAnswer>;
}

/** The SDK's HTTP client with bounds for each request. Redirects are not followed unless they say so: one would carry the token elsewhere. */
class BoundedHttpClient extends DefaultHttpClient {
  bounds: Readonly<Record<string, unknown>> = {};

  override toAxiosConfig(options: HttpRequestOptions): Record<string, unknown> {
    return { ...super.toAxiosConfig(options), maxRedirects: 0, maxContentLength: LARGEST_ANSWER, timeout: 0, ...this.bounds };
  }
}

/** Bytes. */
const LARGEST_ANSWER = 64 * 2 ** 20;

/** Connects to these hosts; nothing is sent yet. `clean` takes secrets out of a text. */
export const connectSdk = (hosts: Hosts, clean: (text: string) => string): Sdk => {
  const client = new ApiClient();
  const http = new BoundedHttpClient();
  client.setHttpClient(http);
  client.setReturnExtendedResponses(true);
  if (hosts.region !== null) client.setEnvironment(hosts.region.domain);
  if (hosts.gateway !== null) client.setGateway(gatewayAt(hosts.gateway));
  let token = '';

  /** The SDK reads the client's configuration before it first waits, so bounds set just before the call are this call's. */
  const bounded = async <T>(limits: Limits, send: () => Promise<T>, bounds: Readonly<Record<string, unknown>> = {}): Promise<T> => {
    const deadline = AbortSignal.timeout(limits.timeoutMs);
    http.bounds = { ...bounds, signal: AbortSignal.any([limits.signal, deadline]) };
    try {
      return await send();
    } catch (rejection) {
      throw failureOfRejection(rejection, limits, deadline, clean);
    }
  };

  /** Each operation goes through `perform` and gives the body, so that the types which the SDK declares become true. */
  const bodiesOf = <T extends object>(api: T, perform: Perform): T =>
    new Proxy(api, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        // Searches answer 202 by design, with a body that says so; from any other operation a 202 is no answer.
        const accepts202 = String(name).endsWith('Search');
        return (...parameters: unknown[]): Promise<unknown> =>
          perform((limits) => bounded(limits, async () => bodyIn(await Reflect.apply(member, target, parameters), accepts202)));
      },
    });

  const [analytics, architect, authorization] = [new AnalyticsApi(client), new ArchitectApi(client), new AuthorizationApi(client)];
  const [integrations, oauth, organization] = [new IntegrationsApi(client), new OAuthApi(client), new OrganizationApi(client)];
  const [users, workforce] = [new UsersApi(client), new WorkforceManagementApi(client)];
  const useToken = (value: string): void => {
    token = value;
    client.setAccessToken(value);
  };

  return {
    useToken,
    apis: (perform) => ({
      analytics: bodiesOf(analytics, perform),
      architect: bodiesOf(architect, perform),
      authorization: bodiesOf(authorization, perform),
      integrations: bodiesOf(integrations, perform),
      oauth: bodiesOf(oauth, perform),
      organization: bodiesOf(organization, perform),
      users: bodiesOf(users, perform),
      workforce: bodiesOf(workforce, perform),
    }),
    logIn: async (clientId, clientSecret, limits) => {
      const { accessToken, tokenExpiryTime } = await bounded(limits, () => client.loginClientCredentialsGrant(clientId, clientSecret));
      if (typeof accessToken !== 'string' || accessToken === '') throw malformed('the answer to the log-in holds no token');
      useToken(accessToken);
      // The SDK has just added the lifetime to the system's time.
      const lifetimeMs = tokenExpiryTime - Date.now();
      return { token: accessToken, lifetimeMs: Number.isFinite(lifetimeMs) ? lifetimeMs : null };
    },
    request: (request, limits) => {
      const isBare = !request.isAuthorized && request.method === 'GET';
      const bounds = isBare ? { ...AS_TEXT, ...BARE_REDIRECTS } : AS_TEXT;
      return bounded(limits, () => send(http, request, request.isAuthorized ? token : null), bounds);
    },
  };
};

/** The HTTP client would take a text that is no JSON for an answer; here it is parsed by ourselves. */
const AS_TEXT = { responseType: 'text', transformResponse: [(text: unknown) => text] };

/** A redirect takes along neither token nor any header that somebody configured: these may be credentials too. */
const BARE_REDIRECTS = {
  maxRedirects: 3,
  beforeRedirect: (options: { headers: unknown }): void => {
    options.headers = { accept: 'application/json' };
  },
};

const send = async (http: BoundedHttpClient, { method, url, headers, body }: PlainRequest, token: string | null): Promise<PlainAnswer> => {
  const options = new HttpRequestOptions(url, method, {}, {}, body ?? undefined);
  options.setHeaders({
    Accept: 'application/json',
    ...(body === null ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  });
  return jsonIn(await http.request(options));
};

const gatewayAt = (url: string) => {
  const { protocol, hostname, port, pathname } = new URL(url);
  const path = pathname.replace(/^\/$/, '');
  return {
    protocol: protocol.slice(0, -1),
    host: hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path_params_login: path,
    path_params_api: path,
  };
};
