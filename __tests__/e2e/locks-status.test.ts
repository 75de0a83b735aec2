import { describe, expect, it } from '@jest/globals';
import { configFile } from './config-file.ts';
import type { ActionRun } from './stage.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const [FLOW, OTHER_FLOW] = ['84920103-1c5b-4a0e-9d55-0c7d1f0a5e21', '84920103-1c5b-4a0e-9d55-0c7d1f0a5e22'];
const GROUP = '1d2e3f40-1c5b-4a0e-9d55-0c7d1f0a5e23';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const UNIT = '0f5e2c1a-3b7d-4f6e-9a10-5c2d8e4b7f01';
const ACTION = '7c1d2c1a-3b7d-4f6e-9a10-5c2d8e4b7f03';
const OBJECTS = `
objects:
  flows: [{ name: Main IVR, id: ${FLOW}, published-by: Ann Example }, { name: Sales, id: ${OTHER_FLOW} }]
  schedules: [{ name: Weekdays, start: 2026-01-05T08:00:00.000, end: 2026-01-05T17:00:00.000 }]
  schedule-groups: [{ name: Support hours, id: ${GROUP}, open: [Weekdays] }]
`;
/** No Terraform here: a status never asks for one. */
const STATUS = { command: 'status', 'terraform-path': '/nowhere/terraform' };

/** A green step with this answer; nothing was changed. */
const expectAnswer = (stage: WatchedStage, { main, report }: ActionRun, lockStatus: 'clear' | 'locked' | 'unknown'): void => {
  expect(main).toMatchObject({ conclusion: 'success', exitCode: 0 });
  const outcome = lockStatus === 'clear' ? 'clear' : 'at-risk';
  expect(main.outputs).toMatchObject({ outcome, 'lock-status': lockStatus, 'failure-reason': '', attempts: '0' });
  expect(report).toMatchObject({ command: 'status', outcome, lockStatus, plan: null, terraform: null });
  expect(main.summary?.split('\n')[0]?.toLowerCase()).toContain(lockStatus);
  expect(stage.writes()).toEqual([]);
};

const told = ({ report }: ActionRun): readonly string[] => report.locks.map(({ source, verdict }) => `${source} ${verdict}`).sort();

