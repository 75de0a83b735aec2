import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { callers, callersAt, concerns, fault } from '../../../sandbox/scenario/conditions.ts';
import { strikes, type When } from '../../../sandbox/scenario/timing.ts';

const time = fc.integer({ min: 0, max: 10_000 });

describe('a timing', () => {
  it('never strikes outside its time, whatever its pace', () => {
    const pace = fc.oneof(
      fc.constant({ kind: 'always' } as const),
      fc.record({ kind: fc.constantFrom('times', 'every'), count: fc.integer({ min: 1, max: 5 }) }),
    );
    fc.assert(
      fc.property(time, fc.option(time), pace, time, fc.nat(20), (from, until, pace, now, seen) => {
        const isInside = now >= from && (until === null || now < until);
        if (!isInside) expect(strikes({ from, until, pace }, now, seen)).toBe(false);
      }),
    );
  });

  it('by number strikes as many requests as it says, by rhythm one in so many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(50), (count, requests) => {
        const struck = (pace: When['pace']): number =>
          Array.from({ length: requests }, (_, seen) => strikes({ from: 0, until: null, pace }, 1, seen)).filter(Boolean).length;
        expect(struck({ kind: 'times', count })).toBe(Math.min(count, requests));
        expect(struck({ kind: 'every', count })).toBe(Math.floor(requests / count));
        expect(struck({ kind: 'always' })).toBe(requests);
      }),
    );
  });
});

describe('callers', () => {
  it('only ever get fewer, and stand in the way exactly while somebody is there', () => {
    const leaving = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(leaving, fc.nat(2), time, time, (seconds, staying, one, other) => {
        const condition = v.parse(callers, { flow: 'A', count: seconds.length + staying, leave: seconds.map((second) => `${second}s`) });
        const [earlier, later] = one < other ? [one, other] : [other, one];
        expect(callersAt(condition, later * 10)).toBeLessThanOrEqual(callersAt(condition, earlier * 10));
        expect(strikes(condition.when, later * 10, 0)).toBe(callersAt(condition, later * 10) > 0);
      }),
    );
  });
});

describe('the path of a fault', () => {
  it.each([
    ['/api/v2/flows', '/api/v2/flows', true],
    ['/api/v2/flows', '/api/v2/flows/1', false],
    ['/api/v2/flows/*', '/api/v2/flows/1', true],
    ['/api/v2/flows/*', '/api/v2/flows/jobs/1', false],
    ['/api/v2/*/ivrs', '/api/v2/architect/ivrs', true],
    ['/api/**', '/api/v2/flows/jobs/1', true],
    ['/api/v2/a.b', '/api/v2/aXb', false],
  ])('%s and %s: %s', (path, requested, expected) => {
    expect(concerns(v.parse(fault, { path, method: 'get' }), 'GET', requested)).toBe(expected);
    expect(concerns(v.parse(fault, { path, method: 'get' }), 'PUT', requested)).toBe(false);
  });
});
