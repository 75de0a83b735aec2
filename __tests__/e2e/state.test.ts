import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { holdApply } from './held-apply.ts';
import { type StateBackend, startStateBackend } from './state-backend.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const OBJECTS = `${schedule()}${scheduleGroup()}`;

describeWithTerraform('a state', () => {
  const set = useStage();
  let backend: StateBackend;
  beforeEach(async () => {
    backend = await startStateBackend();
  });
  afterEach(() => backend.close());

  const erroredState = ({ workspace }: WatchedStage): string => join(workspace, 'errored.tfstate');
  /** Names of the stored objects with their ids, which must be those that the platform knows. */
  const storedIds = (): readonly unknown[] => backend.stored()?.resources.flatMap(({ instances }) => instances[0]?.attributes.id) ?? [];
  const platformIds = ({ sandbox }: WatchedStage): readonly string[] => [
    ...sandbox.api.organisation.scheduleGroups.keys(),
    ...sandbox.api.organisation.schedules.keys(),
  ];

  it.each([409, 503])('that the backend refused with %i is pushed before anything else, and the run ends applied', async (status) => {
    const stage = await set({ files: { 'main.tf': OBJECTS, 'backend.tf': backend.block() }, apply: false });
    backend.refuseWrites(status, 2);
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(main.conclusion).toBe('success');
    expect(report.conflicts.map(({ kind }) => kind)).toContain('state-not-saved');
    expect(backend.requests.filter((request) => request.startsWith('POST'))).toEqual([`POST ${status}`, `POST ${status}`, 'POST 200']);
    expect(storedIds()).toEqual(platformIds(stage));
    expect(stage.writes()).toEqual(['POST schedules 200', 'POST schedulegroups 200']);
    expect(existsSync(erroredState(stage))).toBe(false);
    expect(await stage.terraform('plan', '-no-color')).toContain('No changes');
  });

  it('that was refused in an attempt with a conflict is pushed, and then the rest is attempted', async () => {
    const stage = await set({
      files: { 'main.tf': `${schedule()}${scheduleGroup()}`, 'backend.tf': backend.block() },
      innerTries: 1,
      scenario: 'conditions:\n  - shifts: { schedule-group: support, times: 1 }\n',
    });
    await stage.write({ 'main.tf': `${schedule({ description: 'after' })}${scheduleGroup({ description: 'after' })}` });
    backend.refuseWrites(503, 1);
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect([...stage.sandbox.api.organisation.scheduleGroups.values()].map(({ description }) => description)).toEqual(['after']);
    expect(existsSync(erroredState(stage))).toBe(false);
    expect(await stage.terraform('plan', '-no-color')).toContain('No changes');
  });

  it('that cannot be saved in time is kept as a file, whose path and command are told everywhere', async () => {
    const stage = await set({ files: { 'main.tf': OBJECTS, 'backend.tf': backend.block() }, apply: false });
    backend.refuseWrites(503);
    const { main, report, reportText } = await stage.run({ 'initial-delay': '1h', 'max-delay': '1h', 'retry-timeout': '30m' });
    const file = erroredState(stage);
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'state-not-saved', attempts: '1' });
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    expect(kept).toMatchObject({ resources: [{ name: 'support' }, { name: 'hours' }] });
    for (const told of [reportText, main.summary, main.annotations.map(({ message }) => message).join('\n')])
      expect(told).toContain(`terraform state push ${file}`);
    expect(report.plan?.changes.map(({ state }) => state)).toEqual(['done', 'done']);

    backend.refuseWrites(0, 0);
    await stage.terraform('state', 'push', file);
    expect(storedIds()).toEqual(platformIds(stage));
  });

  it('that another run left unsaved before is not pushed by this one', async () => {
    const stage = await set({ files: { 'main.tf': OBJECTS, 'backend.tf': backend.block() } });
    await stage.write({ 'errored.tfstate': '{"left": "by somebody else"}', 'main.tf': schedule() });
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(await readFile(erroredState(stage), 'utf8')).toContain('somebody else');
    expect(storedIds()).toEqual(platformIds(stage));
  });

  it('that is locked ends the run at once with the command to unlock it', async () => {
    const stage = await set({ files: { 'main.tf': OBJECTS, 'backend.tf': backend.block() }, apply: false });
    await stage.terraform('init', '-no-color');
    backend.lockBy({ ID: '11111111-2222-3333-4444-555555555555', Who: 'ann@build-7', Operation: 'OperationTypeApply' });
    const { main, report } = await stage.run({ 'lock-timeout': '0s' });
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'state-locked', attempts: '0' });
    expect(main.exitCode).toBe(1);
    expect(report.conflicts).toMatchObject([{ kind: 'state-locked', curable: false }]);
    expect(report.waits).toEqual([]);
    expect(report.nextSteps.join('\n')).toContain('terraform force-unlock 11111111-2222-3333-4444-555555555555');
    expect(main.summary).toContain('terraform force-unlock 11111111-2222-3333-4444-555555555555');
    expect(backend.requests.filter((request) => request.startsWith('LOCK'))).toEqual(['LOCK 423']);
    expect(stage.writes()).toEqual([]);
  });

  it('that another Terraform holds is told with who holds it, since when, and how to unlock it', async () => {
    const held = holdApply();
    const stage = await set({ files: { 'main.tf': OBJECTS }, apply: false, onCall: held.onCall });
    await stage.terraform('init', '-no-color');
    const other = stage.terraform('apply', '-auto-approve', '-no-color');
    await Promise.race([held.reached, other]);
    const { main, report } = await stage.run({ 'lock-timeout': '0s' });
    held.release();
    await other;
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'state-locked', attempts: '0' });
    expect(report.nextSteps.join('\n')).toMatch(
      new RegExp(
        `\\w+@${hostname()} \\(OperationTypeApply\\) holds the state lock for less than a minute: .* \`terraform force-unlock [\\da-f-]{36}\``,
      ),
    );
    expect(report.waits).toEqual([]);
    expect(stage.writes()).toEqual(['POST schedules 200', 'POST schedulegroups 200']);
  });

  it('that moved to another backend is found by one more init', async () => {
    const stage = await set({ files: { 'main.tf': schedule(), 'backend.tf': backend.block('old') } });
    await stage.write({ 'backend.tf': backend.block('new'), 'main.tf': schedule({ label: 'night' }) });
    const { main } = await stage.run({ 'init-arguments': '-reconfigure' });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(main.log.match(/▼ terraform init/g)).toHaveLength(1);
    expect(main.log.match(/▼ terraform plan/g)).toHaveLength(2);
    expect(backend.stored('new')?.resources.map(({ name }) => name)).toEqual(['night']);
    expect(backend.stored('old')?.resources.map(({ name }) => name)).toEqual(['hours']);
  });

  it('that moved to another backend is not looked for where init is switched off', async () => {
    const stage = await set({ files: { 'main.tf': schedule(), 'backend.tf': backend.block('old') } });
    await stage.write({ 'backend.tf': backend.block('new') });
    const { main, report } = await stage.run({ init: 'false' });
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'terraform-error', attempts: '0' });
    expect(report.message).toMatch(/initialization required/i);
    expect(report.nextSteps).toEqual([expect.stringContaining('init: auto')]);
    expect(backend.stored('new')).toBeNull();
  });
});
