import { afterEach, describe, expect, it } from '@jest/globals';
import { run, stopAll } from './running-api.ts';

afterEach(stopAll);

const DAY = { start: '2026-01-05T08:00:00.000000', end: '2026-01-05T17:00:00.000000', rrule: 'FREQ=DAILY' };

describe('the real SDK', () => {
  it('finds the organisation and its own token', async () => {
    const { sdk } = await run('organization: { id: 0a5ad6f0-9b6d-4b51-8f8e-4c6f2b7f1d11, name: Example Ltd }');
    const { organization, tokens } = await sdk();
    const identity = { id: '0a5ad6f0-9b6d-4b51-8f8e-4c6f2b7f1d11', name: 'Example Ltd' };
    expect(await organization.getOrganizationsMe()).toMatchObject({ ...identity, domain: 'example-ltd', defaultCountryCode: 'US' });
    expect(await tokens.getTokensMe()).toMatchObject({ organization: identity, OAuthClient: { id: 'sandbox-client' } });
  });

  it('creates, reads, updates and deletes a schedule and its group', async () => {
    const { sdk, api } = await run();
    const { architect } = await sdk();
    const schedule = await architect.postArchitectSchedules({ name: 'Day', ...DAY });
    const group = await architect.postArchitectSchedulegroups({
      name: 'Support hours',
      timeZone: 'Europe/Berlin',
      openSchedules: [{ id: String(schedule.id) }],
    });
    expect(group).toMatchObject({ version: 1, division: { name: 'Home' }, state: 'active', modifiedBy: 'sandbox-client' });

    const id = String(group.id);
    const updated = await architect.putArchitectSchedulegroup(id, { ...group, description: 'Mondays too' });
    expect(updated).toMatchObject({
      id,
      version: 2,
      description: 'Mondays too',
      timeZone: 'Europe/Berlin',
      dateCreated: group.dateCreated,
    });
    expect(await architect.getArchitectSchedulegroups({ name: 'support*' })).toMatchObject({ total: 1, entities: [{ id, version: 2 }] });

    await architect.deleteArchitectSchedulegroup(id);
    await architect.deleteArchitectSchedule(String(schedule.id));
    expect(api.organisation.scheduleGroups.size + api.organisation.schedules.size).toBe(0);
    await expect(architect.getArchitectSchedulegroup(id)).rejects.toMatchObject({ status: 404, code: 'not.found' });
  });

  it('meets 409 when it writes with an old version', async () => {
    const { sdk } = await run('objects: { emergency-groups: [{ name: Storm }] }');
    const { architect } = await sdk();
    const [group] = (await architect.getArchitectEmergencygroups()).entities ?? [];
    const id = String(group?.id);
    await architect.putArchitectEmergencygroup(id, { name: 'Storm', enabled: true, version: 1 });
    await expect(architect.putArchitectEmergencygroup(id, { name: 'Storm', enabled: false, version: 1 })).rejects.toMatchObject({
      status: 409,
      code: 'general.conflict',
      message: 'The version number of the modified resource must match the version number in the database.',
    });
    expect(await architect.getArchitectEmergencygroup(id)).toMatchObject({ enabled: true, version: 2 });
  });

  it('pages through a list', async () => {
    const names = Array.from({ length: 7 }, (_, at) => `{ name: Flow ${at} }`);
    const { sdk } = await run(`objects: { flows: [${names.join(', ')}, { name: Other, type: workflow }] }`);
    const { architect } = await sdk();
    const page = await architect.getFlows({ name: 'Flow*', pageSize: 3, pageNumber: 3, type: ['INBOUNDCALL'] });
    expect(page).toMatchObject({ entities: [{ name: 'Flow 6' }], total: 7, pageCount: 3, pageNumber: 3, pageSize: 3 });
    expect(page.nextUri).toBeUndefined();
    expect((await architect.getFlows({ pageSize: 3 })).nextUri).toBe('/api/v2/flows?pageSize=3&pageNumber=2');
    await expect(architect.getFlows({ pageSize: 501 })).rejects.toMatchObject({ status: 400, code: 'bad.request' });
  });

  it('keeps a business unit with its settings and their version', async () => {
    const { sdk, api } = await run();
    const { workforce } = await sdk();
    const settings = { startDayOfWeek: 'Monday', timeZone: 'America/Chicago', shortTermForecasting: { defaultHistoryWeeks: 6 } };
    const unit = await workforce.postWorkforcemanagementBusinessunits({
      name: 'Support',
      divisionId: api.organisation.homeDivision.id,
      settings,
    });
    const id = String(unit.id);
    expect((await workforce.getWorkforcemanagementBusinessunit(id)).settings).toBeUndefined();
    expect(await workforce.getWorkforcemanagementBusinessunit(id, { expand: ['settings'] })).toMatchObject({
      settings: { ...settings, metadata: { version: 1 } },
    });
    const change = { name: 'Support EU', settings: { timeZone: 'Europe/Berlin', metadata: { version: 1 } } };
    expect(await workforce.patchWorkforcemanagementBusinessunit(id, change)).toMatchObject({
      name: 'Support EU',
      settings: { startDayOfWeek: 'Monday', timeZone: 'Europe/Berlin', metadata: { version: 2 } },
    });
    await expect(workforce.patchWorkforcemanagementBusinessunit(id, change)).rejects.toMatchObject({ status: 409 });
    await workforce.deleteWorkforcemanagementBusinessunit(id);
    await expect(workforce.getWorkforcemanagementBusinessunit(id)).rejects.toMatchObject({ status: 404 });
  });
});
