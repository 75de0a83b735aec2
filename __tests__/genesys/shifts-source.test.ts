import { afterEach, describe, expect, it } from '@jest/globals';
import { MOST_SEARCHES } from '../../src/genesys/find-shifts.ts';
import { askerAt, organisation, shiftsRule, stopOrganisations, UNIT } from './sources.ts';
import { type Heard, type Reply, standIn, stopStandIns } from './stand-in.ts';

afterEach(stopOrganisations);
afterEach(stopStandIns);

const HOUR = 3_600_000;
const ANN_AND_BOB = '[{ name: Day, agents: [{ name: Ann }, { name: Bob }] }]';

/** A business unit in Chicago, where it is 06:00 on Monday, 5 January 2026. */
const unit = (entries: string): string =>
  `business-units: [{ id: ${UNIT}, name: Support, time-zone: America/Chicago, management-units: ${ANN_AND_BOB}, ${entries} }]`;

const RUNNING = 'shifts: [{ agent: Ann, from: -2h, to: 3h }, { agent: Bob, start: "14:00", length: 8h }]';

describe('shifts of a business unit', () => {
  it('lock while somebody works or will today, with people and times of the unit as evidence', async () => {
    const { ask } = await organisation(unit(RUNNING));
    const { locks } = await ask(shiftsRule());
    expect(locks).toEqual([
      {
        source: 'wfm-shifts',
        verdict: 'locked',
        object: { type: 'business unit', id: UNIT, name: 'Support', address: null, link: null },
        holder: null,
        since: '2026-01-05T10:00:00.000Z',
        evidence: '1 agent on shift now until 09:00 America/Chicago, 1 more starts later today; the last shift ends at 22:00',
        ends: '2026-01-06T04:00:00.000Z',
        permanent: false,
        onLock: 'abort',
      },
    ]);
  });

  it('are drawn over the day of the unit, an entry an hour', async () => {
    const { ask } = await organisation(unit(RUNNING));
    const { shiftCurve } = await ask(shiftsRule());
    expect(shiftCurve).toMatchObject({ businessUnit: 'Support', timeZone: 'America/Chicago' });
    expect(shiftCurve?.hours.map(({ agents }) => agents).join('')).toBe('000011111000001111111100');
    expect(shiftCurve?.hours[0]?.start).toBe('2026-01-05T06:00:00.000Z');
  });

  it.each([
    ['nobody today', 'shifts: [{ agent: "*", day: tomorrow, start: "00:00", length: 8h }]', 'today', 'clear'],
    ['somebody within the look-ahead', 'shifts: [{ agent: "*", from: 1h, to: 2h }]', { ms: HOUR + 1 }, 'locked'],
    ['somebody where the look-ahead ends', 'shifts: [{ agent: "*", from: 1h, to: 2h }]', { ms: HOUR }, 'clear'],
    ['a shift that is over', 'shifts: [{ agent: "*", from: -9h, to: 0s }]', 'today', 'clear'],
    ['a shift that began yesterday', 'shifts: [{ agent: "*", from: -15h, to: 1s }]', { ms: 0 }, 'locked'],
    ['a draft', 'shifts: [{ agent: "*", from: 0s, to: 1h }], schedules: [{ published: false }]', 'today', 'clear'],
  ] as const)('%s', async (_, entries, lookAhead, verdict) => {
    const { ask } = await organisation(unit(entries));
    expect((await ask(shiftsRule({ lookAhead }))).locks).toMatchObject([{ verdict }]);
  });

  it('unlock when the last of them is over', async () => {
    const { ask, clock } = await organisation(unit(RUNNING));
    clock.pass(16 * HOUR - 1);
    expect((await ask(shiftsRule())).locks).toMatchObject([{ verdict: 'locked' }]);
    clock.pass(1);
    const evidence = 'nobody is on shift now, and no shift starts later today (America/Chicago)';
    expect((await ask(shiftsRule())).locks).toMatchObject([{ verdict: 'clear', evidence, since: null, ends: null }]);
  });

  it('are downloaded without the token where the answer says so', async () => {
    const { ask, api } = await organisation(unit(`${RUNNING}, search-answer: download`));
    expect((await ask(shiftsRule())).locks).toMatchObject([{ verdict: 'locked', ends: '2026-01-06T04:00:00.000Z' }]);
    expect(api.requests.at(-1)?.path).toMatch(/^\/downloads\//);
  });

  it('read the business unit once', async () => {
    const { ask, api } = await organisation(unit(RUNNING));
    await ask(shiftsRule());
    await ask(shiftsRule());
    expect(api.requests.filter(({ method, path }) => method === 'GET' && path.endsWith(UNIT))).toHaveLength(1);
  });
});

describe('a search that is too large for one answer', () => {
  const large = (searchAnswer: string, size = 120): string => {
    const agents = Array.from({ length: size }, (_, number) => `{ name: Agent ${number} }`).join(', ');
    const units = `[{ name: Day, agents: [${agents}] }, { name: Night, agents: [{ name: Ann }] }]`;
    return `business-units: [{ id: ${UNIT}, name: Support, time-zone: America/Chicago, management-units: ${units},
      shifts: [{ agent: "*", from: -2h, to: 3h }], search-answer: ${searchAnswer} }]`;
  };
  const evidence = '121 agents on shift now; the last shift ends at 09:00 America/Chicago';

  it.each([
    ['by management unit', '{ agents: 120 }', 3],
    ['by 50 agents', '{ agents: 50 }', 6],
    ['by hours', '{ agents: 50, span: 1h }', null],
    ['by hours, and downloaded', '{ agents: 50, span: 12h, within: download }', null],
  ])('is asked again %s, and nobody is counted twice', async (_, searchAnswer, searches) => {
    const { ask, api } = await organisation(large(searchAnswer));
    const { locks, shiftCurve } = await ask(shiftsRule());
    expect(locks).toMatchObject([{ verdict: 'locked', evidence, ends: '2026-01-05T15:00:00.000Z' }]);
    expect(Math.max(...(shiftCurve?.hours.map(({ agents }) => agents) ?? []))).toBe(121);
    const asked = api.requests.filter(({ path }) => path.endsWith('/search'));
    if (searches !== null) expect(asked).toHaveLength(searches);
    expect(asked.length).toBeLessThanOrEqual(MOST_SEARCHES);
  });

  it('is unknown where even the smallest part is', async () => {
    const { ask } = await organisation(large('processing'));
    const { locks, shiftCurve } = await ask(shiftsRule());
    expect(locks).toMatchObject([{ verdict: 'unknown', ends: null }]);
    expect(locks[0]?.evidence).toMatch(
      /^shifts of \d+ agents? in the management unit "\w+" from .* to .*: 202, and its result cannot be collected, and \d+ more/,
    );
    expect(shiftCurve).toBeNull();
  });

  it('is not asked for ever', async () => {
    const { ask, api } = await organisation(large('processing', 260));
    expect((await ask(shiftsRule())).locks).toMatchObject([{ verdict: 'unknown' }]);
    expect(api.requests.filter(({ path }) => path.endsWith('/search'))).toHaveLength(MOST_SEARCHES);
  });

  it('says that there are more where only a part is known', async () => {
    // The large management unit stays a 202 whatever is asked, the small one is answered.
    const { ask } = await organisation(large('{ agents: 2 }'));
    const { locks, shiftCurve } = await ask(shiftsRule());
    expect(locks).toMatchObject([{ verdict: 'locked', ends: null }]);
    expect(locks[0]?.evidence).toMatch(
      /^at least 1 agent on shift now; .*; not everything is known: shifts of 50 agents in the management unit "Day"/,
    );
    expect(shiftCurve).toBeNull();
  });
});

/** A business unit whose search is answered so. */
const answering = (search: Reply, more: (request: Heard) => Reply | undefined = () => undefined) =>
  standIn((request) => {
    if (request.path.endsWith('/agentschedules/search')) return search;
    if (request.path.endsWith(`/businessunits/${UNIT}`))
      return { body: { id: UNIT, name: 'Support', settings: { timeZone: 'America/Chicago' } } };
    return more(request);
  });

const PROCESSING: Reply = { status: 202, body: { status: 'Processing' } };
const result = (schedule: object): Reply => ({ body: { status: 'Complete', result: { agentSchedules: [schedule] } } });
const ofAnn = (shifts: unknown): Reply => result({ user: { id: 'ann' }, shifts });

describe('an answer about shifts that is none', () => {
  it.each<[string, Reply, string]>([
    ['nothing', { body: {} }, 'neither shifts nor an address'],
    ['a search that failed', { body: { status: 'Error' } }, 'the search ended as Error'],
    ['no list', { body: { status: 'Complete', result: {} } }, 'no list of agents'],
    ['an agent without id', result({ shifts: [] }), 'no id'],
    ['shifts that are no list', ofAnn({}), 'no list of shifts'],
    ['a shift without start', ofAnn([{ lengthMinutes: 60 }]), 'no start'],
    ['a shift without length', ofAnn([{ startDate: '2026-01-05T12:00:00Z' }]), 'no length'],
    ['an address that is none', { body: { status: 'Complete', downloadUrl: 'somewhere' } }, 'nor an address'],
    ['a 202 that no management unit helps with', PROCESSING, 'management units: 404'],
    ['still processing with status 200', { body: { status: 'Processing' } }, 'management units: 404'],
  ])('%s is unknown', async (_, search, why) => {
    const { ask } = askerAt((await answering(search)).url);
    const { locks } = await ask(shiftsRule());
    expect(locks).toMatchObject([{ verdict: 'unknown', ends: null, evidence: expect.stringContaining(why) }]);
  });

  it('takes an agent with a day off for nobody', async () => {
    const { ask } = askerAt((await answering(result({ user: { id: 'ann' }, fullDayTimeOffMarkers: [{}] }))).url);
    expect((await ask(shiftsRule())).locks).toMatchObject([{ verdict: 'clear' }]);
  });

  it('is unknown where the list of management units has more pages than can be asked for', async () => {
    const units = { body: { entities: [], pageCount: 2 } };
    const server = await answering(PROCESSING, ({ path }) => (path.endsWith('/managementunits') ? units : undefined));
    expect((await askerAt(server.url).ask(shiftsRule())).locks).toMatchObject([
      { verdict: 'unknown', evidence: expect.stringContaining('whole list') },
    ]);
  });

  it.each<[string, Reply]>([
    ['an empty list', { body: { entities: [] } }],
    ['a unit without agents', { body: { entities: [{ id: 'day' }] } }],
  ])('is unknown where a 202 leads to %s', async (_, units) => {
    const server = await answering(PROCESSING, ({ path }) => {
      if (path.endsWith('/managementunits')) return units;
      return path.endsWith('/users') ? { body: { entities: [] } } : undefined;
    });
    expect((await askerAt(server.url).ask(shiftsRule())).locks).toMatchObject([
      { verdict: 'unknown', evidence: expect.stringContaining('202') },
    ]);
  });

  it.each([
    ['none', {}, 'no time zone'],
    ['an unknown one', { settings: { timeZone: 'Mars/Olympus' } }, 'an unknown time zone'],
    ['an empty one', { settings: { timeZone: '' } }, 'an unknown time zone'],
  ])('is unknown where the time zone is %s', async (_, body, why) => {
    const server = await standIn(({ path }) => (path.endsWith(UNIT) ? { body } : undefined));
    expect((await askerAt(server.url).ask(shiftsRule())).locks).toMatchObject([
      { verdict: 'unknown', evidence: expect.stringContaining(why) },
    ]);
  });

  it('does not show the address of a download, which is a key in itself', async () => {
    const storage = await standIn(() => ({ status: 403, body: '<Error>AccessDenied</Error>' }));
    const url = `${storage.url}/shifts?X-Amz-Signature=topsecret`;
    const { ask } = askerAt((await answering({ body: { status: 'Complete', downloadUrl: url } })).url);
    const { locks } = await ask(shiftsRule());
    expect(locks).toMatchObject([
      { verdict: 'unknown', evidence: expect.stringContaining('download of the shifts of the business unit "Support": 403') },
    ]);
    expect(JSON.stringify(locks)).not.toContain('topsecret');
    expect(storage.heard[0]?.headers.authorization).toBeUndefined();
  });
});
