import { afterEach, describe, expect, it } from '@jest/globals';
import { askerAt, group, httpRule, organisation, stopOrganisations } from './sources.ts';
import { standIn, stopStandIns } from './stand-in.ts';

afterEach(stopOrganisations);
afterEach(stopStandIns);

const elsewhere = (url: string) => ({ kind: 'elsewhere', url }) as const;
const KEY = { name: 'x-api-key', from: 'environment', variable: 'STATUS_KEY' } as const;

describe('an http source on the platform', () => {
  it('is asked with the token', async () => {
    const server = await standIn(({ path }) => (path === '/api/v2/lock' ? { body: { status: 'LOCKED' } } : undefined));
    const { locks, shiftCurve } = await askerAt(server.url).ask(
      httpRule({ headers: [{ name: 'authorization', from: 'file', value: 'none' }] }),
    );
    expect(locks).toEqual([
      {
        source: 'http',
        verdict: 'locked',
        object: { type: 'http source', id: null, name: 'GET /api/v2/lock', address: null, link: null },
        holder: null,
        since: null,
        evidence: 'status is LOCKED',
        ends: null,
        permanent: false,
        onLock: 'abort',
      },
    ]);
    expect(shiftCurve).toBeNull();
    expect(server.heardAt('/api/v2/lock')[0]?.headers.authorization).toBe('Bearer token-1');
  });

  it('sees the shifts of the forum, an answer for each guarded group', async () => {
    const { ask, api } = await organisation(`
      objects: { schedules: [{ name: Day, start: 2026-01-05T08:00:00.000, end: 2026-01-05T17:00:00.000 }], schedule-groups: [{ name: Busy, open: [Day] }, { name: Idle, open: [Day] }] }
      conditions: [{ shifts: { schedule-group: Busy } }]`);
    const groups = [...api.organisation.scheduleGroups.values()].map(({ id, name }) => ({ ...group(id), name }));
    const rule = httpRule({
      target: { kind: 'platform', path: '/api/v2/wfm/scheduling/shifts?groupId={id}' },
      lockedWhen: { path: 'entities[].status', values: ['ACTIVE', 'PENDING'] },
    });
    const { locks } = await ask(rule, groups);
    expect(locks.map(({ verdict, object, evidence }) => [verdict, object.name, evidence])).toEqual([
      ['locked', 'Busy', 'Busy: entities[].status is ACTIVE'],
      ['clear', 'Idle', 'Idle: entities[].status is an empty list'],
    ]);
  });

  it('keeps an id in its place', async () => {
    const server = await standIn(({ path }) => (path === '/oauth/token' ? undefined : { body: { status: 'FREE' } }));
    const target = { kind: 'platform', path: '/api/v2/groups/{id}' } as const;
    await askerAt(server.url).ask(httpRule({ target }), [group('../../x?a=b')]);
    expect(server.heard.at(-1)?.url).toBe('/api/v2/groups/..%2F..%2Fx%3Fa%3Db');
  });

  it('follows no redirect', async () => {
    const other = await standIn(() => ({ body: { status: 'FREE' } }));
    const server = await standIn(({ path }) =>
      path === '/api/v2/lock' ? { status: 302, headers: { location: `${other.url}/x` } } : undefined,
    );
    const { locks } = await askerAt(server.url).ask(httpRule());
    expect(locks).toMatchObject([{ verdict: 'unknown', evidence: expect.stringContaining('302') }]);
    expect(other.heard).toHaveLength(0);
  });

  it('is not asked where only objects are guarded that do not exist yet', async () => {
    const server = await standIn(() => ({ body: { status: 'LOCKED' } }));
    const { locks } = await askerAt(server.url).ask(httpRule({ method: 'POST', body: { ids: ['{id}'] } }));
    expect(locks).toMatchObject([{ verdict: 'clear', evidence: expect.stringContaining('none of the guarded objects exists yet') }]);
    expect(server.heard).toHaveLength(0);
  });
});

