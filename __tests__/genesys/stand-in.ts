import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came. */
export interface Heard {
  readonly method: string;
  /** As sent, with query; a proxy hears a whole URL. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What to answer. An object is sent as JSON, a text as it is; `reset` cuts the connection, `silence` never answers. */
export type Reply =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'reset'
  | 'silence';

/** A server that gives the answers which the sandbox cannot. */
export interface StandIn {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** Hosts that a client wanted to reach through this server as a proxy (CONNECT). */
  readonly tunnels: readonly string[];
  heardAt(path: string): readonly Heard[];
}

const running = new Set<Server>();

/** Starts a server on the loopback interface. Log-ins get the tokens `token-1`, `token-2` …, unless `answer` says otherwise. */
export const standIn = async (answer: (request: Heard) => Reply | undefined, tokenSeconds = 86_400): Promise<StandIn> => {
  const heard: Heard[] = [];
  const tunnels: string[] = [];
  let tokens = 0;
  const logIn = (): Reply => {
    tokens += 1;
    return { body: { access_token: `token-${tokens}`, token_type: 'bearer', expires_in: tokenSeconds } };
  };
  const server = createServer(async (request, response) => {
    const received = await receive(request);
    heard.push(received);
    const reply =
      answer(received) ??
      (received.path.endsWith('/oauth/token') ? logIn() : { status: 404, body: { code: 'not.found', message: 'Nothing here.' } });
    send(reply, request, response);
  });
  server.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  running.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, heard, tunnels, heardAt: (path) => heard.filter((request) => request.path === path) };
};

/** For `afterEach`. */
export const stopStandIns = async (): Promise<void> => {
  for (const server of running) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  running.clear();
};

const receive = async (request: IncomingMessage): Promise<Heard> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
  return { method: request.method ?? '', url: request.url ?? '', path: pathname, query: searchParams, headers: request.headers, body };
};

const send = (reply: Reply, request: IncomingMessage, response: ServerResponse): void => {
  if (reply === 'silence') return;
  if (reply === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  const { status = 200, headers = {}, body = '' } = reply;
  const isJson = typeof body === 'object';
  response.writeHead(status, { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers });
  response.end(isJson ? JSON.stringify(body) : String(body));
};
