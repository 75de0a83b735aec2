import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FailureReason, Outcome } from '../../src/domain/report.ts';
import { FORBIDDEN } from './fakes/diagnostics.ts';
import { type AnyWorld, addressOf, anyWorld, build, makeTrouble, wishOf } from './fakes/random-world.ts';
import type { Stage } from './fakes/stage.ts';
import type { Attributes, PlatformWrite } from './fakes/world.ts';

/** Whether a write was part of the approval, judged by the draw alone: what was there before, and what was wanted. */
const wasApproved = (drawn: AnyWorld, { action, address, id, attributes }: PlatformWrite, writes: readonly PlatformWrite[]): boolean => {
  const index = Number(address.at(-1));
  const draw = drawn.draws[index];
  if (draw === undefined || address !== addressOf(index)) return false;
  const wanted = drawn.destroys ? null : draw.wanted;
  const isOld = id === `old-${index}`;
  const replaces = wanted !== null && draw.before !== null && (draw.isForced || wanted.kind !== draw.before.kind);
  const has = (given: Attributes | null) => given !== null && attributes.name === given.name && attributes.kind === given.kind;
  switch (action) {
    case 'create':
      return has(wanted) && (draw.before === null || replaces) && writes.filter((write) => isMade(write, address)).length <= 1;
    case 'update':
      return has(wanted) && isOld && !replaces;
    case 'delete':
      // An object of this run may only be deleted to be made again: a tainted one.
      return isOld
        ? draw.before !== null && (replaces || (wanted === null && !(draw.isForgotten && !drawn.destroys)))
        : writes.some((write) => write.id === id && write.isRefused);
  }
};

const isMade = (write: PlatformWrite, address: string): boolean =>
  write.address === address && write.action === 'create' && !write.isRefused;

/** What the platform must hold, address by address, once everything approved is done. */
const expectedPlatform = (drawn: AnyWorld): readonly string[] =>
  drawn.draws
    .flatMap(({ before, isForgotten }, index) => {
      const wish = (drawn.destroys ? [] : drawn.draws.flatMap(wishOf)).find(({ address }) => address === addressOf(index));
      if (wish !== undefined) return [`${wish.address} ${wish.attributes.name} ${wish.attributes.kind}`];
      return before !== null && isForgotten && !drawn.destroys ? [`${addressOf(index)} ${before.name} ${before.kind}`] : [];
    })
    .sort();

const actualPlatform = ({ world }: Stage): readonly string[] =>
  [...world.platform.values()].map(({ address, attributes }) => `${address} ${attributes.name} ${attributes.kind}`).sort();

/** Each reason that a run over these worlds may give, by its outcome. */
const REASONS: Readonly<Partial<Record<Outcome, readonly (FailureReason | null)[]>>> = {
  applied: [null],
  'no-changes': [null],
  cancelled: ['cancelled'],
  failed: ['conflict', 'plan-diverged', 'terraform-error', 'state-not-saved'],
};

describe('in any world', () => {
  it('a run ends, does nothing that was not approved, and says "applied" only where everything is', async () => {
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(anyWorld, async (drawn) => {
        const stage = build(drawn);
        makeTrouble(stage, drawn);
        const { outcome, failureReason } = await stage.run();
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);

        expect(REASONS[outcome]).toContain(failureReason);
        expect(stage.attempts).toBeLessThanOrEqual(drawn.maxRetries + 1);
        expect(stage.world.writes.filter((write) => !wasApproved(drawn, write, stage.world.writes))).toEqual([]);
        // What others did meanwhile to the platform, or to the state behind Terraform's back, is theirs.
        if (outcome === 'applied' && !['delete', 'drift', 'restore'].includes(drawn.trouble)) {
          expect(actualPlatform(stage)).toEqual(expectedPlatform(drawn));
        }
        if (outcome === 'no-changes') expect(stage.world.writes).toEqual([]);
      }),
      { numRuns: 600 },
    );
    // The worlds are of every sort: a test that only ever failed or only ever succeeded would prove nothing.
    for (const outcome of ['applied', 'failed', 'no-changes', 'cancelled']) expect(outcomes.get(outcome) ?? 0).toBeGreaterThan(0);
  });

  it('a run that nobody disturbs, and whose conflicts all clear in time, is applied', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (drawn) => {
        fc.pre(drawn.draws.every(({ refusals }) => !refusals.includes(FORBIDDEN)));
        const patient: AnyWorld = { ...drawn, trouble: 'none', maxRetries: 30, retryTimeoutMs: 100_000_000 };
        const stage = build(patient);
        const { outcome } = await stage.run();
        expect(['applied', 'no-changes']).toContain(outcome);
        expect(actualPlatform(stage)).toEqual(expectedPlatform(patient));
      }),
      { numRuns: 300 },
    );
  });
});
