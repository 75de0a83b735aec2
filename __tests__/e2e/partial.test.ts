import { expect, it } from '@jest/globals';
import { FRONT, flow, flowYaml, HOURS, ivr, MAIN_FLOW, SUPPORT, schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const NIGHT = 'genesyscloud_architect_schedulegroups.night';
const BOOKED = 'conditions: [{ shifts: { schedule-group: support, times: 2 } }]';

/** A schedule and two schedule groups; the group `support` is the one in conflict. */
const house = (description: string): string =>
  schedule({ description }) + scheduleGroup({ label: 'night', description }) + scheduleGroup({ description });

describeWithTerraform('a deployment of which a part succeeds', () => {
  const set = useStage();

  it('attempts only the rest again, reads only what failed, and does every change exactly once', async () => {
    const stage = await set({ files: { 'main.tf': house('before') }, scenario: BOOKED });
    await stage.write({
      'main.tf': `${house('after')}output "about" { value = genesyscloud_architect_schedulegroups.support.description }`,
    });
    const before = groupReads(stage);
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '3' });
    expect(report.attempts[0]?.results.map(({ address, result }) => `${address} ${result}`).sort()).toEqual([
      `${NIGHT} done`,
      `${SUPPORT} failed`,
      `${HOURS} done`,
      'output.about not-started',
    ]);
    expect(addresses(report.attempts[1])).toEqual([SUPPORT]);
    expect(addresses(report.attempts[2])).toEqual([SUPPORT]);
    // Two groups for the approved plan, then the one that failed, once before each further attempt.
    expect(groupReads(stage) - before).toBe(2 + 2);
    const refused = ['PUT schedulegroups 409', 'PUT schedulegroups 409'];
    expect([...stage.writes()].sort()).toEqual(['PUT schedulegroups 200', 'PUT schedulegroups 200', ...refused, 'PUT schedules 200']);
    expect(held(stage)).toEqual({ hours: 'after', night: 'after', support: 'after' });
    expect(await stage.terraform('output', '-raw', 'about')).toBe('after');
  });

  it('that destroys everything ends with nothing left, and asks for no deletion twice that was granted', async () => {
    const everything = house('here') + flow() + ivr({ more: 'open_hours_flow_id = genesyscloud_flow.main.id' });
    const stage = await set({
      files: { 'main.tf': everything, 'main.yaml': flowYaml('calls') },
      innerTries: 1,
      scenario: `conditions: [{ shifts: { schedule-group: support, times: 2 } }, { fault: { method: DELETE, path: /api/v2/flows/*,
        status: 409, message: The flow is in use by an active session and cannot be deleted., times: 1 } }]`,
    });
    const { main, report } = await stage.run({ command: 'destroy' });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '3' });
    expect(report.plan?.mode).toBe('destroy');
    expect(report.conflicts.map(({ kind, address }) => `${kind} ${address}`).sort()).toEqual([
      `in-use ${SUPPORT}`,
      `in-use ${SUPPORT}`,
      `in-use ${MAIN_FLOW}`,
    ]);
    expect(report.plan?.changes.map(({ address, state }) => `${address} ${state}`).sort()).toEqual(
      [FRONT, NIGHT, SUPPORT, HOURS, MAIN_FLOW].map((address) => `${address} done`),
    );
    expect([...stage.writes()].sort()).toEqual(
      [
        ...['DELETE flows 204', 'DELETE flows 409', 'DELETE ivrs 204', 'DELETE schedulegroups 204', 'DELETE schedulegroups 204'],
        ...['DELETE schedulegroups 409', 'DELETE schedulegroups 409', 'DELETE schedules 204'],
      ].sort(),
    );
    const { flows, ivrs, scheduleGroups, schedules } = stage.sandbox.api.organisation;
    expect([ivrs.size, scheduleGroups.size, schedules.size]).toEqual([0, 0, 0]);
    expect([...flows.values()].every(({ deleted }) => deleted === true)).toBe(true);
    expect(await stage.terraform('state', 'list')).toBe('');
  });

  it('whose update failed is done by the next run, though the state already holds the planned values', async () => {
    const stage = await set({
      files: { 'main.tf': house('before') },
      scenario: 'conditions: [{ shifts: { schedule-group: support, times: 1 } }]',
    });
    await stage.write({ 'main.tf': house('after') });
    const first = await stage.run({ 'max-retries': '0' });
    expect(first.main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '1' });
    expect(await stage.terraform('state', 'show', '-no-color', SUPPORT)).toMatch(/description\s+= "after"/);
    expect(held(stage)).toMatchObject({ support: 'before' });
    const second = await stage.run({});
    expect(second.main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(held(stage)).toEqual({ hours: 'after', night: 'after', support: 'after' });
  });

  it('whose answer was lost on the way is found in place, and not made twice', async () => {
    const stage = await set({
      files: { 'main.tf': house('before') },
      innerTries: 1,
      scenario: 'conditions: [{ fault: { method: PUT, path: /api/v2/architect/schedules/*, status: 502, applied: true, times: 1 } }]',
    });
    await stage.write({ 'main.tf': house('after') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.plan?.changes.map(({ address, state }) => `${address} ${state}`).sort()).toEqual([
      `${NIGHT} done`,
      `${SUPPORT} done`,
      `${HOURS} in-place`,
    ]);
    expect(stage.writes().filter((write) => write.startsWith('PUT schedules '))).toEqual(['PUT schedules 502']);
    expect(held(stage)).toEqual({ hours: 'after', night: 'after', support: 'after' });
  });

  it('gets over a version mismatch, because it reads the object again', async () => {
    const stage = await set({
      files: { 'main.tf': house('before') },
      scenario: `conditions: [{ edit: { at: 0s, schedule-group: support, set: { time-zone: Europe/Berlin }, by: Bob } }, { fault: {
        method: PUT, path: /api/v2/architect/schedulegroups/*, status: 409, times: 1,
        message: The version number of the modified resource must match the version number in the database. } }]`,
    });
    await stage.write({
      'main.tf': schedule({ description: 'before' }) + scheduleGroup({ label: 'night' }) + scheduleGroup({ description: 'after' }),
    });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.conflicts).toMatchObject([{ kind: 'version-mismatch', status: 409, address: SUPPORT }]);
    expect(held(stage)).toEqual({ hours: 'before', night: 'before', support: 'after' });
  });
});

