import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A resource in a stored state, as far as the tests look. */
export interface StoredResource {
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
}

/** A server for Terraform's `http` backend that can be told to refuse. */
export interface StateBackend {
  /** The `terraform` block that stores the state of this name here. */
  block(name?: string): string;
  /** Every request so far, as `POST 503`. */
  readonly requests: readonly string[];
  /** What is stored under the name; null: nothing. */
  stored(name?: string): { readonly serial: number; readonly resources: readonly StoredResource[] } | null;
  /** The next writes are answered with this status; without `times` all of them. */
  refuseWrites(status: number, times?: number): void;
  /** Somebody else holds the lock of the state. */
  lockBy(lock: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

/** Starts the server on a loopback port of its own. */
export const startStateBackend = async (): Promise<StateBackend> => {
  const states = new Map<string, string>();
  const requests: string[] = [];
  let refusal = { status: 0, times: 0 };
  let foreignLock: string | null = null;

  const answer = async (request: IncomingMessage): Promise<{ status: number; body?: string }> => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const body = await text(request);
    switch (request.method) {
      case 'GET':
        return states.has(path) ? { status: 200, body: states.get(path) ?? '' } : { status: 404 };
      case 'POST':
        if (refusal.times > 0) {
          refusal = { ...refusal, times: refusal.times - 1 };
          return { status: refusal.status };
        }
        states.set(path, body);
        return { status: 200 };
      case 'LOCK':
        return foreignLock === null ? { status: 200 } : { status: 423, body: foreignLock };
      default:
        return { status: 200 };
    }
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body = '' } = await answer(request);
    requests.push(`${request.method} ${status}`);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const pathOf = (name: string) => `/${name}.tfstate`;

  return {
    requests,
    block: (name = 'main') => {
      const address = `http://127.0.0.1:${port}${pathOf(name)}`;
      // No retries of its own, which would take seconds.
      return `terraform {\n  backend "http" {\n    address        = "${address}"\n    lock_address   = "${address}"\n    unlock_address = "${address}"\n    retry_max      = 0\n  }\n}\n`;
    },
    stored: (name = 'main') => {
      const state = states.get(pathOf(name));
      return state === undefined ? null : JSON.parse(state);
    },
    refuseWrites: (status, times = Number.POSITIVE_INFINITY) => {
      refusal = { status, times };
    },
    lockBy: (lock) => {
      foreignLock = JSON.stringify(lock);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
