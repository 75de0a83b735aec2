import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/**
 * Waits `ms` of real time, whatever the platform's clock says: it is the client that must lose patience. When the server closes, the
 * connections that wait are cut first, so that nobody gets an answer, and the waiting ends with an error.
 */
export const delayUntilClosed = (app: FastifyInstance): ((ms: number) => Promise<void>) => {
  const closing = new AbortController();
  app.addHook('preClose', async () => {
    app.server.closeAllConnections();
    closing.abort();
  });
  return async (ms) => {
    if (ms > 0) await setTimeout(ms, undefined, { signal: closing.signal });
  };
};
