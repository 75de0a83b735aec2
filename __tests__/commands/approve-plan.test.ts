import { describe, expect, it } from '@jest/globals';
import { PLAN_UNAVAILABLE, SYNTAX_ERROR } from './fakes/diagnostics.ts';
import { A, held, updateOfA, wish } from './fakes/examples.ts';
import { Stage } from './fakes/stage.ts';
import { deployed } from './fakes/world.ts';

describe('init', () => {
  it.each([
    ['auto', true, ['plan', 'apply approved.tfplan']],
    ['auto', false, ['init', 'plan', 'apply approved.tfplan']],
    ['true', true, ['init', 'plan', 'apply approved.tfplan']],
    ['false', false, ['plan', 'apply approved.tfplan']],
  ] as const)('%s, initialised: %s', async (init, isInitialised, commands) => {
    const stage = updateOfA({ init });
    stage.terraform.script.isInitialised = isInitialised;
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands).toEqual(commands);
  });

  it('auto runs it once more where the plan says that it is required', async () => {
    const stage = updateOfA();
    stage.terraform.script.requiresInit = true;
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands).toEqual(['plan', 'init', 'plan', 'apply approved.tfplan']);
  });

  it.each(['true', 'false'] as const)('%s leaves it at that where the plan says that it is required', async (init) => {
    const stage = updateOfA({ init });
    stage.terraform.script.requiresInit = true;
    stage.terraform.script.initErrors = [[]];
    stage.terraform.script.during = ({ command }) => {
      if (command === 'plan') stage.terraform.script.requiresInit = true;
    };
    expect(await stage.run()).toMatchObject({
      failureReason: 'terraform-error',
      message: expect.stringContaining('Backend initialization required'),
    });
    expect(stage.commands.at(-1)).toBe('plan');
  });

  it('auto does not go round in circles where init does not help', async () => {
    const stage = updateOfA();
    stage.terraform.script.during = ({ command }) => {
      if (command === 'plan') stage.terraform.script.requiresInit = true;
    };
    expect(await stage.run()).toMatchObject({ failureReason: 'terraform-error' });
    expect(stage.commands).toEqual(['plan', 'init', 'plan']);
  });

  it('that fails ends the run', async () => {
    const stage = updateOfA({ init: 'true' });
    stage.terraform.script.initErrors = [[SYNTAX_ERROR]];
    expect(await stage.run()).toMatchObject({
      failureReason: 'terraform-error',
      message: expect.stringContaining('terraform init failed'),
    });
    expect(stage.commands).toEqual(['init']);
    expect(stage.report).toMatchObject({ attempts: [], plan: null, conflicts: [{ attempt: null, kind: 'other' }] });
  });
});

describe('the first plan', () => {
  it('is repeated after an error that waiting cures', async () => {
    const stage = updateOfA();
    stage.terraform.script.planErrors = (_, number) => (number < 3 ? [PLAN_UNAVAILABLE] : []);
    expect(await stage.run()).toMatchObject({ outcome: 'applied', message: 'Applied at the first attempt' });
    expect(stage.waits).toEqual([500, 1_000]);
    expect(stage.report.waits.map(({ afterAttempt, reason }) => [afterAttempt, reason])).toEqual([
      [null, 'terraform plan: unavailable'],
      [null, 'terraform plan: unavailable'],
    ]);
    expect(stage.lines).toContain('terraform plan: unavailable. Waiting 500 ms, until 12:00:01 UTC, then terraform plan again.');
  });

  it('is repeated until retry-timeout, then the run has failed', async () => {
    const stage = updateOfA({ retryTimeoutMs: 10_000 });
    stage.terraform.script.planErrors = () => [PLAN_UNAVAILABLE];
    expect(await stage.run()).toMatchObject({
      outcome: 'failed',
      failureReason: 'conflict',
      message: expect.stringContaining('retry-timeout'),
    });
    expect(stage.attempts).toBe(0);
  });

  it('ends the run on an error that waiting cannot cure', async () => {
    const stage = updateOfA();
    stage.terraform.script.planErrors = () => [PLAN_UNAVAILABLE, SYNTAX_ERROR];
    expect(await stage.run()).toMatchObject({ failureReason: 'terraform-error', message: expect.stringContaining('resorce') });
    expect(stage.waits).toEqual([]);
  });

  it('ends the run where its file cannot be read, before anything is touched', async () => {
    const stage = updateOfA({ planFile: '/work/missing.tfplan' });
    expect(await stage.run()).toMatchObject({ outcome: 'blocked', failureReason: 'invalid-input', nextSteps: ['Give a plan file.'] });
    expect(stage.world.writes).toEqual([]);
  });

  it('ends the run where there is no Terraform', async () => {
    const stage = updateOfA();
    Object.assign(stage.terraform, {
      identify: async () => ({ ok: false, problem: 'terraform was not found', next: 'Use setup-terraform.' }),
    });
    expect(await stage.run()).toMatchObject({ outcome: 'blocked', failureReason: 'invalid-input', message: 'terraform was not found' });
    expect(stage.commands).toEqual([]);
  });
});

