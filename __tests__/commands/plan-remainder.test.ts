import { describe, expect, it } from '@jest/globals';
import type { Diagnostic } from '../../src/domain/diagnostic.ts';
import { errorOf, IN_USE, NOT_SAVED, oneOf, refusing, STALE } from './fakes/diagnostics.ts';
import { A, B, C, held, updateOfA, updateOfBoth, wish } from './fakes/examples.ts';
import type { Call } from './fakes/fake-terraform.ts';
import { Stage } from './fakes/stage.ts';
import { deployed } from './fakes/world.ts';

const isReplan = (call: Call) => call.command === 'plan' && call.request.refresh === 'none';

/** A run that has to replace A. */
const replaceOfA = (createFirst: boolean): Stage => {
  const stage = new Stage({ wishes: [{ ...wish(A, 'new'), attributes: { name: 'new', kind: 'y' }, createFirst }] });
  deployed(stage.world, A, { name: 'old', kind: 'x' }, 'old-id');
  return stage;
};

describe('what is left after a failed attempt', () => {
  it('is planned in the mode of the approved plan', async () => {
    const stage = new Stage({ wishes: [] }, { command: 'destroy' });
    deployed(stage.world, A, { name: 'old' });
    deployed(stage.world, B, { name: 'old' });
    stage.world.refuse = refusing(A, 'delete', 2, IN_USE);
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands.filter((command) => command.startsWith('plan'))).toEqual([
      'plan -destroy',
      'plan -destroy -refresh=false',
      'plan -destroy -refresh=false',
    ]);
    expect(held(stage)).toEqual([]);
    expect(stage.report.conflicts).toMatchObject([{ address: A }, { address: A }]);
  });

  it.each([
    ['delete first', false],
    ['create first', true],
  ])('is the other half of a replace (%s) whose delete or create was refused', async (_, createFirst) => {
    const stage = replaceOfA(createFirst);
    stage.world.refuse = oneOf(refusing(A, 'create', 1, IN_USE), refusing(A, 'delete', 2, IN_USE));
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(held(stage)).toEqual([`${A}: new`]);
    expect(stage.world.platform.has('old-id')).toBe(false);
    expect(stage.world.writes.map(({ action }) => action)).toEqual(createFirst ? ['create', 'delete'] : ['delete', 'create']);
  });

  it.each([
    ['delete first', false],
    ['create first', true],
  ])('is a tainted object of this run to replace (%s)', async (_, createFirst) => {
    const stage = replaceOfA(createFirst);
    stage.world.refuse = oneOf(refusing(A, 'create', 1, { ...IN_USE, leaves: 'tainted' }), refusing(A, 'delete', 2, IN_USE));
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect([...stage.world.platform.values()]).toHaveLength(1);
    expect(stage.world.state.objects.get(A)?.tainted).toBe(false);
    expect(stage.world.state.deposed.size).toBe(0);
  });

  it.each([
    ['that was not begun', null, false],
    ['whose delete failed', 'delete', false],
    ['whose create failed and left nothing', 'create', true],
    ['whose create failed after the delete', 'create', false],
  ] as const)('is a replace by request %s, asked for again', async (_, refused, createFirst) => {
    const stage = updateOfBoth({ planFile: '/work/plan.tfplan' });
    stage.world.configuration = { wishes: [wish(A, 'old', { createFirst }), wish(B, 'new', refused === null ? {} : { parent: A })] };
    stage.terraform.savePlan('/work/plan.tfplan', { replace: [A] });
    // Where the replace shall not begin, the object before it is in conflict.
    if (refused === null) stage.world.configuration = { wishes: [wish(B, 'new'), wish(A, 'old', { parent: B })] };
    if (refused === null) stage.terraform.savePlan('/work/plan.tfplan', { replace: [A] });
    stage.world.refuse = refused === null ? refusing(B, 'update', 1, IN_USE) : refusing(A, refused, 1, IN_USE);
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands).toContain(`plan -refresh=false -replace=${A}`);
    expect([...stage.world.platform.keys()]).not.toContain(`${A}-old`);
    expect(stage.world.writes.filter(({ address, action }) => address === A && action === 'create')).toHaveLength(1);
  });

  it('does not ask again for a replace by request that has made its new object', async () => {
    const stage = updateOfA({ planFile: '/work/plan.tfplan' }, { wishes: [wish(A, 'old', { createFirst: true })] });
    stage.terraform.savePlan('/work/plan.tfplan', { replace: [A] });
    stage.world.refuse = refusing(A, 'delete', 2, IN_USE);
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands.filter((command) => command.includes('-replace'))).toEqual([]);
    expect(stage.world.writes.map(({ action }) => action)).toEqual(['create', 'delete']);
  });

  it('is known where it was unknown: the parent’s id', async () => {
    const stage = new Stage({ wishes: [wish(A, 'new'), wish(B, 'new', { parent: A })], outputs: { flow: A } });
    stage.world.refuse = refusing(B, 'create', 1, IN_USE);
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.world.platform.get(`${B}-2`)?.attributes.parent).toBe(`${A}-1`);
    expect(stage.world.state.outputs).toEqual({ flow: 'new' });
  });

  it('is an import, a forget and a move that came with what failed', async () => {
    const stage = new Stage({
      wishes: [wish(A, 'new', { importId: 'imported' }), wish(C, 'new')],
      moves: [{ from: 'genesyscloud_flow.was', to: C }],
      removed: [B],
    });
    stage.world.platform.set('imported', { address: A, attributes: { name: 'old', kind: 'x' } });
    deployed(stage.world, B, { name: 'keep' });
    deployed(stage.world, 'genesyscloud_flow.was', { name: 'old', kind: 'x' });
    stage.world.refuse = oneOf(refusing(A, 'update', 1, IN_USE), refusing(C, 'update', 2, IN_USE));
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(held(stage)).toEqual([`${B}: keep`, `${A}: new`, 'genesyscloud_flow.c: new']);
    expect([...stage.world.state.objects.keys()].sort()).toEqual([A, C]);
  });
});

