import { expect, it } from '@jest/globals';
import { HOURS, SUPPORT, schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { itSince } from './it-since.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const PLAN = { 'plan-file': 'approved.tfplan' };
const house = (hours: string, support: string): string => schedule({ description: hours }) + scheduleGroup({ description: support });
const BOOKED_ONCE = 'conditions: [{ shifts: { schedule-group: support, times: 1 } }]';

/** Makes the plan that the run is given, as the job that was approved does it. */
const planned = async (stage: WatchedStage, ...args: string[]): Promise<void> => {
  await stage.terraform('plan', '-out=approved.tfplan', ...args);
};

describeWithTerraform('a saved plan', () => {
  const set = useStage();

  it('is applied as it is, whatever the configuration says by then', async () => {
    const stage = await set({ files: { 'main.tf': house('before', 'before') } });
    await stage.write({ 'main.tf': house('before', 'after') });
    await planned(stage);
    await stage.write({ 'main.tf': house('not approved', 'not approved') });
    const { main, report } = await stage.run(PLAN);
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(report.attempts).toMatchObject([{ plan: 'approved', exit: 'exit 0' }]);
    expect(held(stage)).toEqual({ hours: 'before', support: 'after' });
  });

  it('that went stale is planned again and applied as far as it is not done yet', async () => {
    const stage = await set({ files: { 'main.tf': house('before', 'before') } });
    await stage.write({ 'main.tf': house('after', 'after') });
    await planned(stage);
    await stage.terraform('apply', '-auto-approve', `-target=${HOURS}`);
    const { main, report } = await stage.run(PLAN);
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.conflicts).toMatchObject([{ kind: 'plan-stale', attempt: 1 }]);
    expect(report.plan?.changes.map(({ address, state }) => `${address} ${state}`).sort()).toEqual([
      `${SUPPORT} done`,
      `${HOURS} in-place`,
    ]);
    expect(held(stage)).toEqual({ hours: 'after', support: 'after' });
    expect(stage.writes()).toEqual(['PUT schedules 200', 'PUT schedulegroups 200']);
  });

  it('that went stale because everything in it is done is reported as applied without a second attempt', async () => {
    const stage = await set({ files: { 'main.tf': house('before', 'before') } });
    await stage.write({ 'main.tf': house('after', 'after') });
    await planned(stage);
    await stage.terraform('apply', '-auto-approve');
    const { main, report } = await stage.run(PLAN);
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(report.plan?.changes.map(({ state }) => state)).toEqual(['in-place', 'in-place']);
    expect(stage.writes()).toHaveLength(2);
  });

  it('that went stale, and whose configuration now wants something else, is not applied', async () => {
    const stage = await set({ files: { 'main.tf': house('before', 'before') } });
    await stage.write({ 'main.tf': house('before', 'after') });
    await planned(stage);
    await stage.write({ 'main.tf': house('other', 'other') });
    await stage.terraform('apply', '-auto-approve', `-target=${HOURS}`);
    const { main, report } = await stage.run(PLAN);
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'plan-diverged', attempts: '1' });
    expect(report.divergences).toMatchObject([{ address: SUPPORT, kind: 'other-values', attributes: ['description'] }]);
    expect(held(stage)).toEqual({ hours: 'other', support: 'before' });
    expect(stage.writes()).toEqual(['PUT schedules 200']);
  });

  it('is planned again with its own variables, which nobody gives any more, and shows none of the sensitive ones', async () => {
    const config = (used: string): string => `
variable "secret" {
  type      = string
  sensitive = true
}
variable "zones" {
  type = map(object({ zone = string, floors = list(number) }))
}
${schedule({ description: 'before' })}${scheduleGroup({ description: `\${jsonencode([var.secret, var.zones])}`, more: used })}`;
    const zones = { 'north "wing"': { floors: [1, 2.5], zone: 'America/Chicago' } };
    const stage = await set({
      files: {
        'main.tf': config(''),
        'given.auto.tfvars.json': JSON.stringify({ secret: `hush-hush \${before}`, zones }),
      },
      scenario: BOOKED_ONCE,
    });
    await stage.write({ 'main.tf': config('time_zone = var.zones["north \\"wing\\""].zone'), 'given.auto.tfvars.json': '{}' });
    await planned(stage, `-var=secret=hush-hush \${after}`, `-var=zones=${JSON.stringify(zones)}`);
    const { main, report, reportText } = await stage.run(PLAN);
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.conflicts).toMatchObject([{ kind: 'in-use', address: SUPPORT }]);
    const [group] = stage.sandbox.api.organisation.scheduleGroups.values();
    expect(group).toMatchObject({ description: JSON.stringify([`hush-hush \${after}`, zones]), timeZone: 'America/Chicago' });
    for (const shown of [main.log, main.rawStderr, main.summary ?? '', reportText, JSON.stringify(main.outputs)])
      expect(shown).not.toContain('hush-hush');
  });

  itSince(
    { Terraform: 10, OpenTofu: 11 },
    'is given its ephemeral variables again by TF_VAR_, at the apply and at the next plan',
    async () => {
      const config = (description: string): string => `
variable "token" {
  type      = string
  ephemeral = true
}
${house('before', description)}`;
      const env = { TF_VAR_token: 'given-again' };
      const stage = await set({ files: { 'main.tf': config('before') }, env, scenario: BOOKED_ONCE });
      await stage.write({ 'main.tf': config('after') });
      await planned(stage);
      const { main } = await stage.run(PLAN);
      expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
      expect(held(stage)).toMatchObject({ support: 'after' });
    },
  );

  it('is not broken by a TF_CLI_ARGS_apply that only a plan may have', async () => {
    const config = `variable "description" { default = "before" }\n${schedule()}${scheduleGroup({ description: `\${var.description}` })}`;
    const stage = await set({ files: { 'main.tf': config }, scenario: BOOKED_ONCE });
    await planned(stage, '-var=description=after');
    const { main } = await stage.run(PLAN, { env: { TF_CLI_ARGS_apply: '-var=description=other -compact-warnings' } });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(main.log).toContain('Taken out of TF_CLI_ARGS_apply for the apply: -var');
    expect(held(stage)).toMatchObject({ support: 'after' });
  });

  it('without changes is no-changes: nothing is attempted', async () => {
    const stage = await set({ files: { 'main.tf': house('same', 'same') } });
    await planned(stage);
    const { main, report } = await stage.run(PLAN);
    expect(main.conclusion).toBe('success');
    expect(main.outputs).toMatchObject({ outcome: 'no-changes', 'failure-reason': '', attempts: '0' });
    expect(report.attempts).toEqual([]);
    expect(stage.writes()).toEqual([]);
  });
});

