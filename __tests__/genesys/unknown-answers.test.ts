import { afterEach, describe, expect, it } from '@jest/globals';
import type { SourceRule } from '../../src/domain/config.ts';
import { verdictOf } from '../../src/domain/lock.ts';
import { askerAt, dataActionRule, httpRule, publishRule, shiftsRule, UNIT } from './sources.ts';
import { type Reply, standIn, stopStandIns } from './stand-in.ts';

afterEach(stopStandIns);

const CLEAR_SHIFTS = { status: 'Complete', result: { agentSchedules: [] } };

/** Each source with the request that decides, and an answer of it that would be clear. */
const SOURCES: readonly [string, SourceRule, RegExp, object][] = [
  ['wfm-shifts', shiftsRule(), /\/agentschedules\/search$/, CLEAR_SHIFTS],
  ['wfm-shifts, the business unit', shiftsRule(), /\/businessunits\/[^/]+$/, { name: 'Support', settings: { timeZone: 'UTC' } }],
  ['wfm-publish, the runs', publishRule(), /\/scheduling\/runs$/, { entities: [] }],
  ['wfm-publish, the schedules', publishRule(), /\/weeks\/recent\/schedules$/, { entities: [] }],
  ['data-action', dataActionRule(), /\/execute$/, { lock_status: 'clear' }],
  ['http', httpRule(), /\/api\/v2\/lock$/, { status: 'FREE' }],
];

/** Everything clear, but for the request that decides. */
const answering = (decides: RegExp, reply: Reply) =>
  standIn(({ path }) => {
    if (decides.test(path)) return reply;
    const clear = SOURCES.find(([, , deciding]) => deciding.test(path));
    return clear === undefined ? undefined : { body: clear[3] };
  });

describe.each(SOURCES)('%s', (_name, rule, decides, clear) => {
  it('is clear where everything answers', async () => {
    const { ask } = askerAt((await answering(decides, { body: clear })).url);
    expect(verdictOf((await ask(rule)).locks)).toBe('clear');
  });

  it.each<[string, Reply, RegExp]>([
    ['403', { status: 403, body: { code: 'missing.permission', message: 'No right.' } }, /403/],
    ['403 with an answer that looks clear', { status: 403, body: clear }, /403/],
    ['500', { status: 500, body: { code: 'internal.server.error', message: 'Oops.' } }, /500/],
    ['202 with an answer that looks clear', { status: 202, body: { ...clear, status: 'Processing' } }, /202|management units/],
    ['malformed JSON', { headers: { 'content-type': 'application/json' }, body: '{"entities": [' }, /not JSON/],
    ['HTML from a proxy', { headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>Sign in' }, /HTML/],
    ['an empty body', { body: '' }, /empty/],
    ['JSON of another shape', { body: { hello: 'world' } }, /./],
    ['a reset connection', 'reset', /network/],
    ['a redirect to a log-in', { status: 302, headers: { location: 'https://login.example.com/' } }, /302/],
  ])('is unknown, never clear: %s', async (_, reply, why) => {
    const server = await answering(decides, reply);
    const { locks, shiftCurve } = await askerAt(server.url).ask(rule);
    expect(verdictOf(locks)).toBe('unknown');
    expect(locks.map(({ evidence }) => evidence).join(' ')).toMatch(why);
    expect(locks.every(({ ends, permanent }) => ends === null && !permanent)).toBe(true);
    expect(shiftCurve).toBeNull();
    expect(JSON.stringify(locks)).not.toMatch(/token-\d|sandbox-secret|Bearer/);
  });

  it('is unknown without credentials, and says what to set', async () => {
    const server = await answering(decides, { body: clear });
    const { locks } = await askerAt(server.url, {}, { credentials: null }).ask(rule);
    expect(locks.map(({ verdict, evidence }) => [verdict, evidence])).toContainEqual([
      'unknown',
      expect.stringContaining('client-id and client-secret'),
    ]);
    expect(server.heard).toHaveLength(0);
  });

  it('is unknown where the run is cancelled before the answer', async () => {
    const cancelled = new AbortController();
    const server = await standIn(({ path }) => {
      if (path === '/oauth/token') return undefined;
      cancelled.abort();
      return 'silence';
    });
    const { locks } = await askerAt(server.url, {}, { signal: cancelled.signal }).ask(rule);
    expect(verdictOf(locks)).toBe('unknown');
  });
});

it('names the business unit that is asked about though nothing is known of it', async () => {
  const server = await standIn(() => ({ status: 403, body: { code: 'no', message: 'No.' } }));
  const { locks } = await askerAt(server.url).ask(shiftsRule());
  expect(locks).toMatchObject([{ object: { type: 'business unit', id: UNIT, name: null } }]);
});
