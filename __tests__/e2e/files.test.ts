import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { findTerraform } from '../../sandbox/find-terraform.ts';
import { flow, flowYaml, MAIN_FLOW, SUPPORT, schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const OPEN_TWICE = 'conditions: [{ editor: { flow: Main IVR, user: Ann Example, times: 2 } }]';

/** The YAML of the flow that the platform last published. */
const published = ({ sandbox }: WatchedStage): string | undefined => [...sandbox.api.organisation.flowSources.values()][0];

describeWithTerraform('the YAML of a flow, which Terraform reads only while it applies,', () => {
  const set = useStage();

  it('edited after the plan was approved stops the run before its first attempt', async () => {
    const stage = await set({ files: { 'main.tf': flow(), 'main.yaml': flowYaml('before') } });
    await stage.write({ 'main.yaml': flowYaml('approved') });
    const { main, report } = await stage.run({ 'terraform-path': await editingTerraform(stage, flowYaml('smuggled in')) });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'plan-diverged', attempts: '0' });
    expect(report.divergences).toMatchObject([{ address: MAIN_FLOW, kind: 'file-changed', attributes: ['filepath'] }]);
    expect(report.divergences[0]?.hint).toContain('main.yaml');
    expect(main.log).toContain(`main.yaml, read at the apply of ${MAIN_FLOW}, is not what it was`);
    expect(stage.writes()).toEqual([]);
    expect(published(stage)).toBe(flowYaml('before'));
  });

  it('edited between two attempts stops the run before the next one', async () => {
    const stage = await set({
      files: { 'main.tf': flow(), 'main.yaml': flowYaml('before') },
      scenario: OPEN_TWICE,
      // The first call after the refused upload is the refresh that comes before the next plan.
      onCall: async ({ method }, { writes, write }) => {
        if (method === 'ReadResource' && writes().length > 0) await write({ 'main.yaml': flowYaml('smuggled in') });
      },
    });
    await stage.write({ 'main.yaml': flowYaml('approved') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'plan-diverged', attempts: '1' });
    expect(report.divergences).toMatchObject([{ address: MAIN_FLOW, kind: 'file-changed', found: 'an edited file' }]);
    expect(stage.writes()).toEqual(['POST flows/jobs 200', 'PUT uploads/flow-jobs 200']);
    expect(published(stage)).toBe(flowYaml('before'));
  });

  it('deleted between two attempts stops the run too', async () => {
    const stage = await set({
      files: { 'main.tf': flow(), 'main.yaml': flowYaml('before') },
      scenario: OPEN_TWICE,
      onCall: async ({ method }, { writes, workspace }) => {
        if (method === 'ReadResource' && writes().length > 0) await rm(join(workspace, 'main.yaml'), { force: true });
      },
    });
    await stage.write({ 'main.yaml': flowYaml('approved') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'failed', attempts: '1' });
    expect(report.message).toContain('main.yaml: no such file');
    expect(stage.writes()).toEqual(['POST flows/jobs 200', 'PUT uploads/flow-jobs 200']);
  });

  it('is published as it was approved, its substitutions made, however often that takes', async () => {
    const config = (greeting: string): string => flow({ more: `substitutions = { greeting = "${greeting}", "{{odd}}" = "$$&" }` });
    const yaml = flowYaml('"{{greeting}}, caller"');
    const stage = await set({ files: { 'main.tf': config('Hello'), 'main.yaml': yaml }, scenario: OPEN_TWICE });
    await stage.write({ 'main.tf': config('Good evening') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '3' });
    expect(report.plan?.changes).toMatchObject([{ address: MAIN_FLOW, action: 'update', attributes: ['substitutions'], state: 'done' }]);
    expect(published(stage)).toBe(flowYaml('"Good evening, caller"'));
  });

  it('may be edited while the run waits where the plan does not touch the flow, and is left alone', async () => {
    const config = (description: string): string => schedule() + scheduleGroup({ description }) + flow();
    const stage = await set({
      files: { 'main.tf': config('before'), 'main.yaml': flowYaml('as it is') },
      scenario: 'conditions: [{ shifts: { schedule-group: support, times: 1 } }]',
      onCall: async (_call, { writes, write }) => {
        if (writes().length > 0) await write({ 'main.yaml': flowYaml('for the next release') });
      },
    });
    await stage.write({ 'main.tf': config('after') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.plan?.changes).toMatchObject([{ address: SUPPORT, state: 'done' }]);
    expect(stage.writes()).toEqual(['PUT schedulegroups 409', 'PUT schedulegroups 200']);
    expect(published(stage)).toBe(flowYaml('as it is'));
  });
});

/** A Terraform during whose `workspace show`, which follows the reading of the plan, somebody saves `main.yaml`. */
const editingTerraform = async ({ workspace }: WatchedStage, yaml: string): Promise<string> => {
  const script = join(workspace, 'editing-terraform');
  await writeFile(join(workspace, 'smuggled.yaml'), yaml);
  await writeFile(script, `#!/bin/sh\nif [ "$1" = workspace ]; then cp smuggled.yaml main.yaml; fi\nexec "${findTerraform()}" "$@"\n`);
  await chmod(script, 0o755);
  return script;
};
