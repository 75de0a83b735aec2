import { expect, it } from '@jest/globals';
import { FRONT, HOURS, ivr, SUPPORT, schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const DELETE_REFUSED = 'conditions: [{ shifts: { schedule-group: support, times: 2 } }]';

describeWithTerraform('a replace that fails', () => {
  const set = useStage();

  it('by request is carried out in the end, and once only', async () => {
    const stage = await set({ files: { 'main.tf': schedule() + scheduleGroup() }, innerTries: 1, scenario: DELETE_REFUSED });
    const [old] = groupIds(stage);
    const { main, report } = await stage.run({ 'plan-arguments': `-replace=${SUPPORT}` });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '3' });
    expect(report.plan?.changes).toMatchObject([{ address: SUPPORT, action: 'replace', reason: 'replace_by_request', state: 'done' }]);
    expect(stage.writes()).toEqual([
      'DELETE schedulegroups 409',
      'DELETE schedulegroups 409',
      'DELETE schedulegroups 204',
      'POST schedulegroups 200',
    ]);
    expect(groupIds(stage)).not.toContain(old);
    expect(groupIds(stage)).toHaveLength(1);
  });

  it('by a trigger is carried out though the trigger is not there any more in the next plan', async () => {
    const lifecycle = `lifecycle {
      create_before_destroy = true
      replace_triggered_by  = [${HOURS}.description]
    }`;
    const config = (description: string): string => schedule({ description }) + scheduleGroup({ more: lifecycle });
    const stage = await set({
      files: { 'main.tf': config('before') },
      scenario: 'conditions: [{ fault: { method: POST, path: /api/v2/architect/schedulegroups, status: 409, times: 1 } }]',
    });
    const [old] = groupIds(stage);
    await stage.write({ 'main.tf': config('after') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.plan?.changes.map(({ address, reason, state }) => ({ address, reason, state }))).toEqual(
      expect.arrayContaining([
        { address: SUPPORT, reason: 'replace_by_triggers', state: 'done' },
        { address: HOURS, reason: null, state: 'done' },
      ]),
    );
    expect(stage.writes()).toEqual([
      'PUT schedules 200',
      'POST schedulegroups 409',
      'POST schedulegroups 200',
      'DELETE schedulegroups 204',
    ]);
    expect(groupIds(stage)).not.toContain(old);
    expect(groupIds(stage)).toHaveLength(1);
  });

  it('between its halves leaves only the create for the next attempt', async () => {
    const stage = await set({
      files: { 'main.tf': ivr({ name: 'front' }) },
      innerTries: 1,
      scenario: 'conditions: [{ fault: { method: POST, path: /api/v2/architect/ivrs, status: 409, times: 1 } }]',
    });
    // The name of an IVR cannot be changed: it is made anew.
    await stage.write({ 'main.tf': ivr({ name: 'reception' }) });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.plan?.changes).toMatchObject([{ address: FRONT, action: 'replace', attributes: expect.arrayContaining(['name']) }]);
    expect(report.attempts[1]?.results).toMatchObject([{ address: FRONT, action: 'create', result: 'done' }]);
    expect(stage.writes()).toEqual(['DELETE ivrs 204', 'POST ivrs 409', 'POST ivrs 200']);
    expect([...stage.sandbox.api.organisation.ivrs.values()].map(({ name }) => name)).toEqual(['reception']);
  });

  it('after it has created the new object first deletes the old, deposed one in the next attempt', async () => {
    const config = schedule() + scheduleGroup({ more: 'lifecycle { create_before_destroy = true }' });
    const stage = await set({ files: { 'main.tf': config }, innerTries: 1, scenario: DELETE_REFUSED });
    const [old] = groupIds(stage);
    const { main, report } = await stage.run({ 'plan-arguments': `-replace=${SUPPORT}` });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '3' });
    expect(report.attempts[1]?.results).toMatchObject([
      { address: SUPPORT, deposed: expect.any(String), action: 'delete', result: 'failed' },
    ]);
    expect(report.plan?.changes).toMatchObject([{ address: SUPPORT, action: 'replace', state: 'done' }]);
    expect(stage.writes()).toEqual([
      'POST schedulegroups 200',
      'DELETE schedulegroups 409',
      'DELETE schedulegroups 409',
      'DELETE schedulegroups 204',
    ]);
    expect(groupIds(stage)).not.toContain(old);
    expect(groupIds(stage)).toHaveLength(1);
  });
});

describeWithTerraform('a create that fails after its object was made', () => {
  const set = useStage();

  it('is begun anew over the tainted object: exactly one is there in the end', async () => {
    const stage = await set({
      files: { 'main.tf': schedule() },
      apply: false,
      innerTries: 1,
      // Reading back what was just made is rate-limited for longer than the provider waits; the words tell our wait.
      scenario: `conditions: [{ fault: { method: GET, path: /api/v2/architect/schedules/*, status: 429, retry-after: 200s, times: 1,
        message: "Rate limit exceeded the maximum. Retry the request in [0] seconds" } }]`,
    });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.attempts[1]?.results).toMatchObject([{ address: HOURS, action: 'replace', result: 'done' }]);
    expect(stage.writes()).toEqual(['POST schedules 200', 'DELETE schedules 204', 'POST schedules 200']);
    expect(stage.sandbox.api.organisation.schedules.size).toBe(1);
  });
});

const groupIds = ({ sandbox }: WatchedStage): readonly string[] => [...sandbox.api.organisation.scheduleGroups.keys()];
