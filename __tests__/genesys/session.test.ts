import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Session } from '../../src/genesys/session.ts';
import { SECRET, sessionAt } from './open.ts';
import { type Reply, standIn, stopStandIns } from './stand-in.ts';

afterEach(stopStandIns);

const ME = '/api/v2/organizations/me';
const ORGANIZATION = { body: { id: 'org-1', name: 'Example Ltd' } };

const askWho = (session: Session, options = {}) =>
  session.ask('the organisation', ({ organization }) => organization.getOrganizationsMe(), options);

/** A server whose organisation answers these in turn, the last of them for ever. */
const answering = (...replies: readonly Reply[]) => {
  let next = 0;
  return standIn(({ path }) => {
    if (path !== ME) return undefined;
    next += 1;
    return replies[Math.min(next, replies.length) - 1];
  });
};

describe('logging in', () => {
  it('happens with the first question, not before, and once for many', async () => {
    const server = await answering(ORGANIZATION);
    const { session } = sessionAt(server.url);
    expect(server.heard).toHaveLength(0);
    await Promise.all([askWho(session), askWho(session), askWho(session)]);
    expect(server.heardAt('/oauth/token')).toHaveLength(1);
    expect(server.heardAt(ME).map(({ headers }) => headers.authorization)).toEqual(Array(3).fill('Bearer token-1'));
  });

  it('goes by the path of a gateway', async () => {
    const server = await standIn(({ path }) => (path === `/genesys/eu${ME}` ? ORGANIZATION : undefined));
    const { session } = sessionAt(`${server.url}/genesys/eu/`);
    expect(await askWho(session)).toMatchObject({ known: true, value: { id: 'org-1' } });
    expect(server.heard.map(({ path }) => path)).toEqual(['/genesys/eu/oauth/token', `/genesys/eu${ME}`]);
  });

  it('tells every secret before it can appear', async () => {
    const server = await answering(ORGANIZATION);
    const { session, secrets } = sessionAt(server.url);
    expect(secrets).toEqual([SECRET, Buffer.from(`sandbox-client:${SECRET}`).toString('base64')]);
    await askWho(session);
    expect(secrets[2]).toBe('token-1');
    expect(sessionAt(server.url, { credentials: { kind: 'token', accessToken: 'given' } }).secrets).toEqual(['given']);
  });

  it('gets a new token before the old one ends', async () => {
    const server = await standIn(({ path }) => (path === ME ? ORGANIZATION : undefined), 300);
    const { session, clock } = sessionAt(server.url);
    await askWho(session);
    clock.pass(239_000);
    await askWho(session);
    clock.pass(2_000);
    await askWho(session);
    expect(server.heardAt(ME).map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });

  it('replaces a token that is refused, once', async () => {
    const refusal = { status: 401, body: { code: 'bad.credentials', message: 'Invalid login credentials.', status: 401 } };
    const server = await answering(refusal, ORGANIZATION, refusal, refusal);
    const { session } = sessionAt(server.url);
    expect(await askWho(session)).toMatchObject({ known: true });
    expect(await askWho(session)).toMatchObject({ known: false, failure: { kind: 'unauthorized', code: 'bad.credentials' } });
    expect(server.heardAt('/oauth/token')).toHaveLength(3);
    expect(server.heardAt(ME)).toHaveLength(4);
  });

  it('uses a given token as it is and cannot replace it', async () => {
    const server = await answering({ status: 401, body: { code: 'bad.credentials', message: 'Invalid login credentials.' } });
    const { session } = sessionAt(server.url, { credentials: { kind: 'token', accessToken: 'given' } });
    expect(await askWho(session)).toMatchObject({ known: false, failure: { kind: 'unauthorized', status: 401 } });
    expect(server.heard.map(({ path, headers }) => [path, headers.authorization])).toEqual([[ME, 'Bearer given']]);
  });

  it('is not tried again after it was refused', async () => {
    const server = await standIn(({ path }) =>
      path === '/oauth/token' ? { status: 401, body: { error: 'invalid_client', error_description: 'authentication failed' } } : undefined,
    );
    const { session } = sessionAt(server.url);
    const answers = [await askWho(session), await askWho(session)];
    expect(answers[1]).toMatchObject({ known: false, why: 'the organisation: 401 invalid_client: authentication failed' });
    expect(server.heard).toHaveLength(1);
  });

  it('is repeated when the token endpoint has its rate limit, which is a 400', async () => {
    let isFirst = true;
    const server = await standIn(({ path }) => {
      if (path === ME) return ORGANIZATION;
      if (!isFirst) return undefined;
      isFirst = false;
      return { status: 400, body: { error: 'invalid_request', description: 'rate limit exceeded; slow down' } };
    });
    const { session, clock } = sessionAt(server.url);
    expect(await askWho(session)).toMatchObject({ known: true });
    expect(clock.sleeps).toEqual([375]);
  });

  it('fails where the answer holds no token', async () => {
    const server = await standIn(({ path }) => (path === '/oauth/token' ? { body: '<html>Sign in to the Wi-Fi</html>' } : undefined));
    const { session } = sessionAt(server.url);
    expect(await askWho(session)).toMatchObject({ known: false, failure: { kind: 'malformed' } });
  });

  it('is not possible without credentials: nothing is sent, and the answer says what to set', async () => {
    const server = await answering(ORGANIZATION);
    const answer = await askWho(sessionAt(server.url, { credentials: null }).session);
    expect(answer).toMatchObject({ known: false, failure: { kind: 'unauthorized' } });
    expect(answer).toMatchObject({ why: expect.stringContaining('client-id') });
    expect(server.heard).toHaveLength(0);
  });
});

describe('a read', () => {
  it.each([408, 429, 502, 503, 504])('is repeated after %d', async (status) => {
    const server = await answering({ status, body: { code: 'x', message: 'y' } }, { status }, ORGANIZATION);
    const { session, clock } = sessionAt(server.url);
    expect(await askWho(session)).toMatchObject({ known: true });
    expect(clock.sleeps).toEqual([375, 750]);
  });

  it.each([400, 403, 404, 409, 410, 500])('is not repeated after %d', async (status) => {
    const server = await answering({ status, body: { code: 'x', message: 'y' } });
    expect(await askWho(sessionAt(server.url).session)).toMatchObject({ known: false, failure: { status, code: 'x', message: 'y' } });
    expect(server.heardAt(ME)).toHaveLength(1);
  });

  it('is repeated after a connection that was reset', async () => {
    const server = await answering('reset', ORGANIZATION);
    expect(await askWho(sessionAt(server.url).session)).toMatchObject({ known: true });
  });

  it('is given up after five attempts', async () => {
    const server = await answering('reset');
    expect(await askWho(sessionAt(server.url).session)).toMatchObject({
      known: false,
      failure: { kind: 'network', code: 'ECONNRESET', status: null },
    });
    expect(server.heardAt(ME)).toHaveLength(5);
  });

  it('waits as long as Retry-After says', async () => {
    const busy = { status: 429, headers: { 'retry-after': '7' }, body: { code: 'too.many.requests.retry.after', message: 'Later' } };
    const server = await answering(busy, ORGANIZATION);
    const { session, clock } = sessionAt(server.url);
    expect(await askWho(session)).toMatchObject({ known: true });
    expect(clock.sleeps).toContain(7_000);
  });

  it('is given up when Retry-After asks for more than a minute', async () => {
    const server = await answering({ status: 503, headers: { 'retry-after': '61' } });
    const { session, clock } = sessionAt(server.url);
    expect(await askWho(session)).toMatchObject({ known: false, failure: { kind: 'unavailable', retryAfterSeconds: 61 } });
    expect(clock.sleeps).toEqual([]);
  });

  it('is not repeated where the question says so', async () => {
    const server = await answering({ status: 503 }, ORGANIZATION);
    expect(await askWho(sessionAt(server.url).session, { retry: false })).toMatchObject({ known: false });
  });

  it('ends when the run is cancelled', async () => {
    const run = new AbortController();
    const server = await answering('silence');
    const { session } = sessionAt(server.url, { signal: run.signal });
    const answer = askWho(session);
    while (server.heardAt(ME).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    run.abort();
    expect(await answer).toMatchObject({ known: false, failure: { kind: 'cancelled' } });
    expect(server.heardAt(ME)).toHaveLength(1);
  });

  it('ends at its timeout, and is asked once more', async () => {
    const server = await answering('silence');
    const answer = await askWho(sessionAt(server.url).session, { timeoutMs: 60 });
    expect(answer).toMatchObject({ known: false, failure: { kind: 'timeout', message: 'no answer within 0.06 s' } });
    expect(server.heardAt(ME)).toHaveLength(2);
  });
});

describe('what is no answer', () => {
  it.each([
    ['HTML', { body: '<html><body>Maintenance</body></html>', headers: { 'content-type': 'text/html' } }, 'the answer is HTML, not JSON'],
    [
      'JSON that does not parse',
      { body: '{"id": "org', headers: { 'content-type': 'application/json' } },
      'the answer is plain text, not JSON',
    ],
    ['nothing', { body: '' }, 'the answer is empty, not JSON'],
    ['null', { body: 'null', headers: { 'content-type': 'application/json' } }, 'the answer is empty, not JSON'],
    ['a 404 page of a proxy', { status: 404, body: '<html>404</html>' }, "Not Found; the body is HTML, not the platform's error"],
  ] satisfies readonly (readonly [string, Reply, string])[])('%s is malformed', async (_what, reply, message) => {
    const server = await answering(reply);
    expect(await askWho(sessionAt(server.url).session)).toMatchObject({ known: false, failure: { kind: 'malformed', message } });
  });

  it('is a 202, except where the caller sees it: the result comes by a way that we cannot follow', async () => {
    const server = await answering({ status: 202, body: { id: 'org-1', name: 'Example Ltd' } });
    const { session } = sessionAt(server.url);
    expect(await askWho(session)).toMatchObject({ known: false, failure: { kind: 'pending', status: 202 } });
    expect(await session.fetch('x', { method: 'GET', target: ME })).toMatchObject({ known: true, value: { status: 202 } });
  });

  it('is not a 202 of workforce management, whose body says that it is still working', async () => {
    const server = await standIn(({ path }) => (path === '/oauth/token' ? undefined : { status: 202, body: { status: 'Processing' } }));
    const period = { startDate: '2026-01-05T00:00:00Z', endDate: '2026-01-06T00:00:00Z' };
    const answer = await sessionAt(server.url).session.ask('shifts', ({ workforce }) =>
      workforce.postWorkforcemanagementBusinessunitAgentschedulesSearch('unit', period),
    );
    expect(answer).toEqual({ known: true, value: { status: 'Processing' } });
  });

  it('says what was asked, the status, the code, the words and the correlation id', async () => {
    const body = { status: 403, code: 'missing.permission', message: 'You need\n architect:flow:view', contextId: 'abc' };
    const server = await answering({ status: 403, body });
    expect(await askWho(sessionAt(server.url).session)).toMatchObject({
      why: 'the organisation: 403 missing.permission: You need architect:flow:view (abc)',
      failure: { kind: 'forbidden', correlationId: 'abc' },
    });
  });

  it.each([
    [401, { error: 'invalid_client', description: `the secret ${SECRET} is wrong` }],
    [500, { message: `Bearer token-1 was bad` }],
    [502, '<html></html>'],
  ])('never shows a secret (%d)', async (status, body) => {
    const server = await standIn(({ path }) => (path === (status === 401 ? '/oauth/token' : ME) ? { status, body } : undefined));
    const answer = await askWho(sessionAt(server.url).session, { retry: false });
    const failure = answer.known ? null : answer.failure;
    const shown = [inspect(answer, { depth: 9, showHidden: true }), JSON.stringify(answer), String(failure)].join('\n');
    expect(shown).toContain(String(status));
    expect(shown).not.toContain(SECRET);
    expect(shown).not.toContain('token-1');
    expect(shown).not.toMatch(/Basic|authorization/i);
  });
});

describe('the rate', () => {
  it('stays below 300 requests in any minute', async () => {
    const moments: number[] = [];
    const server = await standIn(({ path }) => {
      if (path !== ME) return undefined;
      moments.push(clock.now());
      return ORGANIZATION;
    });
    const { session, clock } = sessionAt(server.url);
    for (let asked = 0; asked < 400; asked += 1) await askWho(session);
    const densest = Math.max(...moments.map((start) => moments.filter((at) => at >= start && at < start + 60_000).length));
    expect(densest).toBeLessThan(300);
    expect(densest).toBeGreaterThan(280);
  });
});

describe('a request to any address', () => {
  it('goes to the Genesys host with the token, by path and by URL', async () => {
    const server = await standIn(({ path }) => (path === '/api/v2/x' ? { status: 201, body: { status: 'made' } } : undefined));
    const { session } = sessionAt(server.url);
    for (const target of ['/api/v2/x?a=1', `${server.url}/api/v2/x?a=1`]) {
      expect(await session.fetch('x', { method: 'GET', target })).toEqual({
        known: true,
        value: { status: 201, body: { status: 'made' } },
      });
    }
    expect(server.heardAt('/api/v2/x').map(({ url, headers }) => [url, headers.authorization])).toEqual(
      Array(2).fill(['/api/v2/x?a=1', 'Bearer token-1']),
    );
  });

  it('goes elsewhere without it, also without credentials', async () => {
    const elsewhere = await standIn(({ path }) => (path === '/lock' ? { body: 'true' } : undefined));
    const { session } = sessionAt('http://127.0.0.1:9', { credentials: null });
    const request = { method: 'POST', target: `${elsewhere.url}/lock`, headers: { 'x-key': 'k' }, body: '{"a":1}' } as const;
    expect(await session.fetch('lock', request)).toEqual({ known: true, value: { status: 200, body: true } });
    expect(elsewhere.heard).toMatchObject([
      { method: 'POST', body: '{"a":1}', headers: { 'x-key': 'k', 'content-type': 'application/json' } },
    ]);
    expect(elsewhere.heard[0]?.headers.authorization).toBeUndefined();
  });

  it('does not take a host that only begins like ours for ours', async () => {
    const server = await standIn(() => undefined);
    const { session } = sessionAt(server.url);
    await session.fetch('x', { method: 'GET', target: `${server.url}0/api/v2/x` }, { retry: false });
    await session.fetch('x', { method: 'GET', target: `${server.url.replace('//', '//user@')}.example.invalid/` }, { retry: false });
    expect(server.heard).toHaveLength(0);
  });

  it('follows no redirect with the token', async () => {
    const other = await standIn(() => ({ body: {} }));
    const server = await standIn(({ path }) =>
      path === '/api/v2/x' ? { status: 302, headers: { location: `${other.url}/stolen` } } : undefined,
    );
    const answer = await sessionAt(server.url).session.fetch('x', { method: 'GET', target: '/api/v2/x' });
    const message = `Found: a redirect to ${new URL(other.url).host}, which is not followed`;
    expect(answer).toMatchObject({ known: false, failure: { kind: 'refused', status: 302, message } });
    expect(other.heard).toHaveLength(0);
  });

  it('follows a redirect without the token, and takes no header along', async () => {
    const other = await standIn(() => ({ body: { state: 'free' } }));
    const server = await standIn(() => ({ status: 307, headers: { location: `${other.url}/lock` } }));
    const { session } = sessionAt(server.url);
    const headers = { 'x-key': 'secret', authorization: 'Basic secret', cookie: 'secret' };
    const request = { target: `${server.url}/lock`, headers, withToken: false };
    expect(await session.fetch('lock', { method: 'GET', ...request })).toMatchObject({ known: true, value: { body: { state: 'free' } } });
    expect(await session.fetch('lock', { method: 'POST', body: '{"key":"secret"}', ...request })).toMatchObject({ known: false });
    expect(server.heard.map(({ path }) => path)).toEqual(['/lock', '/lock']);
    expect(other.heard).toHaveLength(1);
    expect(JSON.stringify(other.heard)).not.toContain('secret');
  });

  it('gives up after three redirects', async () => {
    const server = await standIn(({ path }) => ({ status: 302, headers: { location: `${path}x` } }));
    const request = { method: 'GET', target: `${server.url}/a`, withToken: false } as const;
    expect(await sessionAt(server.url).session.fetch('x', request)).toMatchObject({ known: false, failure: { kind: 'refused' } });
    expect(server.heard).toHaveLength(4);
  });

  it('repeats a GET and not a POST', async () => {
    const server = await standIn(({ path }) => (path === '/api/v2/x' ? { status: 503 } : undefined));
    const { session } = sessionAt(server.url);
    await session.fetch('x', { method: 'POST', target: '/api/v2/x', body: '{}' });
    expect(server.heardAt('/api/v2/x')).toHaveLength(1);
    await session.fetch('x', { method: 'GET', target: '/api/v2/x' });
    expect(server.heardAt('/api/v2/x')).toHaveLength(6);
  });

  it.each(['ftp://example.com/x', 'example.com/x', ''])('is refused for %p', async (target) => {
    const { session } = sessionAt('http://127.0.0.1:9');
    expect(await session.fetch('x', { method: 'GET', target })).toMatchObject({ known: false, failure: { kind: 'refused' } });
  });

  it.each(['{"a":', '<html>', ''])('is malformed where the body is %p', async (body) => {
    const server = await standIn(({ path }) => (path === '/x' ? { body } : undefined));
    const answer = await sessionAt(server.url).session.fetch('x', { method: 'GET', target: '/x' });
    expect(answer).toMatchObject({ known: false, failure: { kind: 'malformed', status: 200 } });
  });
});
