import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { HOURS, schedule } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import type { ActionRun } from './stage.ts';
import { REAL_TERRAFORM, standIn } from './stand-in.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const FILES = { 'main.tf': schedule() };

/** The step failed in one line and a next step, and nothing was attempted, here or on the platform. */
const expectRefusal = (stage: WatchedStage, { main, report }: ActionRun, line: string | RegExp, next: string | RegExp): void => {
  expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
  expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'invalid-input', attempts: '0' });
  const [said, ...more] = main.annotations.filter(({ level }) => level === 'error');
  expect(more).toEqual([]);
  expect(said?.message.split('\n')[0]).toMatch(line);
  expect(said?.message).toMatch(next);
  expect(main.summary?.split('\n')[0]).toContain('Not started');
  expect(report).toMatchObject({ outcome: 'blocked', failureReason: 'invalid-input', attempts: [], conflicts: [], waits: [] });
  expect(stage.writes()).toEqual([]);
};

describeWithTerraform('an input that cannot be carried out', () => {
  const set = useStage();

  it.each([
    ['a command that does not exist', { command: 'aply' }, 'Input command is "aply"', 'Write one of: check, apply, destroy'],
    ['a command of a later version', { command: 'check' }, 'Input command is "check": not yet available', 'Write command: apply or'],
    ['a number that is too large', { 'max-retries': '101' }, 'Input max-retries is "101": out of range', 'from 0 to 100'],
    ['a number that is too small', { parallelism: '0' }, 'Input parallelism is "0": out of range', 'from 1 to 256'],
    ['a number that is none', { 'max-retries': '3x' }, 'Input max-retries is "3x": not a whole number', 'from 0 to 100'],
    ['a factor out of range', { 'backoff-multiplier': '0.5' }, 'Input backoff-multiplier is "0.5"', 'from 1 to 10'],
    ['a duration without a unit', { 'retry-timeout': '30' }, 'Input retry-timeout is "30": not a duration', 'for example 500ms'],
    ['a duration in words', { 'max-delay': '5 bananas' }, 'Input max-delay is "5 bananas": not a duration', 'for example 500ms'],
    [
      'a working directory that is not there',
      { 'working-directory': 'infra' },
      'Input working-directory is "infra": there is no',
      'root module',
    ],
    ['a working directory outside', { 'working-directory': '..' }, 'Input working-directory is "..": outside the workspace', 'root module'],
    ['a working directory that is a file', { 'working-directory': 'main.tf' }, '"main.tf": not a directory', 'root module'],
    [
      'a report outside the workspace',
      { 'report-file': '../report.json' },
      'Input report-file is "../report.json"',
      'relative to the workspace',
    ],
    ['an option that the action sets itself', { 'plan-arguments': '-out=x' }, 'Input plan-arguments is "-out=', 'Leave it out'],
    ['half a credential', { 'client-id': 'abc' }, 'Input client-secret is "": missing', 'Give both'],
    [
      'a configuration file that is not there',
      { 'config-file': 'guard.yml' },
      'Input config-file is "guard.yml": there is no',
      'leave config-file out',
    ],
  ])('such as %s is named with its value and what to write, and nothing is asked of anybody', async (_what, inputs, line, next) => {
    const stage = await set({ files: FILES, apply: false });
    const run = await stage.run(inputs);
    expectRefusal(stage, run, line, next);
    expect(stage.sandbox.api.requests).toEqual([]);
    expect(await readdir(stage.workspace)).toEqual(['main.tf']);
  });

  it('such as a working directory that links to a place outside the workspace is refused', async () => {
    const stage = await set({ files: FILES, apply: false });
    await symlink(tmpdir(), join(stage.workspace, 'away'));
    const run = await stage.run({ 'working-directory': 'away' });
    expectRefusal(stage, run, 'Input working-directory is "away": a link that leads outside the workspace', 'root module');
  });

  it('is reported together with all the others', async () => {
    const stage = await set({ files: FILES, apply: false });
    const { main, report } = await stage.run({
      command: 'deploy',
      'max-retries': '-1',
      'initial-delay': 'soon',
      jitter: 'some',
      'working-directory': 'nowhere',
      approval: 'pull-request',
    });
    const problems = [
      'Input command is "deploy"',
      'Input max-retries is "-1"',
      'Input initial-delay is "soon"',
      'Input jitter is "some"',
      'Input working-directory is "nowhere"',
      'Input approval is "pull-request": not yet available',
    ];
    const annotated = main.annotations.map(({ message }) => message).join('\n');
    for (const problem of problems) {
      expect(annotated).toContain(problem);
      expect(main.summary?.replaceAll('&quot;', '"')).toContain(problem);
      expect([report.message, ...report.nextSteps].join('\n')).toContain(problem);
    }
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(stage.sandbox.api.requests).toEqual([]);
  });
});

