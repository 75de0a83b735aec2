import { afterEach, describe, expect, it } from '@jest/globals';
import { idOf } from '../../../sandbox/api/organisation.ts';
import { run, stopAll } from './running-api.ts';

afterEach(stopAll);

const OBJECTS = `
objects:
  flows: [{ name: Main }, { name: Sales, transfers-to: [Main], queues: [Support] }, { name: Nightly, type: WORKFLOW, transfers-to: [Main] }]
  schedules: [{ name: Day, start: 2026-01-05T08:00:00, end: 2026-01-05T17:00:00 }]
  schedule-groups: [{ name: Hours, open: [Day] }]
  ivrs: [{ name: Front desk, open-flow: Main, closed-flow: Main, schedule-group: Hours }]
  emergency-groups: [{ name: Storm, call-flows: [{ flow: Main, ivrs: [Front desk] }] }]
  queues: [{ name: Support, flow: Main }]
`;

const started = async (rest = '') => {
  const running = await run(`${OBJECTS}${rest}`);
  const { architect } = await running.sdk();
  const idOfFlow = (name: string): string => String(idOf(running.api.organisation, 'flow', name));
  return { ...running, architect, idOfFlow };
};

describe('dependency tracking', () => {
  it('names everything that uses a flow, once each, by its own types', async () => {
    const { architect, idOfFlow } = await started();
    const listing = await architect.getArchitectDependencytrackingConsumingresources(idOfFlow('Main'), 'INBOUNDCALLFLOW');
    expect(listing.entities?.map(({ name, type, deleted, stateUnknown }) => [name, type, deleted, stateUnknown])).toEqual([
      ['Front desk', 'IVRCONFIGURATION', false, false],
      ['Nightly', 'WORKFLOW', false, false],
      ['Sales', 'INBOUNDCALLFLOW', false, false],
      ['Storm', 'EMERGENCYGROUP', false, false],
      ['Support', 'QUEUE', false, false],
    ]);
    expect(listing.total).toBe(5);
  });

  it('has pages', async () => {
    const { architect, idOfFlow } = await started();
    const page = await architect.getArchitectDependencytrackingConsumingresources(idOfFlow('Main'), 'INBOUNDCALLFLOW', {
      pageNumber: 3,
      pageSize: 2,
    });
    expect(page).toMatchObject({ entities: [{ name: 'Support' }], pageCount: 3, total: 5 });
  });

  it('knows who uses schedules and schedule groups', async () => {
    const { architect, api } = await started();
    const schedule = String(idOf(api.organisation, 'schedule', 'Day'));
    const group = String(idOf(api.organisation, 'schedule-group', 'Hours'));
    expect(await architect.getArchitectDependencytrackingConsumingresources(schedule, 'SCHEDULE')).toMatchObject({
      entities: [{ id: group, type: 'SCHEDULEGROUP' }],
    });
    expect(await architect.getArchitectDependencytrackingConsumingresources(group, 'SCHEDULEGROUP')).toMatchObject({
      entities: [{ name: 'Front desk' }],
    });
    expect(await architect.getArchitectDependencytrackingConsumingresources(group, 'SCHEDULE')).toMatchObject({ entities: [] });
  });

  it('names what a flow uses: other flows and the queues that it feeds', async () => {
    const { architect, idOfFlow, deploy } = await started();
    const used = async (name: string) =>
      (await architect.getArchitectDependencytrackingConsumedresources(idOfFlow(name), '1', 'INBOUNDCALLFLOW')).entities?.map(
        (entity) => entity.type,
      );
    expect(await used('Sales')).toEqual(['INBOUNDCALLFLOW', 'QUEUE']);
    await deploy('inboundCall: { name: Sales, actions: [{ transferToAcd: { targetQueue: { lit: { name: Support } } } }] }');
    expect(await used('Sales')).toEqual(['QUEUE']);
  });

  it('refuses a question without id, type or version', async () => {
    const { send } = await started();
    const path = '/api/v2/architect/dependencytracking';
    for (const query of ['consumingresources?id=x', 'consumingresources?objectType=QUEUE', 'consumedresources?id=x&objectType=QUEUE']) {
      expect((await send('GET', `${path}/${query}`)).status).toBe(400);
    }
  });
});

describe('the index of dependency tracking', () => {
  it('that is being built knows nobody, until it is', async () => {
    const { architect, api, pass, idOfFlow } = await started('dependency-index: { status: BUILDINPROGRESS, until: 3s }');
    const consumers = async () =>
      (await architect.getArchitectDependencytrackingConsumingresources(idOfFlow('Main'), 'INBOUNDCALLFLOW')).total;
    const status = async () => (await architect.getArchitectDependencytrackingBuild()).status;
    expect([await status(), await consumers()]).toEqual(['OPERATIONAL', 5]);
    api.arm();
    expect([await status(), await consumers()]).toEqual(['BUILDINPROGRESS', 0]);
    pass(3_000);
    expect([await status(), await consumers()]).toEqual(['OPERATIONAL', 5]);
  });

  it('may need to be rebuilt, or not know the state of objects', async () => {
    const rebuild = await started('dependency-index: OPERATIONALNEEDSREBUILD');
    rebuild.api.arm();
    expect((await rebuild.architect.getArchitectDependencytrackingBuild()).status).toBe('OPERATIONALNEEDSREBUILD');
    const unknown = await started('dependency-index: { state-unknown: true }');
    unknown.api.arm();
    const id = unknown.idOfFlow('Main');
    const { entities = [] } = await unknown.architect.getArchitectDependencytrackingConsumingresources(id, 'INBOUNDCALLFLOW');
    expect(entities).toHaveLength(5);
    expect(entities.every(({ stateUnknown }) => stateUnknown)).toBe(true);
  });
});