describe('a plan that is no longer what was approved', () => {
  it('is not applied where a value changed while waiting', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.during = (call) => {
      if (isReplan(call)) stage.world.configuration = { wishes: [wish(A, 'edited')] };
    };
    const verdict = await stage.run();
    expect(verdict).toMatchObject({ outcome: 'failed', failureReason: 'plan-diverged' });
    expect(verdict.message).toContain(`${A}: approved update, found update: name`);
    expect(JSON.stringify(stage.report)).not.toContain('edited');
    expect(stage.report.divergences).toMatchObject([{ kind: 'other-values', attributes: ['name'] }]);
    expect(stage.attempts).toBe(1);
    expect(held(stage)).toEqual([`${A}: old`]);
  });

  it('is told at once: a refused change is not looked for by a further refresh', async () => {
    const stage = updateOfBoth();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.during = (call) => {
      if (isReplan(call))
        stage.world.configuration = { wishes: [{ ...wish(A, 'new'), attributes: { name: 'new', kind: 'y' } }, wish(B, 'new')] };
    };
    expect(await stage.run()).toMatchObject({ failureReason: 'plan-diverged' });
    expect(stage.report.divergences).toMatchObject([{ kind: 'other-action', approved: 'update', found: 'replace (delete first)' }]);
    expect(stage.commands.filter((command) => command.startsWith('plan -refresh-only'))).toEqual([`plan -refresh-only -target=${A}`]);
  });

  it('is not applied where the object was changed by somebody while waiting', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.during = (call) => {
      if (call.command === 'plan' && call.request.refresh === 'only') stage.world.platform.delete(`${A}-old`);
    };
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'plan-diverged' });
    expect(stage.report.divergences).toMatchObject([{ kind: 'other-action', approved: 'update', found: 'create' }]);
  });

  it('is never taken for success where a create vanished', async () => {
    const stage = updateOfA({}, { wishes: [wish(A, 'new'), wish(B, 'new')] });
    stage.world.refuse = refusing(B, 'create', 1, IN_USE);
    stage.terraform.script.during = (call) => {
      if (isReplan(call)) stage.world.configuration = { wishes: [wish(A, 'new')] };
    };
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'plan-diverged' });
    expect(stage.report.divergences).toEqual([
      { address: B, deposed: null, kind: 'vanished', approved: 'create', found: null, attributes: [], hint: null },
    ]);
  });

  it('is not applied where only the delete of a replace is left of it', async () => {
    const stage = replaceOfA(false);
    stage.world.refuse = refusing(A, 'delete', 1, IN_USE);
    stage.terraform.script.during = (call) => {
      if (isReplan(call)) stage.world.configuration = { wishes: [] };
    };
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'plan-diverged' });
    expect(stage.world.writes).toEqual([]);
  });

  it('cannot be read: that is an error of Terraform', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    let reads = 0;
    stage.terraform.script.show = (reading) => (++reads > 1 ? { ok: false, problem: 'The disk is full.', next: 'Make room.' } : reading);
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'terraform-error', nextSteps: ['Make room.'] });
  });
});

