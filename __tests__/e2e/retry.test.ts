import { afterEach, expect, it } from '@jest/globals';
import { type Stage, type StageOptions, setStage } from './stage.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';

const GROUP = (description: string): string => `
resource "genesyscloud_architect_schedules" "hours" {
  name  = "Hours"
  start = "2026-01-05T08:00:00.000000"
  end   = "2026-01-05T18:00:00.000000"
  rrule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
}

resource "genesyscloud_architect_schedulegroups" "support" {
  name              = "Support hours"
  description       = "${description}"
  time_zone         = "America/Chicago"
  open_schedules_id = [genesyscloud_architect_schedules.hours.id]
}
`;

describeWithTerraform('a deployment', () => {
  let stage: Stage | null = null;
  const set = async (options: StageOptions): Promise<Stage> => {
    stage = await setStage(options);
    return stage;
  };
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });

  it('that nothing is in the way of succeeds at the first attempt', async () => {
    const { run, sandbox } = await set({ files: { 'main.tf': GROUP('new') }, apply: false });
    const { main, report } = await run({});
    expect(main.log).toContain('Attempt 1 of 11');
    expect(main.conclusion).toBe('success');
    expect(main.outputs).toMatchObject({ outcome: 'applied', 'failure-reason': '', attempts: '1' });
    expect(report.plan?.changes.map(({ state }) => state)).toEqual(['done', 'done']);
    expect([...sandbox.api.organisation.scheduleGroups.values()].map(({ description }) => description)).toEqual(['new']);
  });

  it('that meets 409 twice succeeds at the third attempt', async () => {
    const { run, write, sandbox } = await set({
      files: { 'main.tf': GROUP('before') },
      innerTries: 1,
      scenario: 'conditions:\n  - shifts: { schedule-group: Support hours, times: 2 }\n',
    });
    await write({ 'main.tf': GROUP('after') });
    const { main, report } = await run({});
    expect(main.log).toContain('Attempt 3 of 11');
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '3' });
    expect(report.conflicts.map(({ kind, status, address }) => ({ kind, status, address }))).toEqual([
      { kind: 'in-use', status: 409, address: 'genesyscloud_architect_schedulegroups.support' },
      { kind: 'in-use', status: 409, address: 'genesyscloud_architect_schedulegroups.support' },
    ]);
    expect([...sandbox.api.organisation.scheduleGroups.values()].map(({ description }) => description)).toEqual(['after']);
  });
});
