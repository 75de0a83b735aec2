import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createJob } from '../../../sandbox/runner/job.ts';
import { jobOf, runMain, temporaryFolder } from './fixture-action.ts';

const PRINT_ENV = 'console.log(JSON.stringify(env))';

async function environment(...[options]: Parameters<typeof runMain> extends [string, ...infer Rest] ? Rest : never) {
  return JSON.parse((await runMain(PRINT_ENV, options)).rawStdout);
}

describe('environment of a step', () => {
  const inputs = `  plan-file: { default: tfplan }
  two words: { default: 7 }
  flag: { default: true }
  github-token: { default: "\${{ github.token }}" }
  empty: { required: true }
  old: { deprecationMessage: use plan-file }`;

  it('has every input of action.yml, upper-cased, with blanks as underscores and dashes kept', async () => {
    const job = await jobOf({ main: PRINT_ENV, inputs }, { with: { 'PLAN-file': ' mine ' }, github: { token: 'ghs_fake' } });
    const env = JSON.parse((await job.run('main')).rawStdout);
    expect(env).toMatchObject({
      'INPUT_PLAN-FILE': ' mine ',
      INPUT_TWO_WORDS: '7',
      INPUT_FLAG: 'true',
      'INPUT_GITHUB-TOKEN': 'ghs_fake',
      INPUT_EMPTY: '',
    });
  });

  it('warns of an input that action.yml does not have or deprecates, and runs', async () => {
    const job = await jobOf({ main: '', inputs }, { with: { plan: 'x', old: 'y' } });
    const { conclusion, annotations } = await job.run('main');
    expect(conclusion).toBe('success');
    expect(annotations.map(({ level, message }) => [level, message])).toEqual([
      ['warning', `Input 'old' has been deprecated with message: use plan-file`],
      ['warning', `Unexpected input(s) 'plan', valid inputs are ['plan-file', 'two words', 'flag', 'github-token', 'empty', 'old']`],
    ]);
  });

  it('has the GitHub and runner variables, which env: cannot override, but not the token', async () => {
    const env = await environment({
      env: { GITHUB_REPOSITORY: 'evil/other', MY_OWN: '1', CI: 'maybe' },
      github: { repository: 'acme/ivr', runId: 42, ref: 'refs/tags/v1', apiUrl: 'http://127.0.0.1:9' },
    });
    expect(env).toMatchObject({
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'acme/ivr',
      GITHUB_REPOSITORY_OWNER: 'acme',
      GITHUB_RUN_ID: '42',
      GITHUB_REF_NAME: 'v1',
      GITHUB_REF_TYPE: 'tag',
      GITHUB_API_URL: 'http://127.0.0.1:9',
      MY_OWN: '1',
      CI: 'maybe',
    });
    expect(env.RUNNER_TEMP).toBeDefined();
    expect(env.GITHUB_TOKEN).toBeUndefined();
    expect(env.RUNNER_DEBUG).toBeUndefined();
  });

  it('has nothing else of the process that runs the sandbox', async () => {
    process.env.SANDBOX_RUNNER_TEST_LEAK = 'leak';
    const env = await environment();
    delete process.env.SANDBOX_RUNNER_TEST_LEAK;
    expect(env.SANDBOX_RUNNER_TEST_LEAK).toBeUndefined();
    expect(env.PATH).toBe(process.env.PATH);
  });

  it('runs in the workspace with stdin closed, and finds the event there', async () => {
    const { rawStdout } = await runMain(
      `console.log(process.cwd() === env.GITHUB_WORKSPACE, fs.readFileSync(0).length, fs.readFileSync(env.GITHUB_EVENT_PATH, 'utf8'))`,
      { github: { event: { action: 'opened' } } },
    );
    expect(rawStdout).toBe('true 0 {"action":"opened"}\n');
  });

  it('fails to start with an environment string of 131072 bytes, as on Linux', async () => {
    const { conclusion, exitCode, annotations } = await runMain('', { env: { BIG: 'x'.repeat(131_072 - 'BIG='.length) } });
    expect([conclusion, exitCode]).toEqual(['failure', null]);
    expect(annotations[0]?.message).toMatch(/^An error occurred trying to start process .* E2BIG$/);
    expect((await runMain('', { env: { BIG: 'x'.repeat(131_072 - 'BIG='.length - 1) } })).conclusion).toBe('success');
  });
});

describe('action.yml', () => {
  async function problemOf(text: string): Promise<string> {
    const folder = await temporaryFolder();
    const actionYml = path.join(folder, 'action.yml');
    await writeFile(actionYml, text);
    const outcome = await createJob({ actionYml, workspace: folder }).catch((error: Error) => error.message);
    return typeof outcome === 'string' ? outcome : 'accepted';
  }

  it.each([
    ['another kind of action', 'name: x\nruns: { using: composite, main: x }', /runs\.using: only node20 and node24/],
    ['a script that is not built', 'name: x\nruns: { using: node24, main: dist/main.cjs }', /dist\/main\.cjs does not exist/],
    ['a post condition that is not modelled', 'name: x\nruns: { using: node24, main: x, post-if: success() }', /post-if/],
  ])('is refused: %s', async (_, text, problem) => {
    expect(await problemOf(text)).toMatch(problem);
  });

  it('is refused when a default needs an expression that is not modelled', async () => {
    await expect(jobOf({ main: '', inputs: `  a: { default: "\${{ env.X }}" }` })).rejects.toThrow("does not evaluate 'env.X'");
  });
});