describe('an update that vanished from the fresh plan', () => {
  /** B is not begun, because A is in conflict; while the run waits, somebody does to B what `meanwhile` says. */
  const vanishing = (meanwhile: (stage: Stage) => void): Stage => {
    const stage = new Stage({ wishes: [wish(A, 'new'), wish(B, 'new', { parent: A })] });
    deployed(stage.world, A, { name: 'old', kind: 'x' });
    deployed(stage.world, B, { name: 'old', kind: 'x', parent: `${A}-old` });
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    let isDone = false;
    stage.terraform.script.during = (call) => {
      if (!isReplan(call) || isDone) return;
      isDone = true;
      meanwhile(stage);
    };
    return stage;
  };

  it('is read again, and is in place where somebody did it', async () => {
    const stage = vanishing(({ world }) => deployed(world, B, { name: 'new', kind: 'x', parent: `${A}-old` }));
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands).toContain(`plan -refresh-only -target=${B}`);
    expect(stage.report.plan?.changes).toMatchObject([
      { address: A, state: 'done' },
      { address: B, state: 'in-place' },
    ]);
  });

  it('is read again, and planned after all where only the state said that it was done', async () => {
    const stage = vanishing(({ world }) => {
      deployed(world, B, { name: 'new', kind: 'x', parent: `${A}-old` });
      world.platform.set(`${B}-old`, { address: B, attributes: { name: 'old', kind: 'x', parent: `${A}-old` } });
    });
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(held(stage)).toEqual([`${B}: new`, `${A}: new`]);
  });
});

describe('an update that vanishes only at the second look', () => {
  it('is not proven: nobody read it since', async () => {
    const stage = new Stage({ wishes: [wish(A, 'new'), wish(B, 'new', { parent: A }), wish(C, 'new', { parent: A })] });
    deployed(stage.world, A, { name: 'old', kind: 'x' });
    for (const address of [B, C]) deployed(stage.world, address, { name: 'old', kind: 'x', parent: `${A}-old` });
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    const vanishing = [B, C];
    stage.terraform.script.during = (call) => {
      const address = isReplan(call) ? vanishing.shift() : undefined;
      if (address !== undefined) deployed(stage.world, address, { name: 'new', kind: 'x', parent: `${A}-old` });
    };
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'plan-diverged' });
    expect(stage.report.divergences).toMatchObject([{ kind: 'vanished', address: C, approved: 'update' }]);
  });
});