describe('an http source elsewhere', () => {
  it('is asked with its own headers and without the token, even without credentials', async () => {
    const server = await standIn(() => ({ body: { status: 'FREE' } }));
    const rule = httpRule({
      target: elsewhere(`${server.url}/lock?environment=prod`),
      method: 'POST',
      body: { ask: ['{id}'] },
      headers: [KEY, { name: 'x-team', from: 'file', value: 'cx' }],
    });
    const { ask } = askerAt('http://127.0.0.1:9', { STATUS_KEY: 's3cret\n' }, { credentials: null });
    expect((await ask(rule, [group('g-1')])).locks).toMatchObject([{ verdict: 'clear', object: { id: 'g-1' } }]);
    expect(server.heard).toMatchObject([
      { method: 'POST', url: '/lock?environment=prod', body: '{"ask":["g-1"]}', headers: { 'x-api-key': 's3cret', 'x-team': 'cx' } },
    ]);
    expect(server.heard[0]?.headers.authorization).toBeUndefined();
  });

  it('gets no token even where it is the Genesys host', async () => {
    const server = await standIn(({ path }) => (path === '/api/v2/lock' ? { body: { status: 'FREE' } } : undefined));
    await askerAt(server.url).ask(httpRule({ target: elsewhere(`${server.url}/api/v2/lock`) }));
    expect(server.heard.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it('follows a redirect without any of the headers', async () => {
    const other = await standIn(() => ({ body: { status: 'LOCKED' } }));
    const server = await standIn(() => ({ status: 302, headers: { location: `${other.url}/moved` } }));
    const { locks } = await askerAt(null, { STATUS_KEY: 's3cret' }, { region: 'us-east-1' }).ask(
      httpRule({ target: elsewhere(`${server.url}/lock`), headers: [KEY] }),
    );
    expect(locks).toMatchObject([{ verdict: 'locked' }]);
    expect(other.heard).toHaveLength(1);
    expect(JSON.stringify(other.heard)).not.toContain('s3cret');
  });

  it.each([
    ['missing', {}],
    ['empty', { STATUS_KEY: ' \n' }],
  ])('is unknown, and not asked, where a variable is %s', async (_, environment) => {
    const server = await standIn(() => ({ body: { status: 'FREE' } }));
    const { locks } = await askerAt(server.url, environment).ask(httpRule({ target: elsewhere(`${server.url}/lock`), headers: [KEY] }));
    const address = `GET ${new URL(server.url).host}/lock`;
    expect(locks).toMatchObject([
      { verdict: 'unknown', evidence: `${address}: not asked, the environment variable STATUS_KEY is not set` },
    ]);
    expect(server.heard).toHaveLength(0);
  });

  it.each([
    ['the answer repeats it', { body: { status: 'key s3cret' } }, 'status is key ***'],
    ['the error repeats it', { status: 403, body: { message: 'bad key s3cret', code: 's3cret' } }, ': 403'],
  ])('never shows the value of a variable where %s', async (_, reply, shown) => {
    const server = await standIn(() => reply);
    const rule = httpRule({ target: elsewhere(`${server.url}/lock?token=hidden`), headers: [KEY] });
    const { locks } = await askerAt(server.url, { STATUS_KEY: 's3cret' }).ask(rule);
    expect(locks[0]?.evidence).toContain(shown);
    expect(JSON.stringify(locks)).not.toMatch(/s3cret|hidden/);
  });
});

describe('the condition of an http source', () => {
  it.each<[string, unknown, string, string]>([
    ['a value that is named', { status: 'LOCKED' }, 'status', 'locked'],
    ['another value', { status: 'FREE' }, 'status', 'clear'],
    ['nothing at the path', { state: 'FREE' }, 'status', 'unknown'],
    ['null at the path', { status: null }, 'status', 'unknown'],
    ['an empty list', { entities: [] }, 'entities[].status', 'clear'],
    ['a list that is not there', {}, 'entities[].status', 'unknown'],
    ['a list whose items lack the value', { entities: [{}] }, 'entities[].status', 'unknown'],
    ['one of several', { entities: [{ status: 'FREE' }, { status: 'LOCKED' }] }, 'entities[].status', 'locked'],
    ['a bare value', '"LOCKED"', '@', 'locked'],
  ])('%s', async (_, body, path, verdict) => {
    const server = await standIn((request) => (request.path === '/api/v2/lock' ? { body } : undefined));
    const { locks } = await askerAt(server.url).ask(httpRule({ lockedWhen: { path, values: ['LOCKED'] } }));
    expect(locks).toMatchObject([{ verdict }]);
  });
});
