import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { schedule } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import type { ActionRun } from './stage.ts';
import { REAL_TERRAFORM, standIn } from './stand-in.ts';
import { type StateBackend, startStateBackend } from './state-backend.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

/** What must appear nowhere. Each is found by a search for its own text, so a leak says where it came from. */
const SENSITIVE = {
  text: 'canary-sensitive-text',
  number: '8675309867',
  nested: 'canary-nested-<&>-"quoted"',
  firstLine: 'canary-first-line-of-a-key',
  secondLine: 'canary-second-line-of-a-key',
};
/** Not sensitive, and nobody's business all the same: values of attributes are never shown. */
const VALUE = 'canary-plain-description';
const GIVEN = {
  clientSecret: 'canary-client-secret',
  accessToken: 'canary-access-token',
  githubToken: 'canary-github-token',
  environmentSecret: 'canary-environment-secret',
  environmentToken: 'canary-environment-token',
  gatewayPassword: 'canary-gateway-password',
};
const ALL = [...Object.values(SENSITIVE), ...Object.values(GIVEN), VALUE];

const INPUTS = {
  'client-id': 'an-id',
  'client-secret': GIVEN.clientSecret,
  'github-token': GIVEN.githubToken,
  'report-file': 'out/report.json',
};
const ENVIRONMENT = {
  GENESYSCLOUD_OAUTHCLIENT_ID: 'another-id',
  GENESYSCLOUD_OAUTHCLIENT_SECRET: GIVEN.environmentSecret,
  GENESYSCLOUD_ACCESS_TOKEN: GIVEN.environmentToken,
  GENESYSCLOUD_GATEWAY_AUTH_PASSWORD: GIVEN.gatewayPassword,
};

const VARIABLES = `
variable "text" {
  type      = string
  sensitive = true
}
variable "number" {
  type      = number
  sensitive = true
}
variable "nested" {
  type      = object({ list = list(object({ secret = string })) })
  sensitive = true
}
variable "key" {
  type      = string
  sensitive = true
}
output "secret" {
  value     = var.text
  sensitive = true
}
resource "terraform_data" "holder" {
  input = [var.number, var.nested, var.key]
}
`;
const VALUES = JSON.stringify({
  text: SENSITIVE.text,
  number: Number(SENSITIVE.number),
  nested: { list: [{ secret: SENSITIVE.nested }] },
  key: `${SENSITIVE.firstLine}\n${SENSITIVE.secondLine}\n`,
});

/** A schedule whose description is secret, and one whose description is nobody's business. */
const files = (name = 'before') => ({
  'variables.tf': VARIABLES,
  'secret.auto.tfvars.json': VALUES,
  'description.tf': description('var.text'),
  'main.tf': `${schedule({ label: 'plain', description: VALUE })}
resource "genesyscloud_architect_schedules" "secret" {
  name        = "secret ${name}"
  description = local.description
  start       = "2026-01-05T08:00:00.000000"
  end         = "2026-01-05T18:00:00.000000"
}
`,
});
const description = (expression: string): string => `locals {\n  description = ${expression}\n}\n`;

/** What a platform may say that repeats what it was sent. */
const ECHO = `refused: ${SENSITIVE.text}, ${SENSITIVE.number}, ${SENSITIVE.nested}, ${SENSITIVE.firstLine}\n${SENSITIVE.secondLine}`;
const fault = (status: number): string =>
  `conditions:\n  - fault: { path: /api/v2/architect/schedules/**, method: PUT, status: ${status}, code: echo, message: ${JSON.stringify(ECHO)} }\n`;

/** Masks are the one thing that has to name a secret. */
const withoutMasks = (raw: string): string => raw.replace(/^::add-mask::.*$/gm, '');

/** Everything that a run shows or leaves to somebody. */
const tracesOf = async ({ main, post, reportText, leftBehind }: ActionRun, { workspace }: WatchedStage) => ({
  output: withoutMasks(`${main.rawStdout}${main.rawStderr}`),
  post: `${post.rawStdout}${post.rawStderr}`,
  summary: main.summary ?? '',
  annotations: JSON.stringify(main.annotations),
  outputs: JSON.stringify(main.outputs),
  state: JSON.stringify(main.state),
  report: reportText,
  copy: await readFile(join(workspace, 'out/report.json'), 'utf8').catch(() => ''),
  leftBehind: JSON.stringify(leftBehind),
});

/** None of the secrets is anywhere, plain or as part of a JSON text. */
const expectNoLeak = async (run: ActionRun, stage: WatchedStage): Promise<void> => {
  const traces = await tracesOf(run, stage);
  const leaks = Object.entries(traces).flatMap(([where, text]) =>
    ALL.filter((secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1))).map(
      (secret) => `${secret} in ${where}`,
    ),
  );
  expect(leaks).toEqual([]);
  expect(Object.keys(run.leftBehind).filter((name) => name.includes('deploy-guard'))).toEqual([]);
};