describe('status', () => {
  const set = useStage();
  const stageWith = (scenario: string) => set({ files: {}, apply: false, asks: true, scenario });

  it('is clear where nothing is in the way of the given flows and schedule groups', async () => {
    const stage = await stageWith(OBJECTS);
    const run = await stage.run({ ...STATUS, 'flow-ids': `${FLOW}\n${OTHER_FLOW}`, 'schedule-group-ids': GROUP });
    expectAnswer(stage, run, 'clear');
    expect(told(run)).toEqual(['flow-editor clear', 'flow-editor clear', 'flow-sessions clear', 'flow-sessions clear', 'version clear']);
    expect(run.report.locks.map(({ object }) => object.name)).toEqual(expect.arrayContaining(['Main IVR', 'Sales', 'Support hours']));
    expect(run.report.organization).toMatchObject({ name: 'Sandbox' });
    expect(run.main.annotations).toEqual([]);
  });

  it('is locked where somebody has a flow open or callers are in it, each told with its evidence', async () => {
    const stage = await stageWith(
      `${OBJECTS}conditions: [{ editor: { flow: Main IVR, user: Ann Example } }, { callers: { flow: Sales, count: 2 } }]`,
    );
    const run = await stage.run({ ...STATUS, 'flow-ids': `${FLOW}\n${OTHER_FLOW}` });
    expectAnswer(stage, run, 'locked');
    expect(told(run)).toEqual(['flow-editor clear', 'flow-editor locked', 'flow-sessions clear', 'flow-sessions locked']);
    for (const text of ['Ann Example', '2 conversations in the flow']) {
      expect(run.reportText).toContain(text);
      expect(run.main.summary).toContain(text);
      expect(run.main.annotations.map(({ message }) => message).join('\n')).toContain(text);
    }
    expect(run.main.annotations.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is unknown where the platform does not say, or does not know the id', async () => {
    const stage = await stageWith(`${OBJECTS}conditions: [{ fault: { path: /api/v2/analytics/**, status: 500 } }]`);
    const run = await stage.run({ ...STATUS, 'flow-ids': `${FLOW}\n${NOBODY}` });
    expectAnswer(stage, run, 'unknown');
    expect(told(run)).toEqual(['flow-editor clear', 'flow-sessions unknown', 'flow-sessions unknown', 'organization unknown']);
    expect(run.main.outputs['next-safe-time']).toBe('');
  });

  it('asks every source of the config file, and a window that denies deploying is a lock', async () => {
    const stage = await stageWith(`${OBJECTS}
business-units: [{ name: Support, id: ${UNIT}, time-zone: UTC, management-units: [{ name: Early, agents: [{ name: Ann }] }], shifts: [{ agent: Ann, from: -1h, to: 1h }] }]
data-actions: [{ name: Deployment lock, id: ${ACTION}, answers: [{ result: { lock_status: clear } }] }]
conditions: [{ shifts: { schedule-group: Support hours, until: 2h } }]
`);
    const at = (fromNow: number): string => new Date(Date.now() + fromNow).toISOString().slice(0, 19);
    await stage.write(
      configFile(`windows: [{ kind: deny, from: ${at(-3_600_000)}, to: ${at(3 * 3_600_000)}, time-zone: UTC, description: Freeze }]
locks:
  - { source: wfm-shifts, business-unit: ${UNIT}, guards: ["genesyscloud_architect_schedulegroups.*"] }
  - { source: wfm-publish, business-unit: ${UNIT} }
  - { source: data-action, action: ${ACTION}, answer: lock_status, clear-when: clear }
  - source: http
    url: /api/v2/wfm/scheduling/shifts?groupId={id}
    guards: ["genesyscloud_architect_schedulegroups.*"]
    locked-when: { path: "entities[].status", in: [ACTIVE, PENDING] }`),
    );
    const run = await stage.run({ ...STATUS, 'schedule-group-ids': GROUP });
    expectAnswer(stage, run, 'locked');
    expect(told(run)).toEqual([
      'data-action clear',
      'http locked',
      'version clear',
      'wfm-publish clear',
      'wfm-shifts locked',
      'window locked',
    ]);
    expect(run.main.summary).toContain('Freeze');
    expect(run.main.summary).toContain('xychart-beta');
  });

  it('of the config file alone needs no id', async () => {
    const stage = await stageWith(`data-actions: [{ name: Lock, id: ${ACTION}, answers: [{ result: { lock_status: locked } }] }]`);
    await stage.write(configFile(`locks: [{ source: data-action, action: ${ACTION}, answer: lock_status, clear-when: clear }]`));
    const run = await stage.run(STATUS);
    expectAnswer(stage, run, 'locked');
    expect(run.report.locks).toMatchObject([{ source: 'data-action', verdict: 'locked', evidence: 'lock_status is locked' }]);
  });

  it('of nothing at all is refused, and so are ids that are none', async () => {
    const stage = await stageWith('');
    const nothing = await stage.run(STATUS);
    expect(nothing.main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(nothing.main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'invalid-input' });
    expect(nothing.report.nextSteps.join('\n')).toContain('flow-ids');
    const wrong = await stage.run({ ...STATUS, 'flow-ids': 'Main IVR' });
    expect(wrong.main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'invalid-input' });
    expect(wrong.report.message).toContain('Input flow-ids is "Main IVR"');
    expect(stage.sandbox.api.requests).toEqual([]);
  });

  it('without credentials, or with some that are refused, is no answer that looks like one', async () => {
    const stage = await stageWith(OBJECTS);
    const refused = await stage.run({ ...STATUS, 'flow-ids': FLOW, 'client-secret': 'wrong' });
    expect(refused.main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(refused.main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'unauthorized', 'lock-status': 'unknown' });
    const none = await stage.run({ ...STATUS, 'flow-ids': FLOW, 'client-id': '', 'client-secret': '' });
    expect(none.main.outputs).toMatchObject({ 'lock-status': 'unknown' });
    expect(none.report.locks.map(({ verdict }) => verdict)).toEqual(['unknown']);
  });
});
