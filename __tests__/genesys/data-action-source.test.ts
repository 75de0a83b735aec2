import { afterEach, describe, expect, it } from '@jest/globals';
import { createAskSource } from '../../src/genesys/config-sources.ts';
import { REST_MS } from '../../src/genesys/data-action-source.ts';
import { createNames } from '../../src/genesys/names.ts';
import type { Session } from '../../src/genesys/session.ts';
import { sessionAt } from './open.ts';
import { askerAt, dataActionRule, group, organisation, stopOrganisations } from './sources.ts';
import { type Reply, standIn, stopStandIns } from './stand-in.ts';

afterEach(stopOrganisations);
afterEach(stopStandIns);

const EXECUTE = `/api/v2/integrations/actions/${dataActionRule().action}/execute`;
const action = (answers: string): string =>
  `data-actions: [{ id: ${dataActionRule().action}, name: Change calendar, answers: ${answers} }]`;
const answering = (reply: Reply) => standIn(({ path }) => (path === EXECUTE ? reply : undefined));

describe('a data action', () => {
  it('gets the input of the config file, and its answer is the evidence', async () => {
    const { ask, api } = await organisation(action('[{ result: { lock_status: "change freeze", details: { secret: s3cret } } }]'));
    const { locks, shiftCurve } = await ask(dataActionRule());
    expect(locks).toEqual([
      {
        source: 'data-action',
        verdict: 'locked',
        object: { type: 'data action', id: dataActionRule().action, name: null, address: null, link: null },
        holder: null,
        since: null,
        evidence: 'lock_status is change freeze',
        ends: null,
        permanent: false,
        onLock: 'abort',
      },
    ]);
    expect(shiftCurve).toBeNull();
    expect(api.requests.at(-1)).toMatchObject({ method: 'POST', path: EXECUTE, body: { environment: 'prod' } });
  });

  it.each([
    ['the value that means clear', { lock_status: 'clear' }, 'clear'],
    ['another case', { lock_status: 'Clear' }, 'locked'],
    ['another value', { lock_status: 'locked' }, 'locked'],
    ['nothing there', { status: 'clear' }, 'unknown'],
    ['null', { lock_status: null }, 'unknown'],
    ['an object', { lock_status: { is: 'clear' } }, 'unknown'],
    ['clear values only', { lock_status: ['clear', 'clear'] }, 'clear'],
    ['one value of two that is not clear', { lock_status: ['clear', 'busy'] }, 'locked'],
  ])('%s', async (_, body, verdict) => {
    const { ask } = askerAt((await answering({ body })).url);
    expect((await ask(dataActionRule())).locks).toMatchObject([{ verdict }]);
  });

  it('is asked at most every 15 s; until then its last answer stands, with its age', async () => {
    const { ask, api, clock } = await organisation(action('[{ result: { lock_status: locked } }, { result: { lock_status: clear } }]'));
    const evidence = async () => (await ask(dataActionRule())).locks[0]?.evidence;
    expect(await evidence()).toBe('lock_status is locked');
    clock.pass(REST_MS - 1);
    expect(await evidence()).toBe('lock_status is locked, asked 14 s ago');
    clock.pass(1);
    expect(await evidence()).toBe('lock_status is clear');
    expect(api.requests.filter(({ path }) => path === EXECUTE)).toHaveLength(2);
  });

  it('is asked once by those who ask at the same time, however long it takes', async () => {
    const { ask, api, clock } = await organisation(action('[{ result: { lock_status: clear }, delay: 100ms }]'));
    const first = ask(dataActionRule());
    clock.pass(REST_MS + 1);
    const other = ask(dataActionRule({ answer: 'lock_status || status' }));
    expect((await Promise.all([first, other])).map(({ locks }) => locks[0]?.verdict)).toEqual(['clear', 'clear']);
    expect(api.requests.filter(({ path }) => path === EXECUTE)).toHaveLength(1);
  });

  it('is not asked again at once after a failure', async () => {
    const server = await answering({ status: 503, body: { code: 'service.unavailable', message: 'ServiceNow is down.' } });
    const { ask, clock } = askerAt(server.url);
    for (let at = 0; at < 3; at += 1) {
      expect((await ask(dataActionRule())).locks).toMatchObject([
        { verdict: 'unknown', evidence: 'the data action: 503 service.unavailable: ServiceNow is down.' },
      ]);
    }
    expect(server.heardAt(EXECUTE)).toHaveLength(1);
    clock.pass(REST_MS);
    await ask(dataActionRule());
    expect(server.heardAt(EXECUTE)).toHaveLength(2);
  });

  it('gets the time that the platform gives it, 65 s', async () => {
    const server = await answering({ body: { lock_status: 'clear' } });
    const { session } = sessionAt(server.url);
    const seen: unknown[] = [];
    const watched: Session = {
      ...session,
      ask: (label, call, options) => {
        seen.push(options);
        return session.ask(label, call, options);
      },
    };
    const askSource = createAskSource({ session: watched, names: createNames(session), now: () => 0, environment: {} });
    await askSource(dataActionRule(), [], 'wait');
    expect(seen).toEqual([{ timeoutMs: 65_000, retry: false }]);
  });

  it('is asked about each guarded object where its input names the id', async () => {
    const server = await standIn(({ path, body }) =>
      path === EXECUTE ? { body: { lock_status: body.includes('"g-2"') ? 'busy' : 'clear' } } : undefined,
    );
    const { ask } = askerAt(server.url);
    const rule = dataActionRule({ input: { group: '{id}', fixed: 1 } });
    const { locks } = await ask(rule, [group('g-1'), group('g-2')]);
    expect(locks.map(({ verdict, object }) => [verdict, object.id, object.address])).toEqual([
      ['clear', 'g-1', 'genesyscloud_architect_schedulegroups.g-1'],
      ['locked', 'g-2', 'genesyscloud_architect_schedulegroups.g-2'],
    ]);
    expect(
      server
        .heardAt(EXECUTE)
        .map(({ body }) => body)
        .sort(),
    ).toEqual(['{"group":"g-1","fixed":1}', '{"group":"g-2","fixed":1}']);
    await ask(rule, [group('g-1')]);
    expect(server.heardAt(EXECUTE)).toHaveLength(2);
  });

  it('is not asked where only objects are guarded that do not exist yet', async () => {
    const server = await answering({ body: {} });
    const { locks } = await askerAt(server.url).ask(dataActionRule({ input: { group: '{id}' } }));
    expect(locks).toMatchObject([
      { verdict: 'clear', evidence: 'none of the guarded objects exists yet, so there is nothing to ask about' },
    ]);
    expect(server.heard).toHaveLength(0);
  });
});