describeWithTerraform('no secret is seen', () => {
  const set = useStage();
  let backend: StateBackend;
  beforeEach(async () => {
    backend = await startStateBackend();
  });
  afterEach(() => backend.close());

  it('after a success', async () => {
    const stage = await set({ files: files(), apply: false });
    const run = await stage.run(INPUTS, { env: ENVIRONMENT });
    expect(run.main.outputs.outcome).toBe('applied');
    expect([...stage.sandbox.api.organisation.schedules.values()].map(({ description }) => description).sort()).toEqual([
      VALUE,
      SENSITIVE.text,
    ]);
    await expectNoLeak(run, stage);
    expect(await readFile(join(stage.workspace, INPUTS['report-file']), 'utf8')).toBe(run.reportText);
  });

  it('when the platform repeats it in conflicts', async () => {
    const stage = await set({ files: files(), scenario: fault(409) });
    await stage.write(files('after'));
    const run = await stage.run({ ...INPUTS, 'max-retries': '1' }, { env: ENVIRONMENT });
    expect(run.main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '2' });
    expect(run.report.conflicts[0]?.message).toContain('refused: ***, ***, ***, *** ***');
    await expectNoLeak(run, stage);
  });

  it('when the platform repeats it in an error that ends the run', async () => {
    const stage = await set({ files: files(), scenario: fault(400) });
    await stage.write(files('after'));
    const run = await stage.run(INPUTS, { env: ENVIRONMENT });
    expect(run.main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'terraform-error', attempts: '1' });
    expect(run.report.conflicts[0]?.message).toContain('refused: ***, ***, ***, *** ***');
    await expectNoLeak(run, stage);
  });

  it.each(['v1.33', 'v1.34', 'v1.38'] as const)('when provider %s repeats it in its own way', async (age) => {
    const stage = await set({ files: files(), scenario: fault(409), age });
    await stage.write(files('after'));
    const run = await stage.run({ ...INPUTS, 'max-retries': '0' }, { env: ENVIRONMENT });
    expect(run.main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict' });
    await expectNoLeak(run, stage);
  });

  it('when the plan diverges by another secret', async () => {
    const stage = await set({ files: files(), scenario: fault(409) });
    await stage.write(files('after'));
    const run = await stage.run(INPUTS, {
      env: ENVIRONMENT,
      onLine: (line) => {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own templates
        if (line.includes('Waiting')) writeFileSync(join(stage.workspace, 'description.tf'), description('"${var.number}${var.text}"'));
      },
    });
    expect(run.main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'plan-diverged' });
    expect(run.report.divergences).toMatchObject([{ attributes: ['description'] }]);
    await expectNoLeak(run, stage);
  });

  it('when the state cannot be saved', async () => {
    const stage = await set({ files: { ...files(), 'backend.tf': backend.block() }, apply: false });
    backend.refuseWrites(503);
    const run = await stage.run({ ...INPUTS, 'initial-delay': '1h', 'max-delay': '1h' }, { env: ENVIRONMENT });
    expect(run.main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'state-not-saved' });
    await expectNoLeak(run, stage);
  });

  it('when inputs are refused', async () => {
    const stage = await set({ files: files(), apply: false });
    const run = await stage.run(
      {
        ...INPUTS,
        'access-token': GIVEN.accessToken,
        'plan-arguments': `text=${SENSITIVE.text}\n-var text=${SENSITIVE.text}`,
        'init-arguments': `backend-config=password=${SENSITIVE.firstLine}`,
      },
      { env: ENVIRONMENT },
    );
    expect(run.main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'invalid-input' });
    expect(run.report.nextSteps.length).toBeGreaterThanOrEqual(2);
    await expectNoLeak(run, stage);
  });

  it('when the access token comes by input', async () => {
    const stage = await set({ files: files(), apply: false });
    const run = await stage.run({ 'access-token': GIVEN.accessToken, 'report-file': 'out/report.json' }, { env: ENVIRONMENT });
    expect(run.main.outputs.outcome).toBe('applied');
    await expectNoLeak(run, stage);
  });

  it('by other users of the machine, to whom the private folder is closed', async () => {
    const stage = await set({ files: files(), scenario: fault(409) });
    await stage.write(files('after'));
    const seen = join(stage.workspace, 'seen.txt');
    const look = `find "$RUNNER_TEMP"/deploy-guard-* -printf '%m %f\\n' >> '${seen}'\nexec ${REAL_TERRAFORM} "$@"`;
    const run = await stage.run({ ...INPUTS, 'max-retries': '1', 'terraform-path': await standIn(stage.workspace, look) });
    expect(run.main.outputs).toMatchObject({ 'failure-reason': 'conflict', attempts: '2' });
    const lines = [...new Set((await readFile(seen, 'utf8')).trim().split('\n'))];
    const modesOf = (name: RegExp) => [...new Set(lines.filter((line) => name.test(line)).map((line) => line.split(' ')[0]))];
    expect(modesOf(/ deploy-guard-\w+$/)).toEqual(['700']);
    expect(modesOf(/ plan-\w+\.log$/)).toEqual(['600']);
    expect(modesOf(/ show-\w+\.json$/)).toEqual(['600']);
    expect(modesOf(/ variables-\w+\.tfvars\.json$/)).toEqual(['600']);
  });
});
