import { expect, it } from '@jest/globals';
import { armAt } from './arm-at.ts';
import { configFile } from './config-file.ts';
import { flow, flowYaml, ivr, MAIN_FLOW, schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { FAST_CLOCK } from './fast-clock.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const ORGANIZATION = '7f3f5a4e-5d0b-4c1c-9d7e-2b1f6f0a5c11';
const OTHER = '0a0a0a0a-0000-4000-8000-000000000001';
const NOWHERE = { 'terraform-path': '/nowhere/terraform' };
const DEPLOYED = { 'main.tf': flow(), 'main.yaml': flowYaml('before') };
const CHANGED = { 'main.yaml': flowYaml('after') };
const house = (description: string): string => schedule() + scheduleGroup({ description });

const fault = (path: string, entries: string): string => `conditions: [{ fault: { path: ${path}, ${entries} } }]`;
/** A summary without the marks that keep GitHub from making emoji and links of words. */
const plain = (summary: string | null): string => (summary ?? '').replace(/&#8203;|<!-- -->/g, '');
/** What was asked at that path, in the order of the answers. */
const asked = ({ sandbox }: WatchedStage, wanted: string) => sandbox.api.requests.filter(({ path }) => path === wanted);

describeWithTerraform('the conversation with the platform', () => {
  const set = useStage();

  it('goes on when the token ends in the middle', async () => {
    const unit = '0f5e2c1a-3b7d-4f6e-9a10-5c2d8e4b7f01';
    const scenario = `token-lifetime: 1500ms\nbusiness-units: [{ name: Support, id: ${unit}, time-zone: UTC, management-units: [], runs: [{ state: Scheduling, until: 2500ms }] }]`;
    const stage = await set({ files: DEPLOYED, apply: false, asks: true, ...armAt('PlanResourceChange'), scenario });
    await stage.write(configFile(`locks: [{ source: wfm-publish, business-unit: ${unit} }]`));
    const { main, report } = await stage.run({}, { env: FAST_CLOCK });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear' });
    expect(report.waits.length).toBeGreaterThan(0);
    const runs = stage.sandbox.api.requests.filter(({ path }) => path.endsWith('/scheduling/runs'));
    expect((runs.at(-1)?.at ?? 0) - (runs[0]?.at ?? 0)).toBeGreaterThan(1_500);
    expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 200));
  });

  it('logs in once more when its token is refused', async () => {
    const stage = await set({ files: DEPLOYED, asks: true, scenario: fault('/api/v2/flows', 'status: 401, times: 1') });
    await stage.write(CHANGED);
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear' });
    expect(asked(stage, '/api/v2/flows').map(({ status }) => status)).toEqual([401, 200]);
    const [refused, answered] = asked(stage, '/api/v2/flows').map((request) => stage.sandbox.api.requests.indexOf(request));
    expect(stage.sandbox.api.requests.slice(refused, answered).map(({ path }) => path)).toContain('/oauth/token');
  });

  it('waits as long as a 429 asks for', async () => {
    const stage = await set({ files: DEPLOYED, asks: true, scenario: fault('/api/v2/flows', 'status: 429, retry-after: 1s, times: 1') });
    await stage.write(CHANGED);
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear' });
    const [refused, answered, ...more] = asked(stage, '/api/v2/flows');
    expect([refused?.status, answered?.status, more]).toEqual([429, 200, []]);
    expect((answered?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('asks again after a connection that was reset', async () => {
    const stage = await set({ files: DEPLOYED, asks: true, scenario: fault('/api/v2/flows', 'drop: true, times: 1') });
    await stage.write(CHANGED);
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear' });
    expect(asked(stage, '/api/v2/flows').map(({ status }) => status)).toEqual([0, 200]);
  });
});

describeWithTerraform('the organisation', () => {
  const set = useStage();

  it('of the credentials is another one than named: the run ends before Terraform is started', async () => {
    const stage = await set({ files: DEPLOYED, apply: false, asks: true, scenario: 'organization: { name: Example Ltd }' });
    const { main, report } = await stage.run({ 'organization-id': OTHER, 'on-lock': 'proceed', ...NOWHERE });
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'wrong-organization', attempts: '0' });
    expect(report.message).toBe(`The credentials belong to Example Ltd (${ORGANIZATION}), not to ${OTHER}`);
    expect(report).toMatchObject({ organization: { id: ORGANIZATION, name: 'Example Ltd' }, plan: null, terraform: null });
    expect(main.summary).toContain('Example Ltd');
    expect(stage.writes()).toEqual([]);
  });

  it('that is named is the one of the credentials: it is in the report, and in the plan digest', async () => {
    const digestOf = async (id: string): Promise<string> => {
      const stage = await set({ files: { 'main.tf': schedule() }, apply: false, asks: true, scenario: `organization: { id: ${id} }` });
      const { main, report } = await stage.run({ 'organization-id': id.toUpperCase() });
      expect(main.outputs).toMatchObject({ outcome: 'applied' });
      expect(report.organization).toEqual({ id, name: 'Sandbox', region: null });
      return main.outputs['plan-digest'] ?? '';
    };
    const digests = [await digestOf(ORGANIZATION), await digestOf(OTHER)];
    expect(digests).toEqual([expect.stringMatching(/^[\da-f]{64}$/), expect.stringMatching(/^[\da-f]{64}$/)]);
    expect(digests[0]).not.toBe(digests[1]);
  });

  it('that cannot be asked is not taken for the one that is named', async () => {
    const scenario = fault('/api/v2/organizations/me', 'status: 500');
    const stage = await set({ files: DEPLOYED, apply: false, asks: true, scenario });
    const { main, report } = await stage.run({ 'organization-id': ORGANIZATION, ...NOWHERE });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'wrong-organization' });
    expect(report.message).toContain('could not be verified');
  });

  it('does not know an object of the state: the state may belong to another organisation', async () => {
    const nothing = 'answer: { entities: [], pageNumber: 1, pageCount: 0, pageSize: 100, total: 0 }';
    const stage = await set({ files: DEPLOYED, asks: true, scenario: fault('/api/v2/flows', nothing) });
    await stage.write(CHANGED);
    const { main, report } = await stage.run({ 'on-lock': 'proceed' });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'locked', 'lock-status': 'unknown' });
    expect(report.locks).toMatchObject([
      { source: 'organization', object: { address: MAIN_FLOW }, evidence: expect.stringContaining('another organisation') },
    ]);
    expect(stage.writes()).toEqual([]);
  });
});

