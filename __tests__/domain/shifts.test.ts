import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDay } from '../../src/domain/local-day.ts';
import { agentsPerHour, type Shift, shiftOutlook } from '../../src/domain/shifts.ts';

const HOUR = 3_600_000;
const shift = (agent: string, start: number, end: number): Shift => ({ agent, start, end });
const agents = fc.constantFrom('ann', 'bob', 'cy');
const anyShift = fc
  .record({ agent: agents, start: fc.nat(50), length: fc.nat(20) })
  .map(({ agent, start, length }) => shift(agent, start, start + length));
const anyShifts = fc.array(anyShift, { maxLength: 12 });

describe('the outlook on shifts at 10, up to 20', () => {
  it.each<[string, readonly Shift[], number | null, number | null, number | null]>([
    ['no shifts', [], null, null, null],
    ['one that runs', [shift('ann', 5, 15)], 1, null, 15],
    ['one that begins now', [shift('ann', 10, 15)], 1, null, 15],
    ['one that ends now', [shift('ann', 5, 10)], null, null, null],
    ['one that comes', [shift('ann', 11, 15)], null, 1, 15],
    ['one that begins just within the look-ahead and ends beyond it', [shift('ann', 19, 30)], null, 1, 30],
    ['one that begins where the look-ahead ends', [shift('ann', 20, 30)], null, null, null],
    ['one without length', [shift('ann', 10, 10), shift('ann', 12, 12)], null, null, null],
    ['two agents now and one later', [shift('ann', 5, 15), shift('bob', 0, 12), shift('cy', 12, 14)], 2, 1, 15],
    ['the same shift told twice', [shift('ann', 5, 15), shift('ann', 5, 15)], 1, null, 15],
  ])('%s', (_, shifts, running, coming, ends) => {
    const outlook = shiftOutlook(shifts, 10, 20);
    expect([outlook.running?.agents ?? null, outlook.coming?.agents ?? null, outlook.ends]).toEqual([running, coming, ends]);
  });

  it('counts shifts and agents, and those who come back', () => {
    const shifts = [shift('ann', 5, 12), shift('ann', 13, 18), shift('bob', 13, 15), shift('bob', 16, 17)];
    expect(shiftOutlook(shifts, 10, 20)).toEqual({
      running: { shifts: 1, agents: 1, firstStart: 5, lastEnd: 12 },
      coming: { shifts: 3, agents: 2, firstStart: 13, lastEnd: 18 },
      returning: 1,
      ends: 18,
    });
  });

  it('has an end exactly where something runs or comes, later than now, and a clear outlook from that end on', () => {
    fc.assert(
      fc.property(anyShifts, fc.nat(40), fc.nat(30), (shifts, now, ahead) => {
        const { running, coming, ends } = shiftOutlook(shifts, now, now + ahead);
        expect(ends === null).toBe(running === null && coming === null);
        if (ends === null) return;
        expect(ends).toBeGreaterThan(now);
        const known = shifts.filter(({ start }) => start < now + ahead);
        expect(shiftOutlook(known, ends, Number.POSITIVE_INFINITY).ends).toBeNull();
      }),
    );
  });

  it('does not depend on order or repetition', () => {
    fc.assert(
      fc.property(anyShifts, (shifts) => {
        expect(shiftOutlook([...shifts.toReversed(), ...shifts], 10, 20)).toEqual(shiftOutlook(shifts, 10, 20));
      }),
    );
  });
});

describe('agents per hour', () => {
  it('counts an agent in every hour that a shift touches, once', () => {
    const shifts = [
      shift('ann', HOUR / 2, 2 * HOUR),
      shift('bob', HOUR, HOUR + 1),
      shift('bob', HOUR + 2, 2 * HOUR),
      shift('cy', HOUR, HOUR),
    ];
    expect(agentsPerHour(shifts, { start: 0, end: 3 * HOUR }).map((hour) => hour.agents)).toEqual([1, 2, 0]);
  });

  it.each([
    ['2026-01-05T12:00Z', 24],
    ['2026-03-08T12:00Z', 23],
    ['2026-11-01T12:00Z', 25],
  ])('has an entry for each hour of the day of %s in Chicago: %i', (at, hours) => {
    const day = localDay(Date.parse(at), 'America/Chicago');
    const curve = agentsPerHour([shift('ann', day.start, day.end)], day);
    expect(curve).toEqual(Array.from({ length: hours }, (_, hour) => ({ start: day.start + hour * HOUR, agents: 1 })));
  });

  it('agrees with a count minute by minute', () => {
    const minutes = fc.integer({ min: -120, max: 400 });
    const shifts = fc.array(
      fc
        .record({ agent: agents, start: minutes, length: fc.nat(200) })
        .map(({ agent, start, length }) => shift(agent, start * 60_000, (start + length) * 60_000)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(shifts, (some) => {
        const expected = [0, 1, 2, 3].map((hour) => {
          const seen = Array.from({ length: 60 }, (_, minute) => (hour * 60 + minute) * 60_000).flatMap((at) =>
            some.filter(({ start, end }) => start <= at && at < end).map(({ agent }) => agent),
          );
          return new Set(seen).size;
        });
        expect(agentsPerHour(some, { start: 0, end: 4 * HOUR }).map((hour) => hour.agents)).toEqual(expected);
      }),
    );
  });
});
