import { describe, expect, it } from '@jest/globals';
import { runStep } from './run-step.ts';
import { carriedOut } from './runner-rules.ts';

describe('annotations', () => {
  it('are workflow commands with everything in them escaped', async () => {
    const { stdout } = await runStep('annotate');

    expect(carriedOut(stdout)).toEqual([
      { name: 'error', data: 'one\n::warning::two 100%' },
      { name: 'warning', data: '##[group]' },
      { name: 'notice', data: 'well' },
    ]);
    expect(stdout).toContain('::error title=a%3A b%2C c,file=infra/main.tf,line=3,endLine=5::');
    expect(stdout).toContain('::warning title=hazard::');
  });
});

describe('outputs', () => {
  it('are replaced by later ones, and hold any text', async () => {
    const { outputs } = await runStep('outputs');

    expect(outputs.get('outcome')).toBe('applied');
    expect(outputs.get('conflicts')).toBe('[{"message":"a\\n::set-output name=x::y"}]\nghadelimiter_x');
    expect(outputs.size).toBe(2);
  });
});

describe('the job summary', () => {
  it('is replaced by a later one', async () => {
    expect((await runStep('summary')).summary).toBe('# second');
  });

  it.each([
    ['there is no place for it', undefined],
    ['its place is not there', '/absent/summary.md'],
  ])('is a warning and no failure where %s', async (_, file) => {
    const { stdout } = await runStep('summary', { GITHUB_STEP_SUMMARY: file });
    expect(stdout).toContain('warned: The job summary could not be written: ');
  });
});