describeWithTerraform('a plan file', () => {
  const set = useStage();
  it.each([
    ['that is not there', 'gone.tfplan', null, /plan-file.*gone\.tfplan.*(does not exist|no such file)/],
    ['that cannot be read', 'main.tf/x.tfplan', null, /plan-file.*main\.tf\/x\.tfplan.*(could not be read: ENOTDIR|no such file)/],
    ['that is a directory', '.', null, /plan-file.*(is a directory|not a file)/],
    ['that is empty', 'empty.tfplan', '', /plan-file.*empty\.tfplan' is empty/],
    ['that is something else', 'notes.txt', 'buy milk\n', /plan-file.*notes\.txt' is not a plan file/],
  ])('%s is named, and Terraform is not even asked', async (_what, name, content, line) => {
    const stage = await set({ files: FILES, apply: false });
    if (content !== null) await writeFile(join(stage.workspace, name), content);
    const run = await stage.run({ 'plan-file': name, 'terraform-path': '/nowhere/terraform' });
    expectRefusal(stage, run, line, /saved plan|terraform plan -out/);
    expect(stage.sandbox.api.requests).toEqual([]);
  });

  it('that is the bookmark of a remote run is refused before anything else', async () => {
    const stage = await set({ files: FILES, apply: false });
    const bookmark = { remote_plan_format: 1, run_id: 'run-abc', hostname: 'app.terraform.io' };
    await writeFile(join(stage.workspace, 'remote.tfplan'), JSON.stringify(bookmark));
    const run = await stage.run({ 'plan-file': 'remote.tfplan', 'terraform-path': '/nowhere/terraform' });
    expectRefusal(stage, run, /remote\.tfplan' is a bookmark of a remote run/, /execution mode of the workspace to local/);
  });

  it('that was cut off is named with what Terraform says about it', async () => {
    const stage = await set({ files: FILES, apply: false });
    await stage.terraform('init', '-no-color');
    await writeFile(join(stage.workspace, 'cut.tfplan'), 'PK\u0003\u0004and no more');
    const run = await stage.run({ 'plan-file': 'cut.tfplan' });
    expectRefusal(stage, run, /could not read the plan '.*cut\.tfplan': .+/, /Read it with the version/);
  });

  it('whose JSON has an unknown format major is refused', async () => {
    const stage = await set({ files: FILES, apply: false });
    await stage.terraform('init', '-no-color');
    await stage.terraform('plan', '-no-color', '-out=tomorrow.tfplan');
    const show = `if [ "$1" = show ]; then echo '{"format_version":"2.0"}'; exit 0; fi\nexec ${REAL_TERRAFORM} "$@"`;
    const run = await stage.run({ 'plan-file': 'tomorrow.tfplan', 'terraform-path': await standIn(stage.workspace, show) });
    expectRefusal(stage, run, /format version 2\.0; this action reads version 1/, /newer version of this action/);
  });

  it('for a destroy is refused by command apply, and nothing is gone', async () => {
    const stage = await set({ files: FILES });
    await stage.terraform('plan', '-no-color', '-destroy', '-out=destroy.tfplan');
    const run = await stage.run({ command: 'apply', 'plan-file': 'destroy.tfplan' });
    expectRefusal(stage, run, /^Input plan-file is ".*destroy\.tfplan": a destroy plan, and command is apply/, /command: destroy/);
    expect(stage.sandbox.api.organisation.schedules.size).toBe(1);
  });

  it('that is not for a destroy is refused by command destroy', async () => {
    const stage = await set({ files: FILES, apply: false });
    await stage.terraform('init', '-no-color');
    await stage.terraform('plan', '-no-color', '-out=create.tfplan');
    const run = await stage.run({ command: 'destroy', 'plan-file': 'create.tfplan' });
    expectRefusal(stage, run, /^Input plan-file is ".*create\.tfplan": not a destroy plan, and command is destroy/, /command: apply/);
  });
});

describeWithTerraform('the Terraform that is to be run', () => {
  const set = useStage();
  const NEXT = /hashicorp\/setup-terraform.*terraform-path/;

  it.each([
    ['a name that is nowhere', 'terraform-of-tomorrow', /^terraform-path: 'terraform-of-tomorrow' was not found/],
    ['a path that leads nowhere', './bin/terraform', /^terraform-path: '\.\/bin\/terraform' was not found/],
  ])('must be there: %s is named', async (_what, path, line) => {
    const stage = await set({ files: FILES, apply: false });
    expectRefusal(stage, await stage.run({ 'terraform-path': path }), line, NEXT);
  });

  it('must not be too old', async () => {
    const stage = await set({ files: FILES, apply: false });
    const old = await standIn(stage.workspace, 'echo "Terraform v1.4.6"; echo "on linux_amd64"; touch "$0.$1"');
    expectRefusal(stage, await stage.run({ 'terraform-path': old }), /Terraform 1\.4\.6 is too old: 1\.5 or later is needed/, NEXT);
    expect(await readdir(stage.workspace)).toEqual(['main.tf', 'stand-in', 'stand-in.version']);
  });

  it('must be Terraform or OpenTofu', async () => {
    const stage = await set({ files: FILES, apply: false });
    const other = await standIn(stage.workspace, 'echo "Pulumi v3"');
    expectRefusal(stage, await stage.run({ 'terraform-path': other }), /is neither Terraform nor OpenTofu/, NEXT);
  });
});

describeWithTerraform('a configuration that cannot be planned', () => {
  const set = useStage();

  const expectPlanFailure = (stage: WatchedStage, { main, report }: ActionRun): void => {
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'terraform-error', attempts: '0' });
    expect(report.nextSteps.length).toBeGreaterThan(0);
    expect(report.waits).toEqual([]);
    expect(stage.writes()).toEqual([]);
  };

  it('because nothing is initialised and init is false is told to be initialised', async () => {
    const stage = await set({ files: { 'main.tf': 'module "hours" {\n  source = "./hours"\n}\n', 'hours/main.tf': '' }, apply: false });
    const run = await stage.run({ init: 'false' });
    expectPlanFailure(stage, run);
    expect(run.main.annotations[0]?.message).toMatch(/main\.tf line \d+: Module not installed/);
    expect(run.report.nextSteps.join('\n')).toMatch(/init: auto/);
    expect(await readdir(stage.workspace)).toEqual(['hours', 'main.tf']);
  });

  it('because of a syntax error gets an annotation at that line of that file', async () => {
    const broken = 'resource "genesyscloud_architect_schedules" "broken" {\n  name = "never closed\n}\n';
    const stage = await set({ files: { ...FILES, 'hours.tf': broken }, apply: false });
    const run = await stage.run({});
    expectPlanFailure(stage, run);
    expect(run.main.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: 'hours.tf', line: 2 }));
    expect(run.main.annotations[0]?.message).toMatch(/hours\.tf line 2: .*\nNext: Correct/);
  });

  it('because of an argument that does not exist gets an annotation there, in a module of a subfolder too', async () => {
    const stage = await set({ files: FILES, apply: false });
    await mkdir(join(stage.workspace, 'infra'));
    await rm(join(stage.workspace, 'main.tf'));
    await stage.write({
      'infra/versions.tf': 'terraform {\n  required_version = ">= 1.5"\n}\n',
      'infra/main.tf': 'output "x" {\n  value = local.nothing\n}\n',
    });
    const run = await stage.run({ 'working-directory': 'infra' });
    expectPlanFailure(stage, run);
    expect(run.main.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: 'infra/main.tf', line: 2 }));
  });

  it('because a required variable is not given says which', async () => {
    const stage = await set({ files: { 'main.tf': 'variable "site" {}\noutput "site" {\n  value = var.site\n}\n' }, apply: false });
    const run = await stage.run({});
    expectPlanFailure(stage, run);
    expect(run.main.annotations[0]?.message).toMatch(/main\.tf line \d+: .*"site"/);
    expect(run.report.conflicts[0]).toMatchObject({ kind: 'other', address: null, range: { filename: 'main.tf' } });
  });
});

describeWithTerraform('a state that holds more than the configuration', () => {
  const set = useStage();

  it('is not touched by a run that was refused', async () => {
    const stage = await set({ files: FILES });
    const before = await stage.terraform('state', 'pull');
    await stage.run({ 'max-retries': 'many' });
    await stage.run({ 'plan-file': 'gone.tfplan' });
    expect(await stage.terraform('state', 'pull')).toBe(before);
    expect(before).toContain(HOURS.split('.')[0]);
  });
});