describe('nothing to do', () => {
  const inPlace = () => updateOfA({}, { wishes: [wish(A, 'old')] });
  const applyable = (stage: Stage, value: boolean | null) => {
    stage.terraform.script.show = (reading) => (reading.ok ? { ...reading, plan: { ...reading.plan, applyable: value } } : reading);
  };

  it.each([
    ['Terraform says that it is not applyable', false],
    ['Terraform does not say, and the plan ended with 0', null],
  ])('is said where %s', async (_, value) => {
    const stage = inPlace();
    applyable(stage, value);
    expect(await stage.run()).toMatchObject({ outcome: 'no-changes', failureReason: null });
    expect(stage.commands).toEqual(['plan']);
  });

  it('is not said where Terraform does not say whether it is applyable, and the plan ended with 2', async () => {
    const stage = updateOfA();
    applyable(stage, null);
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
  });

  it('is not said of a saved plan that does not tell: it is applied', async () => {
    const stage = updateOfA({ planFile: '/work/plan.tfplan' }, { wishes: [wish(A, 'old')] });
    stage.terraform.savePlan('/work/plan.tfplan');
    applyable(stage, null);
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
  });

  it('is not said of a plan that changes outputs, moves or imports only', async () => {
    const stage = new Stage({
      wishes: [wish(A, 'old'), wish('genesyscloud_flow.i', 'old', { importId: 'imported' })],
      outputs: { url: 'https://example.com' },
      moves: [{ from: 'genesyscloud_flow.was', to: A }],
    });
    deployed(stage.world, 'genesyscloud_flow.was', { name: 'old', kind: 'x' });
    stage.world.platform.set('imported', { address: 'genesyscloud_flow.i', attributes: { name: 'old', kind: 'x' } });
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.world.writes).toEqual([]);
    expect(stage.world.state.outputs).toEqual({ url: 'https://example.com' });
    expect([...stage.world.state.objects.keys()].sort()).toEqual([A, 'genesyscloud_flow.i']);
    expect(stage.report.plan).toMatchObject({ moves: 1, counts: { outputs: 1, import: 1, create: 0 } });
  });
});

describe('a plan of the other mode', () => {
  it('is refused: command apply with a destroy plan', async () => {
    const stage = updateOfA({ planFile: '/work/plan.tfplan' });
    stage.terraform.savePlan('/work/plan.tfplan', { mode: 'destroy' });
    const verdict = await stage.run();
    expect(verdict).toMatchObject({ outcome: 'blocked', failureReason: 'invalid-input' });
    expect(verdict.message).toBe('Input plan-file is "/work/plan.tfplan": a destroy plan, and command is apply');
    expect(held(stage)).toEqual([`${A}: old`]);
  });

  it('is refused: command destroy with a plan that is none', async () => {
    const stage = updateOfA({ planFile: '/work/plan.tfplan', command: 'destroy' });
    stage.terraform.savePlan('/work/plan.tfplan');
    expect(await stage.run()).toMatchObject({
      outcome: 'blocked',
      failureReason: 'invalid-input',
      message: expect.stringContaining('not a destroy plan'),
    });
    expect(stage.world.writes).toEqual([]);
  });

  it('is refused: command destroy with a plan of moves only', async () => {
    const stage = new Stage(
      { wishes: [wish(A, 'old')], moves: [{ from: 'genesyscloud_flow.was', to: A }] },
      { planFile: '/work/plan.tfplan', command: 'destroy' },
    );
    deployed(stage.world, 'genesyscloud_flow.was', { name: 'old', kind: 'x' });
    stage.terraform.savePlan('/work/plan.tfplan');
    expect(await stage.run()).toMatchObject({ outcome: 'blocked', failureReason: 'invalid-input' });
  });
});

describe('the digest', () => {
  const digestOf = async (stage: Stage): Promise<string> => {
    await stage.run();
    return stage.report.plan?.digest ?? '';
  };

  it('is a SHA-256 of what was approved: the same plan has the same, another has another', async () => {
    const digest = await digestOf(updateOfA());
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await digestOf(updateOfA())).toBe(digest);
    expect(await digestOf(updateOfA({}, { wishes: [wish(A, 'other')] }))).not.toBe(digest);
  });

  it('counts the content of the files behind the changes', async () => {
    const withFile = (content: string) => {
      const stage = updateOfA({}, { wishes: [wish(A, 'new', { file: 'main.yaml' })] });
      stage.world.files.set('main.yaml', content);
      return stage;
    };
    const digest = await digestOf(withFile('one'));
    expect(await digestOf(withFile('one'))).toBe(digest);
    expect(await digestOf(withFile('two'))).not.toBe(digest);
  });
});
