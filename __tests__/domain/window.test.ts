import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayOverrun, nextAllowed, nextDenied, obstaclesAt, type Window } from '../../src/domain/window.ts';
import { evaluateWindows } from '../../src/domain/window-verdict.ts';
import { windowOver } from './periods.ts';

const isAllowed = (windows: readonly Window[], at: number): boolean => obstaclesAt(windows, at).length === 0;

describe('windows, by the rules of Argo CD', () => {
  it.each([
    ['no windows', [], true],
    ['a deny that is not active', [windowOver('deny', [[10, 20]])], true],
    ['an active deny', [windowOver('deny', [[0, 10]])], false],
    ['an active allow', [windowOver('allow', [[0, 10]])], true],
    ['an allow that is not active', [windowOver('allow', [[10, 20]])], false],
    ['one allow of two is active', [windowOver('allow', [[10, 20]]), windowOver('allow', [[0, 10]])], true],
    ['an active deny beside an active allow', [windowOver('allow', [[0, 10]]), windowOver('deny', [[0, 10]])], false],
    ['an inactive allow beside an inactive deny', [windowOver('allow', [[10, 20]]), windowOver('deny', [[10, 20]])], false],
  ])('%s: allowed is %s', (_, windows, allowed) => {
    expect(isAllowed(windows, 5)).toBe(allowed);
  });

  it('hold from the start to just before the end', () => {
    const windows = [windowOver('deny', [[10, 20]])];
    expect([9, 10, 19, 20].map((at) => isAllowed(windows, at))).toEqual([true, false, false, true]);
  });
});

describe('overrun', () => {
  const deny = (overrun: boolean): Window => windowOver('deny', [[10, 20]], { overrun });

  it.each([
    ['lets a run finish that was permitted at its start', [deny(true)], 5, true],
    ['does not help a run that has not begun', [deny(true)], null, false],
    ['does not help a run whose start was denied', [deny(true), windowOver('deny', [[4, 6]])], 5, false],
    ['needs every active deny to say so', [deny(true), deny(false)], 5, false],
    ['does not ask a deny that is not active', [deny(true), windowOver('deny', [[50, 60]])], 5, true],
    ['lets a run finish after its allow window closed', [windowOver('allow', [[0, 10]], { overrun: true })], 5, true],
    ['needs the allow as well where both stand in the way', [deny(true), windowOver('allow', [[0, 10]])], 5, false],
  ])('%s', (_, windows, startedAt, may) => {
    expect(mayOverrun(windows, obstaclesAt(windows, 15), startedAt)).toBe(may);
    expect(evaluateWindows(windows, 15, startedAt).verdict).toBe(may ? 'allowed' : 'denied');
  });
});

describe('the next allowed moment', () => {
  it('is now where now is allowed', () => {
    expect(nextAllowed([], 5)).toBe(5);
  });

  it('is the end of denies that follow each other without a gap', () => {
    expect(
      nextAllowed(
        [
          windowOver('deny', [
            [0, 10],
            [10, 20],
          ]),
          windowOver('deny', [[15, 30]]),
        ],
        5,
      ),
    ).toBe(30);
  });

  it('is the start of the next allow', () => {
    expect(nextAllowed([windowOver('allow', [[40, 50]])], 5)).toBe(40);
  });

  it('is nobody’s guess beyond the horizon', () => {
    expect(nextAllowed([windowOver('deny', [[0, 100]])], 5, 94)).toBeNull();
    expect(nextAllowed([windowOver('deny', [[0, 100]])], 5, 95)).toBe(100);
  });

  it('does not exist where no allow comes again', () => {
    expect(nextAllowed([windowOver('allow', [[0, 1]])], 5)).toBeNull();
  });
});

describe('windows of any kind', () => {
  const HORIZON = 60;
  const period = fc
    .tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 1, max: 15 }))
    .map(([start, length]) => [start, start + length] as const);
  const anyWindow = fc
    .record({
      kind: fc.constantFrom('allow' as const, 'deny' as const),
      periods: fc.array(period, { maxLength: 5 }),
      overrun: fc.boolean(),
    })
    .map(({ kind, periods, overrun }) => windowOver(kind, periods, { overrun }));
  const anyWindows = fc.array(anyWindow, { maxLength: 5 });
  const moment = fc.integer({ min: 0, max: 90 });
  const steps = (from: number): readonly number[] => Array.from({ length: HORIZON + 1 }, (_, step) => from + step);

  it('deny wherever a deny is active, whatever allows there are', () => {
    fc.assert(
      fc.property(anyWindows, moment, (windows, at) => {
        const denied = windows.some(({ rule, occurrences }) => rule.kind === 'deny' && occurrences.activeAt(at) !== null);
        return !denied || evaluateWindows(windows, at).verdict === 'denied';
      }),
    );
  });

  it('have as next allowed moment the first that stepping finds', () => {
    fc.assert(
      fc.property(anyWindows, moment, (windows, after) => {
        const first = steps(after).find((at) => isAllowed(windows, at)) ?? null;
        expect(nextAllowed(windows, after, HORIZON)).toBe(first);
      }),
      { numRuns: 1_000 },
    );
  });

  it('have as next denied moment the first that stepping finds', () => {
    fc.assert(
      fc.property(anyWindows, moment, (windows, after) => {
        const first = steps(after).find((at) => !isAllowed(windows, at)) ?? null;
        expect(nextDenied(windows, after, HORIZON)).toBe(first);
      }),
      { numRuns: 1_000 },
    );
  });

  it('say by their verdict what the next allowed moment says', () => {
    fc.assert(
      fc.property(anyWindows, moment, (windows, at) => {
        const { verdict, until, by } = evaluateWindows(windows, at);
        const allowedAt = nextAllowed(windows, at);
        if (verdict === 'allowed') {
          expect(allowedAt).toBe(at);
          expect(until).toBe(nextDenied(windows, at));
        } else {
          expect(until).toBe(allowedAt);
          expect(by).not.toBeNull();
        }
      }),
    );
  });
});
