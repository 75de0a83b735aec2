import { expect, it } from '@jest/globals';
import { armAt } from './arm-at.ts';
import { configFile } from './config-file.ts';
import { SUPPORT, schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { CLOCK_FACTOR, FAST_CLOCK } from './fast-clock.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const ACTION = '7c1d2c1a-3b7d-4f6e-9a10-5c2d8e4b7f03';
const house = (description: string): string => schedule() + scheduleGroup({ description });
const DEPLOYED = { 'main.tf': house('before') };
const CHANGED = { 'main.tf': house('after') };

const gate = (more = '') =>
  configFile(`locks:
  - { source: data-action, action: ${ACTION}, input: { environment: prod }, answer: lock_status, clear-when: clear${more} }`);

/** A data action that gives these answers one after the other. */
const answers = (...entries: readonly string[]): string => `
data-actions:
  - name: Deployment lock
    id: ${ACTION}
    answers: [${entries.join(', ')}]
`;
const LOCKED = '{ result: { lock_status: locked } }';
const CLEAR = '{ result: { lock_status: clear } }';

/** What was executed, with its answer's status. */
const executions = ({ sandbox }: WatchedStage) => sandbox.api.requests.filter(({ path }) => path.endsWith(`${ACTION}/execute`));

describeWithTerraform('a data action', () => {
  const set = useStage();

  it('that says locked twice and then clear is asked three times, 15 s apart, and then the plan is applied', async () => {
    const scenario = answers('{ result: { lock_status: locked }, times: 2 }', CLEAR);
    const stage = await set({ files: DEPLOYED, asks: true, scenario });
    await stage.write({ ...CHANGED, ...gate() });
    const { main, report } = await stage.run({}, { env: FAST_CLOCK });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear' });
    expect(main.log).toMatch(/Waiting since .*lock_status is locked/);
    expect(report.locks).toContainEqual(
      expect.objectContaining({ source: 'data-action', verdict: 'clear', evidence: 'lock_status is clear' }),
    );
    const asked = executions(stage);
    expect(asked.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([200, { environment: 'prod' }]));
    const rests = asked.slice(1).map(({ at }, index) => CLOCK_FACTOR * (at - (asked[index]?.at ?? 0)));
    for (const rest of rests) expect(rest).toBeGreaterThanOrEqual(14_000);
    expect(stage.firstWriteAt()).toBeGreaterThanOrEqual(asked[2]?.at ?? Number.POSITIVE_INFINITY);
  });

  it('that says locked stops the run as a gate with on-lock: abort, and its answer is shown', async () => {
    const stage = await set({ files: DEPLOYED, asks: true, scenario: answers(LOCKED) });
    await stage.write({ ...CHANGED, ...gate(', on-lock: abort') });
    const { main, report } = await stage.run({});
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'gate', 'lock-status': 'locked', attempts: '0' });
    expect(report.message).toContain('lock_status is locked');
    expect(main.summary).toContain('lock_status is locked');
    expect(executions(stage)).toHaveLength(1);
    expect(stage.writes()).toEqual([]);
  });

  it.each([
    ['fails', '{ status: 400, code: bad.request, message: ServiceNow said no. }', 'ServiceNow said no.'],
    ['answers something else', '{ result: { state: clear } }', 'the answer has nothing at lock_status'],
    ['answers nothing', '{ result: {} }', 'the answer has nothing at lock_status'],
    ['is not permitted', '{ status: 403, code: missing.permission, message: No right. }', '403 missing.permission: No right.'],
  ])('that %s is unknown: asked once, and the gate stays shut', async (_what, answer, evidence) => {
    const stage = await set({ files: DEPLOYED, asks: true, scenario: answers(answer) });
    await stage.write({ ...CHANGED, ...gate(', on-lock: abort') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'gate', 'lock-status': 'unknown', attempts: '0' });
    expect(report.locks.find(({ source }) => source === 'data-action')?.evidence).toContain(evidence);
    expect(executions(stage)).toHaveLength(1);
    expect(stage.writes()).toEqual([]);
  });

  it('that never says clear keeps the run waiting until wait-timeout', async () => {
    const stage = await set({ files: DEPLOYED, asks: true, scenario: answers(LOCKED) });
    await stage.write({ ...CHANGED, ...gate() });
    const { main } = await stage.run({ 'wait-timeout': '5s' }, { env: FAST_CLOCK });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'gate', attempts: '0', 'lock-status': 'locked' });
    expect(main.log).toMatch(/wait-timeout reached/);
    expect(executions(stage)).toHaveLength(1);
    expect(stage.writes()).toEqual([]);
  });
});

describeWithTerraform("an http source of the forum's shape", () => {
  const set = useStage();
  const shifts = (more = '') =>
    configFile(`locks:
  - source: http
    url: /api/v2/wfm/scheduling/shifts?groupId={id}
    guards: ["genesyscloud_architect_schedulegroups.*"]
    locked-when: { path: "entities[].status", in: [ACTIVE, PENDING] }
    ${more}`);

  it('that says locked and then clear is waited for, and then the plan is applied without a conflict', async () => {
    const arming = armAt('ReadResource');
    const scenario = 'conditions: [{ shifts: { schedule-group: support, until: 1s } }]';
    const stage = await set({ files: DEPLOYED, asks: true, ...arming, innerTries: 1, scenario });
    await stage.write({ ...CHANGED, ...shifts() });
    const { main, report } = await stage.run({}, { env: FAST_CLOCK });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear', conflicts: '[]' });
    expect(main.log).toMatch(/Waiting since .*status is ACTIVE/);
    expect(report.locks.find(({ source }) => source === 'http')).toMatchObject({
      verdict: 'clear',
      object: { address: SUPPORT },
      evidence: `${SUPPORT}: entities[].status is an empty list`,
    });
    const [id] = stage.sandbox.api.organisation.scheduleGroups.keys();
    const asked = stage.sandbox.api.requests.filter(({ path }) => path === '/api/v2/wfm/scheduling/shifts');
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked.map(({ query }) => query.groupId))).toEqual(new Set([id]));
    expect(stage.firstWriteAt()).toBeGreaterThanOrEqual(arming.at() + 1_000);
  });

  it('that tells of shifts later today stops the run with on-lock: abort', async () => {
    const scenario = 'conditions: [{ shifts: { schedule-group: support, from: 1h, until: 2h } }]';
    const stage = await set({ files: DEPLOYED, asks: true, scenario });
    await stage.write({ ...CHANGED, ...shifts('on-lock: abort') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'gate', 'lock-status': 'locked', attempts: '0' });
    expect(report.message).toContain('entities[].status is PENDING');
    expect(stage.writes()).toEqual([]);
  });

  it('is not asked about a schedule group that does not exist yet', async () => {
    const stage = await set({ files: CHANGED, apply: false, asks: true });
    await stage.write(shifts('on-lock: abort'));
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(report.locks.find(({ source }) => source === 'http')?.evidence).toContain('none of the guarded objects exists yet');
    expect(stage.sandbox.api.requests.filter(({ path }) => path.startsWith('/api/v2/wfm'))).toEqual([]);
  });
});
