import { afterEach, describe, expect, it } from '@jest/globals';
import { askerAt, organisation, publishRule, stopOrganisations, UNIT } from './sources.ts';
import { standIn, stopStandIns } from './stand-in.ts';

afterEach(stopOrganisations);
afterEach(stopStandIns);

const unit = (entries: string): string => `business-units: [{ id: ${UNIT}, name: Support, time-zone: America/Chicago, ${entries} }]`;
const QUIET = 'no schedule is being generated, and none was published or edited within the last 10 min';

describe('publishing in a business unit', () => {
  it('is quiet where nothing goes on', async () => {
    const { ask } = await organisation(unit('runs: [{ until: 0.5s, from: 0s, state: Failed }], schedules: [{ modified: -10m }]'));
    expect(await ask(publishRule())).toEqual({
      locks: [
        {
          source: 'wfm-publish',
          verdict: 'clear',
          object: { type: 'business unit', id: UNIT, name: 'Support', address: null, link: null },
          holder: null,
          since: null,
          evidence: QUIET,
          ends: null,
          permanent: false,
          onLock: 'abort',
        },
      ],
      shiftCurve: null,
    });
  });

  it('locks while a schedule is generated, with who started it and how far it is', async () => {
    const { ask, clock } = await organisation(unit('runs: [{ from: 0s, until: 100s, by: Paula Planner }]'));
    clock.pass(40_000);
    expect((await ask(publishRule())).locks).toMatchObject([
      {
        verdict: 'locked',
        holder: 'Paula Planner',
        since: '2026-01-05T12:00:00.000Z',
        evidence: 'a schedule is being generated (week of 2026-01-05, 40 % done)',
        ends: null,
      },
    ]);
    clock.pass(60_000);
    expect((await ask(publishRule())).locks).toMatchObject([{ verdict: 'clear' }]);
  });

  it('locks after a publish until it has settled, and tells when', async () => {
    const { ask, clock } = await organisation(unit('publish: { at: 1s, by: Paula Planner }, schedules: [{ week: next }]'));
    clock.pass(241_000);
    expect((await ask(publishRule())).locks).toMatchObject([
      {
        verdict: 'locked',
        holder: 'Paula Planner',
        since: '2026-01-05T12:00:01.000Z',
        evidence: 'the published schedule of the week of 2026-01-05 was changed 4 min ago',
        ends: '2026-01-05T12:10:01.000Z',
      },
    ]);
    clock.pass(360_000);
    expect((await ask(publishRule())).locks).toMatchObject([{ verdict: 'clear' }]);
  });

  it('names both where a run and an edit are in the way', async () => {
    const { ask } = await organisation(
      unit('runs: [{ state: Queued }], schedules: [{ modified: -1m, published: false }, { week: next, modified: -2m }]'),
    );
    expect((await ask(publishRule())).locks.map(({ verdict, evidence }) => [verdict, evidence])).toEqual([
      ['locked', 'a schedule waits for its turn to be generated (week of 2026-01-05, 50 % done)'],
      ['locked', 'the draft schedule of the week of 2026-01-05 was changed 1 min ago, and 1 more within the same time'],
    ]);
  });
});

const RUNS = `/businessunits/${UNIT}/scheduling/runs`;
const SCHEDULES = `/businessunits/${UNIT}/weeks/recent/schedules`;

/** What these answer; everything else is 404. */
const answering = (runs: unknown, schedules: unknown) =>
  standIn(({ path }) => {
    if (path.endsWith(RUNS)) return { body: { entities: runs } };
    return path.endsWith(SCHEDULES) ? { body: { entities: schedules } } : undefined;
  });

describe('an answer about publishing that is none', () => {
  it.each([
    [
      'runs in a state that we do not know',
      [{ id: 'r', state: 'Importing' }],
      [],
      'scheduling runs: malformed: a scheduling run is in a state',
    ],
    ['runs without a state', [{ id: 'r' }], [], 'scheduling runs: malformed'],
    ['runs that are no list', {}, [], 'scheduling runs: malformed: the answer is not a list'],
    ['no runs', undefined, [], 'scheduling runs: malformed: the answer is not a list'],
    [
      'schedules that do not say when they changed',
      [],
      [{ id: 's', metadata: { version: 1 } }],
      'work schedules: malformed: a work schedule does not say',
    ],
    ['schedules that changed no one knows when', [], [{ metadata: { dateModified: 'lately' } }], 'work schedules: malformed'],
    ['no schedules', [], null, 'work schedules: malformed: the answer is not a list'],
  ])('%s: unknown', async (_, runs, schedules, why) => {
    const { ask } = askerAt((await answering(runs, schedules)).url);
    expect((await ask(publishRule())).locks).toMatchObject([{ verdict: 'unknown', evidence: expect.stringContaining(why) }]);
  });

  it('does not hide the lock that the other answer tells of', async () => {
    const { ask } = askerAt((await answering([{ id: 'r', state: 'Scheduling', schedulingStartedBy: { id: 'paula' } }], null)).url);
    expect((await ask(publishRule())).locks.map(({ verdict, holder }) => [verdict, holder])).toEqual([
      ['locked', 'paula'],
      ['unknown', null],
    ]);
  });

  it('needs no name of the business unit to be an answer', async () => {
    const { ask } = askerAt((await answering([], [])).url);
    expect((await ask(publishRule())).locks).toMatchObject([{ verdict: 'clear', object: { id: UNIT, name: null } }]);
  });
});
