import { randomUUID } from 'node:crypto';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { QUIET_SCENARIO, type Scenario } from '../scenario/scenario.ts';
import { countRequests, requireToken } from './access.ts';
import { AREAS } from './areas.ts';
import { inflictFaults } from './faults.ts';
import { settle } from './happen.ts';
import type { Organisation } from './organisation.ts';
import { plant } from './plant.ts';
import { createPlatform } from './platform.ts';
import { createRecording, type RecordedRequest } from './recording.ts';
import { errorBody, Refusal } from './refusal.ts';

/** How to start the API. */
export interface ApiOptions {
  /** Default: an empty organisation in which nothing happens. */
  readonly scenario?: Scenario;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** Source of ids, correlation ids and tokens. */
  readonly newId?: () => string;
}

/** A running Genesys Cloud API. */
export interface Api {
  /** `http://127.0.0.1:PORT`: both the API and the log-in host. */
  readonly url: string;
  /** The state as it is now, with everything that the scenario let happen by now. */
  readonly organisation: Organisation;
  /** Every request so far, in the order of the answers. */
  readonly requests: readonly RecordedRequest[];
  /** Callers in the flow of that name now. */
  callersIn(flow: string): number;
  /** Starts the scenario's clock. Before it nothing is in the way, so that Terraform can set the organisation up. */
  arm(): void;
  /** Stops listening and cuts every connection. */
  close(): Promise<void>;
}

/** Starts the API on the loopback interface. */
export const startApi = async (options: ApiOptions = {}): Promise<Api> => {
  const { scenario = QUIET_SCENARIO, port = 0, clock = Date.now, newId = randomUUID } = options;
  const platform = createPlatform(scenario, clock, newId);
  plant(platform, scenario.objects, null);
  const recording = createRecording(clock);

  const app = fastify({ genReqId: () => newId(), rewriteUrl: ({ url = '/' }) => withoutGatewayPrefix(url), forceCloseConnections: true });
  acceptBodies(app);
  answerErrors(app);
  app.addHook('onRequest', async (request, reply) => {
    settle(platform);
    reply.header('inin-correlation-id', request.id);
  });
  countRequests(app, platform);
  inflictFaults(app, platform, recording.recordDropped);
  requireToken(app, platform);
  recording.recordAnswers(app);
  for (const area of AREAS) area(app, platform);

  const url = await app.listen({ host: '127.0.0.1', port });
  return {
    url,
    get organisation() {
      settle(platform);
      return platform.organisation;
    },
    requests: recording.requests,
    callersIn: platform.situation.callersIn,
    arm: platform.situation.arm,
    close: () => app.close(),
  };
};

/** Clients behind a gateway put a segment of their own in front (facts/genesys.md 4.3). */
const withoutGatewayPrefix = (url: string): string => url.replace(/^\/[^/?]+(?=\/(?:api\/v2|oauth)\/)/, '');

/** JSON may be empty and a null is an attribute that is not given; anything else is text. */
const acceptBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? undefined : JSON.parse(String(text), (_key, value: unknown) => value ?? undefined));
    } catch {
      done(new Refusal(400, 'invalid.json', 'The request body is not valid JSON.'));
    }
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => done(null, text));
};

const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const refusal = error instanceof Refusal ? error : refusalOf(error);
    if (refusal.retryAfterSeconds !== null) reply.header('retry-after', String(refusal.retryAfterSeconds));
    return reply.code(refusal.status).send(errorBody(refusal, request.id));
  });
  app.setNotFoundHandler(({ method, url }) => {
    throw new Refusal(404, 'not.found', `There is no ${method} ${url}.`);
  });
};

const refusalOf = ({ statusCode = 500, message }: FastifyError): Refusal =>
  statusCode < 500 ? new Refusal(statusCode, 'bad.request', message) : new Refusal(500, 'internal.server.error', message);
