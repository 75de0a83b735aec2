import { describe, expect, it } from '@jest/globals';
import { BUSY, errorOf, FORBIDDEN, IN_USE, oneOf, refusing } from './fakes/diagnostics.ts';
import { A, B, held, updateOfA, updateOfBoth, wish } from './fakes/examples.ts';

describe('the retry loop', () => {
  it('is done where the first attempt succeeds', async () => {
    const stage = updateOfA();
    expect(await stage.run()).toMatchObject({ outcome: 'applied', failureReason: null, message: 'Applied at the first attempt' });
    expect(stage.commands).toEqual(['plan', 'apply approved.tfplan']);
    expect(held(stage)).toEqual([`${A}: new`]);
    expect(stage.report.waits).toEqual([]);
  });

  it('succeeds after two conflicts, waiting longer each time', async () => {
    const stage = updateOfBoth();
    stage.world.refuse = refusing(A, 'update', 2, IN_USE);
    expect(await stage.run()).toMatchObject({ outcome: 'applied', message: expect.stringContaining('after 3 attempts') });
    expect(held(stage)).toEqual([`${B}: new`, `${A}: new`]);
    expect(stage.waits).toEqual([500, 1_000]);
    expect(stage.report.conflicts.map(({ attempt, kind, status, address }) => [attempt, kind, status, address])).toEqual([
      [1, 'in-use', 409, A],
      [2, 'in-use', 409, A],
    ]);
  });

  it('refreshes only what failed, then plans the rest without reading anything', async () => {
    const stage = updateOfBoth();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    await stage.run();
    expect(stage.commands).toEqual([
      'plan',
      'apply approved.tfplan',
      `plan -refresh-only -target=${A}`,
      'apply refresh.tfplan',
      'plan -refresh=false',
      'apply remainder-1.tfplan',
    ]);
  });

  it('does not take the planned values of a failed update for done: the platform has the last word', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.during = (call) => {
      if (call.command !== 'plan' || call.request.refresh !== 'only') return;
      // Terraform alone would see nothing left to do here.
      expect(stage.world.state.objects.get(A)?.attributes.name).toBe('new');
      expect(held(stage)).toEqual([`${A}: old`]);
    };
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(held(stage)).toEqual([`${A}: new`]);
    expect(stage.attempts).toBe(2);
  });

  it('succeeds without another attempt where an update took effect though it was answered with an error', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, { ...IN_USE, leaves: 'done' });
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.attempts).toBe(1);
    expect(stage.report.plan?.changes).toMatchObject([{ address: A, state: 'in-place' }]);
  });

  it('gives up after max-retries attempts more, without a wait or a plan after the last', async () => {
    const stage = updateOfA({ maxRetries: 3 });
    stage.world.refuse = refusing(A, 'update', Number.POSITIVE_INFINITY, IN_USE);
    const verdict = await stage.run();
    expect(verdict).toMatchObject({ outcome: 'failed', failureReason: 'conflict' });
    expect(verdict.message).toContain('Still in conflict after 4 attempts');
    expect(stage.attempts).toBe(4);
    expect(stage.waits).toEqual([500, 1_000, 2_000]);
    expect(stage.commands.at(-1)).toBe('apply remainder-3.tfplan');
  });

  it('makes one attempt where max-retries is 0', async () => {
    const stage = updateOfA({ maxRetries: 0 });
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    expect(await stage.run()).toMatchObject({ failureReason: 'conflict' });
    expect(stage.commands).toEqual(['plan', 'apply approved.tfplan']);
  });

  it('stops at once where one of several errors cannot be cured, and names that one', async () => {
    const stage = updateOfBoth();
    stage.world.refuse = oneOf(refusing(A, 'update', 9, IN_USE), refusing(B, 'update', 9, FORBIDDEN));
    const verdict = await stage.run();
    expect(verdict).toMatchObject({ outcome: 'failed', failureReason: 'terraform-error' });
    expect(verdict.message).toContain(B);
    expect(verdict.message).toContain('architect:flow:edit');
    expect(stage.attempts).toBe(1);
    expect(stage.waits).toEqual([]);
    expect(stage.report.conflicts.map(({ kind, curable }) => [kind, curable])).toEqual([
      ['in-use', true],
      ['other', false],
    ]);
  });

  it.each([
    ['was killed', { kind: 'signalled', signal: 'SIGKILL' }, 'signal SIGKILL'],
    ['is gone', { kind: 'lost' }, 'lost'],
    ['ended with another code', { kind: 'exited', code: 137 }, 'exit 137'],
  ] as const)('stops where Terraform %s, also after a curable error', async (_, exit, words) => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.applyExit = () => exit;
    expect(await stage.run()).toMatchObject({
      outcome: 'failed',
      failureReason: 'terraform-error',
      message: expect.stringContaining(words),
    });
    expect(stage.attempts).toBe(1);
  });

  it('stops where Terraform failed and printed no error', async () => {
    const stage = updateOfA();
    stage.terraform.script.applyExit = () => ({ kind: 'exited', code: 1 });
    expect(await stage.run()).toMatchObject({ failureReason: 'terraform-error', message: expect.stringContaining('printed no error') });
  });

  it('applies a plan once that holds what this version does not know', async () => {
    const stage = updateOfA();
    stage.terraform.script.show = (reading) =>
      reading.ok ? { ...reading, plan: { ...reading.plan, appliedOnceBecause: 'The plan has deferred changes.' } } : reading;
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    const verdict = await stage.run();
    expect(verdict).toMatchObject({ outcome: 'failed', failureReason: 'conflict' });
    expect(verdict.message).toContain('The plan has deferred changes.');
    expect(stage.attempts).toBe(1);
    expect(stage.waits).toEqual([]);
  });

  it('refreshes an update, too, whose end nobody saw', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    const { apply } = stage.terraform;
    Object.assign(stage.terraform, {
      apply: async (file: string) => {
        const run = await apply(file);
        return { ...run, operations: run.operations.map((operation) => ({ ...operation, state: 'started' })) };
      },
    });
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands[2]).toBe(`plan -refresh-only -target=${A}`);
    expect(held(stage)).toEqual([`${A}: new`]);
  });

  it('plans anew where the saved plan is stale, and applies what is left of it', async () => {
    const stage = updateOfA({ planFile: '/work/plan.tfplan' });
    stage.terraform.savePlan('/work/plan.tfplan');
    stage.world.state = { ...stage.world.state, serial: 7 };
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands).toEqual(['apply /work/plan.tfplan', 'plan -refresh=false', 'apply remainder-1.tfplan']);
    expect(stage.report.conflicts).toMatchObject([{ kind: 'plan-stale', message: expect.stringContaining('no longer be applied') }]);
  });

  it('applies moves, too, where they are all that is left', async () => {
    const was = 'genesyscloud_flow.was';
    const stage = updateOfA({ planFile: '/work/plan.tfplan' }, { wishes: [wish(A, 'old')], moves: [{ from: was, to: A }] });
    stage.world.state = {
      ...stage.world.state,
      objects: new Map([[was, { id: `${A}-old`, attributes: { name: 'old', kind: 'x' }, tainted: false }]]),
    };
    stage.terraform.savePlan('/work/plan.tfplan');
    stage.world.state = { ...stage.world.state, serial: 7 };
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect([...stage.world.state.objects.keys()]).toEqual([A]);
  });

  it('says in the log why it waits, which attempt comes next and when', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    await stage.run();
    expect(stage.lines).toContain(`Attempt 1 of 11 met in-use on ${A}. Waiting 500 ms, until 12:00:03 UTC, then attempt 2 of 11.`);
    expect(stage.lines).toContain('Attempt 2 of 11: terraform apply of what is left of it');
  });

  it('waits at least as long as the platform asks', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 2, BUSY);
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.waits).toEqual([7_000, 7_000]);
  });
});