describeWithTerraform('a permission', () => {
  const set = useStage();
  const DEPLOYER = { 'client-id': 'deployer', 'client-secret': 'hush' };
  /** The sandbox's provider goes on with the client that may do everything; the action has one that may do this. */
  const clients = (...permissions: readonly string[]): string => `
clients:
  - { id: sandbox-client, secret: sandbox-secret }
  - { id: deployer, secret: hush, permissions: ${JSON.stringify(permissions)} }
`;

  it('that the plan surely needs is missing: the run ends before anything is touched, with every one of them named', async () => {
    const files = { 'main.tf': house('before') };
    const stage = await set({ files, asks: true, scenario: clients('routing:*:view', 'routing:schedule:*') });
    await stage.write({ 'main.tf': house('after') + ivr() });
    const { main, report } = await stage.run({ ...DEPLOYER, 'on-lock': 'proceed' });
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'missing-permission', attempts: '0' });
    const missing = report.permissions?.missing.map(({ permission, need }) => `${permission} ${need}`).sort();
    expect(missing).toEqual(['routing:callRoute:add change', 'routing:scheduleGroup:edit change']);
    for (const permission of ['routing:callRoute:add', 'routing:scheduleGroup:edit']) {
      expect(report.message).toContain(permission);
      expect(plain(main.summary)).toContain(permission);
    }
    expect(stage.writes()).toEqual([]);
  });

  it('to look at one lock is missing: that lock alone is unknown, and blocks the run', async () => {
    const scenario = clients('architect:flow:*', 'architect:job:*', 'architect:dependencyTracking:view', 'routing:*:*');
    const stage = await set({ files: DEPLOYED, asks: true, scenario });
    await stage.write({ 'main.tf': '' });
    const { main, report } = await stage.run(DEPLOYER);
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'locked', 'lock-status': 'unknown', attempts: '0' });
    expect(report.permissions?.missing).toMatchObject([{ permission: 'analytics:flowObservation:view', need: 'look' }]);
    expect(report.locks.map(({ source, verdict }) => `${source} ${verdict}`).sort()).toEqual([
      'flow-editor clear',
      'flow-sessions unknown',
      'referrer clear',
    ]);
    expect(plain(main.summary)).toContain('analytics:flowObservation:view');
    expect(stage.writes()).toEqual([]);
  });

  it('of a division, or of everything, counts', async () => {
    const stage = await set({ files: { 'main.tf': house('before') }, asks: true, scenario: clients('*') });
    await stage.write({ 'main.tf': house('after') });
    const { main, report } = await stage.run(DEPLOYER);
    expect(main.outputs).toMatchObject({ outcome: 'applied' });
    expect(report.permissions).toEqual({ missing: [], unchecked: [] });
  });
});

describeWithTerraform('credentials that are refused', () => {
  const set = useStage();

  it.each([
    ['a client', { 'client-id': 'sandbox-client', 'client-secret': 'canary-wrong-secret' }],
    ['a token', { 'client-id': '', 'client-secret': '', 'access-token': 'canary-wrong-secret' }],
  ])('end the run before Terraform is started, with what to check and without the secret: %s', async (_what, credentials) => {
    const stage = await set({ files: DEPLOYED, apply: false, asks: true });
    const { main, report, reportText } = await stage.run({ ...credentials, 'on-lock': 'proceed', ...NOWHERE });
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'unauthorized', attempts: '0' });
    expect(report.nextSteps.join('\n')).toMatch(/client id, secret and region/);
    const shown = [main.rawStdout.replace(/^::add-mask::.*$/gm, ''), main.rawStderr, main.summary, reportText].join('\n');
    expect(shown).not.toContain('canary-wrong-secret');
    expect(shown).not.toContain(Buffer.from('sandbox-client:canary-wrong-secret').toString('base64'));
  });

  it('of a region that does not exist: the run ends with the list of regions', async () => {
    const stage = await set({ files: DEPLOYED, apply: false, asks: true });
    const { main, report } = await stage.run({ region: 'us-east-9', ...NOWHERE });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'invalid-input' });
    expect(report.message).toContain('Input region is "us-east-9"');
    for (const region of ['us-east-1 (mypurecloud.com)', 'ap-southeast-2 (mypurecloud.com.au)']) expect(report.message).toContain(region);
    expect(stage.sandbox.api.requests).toEqual([]);
  });

  it('of a region in the environment that does not exist: the same', async () => {
    const stage = await set({ files: DEPLOYED, apply: false, asks: true });
    const { main, report } = await stage.run(NOWHERE, { env: { GENESYSCLOUD_REGION: 'us-east-9' } });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'invalid-input' });
    expect(report.message).toContain('us-east-1 (mypurecloud.com)');
  });
});
