import { expect, it } from '@jest/globals';
import { armAt } from './arm-at.ts';
import { configFile } from './config-file.ts';
import { flow, flowYaml, HOURS, MAIN_FLOW, SUPPORT, schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import type { ActionRun } from './stage.ts';
import { useStage } from './use-stage.ts';

/** Milliseconds between two looks at the objects in conflict (design section 4). */
const POLL_INTERVAL = 2_000;
/** Milliseconds that a question may take on a busy machine. */
const SLACK = 500;

const house = (description: string): string => schedule() + scheduleGroup({ description });
const FLOW = { 'main.tf': flow(), 'main.yaml': flowYaml('before') };

/** The forum's endpoint as a lock source that guards the schedule groups. */
const FORUM_SHIFTS = configFile(`locks:
  - source: http
    url: /api/v2/wfm/scheduling/shifts?groupId={id}
    guards: ["genesyscloud_architect_schedulegroups.*"]
    locked-when: { path: "entities[].status", in: [ACTIVE, PENDING] }
    on-lock: wait`);

/** One wait, which ended not before the lock and at most one poll interval after it. */
const expectPromptRetry = ({ report }: ActionRun, lockEndedAt: number): void => {
  expect(report.waits).toMatchObject([{ afterAttempt: 1 }]);
  const [{ endedAt = '' } = {}] = report.waits;
  expect(Date.parse(endedAt)).toBeGreaterThanOrEqual(lockEndedAt - 1);
  expect(Date.parse(endedAt)).toBeLessThanOrEqual(lockEndedAt + POLL_INTERVAL + SLACK);
  expect(Date.parse(report.attempts[1]?.startedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(endedAt));
};

describeWithTerraform('after a conflict', () => {
  const set = useStage();

  it('callers are watched: no attempt while one is there, the next one within a poll interval after the last has left', async () => {
    const arming = armAt('ApplyResourceChange');
    const scenario = 'conditions: [{ callers: { flow: Main IVR, count: 2, leave: [500ms, 1500ms] } }]';
    const stage = await set({ files: FLOW, asks: true, ...arming, innerTries: 1, scenario });
    await stage.write({ 'main.tf': '' });
    const run = await stage.run({});
    expect(run.main.outputs).toMatchObject({ outcome: 'applied', attempts: '2', 'failure-reason': '' });
    expect(run.report.conflicts).toMatchObject([{ kind: 'in-use', address: MAIN_FLOW, attempt: 1 }]);
    // By time alone there would have been some ten attempts, each of them refused.
    expect(stage.writes()).toEqual(['DELETE flows 409', 'DELETE flows 204']);
    expectPromptRetry(run, arming.at() + 1_500);
  });

  it('the source that guards a schedule group is asked: no attempt while it says locked, the next one when it says clear', async () => {
    const arming = armAt('ApplyResourceChange');
    const scenario = 'conditions: [{ shifts: { schedule-group: support, until: 1500ms } }]';
    const stage = await set({ files: { 'main.tf': house('before') }, asks: true, ...arming, innerTries: 1, scenario });
    await stage.write({ 'main.tf': house('after'), ...FORUM_SHIFTS });
    const run = await stage.run({});
    expect(run.main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(run.report.conflicts).toMatchObject([{ kind: 'in-use', address: SUPPORT, attempt: 1 }]);
    expect(stage.writes()).toEqual(['PUT schedulegroups 409', 'PUT schedulegroups 200']);
    expectPromptRetry(run, arming.at() + 1_500);
  });

  it('an operation of Architect is watched, and so is whoever has the flow open', async () => {
    const arming = armAt('ApplyResourceChange');
    const scenario = `conditions: [{ operation: { flow: Main IVR, until: 1s } }, { editor: { flow: Main IVR, user: Ann Example, from: 1s, until: 2s } }]`;
    const stage = await set({ files: FLOW, asks: true, ...arming, scenario });
    await stage.write({ 'main.yaml': flowYaml('after') });
    const run = await stage.run({});
    expect(run.main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(run.report.conflicts).toMatchObject([{ kind: 'operation-in-progress', address: MAIN_FLOW }]);
    expectPromptRetry(run, arming.at() + 2_000);
  });

  it('a lock that stands until retry-timeout ends the run without another attempt', async () => {
    const scenario = 'conditions: [{ callers: { flow: Main IVR, count: 1 } }]';
    const stage = await set({ files: FLOW, asks: true, ...armAt('ApplyResourceChange'), innerTries: 1, scenario });
    await stage.write({ 'main.tf': '' });
    const { main, report } = await stage.run({ 'retry-timeout': '3s' });
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '1' });
    expect(report.waits).toMatchObject([{ afterAttempt: 1, end: 'deadline' }]);
    expect(stage.writes()).toEqual(['DELETE flows 409']);
    expect([...stage.sandbox.api.organisation.flows.values()].map(({ deleted }) => deleted)).toEqual([false]);
  });

  it('each referrer outside the plan is named, and nothing is retried', async () => {
    const scenario = `conditions: [{ create: { at: 0s, ivrs: [{ name: Hotline, open-flow: Main IVR }, { name: Night, open-flow: Main IVR }] } }]`;
    const stage = await set({ files: FLOW, asks: true, ...armAt('ApplyResourceChange'), innerTries: 1, scenario });
    await stage.write({ 'main.tf': '' });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '1' });
    expect(report.conflicts).toMatchObject([{ kind: 'referenced', curable: false, address: MAIN_FLOW }]);
    const ids = [...stage.sandbox.api.organisation.ivrs.values()].map(({ name, id }) => `IVR "${name}" (${id})`);
    for (const told of [report.message, report.nextSteps.join('\n')]) for (const referrer of ids) expect(told).toContain(referrer);
    expect(report.waits).toEqual([]);
  });
});