describeWithTerraform('a plan that changes no object', () => {
  const set = useStage();
  const NOTHING = { create: 0, update: 0, replace: 0, delete: 0, forget: 0, import: 0, outputs: 0 };
  const counts = (outputs: Readonly<Record<string, string>>): unknown => JSON.parse(outputs.changes ?? '');

  it('but outputs is applied', async () => {
    const stage = await set({ files: { 'main.tf': schedule() } });
    await stage.write({ 'main.tf': `${schedule()}output "about" { value = ${HOURS}.description }` });
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(counts(main.outputs)).toEqual({ ...NOTHING, outputs: 1 });
    expect(await stage.terraform('output', '-raw', 'about')).toBe('all week');
    expect(stage.writes()).toEqual([]);
  });

  it('but imports one is applied', async () => {
    const id = '84920103-1c5b-4a0e-9d55-0c7d1f0a5e21';
    const stage = await set({
      files: { 'main.tf': `${schedule()}import {\n  to = ${HOURS}\n  id = "${id}"\n}` },
      apply: false,
      scenario: `objects: { schedules: [{ id: ${id}, name: hours, description: all week,
        start: 2026-01-05T08:00:00.000, end: 2026-01-05T18:00:00.000, rrule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" }] }`,
    });
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(counts(main.outputs)).toEqual({ ...NOTHING, import: 1 });
    expect(await stage.terraform('state', 'list')).toBe(`${HOURS}\n`);
    expect(stage.writes()).toEqual([]);
  });

  itSince({ Terraform: 7, OpenTofu: 7 }, 'but forgets one (a removed block) is applied, and the object lives on', async () => {
    const stage = await set({ files: { 'main.tf': house('here', 'here') } });
    await stage.write({
      'main.tf': `${schedule({ description: 'here' })}
removed {
  from = ${SUPPORT}
  lifecycle { destroy = false }
}`,
    });
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(counts(main.outputs)).toEqual({ ...NOTHING, forget: 1 });
    expect(await stage.terraform('state', 'list')).toBe(`${HOURS}\n`);
    expect(held(stage)).toEqual({ hours: 'here', support: 'here' });
    expect(stage.writes()).toEqual([]);
  });

  it('but moves one is applied', async () => {
    const stage = await set({ files: { 'main.tf': schedule() } });
    const moved = schedule().replace('"genesyscloud_architect_schedules" "hours"', '"genesyscloud_architect_schedules" "week"');
    await stage.write({ 'main.tf': `${moved}moved {\n  from = ${HOURS}\n  to   = genesyscloud_architect_schedules.week\n}` });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(report.plan).toMatchObject({ moves: 1, changes: [] });
    expect(await stage.terraform('state', 'list')).toBe('genesyscloud_architect_schedules.week\n');
    expect(stage.writes()).toEqual([]);
  });
});

/** Descriptions of the schedules and schedule groups that the platform holds, by name. */
const held = ({ sandbox }: WatchedStage): Readonly<Record<string, string | undefined>> => {
  const { schedules, scheduleGroups } = sandbox.api.organisation;
  return Object.fromEntries([...schedules.values(), ...scheduleGroups.values()].map(({ name, description }) => [name, description]));
};
