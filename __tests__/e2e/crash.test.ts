import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { HOURS, SUPPORT, schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { holdApply } from './held-apply.ts';
import type { ActionRun } from './stage.ts';
import { REAL_TERRAFORM, standIn } from './stand-in.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const FILES = { 'main.tf': `${schedule()}${scheduleGroup()}` };

/** What the state holds, and that it is what the platform holds. */
const expectWholeState = async (stage: WatchedStage, addresses: readonly string[]): Promise<void> => {
  const state = JSON.parse(await stage.terraform('show', '-json'));
  const resources: { address: string; values: { id: string } }[] = state.values?.root_module.resources ?? [];
  expect(resources.map(({ address }) => address)).toEqual(addresses);
  const { schedules, scheduleGroups } = stage.sandbox.api.organisation;
  expect(resources.map(({ values }) => values.id).sort()).toEqual([...schedules.keys(), ...scheduleGroups.keys()].sort());
};

/** The run failed without a second attempt, and says so in report and summary. */
const expectOneFailedAttempt = ({ main, report }: ActionRun, exit: string): void => {
  expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
  expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'terraform-error', attempts: '1' });
  expect(report.attempts).toMatchObject([{ number: 1, exit }]);
  expect(report.waits).toEqual([]);
  expect(report.nextSteps.length).toBeGreaterThan(0);
  expect(main.summary).toContain('Terraform failed');
};

describeWithTerraform('a run in which', () => {
  const set = useStage();

  it('the provider dies in mid-apply is not retried, names the crash, and tells what was done', async () => {
    const stage = await set({ files: FILES, apply: false, crashOn: { method: 'ApplyResourceChange', nth: 2 } });
    const run = await stage.run({});
    expectOneFailedAttempt(run, 'exit 1');
    expect(run.report.conflicts).toMatchObject([{ kind: 'other', curable: false, address: SUPPORT }]);
    expect(run.report.message).toMatch(/plugin/i);
    expect(run.report.nextSteps.join()).toMatch(/provider.*stopped in the middle of a call/);
    expect(run.report.plan?.changes.map(({ address, state }) => `${address} ${state}`)).toEqual([`${SUPPORT} failed`, `${HOURS} done`]);
    expect(stage.writes()).toEqual(['POST schedules 200']);
  });

  it('Terraform is killed in mid-apply is not retried, and says by what it was killed', async () => {
    const held = holdApply();
    const stage = await set({ files: FILES, apply: false, onCall: held.onCall });
    const pidFile = join(stage.workspace, 'pid');
    const terraform = await standIn(stage.workspace, `[ "$1" = apply ] && echo $$ > '${pidFile}'\nexec ${REAL_TERRAFORM} "$@"`);
    void held.reached.then(async () => process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGKILL'));
    const run = await stage.run({ 'terraform-path': terraform });
    held.release();
    expectOneFailedAttempt(run, 'signal SIGKILL');
    expect(run.report.message).toContain('SIGKILL');
    expect(run.report.conflicts).toEqual([]);
    expect(run.main.annotations.map(({ message }) => message).join()).toContain('SIGKILL');
    expect(run.report.plan?.changes.map(({ address, state }) => `${address} ${state}`)).toEqual([
      `${SUPPORT} not-started`,
      `${HOURS} failed`,
    ]);
  });
});

describeWithTerraform('a run that is cancelled', () => {
  const set = useStage();

  const expectCancelled = ({ main, report, post }: ActionRun, attempts: number): void => {
    expect(main.conclusion).toBe('cancelled');
    expect(main.exitCode).toBe(1);
    expect(main.outputs).toMatchObject({ outcome: 'cancelled', 'failure-reason': 'cancelled', attempts: String(attempts) });
    expect(report).toMatchObject({ outcome: 'cancelled', failureReason: 'cancelled' });
    expect(report.attempts).toHaveLength(attempts);
    expect(report.nextSteps.join()).toContain('Run the workflow again');
    expect(main.summary).toContain('Cancelled');
    expect(post.conclusion).toBe('success');
    expect(post.annotations).toEqual([]);
  };

  it('during an attempt interrupts Terraform once, which finishes what it is doing and saves its state', async () => {
    const held = holdApply();
    const stage = await set({ files: FILES, apply: false, onCall: held.onCall });
    const run = await stage.run(
      {},
      {
        interruptions: { cancelOn: (line) => line.includes('Creating...') },
        onLine: (line) => {
          if (line.includes('Interrupt received')) held.release();
        },
      },
    );
    expectCancelled(run, 1);
    expect(run.main.log.match(/Interrupt received/g)).toHaveLength(1);
    expect(run.main.log).not.toContain('Two interrupts');
    expect(run.report.plan?.changes.map(({ address, state }) => `${address} ${state}`)).toEqual([
      `${SUPPORT} not-started`,
      `${HOURS} done`,
    ]);
    expect(stage.writes()).toEqual(['POST schedules 200']);
    await expectWholeState(stage, [HOURS]);
  });

  it('during a wait ends the wait at once and makes no more attempt', async () => {
    const stage = await set({
      files: FILES,
      innerTries: 1,
      scenario: 'conditions:\n  - shifts: { schedule-group: support }\n',
    });
    await stage.write({ 'main.tf': `${schedule()}${scheduleGroup({ description: 'after' })}` });
    const run = await stage.run(
      { 'initial-delay': '5m', 'max-delay': '5m' },
      { interruptions: { cancelOn: (line) => line.includes('Waiting') } },
    );
    expectCancelled(run, 1);
    expect(run.report.message).toContain('while waiting for attempt 2');
    expect(run.report.waits).toMatchObject([{ afterAttempt: 1, end: 'cancelled' }]);
    expect(stage.writes()).toEqual(['PUT schedulegroups 409']);
  });

  it('during the plan attempts nothing', async () => {
    const stage = await set({
      files: FILES,
      apply: false,
      // Long enough for the interrupt to arrive in the middle of it.
      onCall: ({ method }) => (method === 'PlanResourceChange' ? new Promise((resolve) => setTimeout(resolve, 600)) : undefined),
    });
    const run = await stage.run({}, { interruptions: { cancelOn: (line) => line.includes('▼ terraform plan') } });
    expectCancelled(run, 0);
    expect(stage.writes()).toEqual([]);
  });
});
