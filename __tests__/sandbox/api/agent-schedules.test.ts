import { afterEach, describe, expect, it } from '@jest/globals';
import { run, stopAll } from './running-api.ts';

afterEach(stopAll);

const UNIT = '0f5e2c1a-3b7d-4f6e-9a10-5c2d8e4b7f01';

/** Armed at noon UTC on Monday, 5 January 2026: six in the morning in Chicago. */
const unit = (rest = '', first = '{ agent: Ann, from: -1h, to: 3s }'): string => `
business-units:
  - name: Support
    id: ${UNIT}
    time-zone: America/Chicago
    management-units:
      - { name: Early, agents: [{ name: Ann }, { name: Bob }] }
      - { name: Late, agents: [{ name: Cid }] }
    shifts:
      - ${first}
      - { agent: Bob, start: "08:00", length: 8h }
      - { agent: Cid, start: "08:00", length: 8h, day: tomorrow }
    ${rest}
`;

const TODAY = { startDate: '2026-01-05T12:00:00.000Z', endDate: '2026-01-06T06:00:00.000Z' };

const started = async (rest = '', extra = '') => {
  const running = await run(`${unit(rest)}${extra}`);
  const { workforce, users } = await running.sdk();
  const { entities: units = [] } = await workforce.getWorkforcemanagementBusinessunitManagementunits(UNIT);
  const { entities: people = [] } = await users.getUsers({ pageSize: 100 });
  const idOfUser = (name: string): string => String(people.find((person) => person.name === name)?.id);
  const idOfUnit = (name: string): string => String(units.find((candidate) => candidate.name === name)?.id);
  running.api.arm();
  const search = (body = {}) => workforce.postWorkforcemanagementBusinessunitAgentschedulesSearch(UNIT, { ...TODAY, ...body });
  return { ...running, workforce, users, idOfUser, idOfUnit, search };
};

describe('a business unit of the scenario', () => {
  it('has a time zone, management units and people with names', async () => {
    const { workforce, users, idOfUnit, idOfUser } = await started();
    expect((await workforce.getWorkforcemanagementBusinessunits()).entities).toMatchObject([{ id: UNIT, name: 'Support' }]);
    expect(await workforce.getWorkforcemanagementBusinessunit(UNIT, { expand: ['settings'] })).toMatchObject({
      settings: { timeZone: 'America/Chicago', startDayOfWeek: 'Monday' },
    });
    const { entities } = await workforce.getWorkforcemanagementManagementunitUsers(idOfUnit('Early'));
    expect(entities?.map(({ id }) => id)).toEqual([idOfUser('Ann'), idOfUser('Bob')]);
    const named = await users.getUsers({ id: [idOfUser('Ann'), idOfUser('Cid')] });
    expect(named.entities?.map(({ name }) => name)).toEqual(['Ann', 'Cid']);
    expect((await workforce.getWorkforcemanagementBusinessunitActivitycodes(UNIT)).entities).toMatchObject([{ category: 'OnQueueWork' }]);
  });
});

