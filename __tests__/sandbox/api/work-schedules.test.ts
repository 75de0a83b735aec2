import { afterEach, describe, expect, it } from '@jest/globals';
import { run, stopAll } from './running-api.ts';

afterEach(stopAll);

const UNIT = '0f5e2c1a-3b7d-4f6e-9a10-5c2d8e4b7f01';
const unit = (rest: string): string => `
business-units:
  - { name: Support, id: ${UNIT}, time-zone: Europe/Berlin, management-units: [{ name: All, agents: [{ name: Ann }] }], ${rest} }`;

/** Armed at noon UTC on Monday, 5 January 2026. */
const started = async (rest: string) => {
  const running = await run(unit(rest));
  const { workforce, users } = await running.sdk();
  running.api.arm();
  const nameOf = async (id = '') => (await users.getUser(id)).name;
  return { ...running, workforce, nameOf };
};

describe('the schedules of a business unit', () => {
  it('are listed by week, with who changed them last and when', async () => {
    const { workforce, nameOf } = await started(
      'schedules: [{ modified: -5m, by: Pat }, { week: next, published: false }, { week: 2025-12-29 }]',
    );
    const list = async (week: string, options = {}) =>
      (await workforce.getWorkforcemanagementBusinessunitWeekSchedules(UNIT, week, options)).entities ?? [];
    const [current] = await list('2026-01-05');
    expect(current).toMatchObject({
      weekDate: '2026-01-05',
      published: true,
      metadata: { version: 1, dateModified: '2026-01-05T11:55:00.000Z' },
    });
    expect(await nameOf(current?.metadata?.modifiedBy?.id)).toBe('Pat');
    expect((await list('recent')).map(({ weekDate }) => weekDate)).toEqual(['2026-01-05', '2026-01-12', '2025-12-29']);
    expect(await list('recent', { includeOnlyPublished: true })).toHaveLength(2);
    await expect(list('soon')).rejects.toMatchObject({ status: 400 });
  });

  it('are published in between, and their shifts with them', async () => {
    const { workforce, pass, nameOf } = await started('shifts: [{ agent: Ann, from: 0s, to: 1h }], publish: { at: 2s, by: Pat }');
    const schedule = async () => (await workforce.getWorkforcemanagementBusinessunitWeekSchedules(UNIT, 'recent')).entities?.[0];
    const shifts = async () => {
      const time = { startDate: '2026-01-05T12:00:00Z', endDate: '2026-01-05T13:00:00Z' };
      const { result } = await workforce.postWorkforcemanagementBusinessunitAgentschedulesSearch(UNIT, time);
      return result;
    };
    const draft = await schedule();
    expect(draft).toMatchObject({ published: false, metadata: { version: 1 } });
    expect(await shifts()).toMatchObject({ agentSchedules: [], publishedSchedules: [] });
    pass(2_000);
    const published = await schedule();
    expect(published).toMatchObject({ id: draft?.id, published: true, metadata: { version: 2, dateModified: '2026-01-05T12:00:02.000Z' } });
    expect(await nameOf(published?.metadata?.modifiedBy?.id)).toBe('Pat');
    expect(await shifts()).toMatchObject({
      agentSchedules: [{ shifts: [{ schedule: { id: draft?.id, weekDate: '2026-01-05' } }] }],
      publishedSchedules: [{ id: draft?.id }],
    });
  });
});

describe('the scheduling runs of a business unit', () => {
  it('begin, run and complete', async () => {
    const { workforce, pass, nameOf } = await started('runs: [{ from: 1s, until: 3s, by: Pat, week: next }, { state: Queued, from: -1m }]');
    const runs = async () => (await workforce.getWorkforcemanagementBusinessunitSchedulingRuns(UNIT)).entities ?? [];
    expect(await runs()).toMatchObject([{ state: 'Queued', schedulingStartTime: '2026-01-05T11:59:00.000Z' }]);
    pass(2_000);
    const [running] = await runs();
    expect(running).toMatchObject({ state: 'Scheduling', percentComplete: 50, targetWeek: '2026-01-12' });
    expect(running?.schedulingCompletedTime).toBeUndefined();
    expect(await nameOf(running?.schedulingStartedBy?.id)).toBe('Pat');
    pass(1_000);
    expect(await runs()).toMatchObject([
      { id: running?.id, state: 'Complete', percentComplete: 100, schedulingCompletedTime: '2026-01-05T12:00:03.000Z' },
      { state: 'Queued' },
    ]);
  });

  it('do not exist in a business unit that somebody else made', async () => {
    const { send } = await run();
    const settings = { startDayOfWeek: 'Monday', timeZone: 'UTC' };
    const created = await send('POST', '/api/v2/workforcemanagement/businessunits', { name: 'New', settings });
    const path = `/api/v2/workforcemanagement/businessunits/${created.body?.id}`;
    expect((await send('GET', `${path}/scheduling/runs`)).body).toEqual({ entities: [] });
    expect((await send('GET', `${path}/managementunits`)).body).toMatchObject({ entities: [] });
    expect((await send('GET', '/api/v2/workforcemanagement/businessunits/none/scheduling/runs')).status).toBe(404);
    expect((await send('GET', '/api/v2/workforcemanagement/managementunits/none/users')).status).toBe(404);
  });
});
