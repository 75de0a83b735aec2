import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pathOf, queryOf } from './request.ts';

/** One request as it came and how it was answered. No header is kept, and no body of a log-in. */
export interface RecordedRequest {
  /** Milliseconds since 1970, by the injected clock. */
  readonly at: number;
  readonly method: string;
  /** Without query and gateway prefix. */
  readonly path: string;
  /** Values of a name that comes several times are joined by commas. */
  readonly query: Readonly<Record<string, string>>;
  /** 0: the connection was reset instead. */
  readonly status: number;
  /** Parsed JSON, or the text of an upload. */
  readonly body?: unknown;
}

/** Keeps every request, in the order of the answers. */
export const createRecording = (now: () => number) => {
  const requests: RecordedRequest[] = [];
  /** A request whose connection was reset comes through `onSend` as well. */
  const recorded = new WeakSet<FastifyRequest>();
  const record = (request: FastifyRequest, status: number): void => {
    if (recorded.has(request)) return;
    recorded.add(request);
    const path = pathOf(request);
    const query = queryOf(request);
    requests.push({
      at: now(),
      method: request.method,
      path,
      query: Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name).join(',')])),
      status,
      ...(request.body === undefined || path.startsWith('/oauth/') ? {} : { body: request.body }),
    });
  };
  return {
    requests,
    recordDropped: (request: FastifyRequest): void => record(request, 0),
    /** Call it after all other `onSend` hooks are registered: it records the status that goes out. */
    recordAnswers: (app: FastifyInstance): void => {
      app.addHook('onSend', async (request, reply, payload) => {
        record(request, reply.statusCode);
        return payload;
      });
    },
  };
};
