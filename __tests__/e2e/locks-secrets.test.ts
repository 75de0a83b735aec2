import { afterEach, expect, it } from '@jest/globals';
import { standIn, stopStandIns } from '../genesys/stand-in.ts';
import { configFile } from './config-file.ts';
import { flow, flowYaml } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { FAST_CLOCK } from './fast-clock.ts';
import type { ActionRun } from './stage.ts';
import { leaksOf, REPORT_COPY } from './traces.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const ACTION = '7c1d2c1a-3b7d-4f6e-9a10-5c2d8e4b7f03';
const SECRET = 'canary-client-secret';
const INPUT = 'canary-data-action-input';
const HEADER = 'canary-header-of-the-environment';
const QUERY = 'canary-query';
const ENVIRONMENT = { STATUS_PAGE_KEY: HEADER };
const INPUTS = { 'client-id': 'deployer', 'client-secret': SECRET, 'report-file': REPORT_COPY };

const scenario = (more: string): string => `
clients: [{ id: sandbox-client, secret: sandbox-secret }, { id: deployer, secret: ${SECRET} }]
${more}`;

/** Asks a data action, the Genesys host and somebody else, both with a header from the environment. */
const config = (url: string) =>
  configFile(`locks:
  - { source: data-action, action: ${ACTION}, input: { ticket: ${INPUT} }, answer: lock_status, clear-when: clear, on-lock: abort }
  - source: http
    url: /api/v2/organizations/me?ticket=${QUERY}
    headers: { X-Api-Key: { env: STATUS_PAGE_KEY } }
    locked-when: { path: name, equals: LOCKED }
    on-lock: abort
  - source: http
    url: ${url}/status?ticket=${QUERY}
    headers: { X-Api-Key: { env: STATUS_PAGE_KEY } }
    locked-when: { path: status, equals: LOCKED }
    on-lock: abort`);

/** The tokens that the run got: what it masked and did not make up itself to keep Terraform from commanding the runner. */
const tokensOf = ({ main: { masks, rawStdout } }: ActionRun): readonly string[] =>
  masks.filter((mask) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(mask) && !rawStdout.includes(`::stop-commands::${mask}`));

const expectNoLeak = async (run: ActionRun, stage: WatchedStage, ...more: readonly string[]): Promise<void> => {
  const encoded = Buffer.from(`deployer:${SECRET}`).toString('base64');
  expect(run.main.masks).toEqual(expect.arrayContaining([SECRET, encoded]));
  expect(await leaksOf(run, stage, [SECRET, encoded, INPUT, HEADER, QUERY, ...tokensOf(run), ...more])).toEqual([]);
};

describeWithTerraform('no secret of a question is seen', () => {
  const set = useStage();
  afterEach(stopStandIns);
  const files = { 'main.tf': flow(), 'main.yaml': flowYaml('before') };
  const clear = `data-actions: [{ name: Lock, id: ${ACTION}, answers: [{ result: { lock_status: clear } }] }]`;

  it('where all is clear and the plan is applied', async () => {
    const statusPage = await standIn(() => ({ body: { status: 'FREE' } }));
    const stage = await set({ files, asks: true, scenario: scenario(clear) });
    await stage.write({ 'main.yaml': flowYaml('after'), ...config(statusPage.url) });
    const run = await stage.run(INPUTS, { env: ENVIRONMENT });
    expect(run.main.outputs).toMatchObject({ outcome: 'applied', 'lock-status': 'clear' });
    expect(tokensOf(run)).toHaveLength(1);
    // They were sent where they belong, and the token nowhere else.
    expect(stage.sandbox.api.requests.find(({ path }) => path.endsWith('/execute'))?.body).toEqual({ ticket: INPUT });
    expect(statusPage.heard.map(({ headers, query }) => [headers['x-api-key'], query.get('ticket')])).toEqual([[HEADER, QUERY]]);
    expect(JSON.stringify(statusPage.heard)).not.toContain('authorization');
    await expectNoLeak(run, stage);
  });

  it('where who is asked repeats it, in an answer or in an error', async () => {
    const statusPage = await standIn(({ headers }) => ({ body: { status: `${headers['x-api-key']}` } }));
    const broken = `data-actions: [{ name: Lock, id: ${ACTION}, answers: [{ status: 400, code: bad.request, message: "client deployer:${SECRET} ${SECRET} failed" }] }]`;
    const stage = await set({ files, asks: true, scenario: scenario(broken) });
    await stage.write({ 'main.yaml': flowYaml('after'), ...config(statusPage.url) });
    const run = await stage.run(INPUTS, { env: ENVIRONMENT });
    expect(run.main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'gate', 'lock-status': 'unknown' });
    const evidence = run.report.locks.map((lock) => lock.evidence).join('\n');
    expect(evidence).toContain('status is ***');
    expect(evidence).toContain('client deployer:*** *** failed');
    await expectNoLeak(run, stage);
  });

  it.each([
    ['a reset connection', 'drop: true'],
    ['a refusal', 'status: 403'],
    ['HTML', 'status: 200, body: html'],
  ])('where nothing answers as it should, by status: %s', async (_what, answer) => {
    const statusPage = await standIn(() => 'reset');
    const stage = await set({
      files: {},
      apply: false,
      asks: true,
      scenario: scenario(`conditions: [{ fault: { path: /api/v2/**, ${answer} } }]`),
    });
    await stage.write(config(statusPage.url));
    const run = await stage.run({ ...INPUTS, command: 'status' }, { env: { ...ENVIRONMENT, ...FAST_CLOCK } });
    expect(run.main.outputs).toMatchObject({ 'lock-status': 'unknown' });
    await expectNoLeak(run, stage);
  });

  it('where the header is not in the environment: it is not asked, and its name is told', async () => {
    const statusPage = await standIn(() => ({ body: { status: 'FREE' } }));
    const stage = await set({ files, asks: true, scenario: scenario(clear) });
    await stage.write({ 'main.yaml': flowYaml('after'), ...config(statusPage.url) });
    const { main, report } = await stage.run(INPUTS);
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'lock-status': 'unknown' });
    expect(report.locks.map(({ evidence }) => evidence).join('\n')).toContain('the environment variable STATUS_PAGE_KEY is not set');
    expect(statusPage.heard).toEqual([]);
  });
});
