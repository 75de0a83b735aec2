import { expect, it } from '@jest/globals';
import { armAt } from './arm-at.ts';
import { configFile } from './config-file.ts';
import { schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { FAST_CLOCK } from './fast-clock.ts';
import { useStage } from './use-stage.ts';

const UNIT = '0f5e2c1a-3b7d-4f6e-9a10-5c2d8e4b7f01';
const HOUR = 3_600_000;
const house = (description: string): string => schedule() + scheduleGroup({ description });
const DEPLOYED = { 'main.tf': house('before') };
const CHANGED = { 'main.tf': house('after') };

/** The business unit "Support" of three agents; `more` is what goes on in it, as YAML. */
const unit = (more: string): string => `
business-units:
  - name: Support
    id: ${UNIT}
    time-zone: America/Chicago
    management-units: [{ name: Early, agents: [{ name: Ann }, { name: Bob }] }, { name: Late, agents: [{ name: Cid }] }]
    ${more}
`;

const shiftsLock = (more = ''): Readonly<Record<string, string>> =>
  configFile(`locks: [{ source: wfm-shifts, business-unit: ${UNIT}, guards: ["genesyscloud_architect_schedulegroups.*"]${more} }]`);
const publishLock = (more = ''): Readonly<Record<string, string>> =>
  configFile(`locks: [{ source: wfm-publish, business-unit: ${UNIT}${more} }]`);

describeWithTerraform('agents on shift', () => {
  const set = useStage();

  it('stop the run before anything is touched, with a warning that names the end of the last shift', async () => {
    const stage = await set({
      files: DEPLOYED,
      asks: true,
      arm: false,
      scenario: unit('shifts: [{ agent: Ann, from: -2h, to: 1h }, { agent: Bob, from: -1h, to: 2h }, { agent: Cid, from: 1h, to: 3h }]'),
    });
    await stage.write({ ...CHANGED, ...shiftsLock(', look-ahead: 4h') });
    const before = Date.now();
    stage.sandbox.api.arm();
    const after = Date.now();
    const { main, report } = await stage.run({});
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'locked', 'lock-status': 'locked', attempts: '0' });
    const lock = report.locks.find(({ source }) => source === 'wfm-shifts');
    expect(lock).toMatchObject({ verdict: 'locked', onLock: 'abort', permanent: false, object: { id: UNIT, name: 'Support' } });
    expect(lock?.evidence).toMatch(/^2 agents on shift now until .*America\/Chicago, 1 more starts before .*; the last shift ends at/);
    const end = Date.parse(lock?.ends ?? '');
    expect(end).toBeGreaterThanOrEqual(before + 3 * HOUR - 1);
    expect(end).toBeLessThanOrEqual(after + 3 * HOUR);
    expect(main.outputs['next-safe-time']).toBe(lock?.ends);
    expect(report.message).toContain(lock?.ends);
    const said = main.annotations.find(({ level }) => level === 'warning');
    expect(said?.message).toContain('2 agents on shift now');
    expect(main.summary).toContain('2 agents on shift now');
    expect(main.summary).toContain('xychart-beta');
    expect(report.shiftCurves).toMatchObject([{ businessUnit: 'Support', timeZone: 'America/Chicago' }]);
    expect(stage.writes()).toEqual([]);
  });

  it('whose shifts are over let it through', async () => {
    const stage = await set({
      files: DEPLOYED,
      asks: true,
      scenario: unit('shifts: [{ agent: "*", from: -9h, to: -1h }]'),
    });
    await stage.write({ ...CHANGED, ...shiftsLock(', look-ahead: 1h') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear' });
    expect(report.locks).toContainEqual(expect.objectContaining({ source: 'wfm-shifts', verdict: 'clear' }));
    expect(stage.writes().filter((write) => write.startsWith('PUT'))).toEqual(['PUT schedulegroups 200']);
  });

  it('are not asked for where the plan changes nothing that they guard', async () => {
    const stage = await set({ files: DEPLOYED, asks: true, scenario: unit('shifts: [{ agent: "*", from: -1h, to: 1h }]') });
    await stage.write({ 'main.tf': schedule({ description: 'after' }) + scheduleGroup(), ...shiftsLock() });
    const { main, report } = await stage.run({});
    expect(main.outputs.outcome).toBe('applied');
    expect(report.locks.map(({ source }) => source)).not.toContain('wfm-shifts');
    expect(stage.sandbox.api.requests.filter(({ path }) => path.includes('workforcemanagement'))).toEqual([]);
  });
});

describeWithTerraform('a schedule publish', () => {
  const set = useStage();

  it('in progress is waited for, and then the plan is applied', async () => {
    const arming = armAt('ReadResource');
    const stage = await set({
      files: DEPLOYED,
      asks: true,
      ...arming,
      scenario: unit('runs: [{ state: Scheduling, from: -1m, until: 1s, by: Pat }]'),
    });
    await stage.write({ ...CHANGED, ...publishLock() });
    const { main, report } = await stage.run({}, { env: FAST_CLOCK });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear' });
    expect(report.waits.length).toBeGreaterThan(0);
    for (const { afterAttempt, reason } of report.waits)
      expect({ afterAttempt, reason }).toEqual({ afterAttempt: null, reason: 'lock: wfm-publish' });
    expect(main.log).toMatch(/Waiting since .*"Support".*a schedule is being generated/);
    expect(stage.firstWriteAt()).toBeGreaterThanOrEqual(arming.at() + 1_000);
  });

  it('that does not settle in time ends the run, which says when it will have settled', async () => {
    const stage = await set({
      files: DEPLOYED,
      asks: true,
      arm: false,
      scenario: unit('schedules: [{ week: this, published: true, modified: -5m, by: Pat }]'),
    });
    await stage.write({ ...CHANGED, ...publishLock(', settle: 10m') });
    stage.sandbox.api.arm();
    const after = Date.now();
    const { main, report } = await stage.run({ 'wait-timeout': '500ms' });
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'lock-timeout', 'lock-status': 'locked', attempts: '0' });
    const lock = report.locks.find(({ source }) => source === 'wfm-publish');
    expect(lock).toMatchObject({
      verdict: 'locked',
      holder: 'Pat',
      evidence: expect.stringContaining('the published schedule of the week of'),
    });
    expect(Math.abs(Date.parse(lock?.ends ?? '') - (after + 300_000))).toBeLessThan(2_000);
    expect(main.outputs['next-safe-time']).toBe(lock?.ends);
    expect(stage.writes()).toEqual([]);
  });
});
