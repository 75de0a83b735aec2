import { describe, expect, it } from '@jest/globals';
import { exitInWords } from '../../src/commands/ledger.ts';
import { FORBIDDEN, IN_USE, oneOf, refusing } from './fakes/diagnostics.ts';
import { A, B, C, updateOfBoth, wish } from './fakes/examples.ts';
import { Stage } from './fakes/stage.ts';
import { deployed } from './fakes/world.ts';

const states = (stage: Stage) => stage.report.plan?.changes.map(({ address, state }) => [address, state]);

describe('the report', () => {
  it('tells of each attempt what became of each change', async () => {
    const stage = new Stage({ wishes: [wish(A, 'new'), wish(B, 'new', { parent: A }), wish(C, 'new')] });
    stage.world.refuse = oneOf(refusing(A, 'create', 1, IN_USE), refusing(B, 'create', 2, IN_USE));
    await stage.run();
    expect(stage.report.attempts.map(({ number, plan, exit }) => [number, plan, exit])).toEqual([
      [1, 'approved', 'exit 1'],
      [2, 'remainder', 'exit 1'],
      [3, 'remainder', 'exit 0'],
    ]);
    expect(stage.report.attempts.map(({ results }) => results.map(({ address, result, seconds }) => [address, result, seconds]))).toEqual([
      [
        [A, 'failed', null],
        [B, 'not-started', null],
        [C, 'done', 1],
      ],
      [
        [A, 'done', 1],
        [B, 'failed', null],
      ],
      [[B, 'done', 1]],
    ]);
    expect(states(stage)).toEqual([
      [A, 'done'],
      [B, 'done'],
      [C, 'done'],
    ]);
  });

  it('calls everything done in an attempt that succeeded, also what has no events', async () => {
    const stage = new Stage({ wishes: [wish(A, 'new')], outputs: { flow: A } });
    await stage.run();
    expect(stage.report.attempts[0]?.results.map(({ address, result }) => [address, result])).toEqual([
      [A, 'done'],
      ['output.flow', 'done'],
    ]);
  });

  it('tells at the end of a failed run where each change stands', async () => {
    const stage = new Stage({ wishes: [wish(A, 'new'), wish(B, 'new'), wish(C, 'new', { parent: B })] });
    stage.world.refuse = refusing(B, 'create', 9, FORBIDDEN);
    await stage.run();
    expect(states(stage)).toEqual([
      [A, 'done'],
      [B, 'failed'],
      [C, 'not-started'],
    ]);
  });

  it('calls everything pending where no attempt was made', async () => {
    const stage = updateOfBoth({ retryTimeoutMs: 1 });
    await stage.run();
    expect(states(stage)).toEqual([
      [A, 'pending'],
      [B, 'pending'],
    ]);
  });

  it('does not call a replace in place while its other half is still to be done', async () => {
    const replaceOfA = new Stage({ wishes: [{ ...wish(A, 'new'), attributes: { name: 'new', kind: 'y' } }] }, { maxRetries: 1 });
    deployed(replaceOfA.world, A, { name: 'old', kind: 'x' });
    // The delete prints no end, as that of a deposed object, and the create fails in both attempts.
    const { apply } = replaceOfA.terraform;
    Object.assign(replaceOfA.terraform, {
      apply: async (file: string) => {
        const run = await apply(file);
        return {
          ...run,
          operations: run.operations.map((operation) => (operation.action === 'delete' ? { ...operation, state: 'started' } : operation)),
        };
      },
    });
    replaceOfA.world.refuse = refusing(A, 'create', 9, IN_USE);
    expect(await replaceOfA.run()).toMatchObject({ outcome: 'failed', failureReason: 'conflict' });
    expect(replaceOfA.attempts).toBe(2);
    expect(states(replaceOfA)).toEqual([[A, 'failed']]);
  });

  it('forgets that a change was in place where it is planned again', async () => {
    const stage = new Stage({ wishes: [wish(A, 'new')], outputs: { flow: A } }, { maxRetries: 2 });
    deployed(stage.world, A, { name: 'old', kind: 'x' });
    stage.world.state = { ...stage.world.state, outputs: { flow: 'old' } };
    stage.world.refuse = refusing(A, 'update', 9, IN_USE);
    let replans = 0;
    stage.terraform.script.show = (reading) => {
      if (!reading.ok || stage.commands.at(-1) !== 'plan -refresh=false' || ++replans > 1) return reading;
      return { ...reading, plan: { ...reading.plan, changes: reading.plan.changes.filter(({ action }) => action !== 'output') } };
    };
    expect(await stage.run()).toMatchObject({ outcome: 'failed' });
    expect(states(stage)).toEqual([
      [A, 'failed'],
      ['output.flow', 'not-started'],
    ]);
  });

  it('has the facts of the run also where nothing could be planned', async () => {
    const stage = updateOfBoth({ planFile: '/work/missing.tfplan' });
    await stage.run();
    expect(stage.report).toMatchObject({
      version: 1,
      command: 'apply',
      outcome: 'blocked',
      plan: null,
      terraform: { product: 'terraform', version: '1.11.4' },
      maxAttempts: 11,
    });
  });
});

describe('the end of a process in words', () => {
  it.each([
    [{ kind: 'exited', code: 1 }, 'exit 1'],
    [{ kind: 'signalled', signal: 'SIGKILL' }, 'signal SIGKILL'],
    [{ kind: 'lost' }, 'lost'],
  ] as const)('%j', (exit, words) => {
    expect(exitInWords(exit)).toBe(words);
  });
});