describe('retry-timeout', () => {
  it('forbids a wait that would end after it', async () => {
    const stage = updateOfA({ retryTimeoutMs: 4_000 });
    stage.world.refuse = refusing(A, 'update', 9, BUSY);
    const verdict = await stage.run();
    expect(verdict).toMatchObject({
      outcome: 'failed',
      failureReason: 'conflict',
      message: expect.stringContaining('retry-timeout leaves no time for attempt 2'),
    });
    expect(stage.waits).toEqual([0]);
    expect(stage.report.waits).toMatchObject([{ end: 'deadline', plannedMs: 7_000 }]);
    expect(stage.lines.filter((line) => line.includes('Waiting'))).toEqual([]);
    expect(stage.attempts).toBe(1);
  });

  it('lets nothing begin after it, and ends the run with the conflict', async () => {
    const stage = updateOfA({ retryTimeoutMs: 20_000 });
    stage.world.refuse = refusing(A, 'update', Number.POSITIVE_INFINITY, IN_USE);
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'conflict' });
    const began = stage.terraform.calls.map(({ at }) => at - Date.UTC(2026, 9, 6, 12));
    expect(Math.max(...began)).toBeLessThan(20_000);
    expect(stage.attempts).toBeGreaterThan(1);
  });

  it('forbids a re-plan and an attempt after a wait that ended just before it', async () => {
    const stage = updateOfA({ retryTimeoutMs: 3_600 });
    stage.world.refuse = refusing(A, 'update', 9, IN_USE);
    expect(await stage.run()).toMatchObject({
      outcome: 'failed',
      failureReason: 'conflict',
      message: expect.stringContaining('retry-timeout'),
    });
    expect(stage.waits).toEqual([500]);
    expect(stage.commands).toEqual(['plan', 'apply approved.tfplan', `plan -refresh-only -target=${A}`, 'apply refresh.tfplan']);
  });

  it('forbids the first attempt where planning took all the time', async () => {
    const stage = updateOfA({ retryTimeoutMs: 1_000 });
    expect(await stage.run()).toMatchObject({
      outcome: 'failed',
      failureReason: 'conflict',
      message: expect.stringContaining('before attempt 1'),
    });
    expect(stage.world.writes).toEqual([]);
  });

  it('does not interrupt an attempt that began before it', async () => {
    const stage = updateOfA({ retryTimeoutMs: 1_500 });
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
  });
});

