import { describe, expect, it } from '@jest/globals';
import { type Environment, runFacts } from '../../src/action/run-facts.ts';

const runner: Environment = {
  GITHUB_REPOSITORY: 'acme/contact-centre',
  GITHUB_WORKFLOW: 'Deploy',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SHA: '0f5e',
  GITHUB_ACTOR: 'ann',
};

const factsOf = (env: Environment, working = '/work/infra') => runFacts(env, 'apply', { workspace: '/work', working }, 11, 0);

describe('the facts of a run', () => {
  it("are the runner's", () => {
    expect(factsOf(runner)).toMatchObject({
      command: 'apply',
      startedAt: '1970-01-01T00:00:00.000Z',
      workingDirectory: 'infra',
      maxAttempts: 11,
      run: {
        repository: 'acme/contact-centre',
        workflow: 'Deploy',
        url: 'https://github.com/acme/contact-centre/actions/runs/42',
        attempt: 2,
        sha: '0f5e',
        actor: 'ann',
      },
    });
  });

  it('are null where there is no runner', () => {
    expect(factsOf({}).run).toEqual({ repository: null, workflow: null, url: null, attempt: null, sha: null, actor: null });
  });

  it.each(['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID'])('have no half URL without %s', (name) => {
    expect(factsOf({ ...runner, [name]: undefined }).run.url).toBeNull();
  });

  it('have no number where the attempt is none', () => {
    expect(factsOf({ ...runner, GITHUB_RUN_ATTEMPT: 'two' }).run.attempt).toBeNull();
  });

  it.each([
    ['/work', '.'],
    ['/work/a/b', 'a/b'],
    ['/work/back\\slash', 'back\\slash'],
  ])('name the working directory relative to the workspace: %s is %s', (working, relative) => {
    expect(factsOf(runner, working).workingDirectory).toBe(relative);
  });
});
