import { expect, it } from '@jest/globals';
import { armAt } from './arm-at.ts';
import { FRONT, flow, flowYaml, HOURS, ivr, MAIN_FLOW, SUPPORT, schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { FAST_CLOCK } from './fast-clock.ts';
import type { ActionRun } from './stage.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const DEPLOYED = { 'main.tf': flow(), 'main.yaml': flowYaml('before') };
const CHANGED = { 'main.yaml': flowYaml('after') };
const DELETED = { 'main.tf': '' };

/** The run ended before the first attempt, by a lock, and nobody touched the platform. */
const expectLocked = (stage: WatchedStage, { main, report }: ActionRun): void => {
  expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
  expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'locked', 'lock-status': 'locked', attempts: '0' });
  expect(report).toMatchObject({ outcome: 'blocked', failureReason: 'locked', attempts: [], waits: [] });
  expect(stage.writes()).toEqual([]);
};

describeWithTerraform('a flow that somebody has open', () => {
  const set = useStage();

  it.each([
    ['a person', 'user: Ann Example', 'Ann Example'],
    ['another client', 'client: CX pipeline', 'the client CX pipeline'],
  ])('stops the run before anything is touched, and the holder is named: %s', async (_who, editor, holder) => {
    const stage = await set({ files: DEPLOYED, asks: true, scenario: `conditions: [{ editor: { flow: Main IVR, ${editor} } }]` });
    await stage.write(CHANGED);
    const run = await stage.run({});
    expectLocked(stage, run);
    const { main, report } = run;
    expect(report.locks.filter(({ verdict }) => verdict !== 'clear')).toMatchObject([
      { source: 'flow-editor', holder, object: { address: MAIN_FLOW, name: 'Main IVR' }, evidence: `open in Architect by ${holder}` },
    ]);
    expect(report.locks[0]?.object.link).toMatch(/^https:\/\/apps\.mypurecloud\.com\//);
    expect(report.message).toContain(holder);
    expect(report.nextSteps).toEqual([expect.stringContaining(`Ask ${holder} to save and close "Main IVR"`)]);
    expect(main.summary).toContain(holder);
    expect(
      main.annotations
        .filter(({ level }) => level === 'error')
        .map(({ message }) => message)
        .join('\n'),
    ).toContain(holder);
    // Nobody knows when people close things.
    expect(main.outputs['next-safe-time']).toBe('');
    expect(main.log).not.toContain('terraform apply');
  });

  it('is waited for with on-lock: wait, and then published at the first attempt', async () => {
    const arming = armAt('ReadResource');
    const scenario = 'conditions: [{ editor: { flow: Main IVR, user: Ann Example, until: 1s } }]';
    const stage = await set({ files: DEPLOYED, asks: true, ...arming, scenario });
    await stage.write(CHANGED);
    const { main, report } = await stage.run({ 'on-lock': 'wait' }, { env: FAST_CLOCK });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear', conflicts: '[]' });
    expect(main.log).toMatch(/Waiting since .*Ann Example/);
    expect(report.waits.map(({ reason }) => reason)).toContain('lock: flow-editor');
    expect(report.locks).toMatchObject([{ source: 'flow-editor', verdict: 'clear' }]);
    expect(stage.firstWriteAt()).toBeGreaterThanOrEqual(arming.at() + 1_000);
  });

  it('is waited for only as long as nobody cancels the run', async () => {
    const scenario = 'conditions: [{ editor: { flow: Main IVR, user: Ann Example } }]';
    const stage = await set({ files: DEPLOYED, asks: true, scenario });
    await stage.write(CHANGED);
    const interruptions = { cancelOn: (line: string) => line.includes('Waiting since') };
    const { main, post, report } = await stage.run({ 'on-lock': 'wait' }, { interruptions });
    expect(main).toMatchObject({ conclusion: 'cancelled', killedBy: 'SIGINT' });
    expect(post.conclusion).toBe('success');
    expect(main.outputs).toMatchObject({ outcome: 'cancelled', 'failure-reason': 'cancelled', attempts: '0' });
    expect(report.waits).toMatchObject([{ reason: 'lock: flow-editor', end: 'cancelled' }]);
    expect(stage.writes()).toEqual([]);
  });

  it('does not hold up a run with on-lock: proceed, which meets the conflict and gets through when it is closed', async () => {
    const scenario = 'conditions: [{ editor: { flow: Main IVR, user: Ann Example, times: 1 } }]';
    const stage = await set({ files: DEPLOYED, asks: true, scenario });
    await stage.write(CHANGED);
    const { main, report } = await stage.run({ 'on-lock': 'proceed' });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(main.log).toMatch(/Going on in spite of .*Ann Example/);
    expect(report.conflicts).toMatchObject([{ kind: 'locked-by-user', address: MAIN_FLOW, curable: true }]);
    expect([...stage.sandbox.api.organisation.flows.values()].map(({ description }) => description)).toEqual(['after']);
  });

  it('while the run goes on is named with the conflict', async () => {
    const scenario = 'conditions: [{ editor: { flow: Main IVR, user: Ann Example } }]';
    const stage = await set({ files: DEPLOYED, asks: true, scenario });
    await stage.write(CHANGED);
    const { main, report } = await stage.run({ 'on-lock': 'proceed', 'max-retries': '0' });
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '1' });
    expect(report.message).toContain('Open in Architect by Ann Example');
    expect(report.nextSteps).toEqual(['Ask Ann Example to save and close the flow in Architect.']);
  });

  it('is never unlocked by force while it is open, whatever on-lock says', async () => {
    const scenario = 'conditions: [{ editor: { flow: Main IVR, user: Ann Example } }]';
    const stage = await set({ files: { ...DEPLOYED, 'main.tf': flow({ more: 'force_unlock = true' }) }, asks: true, scenario });
    await stage.write(CHANGED);
    const run = await stage.run({ 'on-lock': 'proceed' });
    expectLocked(stage, run);
    expect(run.report.locks).toContainEqual(expect.objectContaining({ source: 'hazard', verdict: 'locked', holder: 'Ann Example' }));
  });
});