describe('an observed lock', () => {
  it('that is clear ends the wait early', async () => {
    const stage = updateOfA({ backoff: { initialDelayMs: 30_000, multiplier: 2, maxDelayMs: 60_000, jitter: 'none' } });
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    let looks = 0;
    stage.observe = () => (++looks > 2 ? 'clear' : 'locked');
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.waits).toEqual([4_000]);
    expect(stage.report.waits).toMatchObject([{ end: 'clear', plannedMs: 30_000 }]);
  });

  it('that is clear does not end the wait before the time that the platform asked for', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, BUSY);
    stage.observe = () => 'clear';
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.waits).toEqual([7_000]);
  });

  it('that stands prolongs the wait: no attempt is made that is known to be futile', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    const isLocked = () => stage.clock.now() < Date.UTC(2026, 9, 6, 12, 1);
    stage.observe = () => (isLocked() ? 'locked' : 'clear');
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.attempts).toBe(2);
    expect(stage.terraform.calls.at(-1)?.at).toBeGreaterThanOrEqual(Date.UTC(2026, 9, 6, 12, 1));
  });

  it('that stands for ever ends the run at retry-timeout, after one attempt', async () => {
    const stage = updateOfA({ retryTimeoutMs: 60_000 });
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.observe = () => 'locked';
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'conflict' });
    expect(stage.attempts).toBe(1);
    expect(stage.report.waits).toMatchObject([{ end: 'deadline' }]);
  });

  it('that nobody can see leaves it to time, also where looking fails', async () => {
    for (const observe of [
      () => 'unknown' as const,
      () => {
        throw new Error('503');
      },
    ]) {
      const stage = updateOfA();
      stage.world.refuse = refusing(A, 'update', 1, IN_USE);
      stage.observe = observe;
      expect(await stage.run()).toMatchObject({ outcome: 'applied' });
      expect(stage.report.waits).toMatchObject([{ end: 'elapsed' }]);
    }
  });
});

describe('an error of a plan that waiting can cure', () => {
  const unavailable = errorOf(
    'Failed to read flow',
    JSON.stringify({
      resourceType: 'genesyscloud_flow',
      method: 'GET',
      path: '/api/v2/flows/1',
      statusCode: 503,
      errorMessage: 'API Error: 503 - Unavailable. (c)',
      correlationId: 'c',
    }),
    A,
  );

  it('is repeated and is no attempt', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.planErrors = (_, number) => (number === 3 ? [unavailable] : []);
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.attempts).toBe(2);
    expect(stage.commands.filter((command) => command === 'plan -refresh=false')).toHaveLength(2);
    expect(stage.report.conflicts).toMatchObject([
      { attempt: 1, kind: 'in-use' },
      { attempt: null, kind: 'unavailable' },
    ]);
    expect(stage.report.waits).toMatchObject([{ afterAttempt: 1 }, { afterAttempt: 1, reason: 'terraform plan: unavailable' }]);
  });
});
