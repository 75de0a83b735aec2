import { mkdir, readFile, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findTerraform, onPath } from '../../sandbox/find-terraform.ts';
import { schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { REAL_TERRAFORM, standIn } from './stand-in.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const FILES = { 'main.tf': schedule() };

/** A Terraform that notes its environment for each command. */
const recorder = ({ workspace }: WatchedStage): Promise<string> =>
  standIn(workspace, `env > '${workspace}'/"env-$1.txt"\nexec ${REAL_TERRAFORM} "$@"`);

/** The provider's variables that an apply had, sorted. */
const providerVariables = async ({ workspace }: WatchedStage): Promise<readonly string[]> => {
  const variables = (await readFile(join(workspace, 'env-apply.txt'), 'utf8')).split('\n');
  return variables.filter((line) => line.startsWith('GENESYSCLOUD_')).sort();
};

describeWithTerraform('credentials', () => {
  const set = useStage();
  const env = {
    GENESYSCLOUD_OAUTHCLIENT_ID: 'environment-id',
    GENESYSCLOUD_OAUTHCLIENT_SECRET: 'environment-secret',
    GENESYSCLOUD_ACCESS_TOKEN: 'environment-token',
  };

  it.each([
    [
      'a client by input replaces the client and the token of the environment',
      { 'client-id': 'input-id', 'client-secret': 'input-secret' },
      ['GENESYSCLOUD_OAUTHCLIENT_ID=input-id', 'GENESYSCLOUD_OAUTHCLIENT_SECRET=input-secret', 'GENESYSCLOUD_REGION=us-east-1'],
    ],
    [
      'a token by input replaces the client and the token of the environment',
      { 'access-token': 'input-token', region: 'eu-west-1' },
      ['GENESYSCLOUD_ACCESS_TOKEN=input-token', 'GENESYSCLOUD_REGION=eu-west-1'],
    ],
    [
      'none by input leaves the environment as it is',
      {},
      [
        'GENESYSCLOUD_ACCESS_TOKEN=environment-token',
        'GENESYSCLOUD_OAUTHCLIENT_ID=environment-id',
        'GENESYSCLOUD_OAUTHCLIENT_SECRET=environment-secret',
        'GENESYSCLOUD_REGION=us-east-1',
      ],
    ],
  ])('for Terraform: %s', async (_what, inputs, expected) => {
    const stage = await set({ files: FILES, apply: false });
    const { main } = await stage.run({ 'terraform-path': await recorder(stage), ...inputs }, { env });
    expect(main.outputs.outcome).toBe('applied');
    expect(await providerVariables(stage)).toEqual(expected);
  });
});

describeWithTerraform('the surroundings', () => {
  const set = useStage();

  it('may name a CLI configuration file that is not there', async () => {
    const { run } = await set({ files: FILES, apply: false });
    const { main } = await run({}, { env: { TF_CLI_CONFIG_FILE: '/nowhere/terraform.rc' } });
    expect(main.outputs.outcome).toBe('applied');
    expect(main.annotations).toEqual([]);
  });

  it.each([
    ['on PATH', (folder: string) => ({ PATH: `${folder}${delimiter}${process.env.PATH}` })],
    ['in TERRAFORM_CLI_PATH', (folder: string) => ({ PATH: '/usr/bin:/bin', TERRAFORM_CLI_PATH: folder })],
  ])("may hold setup-terraform's wrapper %s, which is not run", async (_where, environment) => {
    const stage = await set({ files: FILES, apply: false });
    const folder = join(stage.workspace, 'tools');
    await mkdir(folder);
    await standIn(folder, 'echo "the wrapper was run" >&2; exit 1', 'terraform');
    await symlink(findTerraform() ?? 'terraform', join(folder, 'terraform-bin'));
    const { main } = await stage.run({ 'terraform-path': 'terraform' }, { env: environment(folder) });
    expect(main.outputs.outcome).toBe('applied');
  });

  it('name the workspace of Terraform, which the report tells', async () => {
    const stage = await set({ files: FILES, apply: false });
    await stage.terraform('workspace', 'new', '-no-color', 'staging');
    await stage.terraform('workspace', 'select', '-no-color', 'default');
    const { report, main } = await stage.run({}, { env: { TF_WORKSPACE: 'staging' } });
    expect(main.outputs.outcome).toBe('applied');
    expect(report.workspace).toBe('staging');
  });

  it('hold the report twice where a second place is named', async () => {
    const { run, workspace } = await set({ files: FILES, apply: false });
    const { main, reportText } = await run({ 'report-file': 'out/deep/report.json' });
    expect(main.outputs['report-file']).not.toContain(workspace);
    expect(await readFile(join(workspace, 'out/deep/report.json'), 'utf8')).toBe(reportText);
  });
});

describeWithTerraform('a root module in a subfolder', () => {
  const set = useStage();

  it('is applied there, and its annotations point to its files from the workspace', async () => {
    const infra = 'terraform {\n  required_providers {\n    genesyscloud = { source = "mypurecloud/genesyscloud" }\n  }\n}\n';
    const { run, sandbox, write } = await set({
      files: { 'infra/prod/versions.tf': infra, 'infra/prod/schedules.tf': schedule() },
      apply: false,
      scenario:
        'conditions:\n  - fault: { method: PUT, path: /api/v2/architect/schedules/*, status: 400, code: bad, message: No such rule }\n',
    });
    const inputs = { 'working-directory': 'infra/prod' };
    expect((await run(inputs)).main.outputs.outcome).toBe('applied');
    expect(sandbox.api.organisation.schedules.size).toBe(1);

    await write({ 'infra/prod/schedules.tf': schedule({ description: 'after' }) });
    const { main, report } = await run(inputs);
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'terraform-error' });
    expect(report.workingDirectory).toBe('infra/prod');
    expect(main.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: 'infra/prod/schedules.tf', line: 2 }));
  });
});

const tofu = onPath('tofu');
const describeWithTofu = tofu === null ? describe.skip : describe;

describeWithTofu(`OpenTofu${tofu === null ? ' (skipped: tofu is not on PATH)' : ''}`, () => {
  const set = useStage();

  it('gets through a conflict as Terraform does', async () => {
    const stage = await set({
      files: { 'main.tf': `${schedule()}${scheduleGroup()}` },
      apply: false,
      arm: false,
      innerTries: 1,
      scenario: 'conditions:\n  - shifts: { schedule-group: support, times: 1 }\n',
    });
    expect((await stage.run({ 'terraform-path': 'tofu' })).main.outputs.outcome).toBe('applied');
    stage.sandbox.api.arm();
    await stage.write({ 'main.tf': `${schedule()}${scheduleGroup({ description: 'after' })}` });
    const { main, report } = await stage.run({ 'terraform-path': 'tofu' });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.terraform?.product).toBe('opentofu');
  });
});