describeWithTerraform('an operation of Architect', () => {
  const set = useStage();

  it('is waited for before the first attempt', async () => {
    const arming = armAt('ReadResource');
    const scenario = 'conditions: [{ operation: { flow: Main IVR, until: 1s, by: Ann Example } }]';
    const stage = await set({ files: DEPLOYED, asks: true, ...arming, scenario });
    await stage.write(CHANGED);
    const { main, report } = await stage.run({}, { env: FAST_CLOCK });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', conflicts: '[]' });
    expect(report.waits.map(({ reason }) => reason)).toContain('lock: flow-operation');
    expect(main.log).toMatch(/Waiting since .*Architect is at work on it/);
    expect(stage.firstWriteAt()).toBeGreaterThanOrEqual(arming.at() + 1_000);
  });
});

describeWithTerraform('a flow that is deleted', () => {
  const set = useStage();

  it('with callers in it is waited for until the last one has left, and then deleted at the first attempt', async () => {
    const arming = armAt('ReadResource');
    const scenario = 'conditions: [{ callers: { flow: Main IVR, count: 2, leave: [500ms, 1s] } }]';
    const stage = await set({ files: DEPLOYED, asks: true, ...arming, scenario });
    await stage.write(DELETED);
    const { main, report } = await stage.run({}, { env: FAST_CLOCK });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', conflicts: '[]' });
    expect(main.log).toMatch(/Waiting since .*[12] conversations? in the flow/);
    expect(report.waits.map(({ reason }) => reason)).toContain('lock: flow-sessions');
    expect(report.locks).toContainEqual(expect.objectContaining({ source: 'flow-sessions', evidence: '0 conversations in the flow' }));
    expect(stage.writes()).toEqual(['DELETE flows 204']);
    expect(stage.firstWriteAt()).toBeGreaterThanOrEqual(arming.at() + 1_000);
  });

  it('with callers in it goes at once with drain: off, which is said', async () => {
    const scenario = 'conditions: [{ callers: { flow: Main IVR, count: 2, refuse-delete: false } }]';
    const stage = await set({ files: DEPLOYED, asks: true, scenario });
    await stage.write(DELETED);
    const { main, report } = await stage.run({ drain: 'off' });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(main.log).toMatch(/Going on in spite of .*2 conversations in the flow/);
    expect(report.waits).toEqual([]);
    expect(stage.writes()).toEqual(['DELETE flows 204']);
  });

  it('and that others refer to who are no part of the plan stops the run before anything is touched, each of them named', async () => {
    const scenario = `conditions: [{ create: { at: 0s,
      ivrs: [{ name: Hotline, open-flow: Main IVR }, { name: Night, closed-flow: Main IVR }],
      queues: [{ name: Support, flow: Main IVR }], flows: [{ name: Sales, transfers-to: [Main IVR] }],
      emergency-groups: [{ name: Storm, call-flows: [{ flow: Main IVR, ivrs: [] }] }] } }]`;
    const stage = await set({ files: DEPLOYED, asks: true, scenario });
    await stage.write(DELETED);
    const run = await stage.run({});
    expectLocked(stage, run);
    const lock = run.report.locks.find(({ source }) => source === 'referrer');
    expect(lock).toMatchObject({ verdict: 'locked', permanent: true, object: { address: MAIN_FLOW } });
    for (const name of ['IVR "Hotline"', 'IVR "Night"', 'queue "Support"', '"Sales"', 'emergency group "Storm"'])
      expect(lock?.evidence).toContain(name);
    expect(run.main.summary).toContain('Hotline');
    expect(run.main.outputs['next-safe-time']).toBe('');
  });

  it('and that others refer to is not waited for with on-lock: wait either: no wait would ever end it', async () => {
    const scenario = 'conditions: [{ create: { at: 0s, ivrs: [{ name: Hotline, open-flow: Main IVR }] } }]';
    const stage = await set({ files: DEPLOYED, asks: true, scenario });
    await stage.write(DELETED);
    expectLocked(stage, await stage.run({ 'on-lock': 'wait' }));
  });

  it('together with its IVR, in the same plan, is no problem', async () => {
    const files = { ...DEPLOYED, 'main.tf': flow() + ivr({ more: `open_hours_flow_id = ${MAIN_FLOW}.id` }) };
    const stage = await set({ files, asks: true });
    await stage.write(DELETED);
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear' });
    const referrers = report.locks.filter(({ source }) => source === 'referrer').map(({ object, evidence }) => [object.address, evidence]);
    expect(referrers).toContainEqual([MAIN_FLOW, '1 referrer(s), all changed or deleted by this plan']);
    expect(referrers).toContainEqual([FRONT, 'nobody refers to it']);
    expect(stage.writes()).toEqual(['DELETE ivrs 204', 'DELETE flows 204']);
  });

  it('is not trusted to have no referrers while the index of dependencies is being built', async () => {
    const stage = await set({ files: DEPLOYED, asks: true, scenario: 'dependency-index: BUILDINPROGRESS' });
    await stage.write(DELETED);
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'locked', 'lock-status': 'unknown', attempts: '0' });
    expect(report.locks).toContainEqual(
      expect.objectContaining({ source: 'referrer', verdict: 'unknown', evidence: expect.stringContaining('BUILDINPROGRESS') }),
    );
    expect(stage.writes()).toEqual([]);
  });
});

describeWithTerraform('a schedule group or schedule that is deleted', () => {
  const set = useStage();
  const night = '[{ name: Night, start: 2026-01-05T20:00:00.000, end: 2026-01-06T06:00:00.000 }]';

  it.each([
    ['a schedule group that an IVR uses', 'ivrs: [{ name: Hotline, schedule-group: support }]', schedule(), SUPPORT, 'IVR "Hotline"'],
    [
      'a schedule that a group uses',
      `schedules: ${night}, schedule-groups: [{ name: Other, open: [hours] }]`,
      '',
      HOURS,
      'schedule group "Other"',
    ],
  ])('stops the run while something refers to it: %s', async (_what, created, rest, address, referrer) => {
    const scenario = `conditions: [{ create: { at: 0s, ${created} } }]`;
    const stage = await set({ files: { 'main.tf': schedule() + scheduleGroup() }, asks: true, scenario });
    await stage.write({ 'main.tf': rest });
    const run = await stage.run({});
    expectLocked(stage, run);
    const standing = run.report.locks.filter(({ verdict }) => verdict !== 'clear');
    expect(standing).toMatchObject([{ source: 'referrer', object: { address }, evidence: expect.stringContaining(referrer) }]);
  });
});
