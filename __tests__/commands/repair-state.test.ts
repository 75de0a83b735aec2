import { describe, expect, it } from '@jest/globals';
import { FORBIDDEN, IN_USE, PUSH_REFUSED, refusing } from './fakes/diagnostics.ts';
import { A, B, held, updateOfA, updateOfBoth, wish } from './fakes/examples.ts';
import { Stage } from './fakes/stage.ts';
import { deployed } from './fakes/world.ts';

const PUSH = 'When the backend answers again: terraform state push /work/errored.tfstate';

describe('a state that could not be saved', () => {
  it('is pushed before anything else, and the run goes on from there', async () => {
    const stage = updateOfBoth();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.losesState = (number) => number === 1;
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands.slice(0, 4)).toEqual(['plan', 'apply approved.tfplan', 'push', `plan -refresh-only -target=${A}`]);
    expect(held(stage)).toEqual([`${B}: new`, `${A}: new`]);
    expect(await stage.terraform.unsavedState()).toBeNull();
  });

  it('is all that was wrong: then nothing is waited for and nothing applied again', async () => {
    const stage = new Stage({ wishes: [wish(A, 'new')] });
    stage.terraform.script.losesState = (number) => number === 1;
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands).toEqual(['plan', 'apply approved.tfplan', 'push', 'plan -refresh=false']);
    expect(stage.world.writes).toHaveLength(1);
    expect(stage.waits).toEqual([]);
    expect(stage.report.conflicts).toMatchObject([{ attempt: 1, kind: 'state-not-saved' }]);
  });

  it('is pushed again and again, whatever the backend says', async () => {
    const stage = updateOfA();
    stage.terraform.script.losesState = (number) => number === 1;
    stage.terraform.script.pushErrors = [[PUSH_REFUSED], [PUSH_REFUSED], []];
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands.filter((command) => command === 'push')).toHaveLength(3);
    expect(stage.waits).toEqual([500, 1_000]);
  });

  it('ends the run at retry-timeout with the path and the command, and the copy stays', async () => {
    const stage = updateOfA({ retryTimeoutMs: 60_000 });
    stage.terraform.script.losesState = () => true;
    stage.terraform.script.pushErrors = Array.from({ length: 99 }, () => [PUSH_REFUSED]);
    const verdict = await stage.run();
    expect(verdict).toMatchObject({ outcome: 'failed', failureReason: 'state-not-saved' });
    expect(verdict.nextSteps).toEqual([expect.stringContaining('/work/errored.tfstate'), PUSH]);
    expect(stage.attempts).toBe(1);
    expect(await stage.terraform.unsavedState()).not.toBeNull();
  });

  it('is pushed once also where the attempt took longer than retry-timeout', async () => {
    const stage = updateOfA({ retryTimeoutMs: 1_500 });
    stage.terraform.script.losesState = () => true;
    await stage.run();
    expect(stage.commands).toContain('push');
    expect(stage.world.state.objects.get(A)?.attributes.name).toBe('new');
  });

  it('does not hide an error that waiting cannot cure: the state is pushed, then the run stops', async () => {
    const stage = updateOfBoth();
    stage.world.refuse = refusing(A, 'update', 1, FORBIDDEN);
    stage.terraform.script.losesState = () => true;
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'terraform-error', message: expect.stringContaining(A) });
    expect(stage.commands).toEqual(['plan', 'apply approved.tfplan', 'push']);
    expect(stage.world.state.objects.get(B)?.attributes.name).toBe('new');
  });

  it('is pushed also where Terraform was killed after it, but nothing is tried again', async () => {
    const stage = updateOfA();
    stage.terraform.script.losesState = () => true;
    stage.terraform.script.applyExit = () => ({ kind: 'signalled', signal: 'SIGKILL' });
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'terraform-error' });
    expect(stage.commands).toEqual(['plan', 'apply approved.tfplan', 'push']);
  });

  it('does not make a plan that is applied once be planned again', async () => {
    const stage = updateOfA();
    stage.terraform.script.show = (reading) =>
      reading.ok ? { ...reading, plan: { ...reading.plan, appliedOnceBecause: 'The plan invokes actions.' } } : reading;
    stage.terraform.script.losesState = () => true;
    expect(await stage.run()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('The plan invokes actions.') });
    expect(stage.commands).toEqual(['plan', 'apply approved.tfplan', 'push']);
  });

  it('does not buy another attempt beyond max-retries where changes are left', async () => {
    const stage = updateOfA({ maxRetries: 0 });
    stage.terraform.script.losesState = () => true;
    stage.terraform.script.during = (call) => {
      if (call.command === 'plan' && call.request.refresh === 'none') deployed(stage.world, A, { name: 'old', kind: 'x' });
    };
    const verdict = await stage.run();
    expect(verdict).toMatchObject({ outcome: 'failed', failureReason: 'conflict', message: 'Changes are left after 1 attempts' });
    expect(stage.attempts).toBe(1);
  });

  it('of an older run is left alone', async () => {
    const stage = updateOfA();
    stage.terraform.leaveOldUnsavedState();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands).not.toContain('push');
    expect(await stage.terraform.unsavedState()).toMatchObject({ stamp: 'old' });
  });
});