describe('changes that nobody approved', () => {
  const withExtra = (settings = {}) => {
    const stage = updateOfA(settings);
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.during = (call) => {
      if (isReplan(call)) stage.world.configuration = { ...stage.world.configuration, wishes: [wish(A, 'new'), wish(C, 'extra')] };
    };
    return stage;
  };

  it('are left out by one plan with -target on the approved rest', async () => {
    const stage = withExtra();
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands.slice(-3)).toEqual(['plan -refresh=false', `plan -refresh=false -target=${A}`, 'apply remainder-1.tfplan']);
    expect(held(stage)).toEqual([`${A}: new`]);
    expect(stage.lines.find((line) => line.includes('were not approved'))).toContain(C);
  });

  it('end the run where Terraform cannot leave them out', async () => {
    const stage = withExtra();
    stage.terraform.script.show = (reading) => {
      if (!reading.ok || stage.commands.at(-1)?.includes('-target') !== true) return reading;
      const [change] = reading.plan.changes;
      return change === undefined ? reading : { ...reading, plan: { ...reading.plan, changes: [change, { ...change, address: C }] } };
    };
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'plan-diverged' });
    expect(stage.commands.filter((command) => command.startsWith('plan -refresh=false'))).toHaveLength(2);
    expect(held(stage)).toEqual([`${A}: old`]);
  });

  it('end the run where Terraform refuses to target, and are shown', async () => {
    const stage = withExtra();
    stage.terraform.script.planErrors = ({ refresh, targets }) =>
      refresh === 'none' && targets.length > 0 ? [errorOf('Moved resource instances excluded by targeting')] : [];
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'plan-diverged', message: expect.stringContaining(C) });
    expect(stage.report.divergences).toMatchObject([{ kind: 'not-approved', address: C, found: 'create' }]);
  });

  it('end the run where nothing approved is left to target', async () => {
    const stage = withExtra();
    stage.world.refuse = refusing(A, 'update', 1, { ...IN_USE, leaves: 'done' });
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'plan-diverged' });
    expect(stage.commands.filter((command) => command.includes('-refresh=false'))).toEqual(['plan -refresh=false']);
  });

  it('end the run at once where something approved differs as well', async () => {
    const stage = withExtra();
    stage.terraform.script.during = (call) => {
      if (isReplan(call)) stage.world.configuration = { wishes: [wish(A, 'edited'), wish(C, 'extra')] };
    };
    expect(await stage.run()).toMatchObject({ failureReason: 'plan-diverged' });
    expect(stage.report.divergences.map(({ address }) => address)).toEqual([A, C]);
    expect(stage.commands.filter((command) => command.includes('-refresh=false'))).toEqual(['plan -refresh=false']);
  });

  it('end the run at once where something approved differs, also if something else is left to target', async () => {
    const stage = updateOfBoth();
    stage.world.refuse = oneOf(refusing(A, 'update', 1, IN_USE), refusing(B, 'update', 1, IN_USE));
    stage.terraform.script.during = (call) => {
      if (isReplan(call)) stage.world.configuration = { wishes: [wish(A, 'edited'), wish(B, 'new'), wish(C, 'extra')] };
    };
    expect(await stage.run()).toMatchObject({ failureReason: 'plan-diverged' });
    expect(stage.commands.filter((command) => command.includes('-refresh=false'))).toEqual(['plan -refresh=false']);
  });

  it('do not hide that an approved output is not stored by the narrower plan', async () => {
    const stage = withExtra();
    stage.world.configuration = { ...stage.world.configuration, outputs: { flow: A } };
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'plan-diverged' });
    expect(stage.report.divergences).toMatchObject([{ kind: 'vanished', address: 'output.flow' }]);
  });
});

describe('the refresh of a failed update', () => {
  const failing = (diagnostics: readonly Diagnostic[]) => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    let count = 0;
    stage.terraform.script.planErrors = ({ refresh }) => (refresh === 'only' && ++count === 1 ? diagnostics : []);
    return stage;
  };

  it('is repeated after an error that waiting cures', async () => {
    const stage = failing([
      errorOf(
        'Failed to read flow',
        JSON.stringify({ resourceType: 'genesyscloud_flow', method: 'GET', path: '/api/v2/flows/1', statusCode: 503 }),
        A,
      ),
    ]);
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands.filter((command) => command.startsWith('plan -refresh-only'))).toHaveLength(2);
    expect(held(stage)).toEqual([`${A}: new`]);
  });

  it('ends the run on any other error', async () => {
    const stage = failing([errorOf('Unsupported block type')]);
    expect(await stage.run()).toMatchObject({ outcome: 'failed', failureReason: 'terraform-error' });
    expect(stage.attempts).toBe(1);
  });

  it('is planned anew where it went stale, because somebody else stored a state', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    let refreshes = 0;
    stage.terraform.script.during = (call) => {
      if (call.command !== 'apply' || !call.file.includes('refresh') || ++refreshes > 1) return;
      stage.world.state = { ...stage.world.state, serial: stage.world.state.serial + 1 };
    };
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands.filter((command) => command.startsWith('plan -refresh-only'))).toHaveLength(2);
    expect(stage.report.conflicts.map(({ kind, message }) => [kind, message.includes(STALE.summary)])).toEqual([
      ['in-use', false],
      ['plan-stale', true],
    ]);
  });

  it('has its state saved late where the backend refused it', async () => {
    const stage = updateOfA();
    stage.world.refuse = refusing(A, 'update', 1, IN_USE);
    stage.terraform.script.losesState = (number) => number === 0;
    expect(await stage.run()).toMatchObject({ outcome: 'applied' });
    expect(stage.commands).toContain('push');
    expect(stage.report.conflicts.map(({ message }) => message.includes(NOT_SAVED.summary))).toContain(true);
    expect(held(stage)).toEqual([`${A}: new`]);
  });
});
