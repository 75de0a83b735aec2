import { expect, it } from '@jest/globals';
import { configFile } from './config-file.ts';
import { schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { CLOCK_FACTOR, FAST_CLOCK } from './fast-clock.ts';
import { useStage, type WatchedStageOptions } from './use-stage.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const house = (description: string): string => schedule() + scheduleGroup({ description });

/** The start of a second as a window of time zone UTC writes it, so many milliseconds from now. */
const local = (fromNow: number): string => new Date(Math.ceil((Date.now() + fromNow) / SECOND) * SECOND).toISOString().slice(0, 19);

const window = (entries: string): string => `windows: [{ ${entries}, time-zone: UTC, description: Weekly publish }]`;
const once = (kind: string, from: string, to: string, more = ''): string => window(`kind: ${kind}, from: ${from}, to: ${to}${more}`);

/** A cron expression that came true an hour ago, and comes true again tomorrow. */
const anHourAgo = (): string => {
  const then = new Date(Date.now() - HOUR);
  return `${then.getUTCMinutes()} ${then.getUTCHours()} * * *`;
};

describeWithTerraform('a window', () => {
  const set = useStage();

  it.each([
    ['a one-off deny', () => once('deny', local(-HOUR), local(HOUR)), 'The deny window "Weekly publish" is active.', HOUR],
    [
      'a recurring deny',
      () => window(`kind: deny, schedule: "${anHourAgo()}", duration: 3h`),
      'The deny window "Weekly publish" is active.',
      2 * HOUR,
    ],
    [
      'a deny that lets what runs before finish, for a run that begins in it',
      () => once('deny', local(-HOUR), local(HOUR), ', overrun: true'),
      'The deny window "Weekly publish" is active.',
      HOUR,
    ],
    ['an allow that opens later', () => once('allow', local(HOUR), local(2 * HOUR)), 'No allow window is open.', HOUR],
  ])('that is in the way ends the run before Terraform is started, and tells when it is over: %s', async (_what, windows, reason, over) => {
    const stage = await set({ files: { 'main.tf': house('before') }, asks: true, apply: false });
    await stage.write(configFile(windows()));
    const now = Date.now();
    const { main, report } = await stage.run({ 'terraform-path': '/nowhere/terraform', 'on-lock': 'proceed' });
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'window', attempts: '0' });
    expect(report.message).toContain(reason);
    expect(report.windows).toEqual([expect.stringContaining('"Weekly publish"')]);
    expect(main.summary).toContain('Weekly publish');
    const safe = Date.parse(main.outputs['next-safe-time'] ?? '');
    // A cron expression has no seconds.
    expect(Math.abs(safe - (now + over))).toBeLessThanOrEqual(61 * SECOND);
    expect(report.nextSteps.join('\n')).toContain(new Date(safe).toISOString().slice(0, 19));
    expect(stage.writes()).toEqual([]);
  });

  it.each([
    ['a deny that is over', () => once('deny', local(-2 * HOUR), local(-HOUR))],
    ['an allow that is open', () => once('allow', local(-HOUR), local(HOUR))],
    ['a recurring deny that comes later', () => window(`kind: deny, schedule: "${anHourAgo()}", duration: 30m`)],
  ])('that is not in the way lets the run through: %s', async (_what, windows) => {
    const stage = await set({ files: { 'main.tf': house('before') }, asks: true, apply: false });
    await stage.write(configFile(windows()));
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(report.windows).toEqual([expect.stringContaining('(UTC)')]);
  });

  it('that a wait would end in ends the run instead of the wait', async () => {
    const scenario = 'conditions: [{ shifts: { schedule-group: support } }]';
    const stage = await set({ files: { 'main.tf': house('before') }, asks: true, innerTries: 1, scenario });
    await stage.write({ 'main.tf': house('after'), ...configFile(once('deny', local(30 * SECOND), local(HOUR))) });
    const { main, report } = await stage.run({ 'initial-delay': '1m', 'max-delay': '1m', jitter: 'none' });
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'window', attempts: '1' });
    expect(report.waits).toEqual([]);
    expect(main.outputs['next-safe-time']).not.toBe('');
    expect(stage.writes()).toEqual(['PUT schedulegroups 409']);
  });

  /** The first attempt lasts until the window is open, and then meets a conflict that the second would not meet. */
  const opensDuring = (from: string): WatchedStageOptions => ({
    files: { 'main.tf': house('before') },
    asks: true,
    innerTries: 1,
    scenario: 'conditions: [{ shifts: { schedule-group: support, times: 1 } }]',
    onCall: async ({ method }) => {
      const rest = Date.parse(`${from}Z`) - Date.now();
      if (method === 'ApplyResourceChange' && rest > 0) await new Promise((resolve) => setTimeout(resolve, rest + 100));
    },
  });

  it.each([
    ['ends the run', '', { outcome: 'failed', 'failure-reason': 'window', attempts: '1' }, ['409']],
    ['lets it finish with overrun: true', ', overrun: true', { outcome: 'applied', 'failure-reason': '', attempts: '2' }, ['409', '200']],
  ])('that opens between two attempts %s', async (_what, overrun, outputs, statuses) => {
    const from = local(3 * SECOND);
    const stage = await set(opensDuring(from));
    await stage.write({ 'main.tf': house('after'), ...configFile(once('deny', from, local(HOUR), overrun)) });
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject(outputs);
    expect(stage.writes()).toEqual(statuses.map((status) => `PUT schedulegroups ${status}`));
  });

  it('that opens while the run waits for a lock ends it before the first attempt', async () => {
    const unit = '0f5e2c1a-3b7d-4f6e-9a10-5c2d8e4b7f01';
    const scenario = `business-units: [{ name: Support, id: ${unit}, time-zone: UTC, management-units: [], runs: [{ state: Scheduling }] }]`;
    const stage = await set({ files: { 'main.tf': house('before') }, apply: false, asks: true, scenario });
    const locks = `locks: [{ source: wfm-publish, business-unit: ${unit} }]`;
    await stage.write(configFile(`${once('deny', local(3 * CLOCK_FACTOR * SECOND), local(HOUR))}\n${locks}`));
    const { main, report } = await stage.run({}, { env: FAST_CLOCK });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'window', attempts: '0' });
    expect(report.waits.map(({ reason }) => reason)).toContain('lock: wfm-publish');
    expect(stage.writes()).toEqual([]);
  });
});
