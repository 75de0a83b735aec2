import { expect, it } from '@jest/globals';
import { configFile } from './config-file.ts';
import { flow, flowYaml, MAIN_FLOW, schedule } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { FAST_CLOCK } from './fast-clock.ts';
import type { ActionRun } from './stage.ts';
import { useStage, type WatchedStage } from './use-stage.ts';

const DEPLOYED = { 'main.tf': flow(), 'main.yaml': flowYaml('before') };
const CHANGED = { 'main.yaml': flowYaml('after') };

const fault = (path: string, entries: string): string => `conditions: [{ fault: { path: ${path}, ${entries} } }]`;

/** Blocked because nobody knows: never clear, nothing attempted, nothing touched, and the way out is told. */
const expectUnknown = (stage: WatchedStage, { main, report }: ActionRun, wayOut = 'on-lock: proceed'): void => {
  expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
  expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'locked', 'lock-status': 'unknown', attempts: '0' });
  expect(main.outputs['next-safe-time']).toBe('');
  expect(report.nextSteps.join('\n')).toContain(wayOut);
  expect(stage.writes()).toEqual([]);
};

describeWithTerraform('an answer that is none', () => {
  const set = useStage();

  it.each([
    ['403', 'status: 403', '403 not.authorized', {}],
    ['500', 'status: 500', '500 internal.server.error', {}],
    ['202', 'status: 202', '202', {}],
    ['malformed JSON', 'body: malformed', 'not JSON', {}],
    ['HTML from a proxy', 'status: 200, body: html', 'HTML, not JSON', {}],
    ['HTML from a proxy that is down', 'status: 503, body: html', '503: Service Unavailable; the body is HTML', FAST_CLOCK],
    ['an empty body', 'status: 200, body: empty', 'empty, not JSON', {}],
    ['JSON of another shape', 'answer: { hello: world }', '', {}],
    ['a redirect to a log-in', 'redirect: "https://login.example.com/"', 'a redirect to login.example.com', {}],
    ['nothing within 16 s', 'delay: 5s', 'timeout: no answer within 16 s', FAST_CLOCK],
  ])('is unknown, and blocks the run: %s', async (_what, answer, evidence, env) => {
    // The list of flows is asked for by the action alone: the provider reads one by one.
    const stage = await set({ files: DEPLOYED, asks: true, scenario: fault('/api/v2/flows', answer) });
    await stage.write(CHANGED);
    const blocked = await stage.run({}, { env });
    expectUnknown(stage, blocked);
    expect(blocked.report.locks).toMatchObject([{ source: 'flow-editor', verdict: 'unknown', object: { address: MAIN_FLOW } }]);
    expect(blocked.report.locks[0]?.evidence).toContain(evidence);
  });

  it.each(['status: 403', 'status: 202', 'body: malformed'])(
    'does not stop a run with on-lock: proceed, which says what it does not know: %s',
    async (answer) => {
      const stage = await set({ files: DEPLOYED, asks: true, scenario: fault('/api/v2/flows', answer) });
      await stage.write(CHANGED);
      const { main, report } = await stage.run({ 'on-lock': 'proceed' });
      expect(main.outputs).toMatchObject({ outcome: 'applied', 'lock-status': 'unknown', attempts: '1' });
      expect(main.log).toMatch(/Going on in spite of .*unknown \(flow-editor\)/);
      expect(report.locks.map(({ verdict }) => verdict)).toEqual(['unknown']);
    },
  );

  it('of the count of callers is not taken for an empty flow', async () => {
    const stage = await set({ files: DEPLOYED, asks: true, scenario: fault('/api/v2/analytics/**', 'status: 200, body: html') });
    await stage.write({ 'main.tf': '' });
    const run = await stage.run({});
    expectUnknown(stage, run, 'drain: off');
    expect(run.report.locks.filter(({ verdict }) => verdict !== 'clear')).toMatchObject([{ source: 'flow-sessions', verdict: 'unknown' }]);
  });

  it('of the sources in the config file is unknown too, each for itself', async () => {
    const [unit, action] = ['0f5e2c1a-3b7d-4f6e-9a10-5c2d8e4b7f01', '7c1d2c1a-3b7d-4f6e-9a10-5c2d8e4b7f03'];
    const stage = await set({ files: { 'main.tf': schedule() }, apply: false, asks: true });
    await stage.write(
      configFile(`locks:
  - { source: wfm-shifts, business-unit: ${unit} }
  - { source: wfm-publish, business-unit: ${unit}, on-lock: abort }
  - { source: data-action, action: ${action}, answer: lock_status, clear-when: clear, on-lock: abort }
  - { source: http, url: /api/v2/nothing/here, locked-when: { path: status, equals: LOCKED }, on-lock: abort }
  - { source: http, url: "http://127.0.0.1:9/", locked-when: { path: status, equals: LOCKED }, on-lock: abort }`),
    );
    const run = await stage.run({}, { env: FAST_CLOCK });
    expectUnknown(stage, run);
    const unknown = run.report.locks.filter(({ verdict }) => verdict === 'unknown').map(({ source }) => source);
    expect(new Set(unknown)).toEqual(new Set(['wfm-shifts', 'wfm-publish', 'data-action', 'http']));
    expect(run.report.locks.map(({ verdict }) => verdict)).not.toContain('clear');
    for (const part of ['404', 'network']) expect(run.report.locks.map(({ evidence }) => evidence).join('\n')).toContain(part);
  });
});

describeWithTerraform('without credentials', () => {
  const set = useStage();

  it('everything is unknown: the run is blocked and says what to do', async () => {
    const stage = await set({ files: DEPLOYED });
    await stage.write(CHANGED);
    const run = await stage.run({ 'on-lock': '', drain: '' });
    expectUnknown(stage, run);
    expect(run.report.locks).toMatchObject([{ source: 'organization', verdict: 'unknown' }]);
    expect(run.report.nextSteps.join('\n')).toContain('no credentials');
    expect(run.main.log).toContain('No credentials for Genesys Cloud');
  });

  it('the retry loop can be used alone, which is warned of', async () => {
    const stage = await set({ files: DEPLOYED });
    await stage.write(CHANGED);
    const { main } = await stage.run({ 'on-lock': 'proceed', drain: 'off' });
    expect(main.outputs).toMatchObject({ outcome: 'applied', 'lock-status': 'unknown', attempts: '1' });
    expect(main.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('no credentials') }),
    );
    expect(main.log).toMatch(/⚠ No credentials for Genesys Cloud/);
  });

  it('an organisation cannot be verified', async () => {
    const stage = await set({ files: DEPLOYED });
    const id = '7f3f5a4e-5d0b-4c1c-9d7e-2b1f6f0a5c11';
    const { main, report } = await stage.run({ 'organization-id': id, 'terraform-path': '/nowhere/terraform' });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'wrong-organization', attempts: '0' });
    expect(report.message).toContain(id);
  });
});
