import { describe, expect, it } from '@jest/globals';
import type { PlanRequest } from '../../src/terraform/port.ts';
import { IN_USE, refusing } from './fakes/diagnostics.ts';
import { A, B, held, updateOfA, updateOfBoth, wish } from './fakes/examples.ts';
import type { Call } from './fakes/fake-terraform.ts';
import type { Stage } from './fakes/stage.ts';

const cancelDuring = (stage: Stage, test: (call: Call) => boolean): void => {
  stage.terraform.script.during = (call) => {
    if (test(call)) stage.cancel();
  };
};
const isRefreshPlan = (call: Call) => call.command === 'plan' && call.request.refresh === 'only';

describe('a cancelled run', () => {
  it('begins nothing where it was cancelled at once', async () => {
    const stage = updateOfA();
    stage.cancel();
    expect(await stage.run()).toMatchObject({ outcome: 'cancelled', failureReason: 'cancelled' });
    expect(stage.commands).toEqual([]);
  });

  it.each<[string, (call: Call) => boolean, readonly string[]]>([
    ['the init', ({ command }) => command === 'init', ['init']],
    ['the first plan', ({ command }) => command === 'plan', ['init', 'plan']],
    ['the first attempt', ({ command }) => command === 'apply', ['init', 'plan', 'apply approved.tfplan']],
    ['the refresh', isRefreshPlan, ['init', 'plan', 'apply approved.tfplan', `plan -refresh-only -target=${A}`]],
    [
      'the storing of the refresh',
      (call) => call.command === 'apply' && call.file.includes('refresh'),
      ['init', 'plan', 'apply approved.tfplan', `plan -refresh-only -target=${A}`, 'apply refresh.tfplan'],
    ],
    [
      'the re-plan',
      (call) => call.command === 'plan' && call.request.refresh === 'none',
      ['init', 'plan', 'apply approved.tfplan', `plan -refresh-only -target=${A}`, 'apply refresh.tfplan', 'plan -refresh=false'],
    ],
  ])('ends as cancelled during %s, and begins nothing more', async (_, test, commands) => {
    const stage = updateOfA();
    stage.terraform.script.isInitialised = false;
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    cancelDuring(stage, test);
    expect(await stage.run()).toMatchObject({ outcome: 'cancelled', failureReason: 'cancelled' });
    expect(stage.commands).toEqual(commands);
  });

  it('ends as cancelled during the first attempt, with what was done in the report', async () => {
    const stage = updateOfBoth();
    stage.world.refuse = ({ address }) => {
      if (address === A) stage.cancel();
      return null;
    };
    expect(await stage.run()).toMatchObject({ outcome: 'cancelled', message: expect.stringContaining('during attempt 1') });
    expect(stage.report.attempts[0]?.results.map(({ result }) => result)).toEqual(['done', 'not-started']);
  });

  it('ends as cancelled while it waits, without another look or attempt', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.observe = () => {
      stage.cancel();
      return 'clear';
    };
    expect(await stage.run()).toMatchObject({ outcome: 'cancelled', message: expect.stringContaining('waiting for attempt 2') });
    expect(stage.report.waits).toMatchObject([{ end: 'cancelled' }]);
    expect(stage.commands).toEqual(['plan', 'apply approved.tfplan']);
  });

  it('is cancelled, not without changes, where the signal came while an empty plan was read', async () => {
    const stage = updateOfA({}, { wishes: [wish(A, 'old')] });
    stage.terraform.script.show = (reading) => {
      stage.cancel();
      return reading;
    };
    expect(await stage.run()).toMatchObject({ outcome: 'cancelled', message: 'Cancelled before the first attempt' });
  });

  it('makes no attempt of a remainder that was planned and read before the signal came', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.show = (reading) => {
      if (stage.commands.at(-1) === 'plan -refresh=false') stage.cancel();
      return reading;
    };
    expect(await stage.run()).toMatchObject({ outcome: 'cancelled', message: 'Cancelled before attempt 2' });
    expect(stage.attempts).toBe(1);
  });

  it('does not store a refresh that was planned before the signal came', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    const { plan } = stage.terraform;
    Object.assign(stage.terraform, {
      plan: async (request: PlanRequest) => {
        const run = await plan(request);
        if (request.refresh === 'only') stage.cancel();
        return run;
      },
    });
    expect(await stage.run()).toMatchObject({ outcome: 'cancelled' });
    expect(stage.commands.at(-1)).toBe(`plan -refresh-only -target=${A}`);
  });

  it('ends as cancelled while a narrower plan is made, not as diverged', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.during = (call) => {
      if (call.command !== 'plan' || call.request.refresh !== 'none') return;
      if (call.request.targets.length > 0) stage.cancel();
      else stage.world.configuration = { wishes: [wish(A, 'new'), wish(B, 'extra')] };
    };
    expect(await stage.run()).toMatchObject({ outcome: 'cancelled' });
    expect(stage.commands.at(-1)).toBe(`plan -refresh=false -target=${A}`);
  });

  it('is applied where Terraform finished all the same', async () => {
    const stage = updateOfA();
    const { apply } = stage.terraform;
    Object.assign(stage.terraform, {
      apply: async (file: string) => {
        const run = await apply(file);
        stage.cancel();
        return { ...run, interrupted: true };
      },
    });
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(held(stage)).toEqual([`${A}: new`]);
  });

  it('tells where the state is that could not be saved, and how to push it', async () => {
    const stage = updateOfA();
    stage.terraform.script.losesState = () => true;
    cancelDuring(stage, ({ command }) => command === 'apply');
    const verdict = await stage.run();
    expect(verdict).toMatchObject({ outcome: 'cancelled', failureReason: 'cancelled' });
    expect(verdict.nextSteps.join('\n')).toContain('terraform state push /work/errored.tfstate');
  });
});