describe('a search for shifts', () => {
  it('finds nothing before the scenario runs', async () => {
    const { sdk } = await run(unit());
    const { workforce } = await sdk();
    const answer = await workforce.postWorkforcemanagementBusinessunitAgentschedulesSearch(UNIT, TODAY);
    expect(answer).toMatchObject({ status: 'Complete', result: { agentSchedules: [] } });
  });

  it('gives those that overlap the time asked for, in absolute times', async () => {
    const { search, idOfUser } = await started();
    const { status, result } = await search();
    expect(status).toBe('Complete');
    expect(result?.businessUnitTimeZone).toBe('America/Chicago');
    expect(result?.agentSchedules).toMatchObject([
      { user: { id: idOfUser('Ann') }, shifts: [{ startDate: '2026-01-05T11:00:00.000Z', lengthMinutes: 60.05 }] },
      { user: { id: idOfUser('Bob') }, shifts: [{ startDate: '2026-01-05T14:00:00.000Z', lengthMinutes: 480 }] },
    ]);
    const tomorrow = await search({ endDate: '2026-01-07T06:00:00.000Z', userIds: [idOfUser('Cid')] });
    expect(tomorrow.result?.agentSchedules).toMatchObject([{ shifts: [{ startDate: '2026-01-06T14:00:00.000Z' }] }]);
  });

  it('of a management unit knows only its people', async () => {
    const { workforce, idOfUnit } = await started();
    const answer = await workforce.postWorkforcemanagementManagementunitAgentschedulesSearch(idOfUnit('Late'), {
      ...TODAY,
      endDate: '2026-01-07T06:00:00.000Z',
    });
    expect(answer.result?.agentSchedules).toHaveLength(1);
  });

  it('finds everybody where the scenario says so', async () => {
    const { api, sdk } = await run(unit('', '{ agent: "*", from: 0s, to: 1s }'));
    const { workforce } = await sdk();
    api.arm();
    const moment = { startDate: TODAY.startDate, endDate: '2026-01-05T12:00:00.500Z' };
    const { result } = await workforce.postWorkforcemanagementBusinessunitAgentschedulesSearch(UNIT, moment);
    expect(result?.agentSchedules).toHaveLength(3);
  });

  it('may be answered by an address to download from, which takes no token', async () => {
    const { search, api, send } = await started('search-answer: download');
    const { downloadUrl, result } = await search();
    expect(result).toBeUndefined();
    const download = await fetch(String(downloadUrl));
    expect(await download.json()).toMatchObject({ agentSchedules: { length: 2 } });
    expect((await send('GET', String(downloadUrl).slice(api.url.length))).status).toBe(400);
    expect((await fetch(`${api.url}/downloads/agent-schedules/none`)).status).toBe(404);
  });

  it('may be answered 202, with a result that cannot be collected', async () => {
    const { send } = await started('search-answer: processing');
    expect(await send('POST', `/api/v2/workforcemanagement/businessunits/${UNIT}/agentschedules/search`, TODAY)).toMatchObject({
      status: 202,
      body: { status: 'Processing', operationId: expect.any(String) },
    });
  });

  it('succeeds in small questions where big ones are answered 202', async () => {
    const { search, idOfUser } = await started('search-answer: { agents: 2, span: 4h }');
    const userIds = [idOfUser('Ann'), idOfUser('Bob')];
    expect((await search()).status).toBe('Processing');
    expect((await search({ userIds })).status).toBe('Processing');
    expect((await search({ endDate: '2026-01-05T16:00:00.000Z' })).status).toBe('Processing');
    expect(await search({ userIds, endDate: '2026-01-05T16:00:00.000Z' })).toMatchObject({
      status: 'Complete',
      result: { agentSchedules: { length: 2 } },
    });
  });

  it('can be forced', async () => {
    const { workforce } = await started();
    const search = workforce.postWorkforcemanagementBusinessunitAgentschedulesSearch.bind(workforce);
    expect((await search(UNIT, TODAY, { forceAsync: true })).status).toBe('Processing');
    expect((await search(UNIT, TODAY, { forceDownloadService: true })).downloadUrl).toBeDefined();
  });

  it('is refused when it makes no sense', async () => {
    const { search } = await started();
    for (const body of [{ startDate: 'today' }, { endDate: TODAY.startDate }])
      await expect(search(body)).rejects.toMatchObject({ status: 400 });
  });
});

describe("the forum's shifts", () => {
  it('are also those of business units that name the schedule group', async () => {
    const objects = `objects:
  schedules: [{ name: Day, start: 2026-01-05T08:00:00, end: 2026-01-05T17:00:00 }]
  schedule-groups: [{ name: Hours, id: 1c7e2c1a-3b7d-4f6e-9a10-5c2d8e4b7f02, open: [Day] }]`;
    const { send, pass } = await started('schedule-groups: [Hours]', objects);
    const statuses = async () => {
      const { body } = await send('GET', '/api/v2/wfm/scheduling/shifts?groupId=1c7e2c1a-3b7d-4f6e-9a10-5c2d8e4b7f02');
      return Array.isArray(body?.entities) ? body.entities.map((shift: { status: string }) => shift.status) : null;
    };
    expect(await statuses()).toEqual(['ACTIVE', 'PENDING', 'PENDING']);
    pass(3_000);
    expect(await statuses()).toEqual(['PENDING', 'PENDING']);
  });
});
