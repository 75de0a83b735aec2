import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';

type Stored = Record<string, unknown>;

/** What the API answers instead of doing it. */
export interface Refusal {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StandInApi {
  readonly url: string;
  /** `POST /api/v2/flows/jobs`, in order. */
  readonly requests: string[];
  /** Objects by id. */
  readonly objects: Map<string, Stored>;
  readonly uploads: string[];
  /** Refuses the next `times` requests that begin so (`DELETE /api/v2/flows/`). */
  refuse(start: string, refusal: Refusal, times?: number): void;
  /** Tells what a flow job ends with. */
  failJobs(messages: readonly string[]): void;
  close(): Promise<void>;
}

export const correlationId = '7f0f6a3e-6f0b-4a55-9c1b-0d6a5b1c2d3e';

/** A conflict as the platform words it. */
export function conflict(message: string): Refusal {
  const body = { message, code: 'general.conflict', status: 409, messageParams: {}, contextId: correlationId, details: [], errors: [] };
  return { status: 409, body: JSON.stringify(body) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** The few routes that a provider needs, with nothing checked: every object is kept as it was sent. */
export async function startStandIn(): Promise<StandInApi> {
  const objects = new Map<string, Stored>();
  const uploads: string[] = [];
  const requests: string[] = [];
  const refusals: { start: string; refusal: Refusal; left: number }[] = [];
  let jobMessages: readonly string[] = [];
  let url = '';

  function answer(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
    response.writeHead(status, { 'content-type': 'application/json', 'inin-correlation-id': correlationId, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  function job(id: string): Stored {
    if (jobMessages.length > 0) return { id, status: 'Failure', messages: jobMessages.map((text) => ({ type: 'Error', text })) };
    const flowId = [...objects].find(([, object]) => object.job === true)?.[0] ?? randomUUID();
    objects.set(flowId, { id: flowId, name: 'Main IVR', type: 'INBOUNDCALL', job: true });
    return { id, status: 'Success', flow: { id: flowId } };
  }

  function special(line: string, response: ServerResponse): boolean {
    if (line === 'POST /oauth/token') answer(response, 200, { access_token: 'token', token_type: 'bearer', expires_in: 86400 });
    else if (line === 'GET /api/v2/organizations/me') answer(response, 200, { id: randomUUID(), name: 'Org', defaultCountryCode: 'US' });
    else if (line === 'GET /api/v2/authorization/products') answer(response, 200, { total: 0, entities: [] });
    else if (line === 'POST /api/v2/flows/jobs')
      answer(response, 200, { id: 'job-1', presignedUrl: `${url}/upload`, headers: { 'x-part': '1' } });
    else if (line === 'PUT /upload') answer(response, 200, '');
    else if (line.startsWith('GET /api/v2/flows/jobs/')) answer(response, 200, job('job-1'));
    else return false;
    return true;
  }

  function stored(method: string, id: string, body: string): { readonly status: number; readonly body: unknown } {
    const before = objects.get(id);
    if (method === 'POST') {
      const created = { division: { id: 'home' }, ...JSON.parse(body || '{}'), id: randomUUID(), version: 1 };
      objects.set(created.id, created);
      return { status: 200, body: created };
    }
    if (before === undefined) return { status: 404, body: { message: 'not found', code: 'not.found', status: 404 } };
    if (method === 'DELETE') {
      objects.delete(id);
      return { status: 204, body: '' };
    }
    if (method !== 'GET') objects.set(id, { division: before.division, ...JSON.parse(body), id, version: Number(before.version) + 1 });
    return { status: 200, body: objects.get(id) };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const method = request.method ?? '';
      const path = new URL(request.url ?? '', 'http://x').pathname;
      const line = `${method} ${path}`;
      requests.push(line);
      if (line === 'PUT /upload') uploads.push(body);
      const refusal = refusals.find((candidate) => candidate.left > 0 && line.startsWith(candidate.start));
      if (refusal !== undefined) {
        refusal.left -= 1;
        answer(response, refusal.refusal.status, refusal.refusal.body, refusal.refusal.headers);
      } else if (!special(line, response)) {
        const result = stored(method, path.split('/').at(-1) ?? '', body);
        answer(response, result.status, result.body);
      }
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;

  return {
    url,
    requests,
    objects,
    uploads,
    refuse(start, refusal, times = Number.POSITIVE_INFINITY) {
      refusals.push({ start, refusal, left: times });
    },
    failJobs(messages) {
      jobMessages = messages;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