describeWithTerraform('a create whose answer was lost', () => {
  const set = useStage();
  const lost = (more: string): string =>
    `conditions: [{ fault: { method: POST, path: /api/v2/architect/schedules, status: 502, body: html, times: 1${more} } }]`;

  it('and that was carried out is found by type and name, and handed over as an import block', async () => {
    const stage = await set({
      files: { 'main.tf': schedule() },
      apply: false,
      asks: true,
      innerTries: 1,
      scenario: lost(', applied: true'),
    });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '1' });
    const [id = ''] = stage.sandbox.api.organisation.schedules.keys();
    const block = `import {\n  to = ${HOURS}\n  id = "${id}"\n}`;
    expect(report.nextSteps.join('\n')).toContain(block);
    expect(main.summary).toContain(id);
    expect(stage.writes()).toEqual(['POST schedules 502']);

    await stage.write({ 'import.tf': block });
    const again = await stage.run({});
    expect(again.main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect([...stage.sandbox.api.organisation.schedules.keys()]).toEqual([id]);
  });

  it('and that was not carried out is tried again, because nothing of that type and name is there', async () => {
    const stage = await set({ files: { 'main.tf': schedule() }, apply: false, asks: true, innerTries: 1, scenario: lost('') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.conflicts).toMatchObject([{ kind: 'unavailable', curable: true, address: HOURS }]);
    expect(stage.writes()).toEqual(['POST schedules 502', 'POST schedules 200']);
    expect(stage.sandbox.api.organisation.schedules.size).toBe(1);
  });

  it('is not tried again where nobody can say whether it was carried out', async () => {
    const scenario = `${lost(', applied: true').slice(0, -1)}, { fault: { method: GET, path: /api/v2/architect/schedules, status: 500 } }]`;
    const stage = await set({ files: { 'main.tf': schedule() }, apply: false, asks: true, innerTries: 1, scenario });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '1' });
    expect(report.conflicts).toMatchObject([{ kind: 'unavailable', curable: false }]);
    expect(stage.writes()).toEqual(['POST schedules 502']);
  });

  it('is handed over by hand where several objects have that name', async () => {
    const scenario = `objects: { schedules: [{ name: hours, start: 2026-01-05T08:00:00.000, end: 2026-01-05T17:00:00.000 }] }\n${lost(', applied: true')}`;
    const stage = await set({ files: { 'main.tf': schedule() }, apply: false, asks: true, innerTries: 1, scenario });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '1' });
    expect(report.nextSteps.join('\n')).toContain('2 objects of that name exist');
    expect(stage.writes()).toEqual(['POST schedules 502']);
  });
});
