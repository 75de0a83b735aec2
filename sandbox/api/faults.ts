import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../scenario/conditions.ts';
import { oauthError } from './oauth.ts';
import type { Platform } from './platform.ts';
import { errorBody, Refusal } from './refusal.ts';
import { pathOf } from './request.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** A fault that comes after the request was carried out; null: none. */
    lateFault: Fault | null;
  }
}

/** Codes and texts of the platform's own errors (facts/genesys.md 2.2, 3), where the scenario does not say otherwise. */
const WORDS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  408: ['client.timeout', 'The client did not produce a request within the server timeout limit.'],
  409: ['general.conflict', 'The request conflicts with the current state of the target resource.'],
  500: ['internal.server.error', 'The server encountered an unexpected condition which prevented it from fulfilling the request.'],
  503: [
    'service.unavailable',
    'Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance).',
  ],
  504: ['request.timeout', 'The request timed out.'],
};

/** Inflicts the scenario's faults: before a request is carried out, or after it (`applied`). */
export const inflictFaults = (app: FastifyInstance, { situation }: Platform, dropped: (request: FastifyRequest) => void): void => {
  app.decorateRequest('lateFault', null);

  const drop = (request: FastifyRequest, reply: FastifyReply): void => {
    reply.hijack();
    request.raw.socket.resetAndDestroy();
    dropped(request);
  };

  app.addHook('preHandler', async (request, reply) => {
    const fault = situation.faultFor(request.method, pathOf(request));
    if (fault === null) return;
    if (fault.applied) request.lateFault = fault;
    else if (fault.drop) drop(request, reply);
    else await reply.send(prepared(fault, request, reply));
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const fault = request.lateFault;
    if (fault === null) return payload;
    if (!fault.drop) return prepared(fault, request, reply);
    drop(request, reply);
    return payload;
  });
};

/** Sets status and headers of the fault and gives its body. */
const prepared = (fault: Fault, request: FastifyRequest, reply: FastifyReply): string => {
  const { status } = fault;
  const reason = STATUS_CODES[status] ?? 'Error';
  reply.code(status).removeHeader('content-length');
  const [defaultCode, defaultMessage] = WORDS[status] ?? [reason.toLowerCase().replaceAll(' ', '.'), reason];
  const seconds = fault.retryAfterSeconds ?? (status === 429 ? 1 : null);
  if (seconds !== null) reply.header('retry-after', String(seconds));
  if (fault.body === 'empty') return '';
  if (fault.body === 'html') {
    reply.type('text/html');
    return `<html><head><title>${status} ${reason}</title></head><body><center><h1>${status} ${reason}</h1></center></body></html>`;
  }
  reply.type('application/json; charset=utf-8');
  if (pathOf(request) === '/oauth/token') {
    return JSON.stringify(oauthError(fault.code ?? 'invalid_request', fault.message ?? 'rate limit exceeded'));
  }
  const rateLimit = `Rate limit exceeded the maximum. Retry the request in [${seconds ?? 1}] seconds`;
  const code = fault.code ?? (status === 429 ? 'too.many.requests.retry.after' : defaultCode);
  const message = fault.message ?? (status === 429 ? rateLimit : defaultMessage);
  return JSON.stringify(errorBody(new Refusal(status, code, message), request.id));
};
