import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ScenarioClient } from '../scenario/scenario.ts';
import type { Platform } from './platform.ts';
import { authenticationRequired, badCredentials, tooManyRequests } from './refusal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The OAuth client whose token came with the request; null on public routes. */
    client: ScenarioClient | null;
  }
  interface FastifyContextConfig {
    /** The route needs no token: log-in and presigned uploads. */
    isPublic?: boolean;
  }
}

/** Requests a minute and token that the platform documents (facts/genesys.md 3). */
const DOCUMENTED_LIMIT = 300;
const MINUTE = 60_000;

/** Who writes: a user, or a client (then `app` is its id as well). */
export interface Author {
  readonly id: string;
  readonly app?: string;
}

/** The author of what a request writes. Throws a 401 on a public route. */
export const callerOf = ({ client }: FastifyRequest): Required<Author> => {
  if (client === null) throw authenticationRequired();
  return { id: client.id, app: client.id };
};

/**
 * Puts the rate-limit headers on every answer: requests of this token in this minute of the clock.
 * They are counted always and refused only where the scenario sets `requests-per-minute`.
 */
export const countRequests = (app: FastifyInstance, { now, scenario }: Platform): void => {
  const allowed = scenario.requestsPerMinute ?? DOCUMENTED_LIMIT;
  const counts = new Map<string, { readonly minute: number; readonly count: number }>();
  app.addHook('onRequest', async (request, reply) => {
    const key = bearerOf(request) ?? '';
    const minute = Math.floor(now() / MINUTE);
    const known = counts.get(key);
    const count = known?.minute === minute ? known.count + 1 : 1;
    counts.set(key, { minute, count });
    const reset = Math.ceil(((minute + 1) * MINUTE - now()) / 1_000);
    reply.headers({
      'inin-ratelimit-count': String(count),
      'inin-ratelimit-allowed': String(allowed),
      'inin-ratelimit-reset': String(reset),
    });
    if (scenario.requestsPerMinute !== null && count > allowed) throw tooManyRequests(reset);
  });
};

/** Refuses requests to other than public routes that carry no valid token. */
export const requireToken = (app: FastifyInstance, { tokens }: Platform): void => {
  app.decorateRequest('client', null);
  app.addHook('preHandler', async (request) => {
    if (request.routeOptions.config.isPublic === true) return;
    const token = bearerOf(request);
    if (token === null) throw authenticationRequired();
    request.client = tokens.ownerOf(token);
    if (request.client === null) throw badCredentials();
  });
};

const bearerOf = (request: FastifyRequest): string | null => /^bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