describeWithTerraform('a deployment whose plan diverges while it waits', () => {
  const set = useStage();

  /** Runs the update of `house` to "after"; once its first attempt has met the conflict, something happens. */
  const runWhile = async (happens: (stage: WatchedStage) => void | Promise<void>) => {
    let hasHappened = false;
    const stage = await set({
      files: { 'main.tf': house('before') },
      scenario: BOOKED,
      onCall: async (_call, here) => {
        if (hasHappened || !here.writes().includes('PUT schedulegroups 409')) return;
        hasHappened = true;
        await happens(here);
      },
    });
    await stage.write({ 'main.tf': house('after') });
    return { stage, ...(await stage.run({})) };
  };
  const doneInFirstAttempt = ['PUT schedulegroups 200', 'PUT schedulegroups 409', 'PUT schedules 200'];

  it('because the configuration wants another value stops, names the attribute, and applies nothing more', async () => {
    const { stage, main, report } = await runWhile(({ write }) =>
      write({
        'main.tf': `${schedule({ description: 'after' })}${scheduleGroup({ label: 'night', description: 'after' })}${scheduleGroup({ description: 'secret plan' })}`,
      }),
    );
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'plan-diverged', attempts: '1' });
    expect(report.divergences).toMatchObject([
      { address: SUPPORT, kind: 'other-values', approved: 'update', found: 'update', attributes: ['description'] },
    ]);
    expect(report.message).toContain(`${SUPPORT}: approved update, found update: description`);
    expect([...stage.writes()].sort()).toEqual(doneInFirstAttempt);
    expect(held(stage)).toEqual({ hours: 'after', night: 'after', support: 'before' });
  });

  it('because the object is gone stops instead of creating a new one', async () => {
    const { stage, main, report } = await runWhile(({ sandbox }) => {
      const { scheduleGroups } = sandbox.api.organisation;
      for (const { id, name } of scheduleGroups.values()) if (name === 'support') scheduleGroups.delete(id);
    });
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'plan-diverged' });
    expect(report.divergences).toMatchObject([{ address: SUPPORT, kind: 'other-action', approved: 'update', found: 'create' }]);
    expect(stage.writes().filter((write) => write.startsWith('POST'))).toEqual([]);
    expect(held(stage)).toEqual({ hours: 'after', night: 'after' });
  });

  it('because the change was taken back does not claim that it was applied', async () => {
    const { stage, main, report } = await runWhile(({ write }) =>
      write({
        'main.tf': `${schedule({ description: 'after' })}${scheduleGroup({ label: 'night', description: 'after' })}${scheduleGroup({ description: 'before' })}`,
      }),
    );
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'plan-diverged', attempts: '1' });
    expect(report.divergences).toMatchObject([{ address: SUPPORT, kind: 'vanished', approved: 'update' }]);
    expect(held(stage)).toMatchObject({ support: 'before' });
  });

  it('because there is more to do now does the approved rest and leaves the other things alone', async () => {
    const { stage, main, report } = await runWhile(({ write }) =>
      write({ 'main.tf': house('after') + schedule({ label: 'holidays' }) + ivr() }),
    );
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '3' });
    expect(addresses(report.attempts[2])).toEqual([SUPPORT]);
    expect([...stage.writes()].sort()).toEqual([
      'PUT schedulegroups 200',
      'PUT schedulegroups 200',
      'PUT schedulegroups 409',
      'PUT schedulegroups 409',
      'PUT schedules 200',
    ]);
    expect(held(stage)).toEqual({ hours: 'after', night: 'after', support: 'after' });
    expect(stage.sandbox.api.organisation.ivrs.size).toBe(0);
  });

  it('because somebody changed a versioned object meanwhile stops, and their change stands', async () => {
    const unit = (name: string): string => `
resource "genesyscloud_workforcemanagement_businessunits" "unit" {
  name = "${name}"
  settings {
    start_day_of_week = "Monday"
    time_zone         = "America/Chicago"
  }
}`;
    const stage = await set({
      files: { 'main.tf': unit('Support') },
      onCall: ({ method }, { sandbox }) => {
        const { businessUnits } = sandbox.api.organisation;
        for (const held of method === 'ApplyResourceChange' ? businessUnits.values() : []) {
          const { settings } = held;
          businessUnits.set(held.id, {
            ...held,
            name: 'Theirs',
            settings: { ...settings, metadata: { ...settings.metadata, version: 2 } },
          });
        }
      },
    });
    await stage.write({ 'main.tf': unit('Ours') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'plan-diverged', attempts: '1' });
    expect(report.conflicts).toMatchObject([{ kind: 'version-mismatch', status: 409, curable: true }]);
    expect(report.divergences).toMatchObject([{ kind: 'other-values', attributes: ['settings'] }]);
    expect([...stage.sandbox.api.organisation.businessUnits.values()].map(({ name }) => name)).toEqual(['Theirs']);
  });
});

const addresses = (attempt: { readonly results: readonly { readonly address: string }[] } | undefined) =>
  attempt?.results.map(({ address }) => address).filter((address) => !address.startsWith('output.'));

const groupReads = ({ sandbox }: WatchedStage): number => sandbox.provider.stats.byType.genesyscloud_architect_schedulegroups?.reads ?? 0;

/** Descriptions of the schedules and schedule groups that the platform holds, by name. */
const held = ({ sandbox }: WatchedStage): Readonly<Record<string, string | undefined>> => {
  const { schedules, scheduleGroups } = sandbox.api.organisation;
  return Object.fromEntries([...schedules.values(), ...scheduleGroups.values()].map(({ name, description }) => [name, description]));
};
