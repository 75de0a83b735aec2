import { expect, it } from '@jest/globals';
import { schedule } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { useStage } from './use-stage.ts';

const FILES = { 'main.tf': schedule() };
const NOWHERE = { 'terraform-path': '/nowhere/terraform' };

const MANY_FAULTS = `version: 1
windos: []
windows:
  - kind: deny
    schedule: "61 6 * * 1"
    duration: 2h
    time-zone: America/Chicaco
locks:
  - source: wfm-shift
  - source: data-action
    action: 7c1d2c1a-3b7d-4f6e-9a10-5c2d8e4b7f03
    anser: lock_status
    clear-when: clear
mutex: { data-table: 41c20000-0000-4000-8000-000000000001, key: prod, ttl: 2h }
`;

describeWithTerraform('a config file that cannot be carried out', () => {
  const set = useStage();

  it('is refused with all its problems at once: line, column, the nearest known word, and what comes later', async () => {
    const stage = await set({ files: FILES, apply: false, asks: true });
    await stage.write({ '.github/deploy-guard.yml': MANY_FAULTS });
    const { main, report } = await stage.run(NOWHERE);
    expect(main).toMatchObject({ conclusion: 'failure', exitCode: 1 });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'invalid-input', attempts: '0' });
    const expected = [
      /^\.github\/deploy-guard\.yml:2:1: windos: .*windows/,
      /^\.github\/deploy-guard\.yml:5:15: schedule: .*not a cron expression/,
      /^\.github\/deploy-guard\.yml:7:16: time-zone: .*America\/Chicago/,
      /^\.github\/deploy-guard\.yml:9:13: source: .*wfm-shifts/,
      /^\.github\/deploy-guard\.yml:12:5: anser: .*answer/,
      /^\.github\/deploy-guard\.yml:14:1: mutex: not yet available/,
    ];
    for (const problem of expected) expect(report.problems).toContainEqual(expect.stringMatching(problem));
    const annotated = main.annotations.map(({ message }) => message).join('\n');
    for (const place of ['2:1', '5:15', '7:16', '9:13', '12:5', '14:1']) expect(annotated).toContain(`deploy-guard.yml:${place}:`);
    expect(stage.sandbox.api.requests).toEqual([]);
  });

  it.each([
    ['is not YAML', 'version: 1\nlocks: [\n', /^\.github\/deploy-guard\.yml:\d+:\d+: /],
    ['is empty', '', /^\.github\/deploy-guard\.yml:1:1: not a map of keys and values/],
    ['has a key twice', 'version: 1\nversion: 1\n', /^\.github\/deploy-guard\.yml:2:1: /],
    ['is of another version', 'version: 2\n', /^\.github\/deploy-guard\.yml:1:10: version: must be 1/],
  ])('is refused with the place: it %s', async (_what, text, problem) => {
    const stage = await set({ files: FILES, apply: false, asks: true });
    await stage.write({ '.github/deploy-guard.yml': text });
    const { main, report } = await stage.run(NOWHERE);
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'invalid-input', attempts: '0' });
    expect(report.message).toMatch(problem);
    expect(stage.sandbox.api.requests).toEqual([]);
  });

  it('is refused where its path is given, by the path that was given', async () => {
    const stage = await set({ files: FILES, apply: false, asks: true });
    await stage.write({ 'ops/guard.yml': 'version: 1\nlock: []\n' });
    const { main, report } = await stage.run({ 'config-file': 'ops/guard.yml', ...NOWHERE });
    expect(main.outputs).toMatchObject({ outcome: 'blocked', 'failure-reason': 'invalid-input' });
    expect(report.message).toMatch(/^ops\/guard\.yml:2:1: lock: .*locks/);
  });
});

describeWithTerraform('a config file that only says its version', () => {
  const set = useStage();

  it('changes nothing', async () => {
    const stage = await set({ files: FILES, apply: false, asks: true });
    await stage.write({ '.github/deploy-guard.yml': 'version: 1\n' });
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1', 'lock-status': 'clear' });
  });
});
