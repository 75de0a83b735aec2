import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../scenario/fault.ts';
import { delayUntilClosed } from './delay.ts';
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
  403: ['not.authorized', 'You are not authorized to perform the requested action.'],
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
  const delay = delayUntilClosed(app);

  const drop = (request: FastifyRequest, reply: FastifyReply): void => {
    reply.hijack();
    request.raw.socket.resetAndDestroy();
    dropped(request);
  };

  app.addHook('preHandler', async (request, reply) => {
    const fault = situation.faultFor(request.method, pathOf(request));
    if (fault === null) return;
    if (fault.applied) {
      request.lateFault = fault;
      return;
    }
    await delay(fault.delay);
    if (fault.drop) drop(request, reply);
    else if (fault.status !== null) await reply.send(prepared(fault, fault.status, request, reply));
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const fault = request.lateFault;
    if (fault === null) return payload;
    await delay(fault.delay);
    if (fault.drop) drop(request, reply);
    return fault.drop || fault.status === null ? payload : prepared(fault, fault.status, request, reply);
  });
};

/** Sets status and headers of the fault and gives its body. */
const prepared = (fault: Fault, status: number, request: FastifyRequest, reply: FastifyReply): string => {
  const reason = STATUS_CODES[status] ?? 'Error';
  reply.code(status).removeHeader('content-length');
  const seconds = fault.retryAfterSeconds ?? (status === 429 ? 1 : null);
  if (seconds !== null) reply.header('retry-after', String(seconds));
  if (fault.redirect !== null) {
    reply.header('location', fault.redirect);
    return '';
  }
  if (fault.body === 'empty') return '';
  if (fault.body === 'html') {
    reply.type('text/html');
    return `<html><head><title>${status} ${reason}</title></head><body><center><h1>${status} ${reason}</h1></center></body></html>`;
  }
  reply.type('application/json; charset=utf-8');
  if (fault.body === 'malformed') return '{"entities":[{"id":"';
  if (fault.answer !== undefined) return JSON.stringify(fault.answer);
  if (status < 400) return JSON.stringify({ status: 'Processing', operationId: request.id });
  return JSON.stringify(errorOf(fault, status, seconds ?? 1, request));
};

/** The error in the words of the log-in or of the API. */
const errorOf = ({ code, message }: Fault, status: number, seconds: number, request: FastifyRequest): object => {
  if (pathOf(request) === '/oauth/token') return oauthError(code ?? 'invalid_request', message ?? 'rate limit exceeded');
  const reason = STATUS_CODES[status] ?? 'Error';
  const rateLimit = [
    'too.many.requests.retry.after',
    `Rate limit exceeded the maximum. Retry the request in [${seconds}] seconds`,
  ] as const;
  const words = status === 429 ? rateLimit : WORDS[status];
  const [usualCode, usualMessage] = words ?? [reason.toLowerCase().replaceAll(' ', '.'), reason];
  return errorBody(new Refusal(status, code ?? usualCode, message ?? usualMessage), request.id);
};
