import { describe, expect, it } from '@jest/globals';
import { shiftEvidence } from '../../src/domain/shift-evidence.ts';
import { type Shift, shiftOutlook } from '../../src/domain/shifts.ts';

const timeZone = 'America/Chicago';
const at = (time: string): number => Date.parse(`2026-01-05T${time}-06:00`);
const now = at('10:00');
const midnight = at('24:00');

/** So many agents, each with a shift at these times. */
const team = (name: string, size: number, start: string, end: string): readonly Shift[] =>
  Array.from({ length: size }, (_, number) => ({ agent: `${name} ${number}`, start: at(start), end: at(end) }));

describe('the evidence of shifts', () => {
  it.each<[readonly Shift[], string]>([
    [[], 'nobody is on shift now, and no shift starts later today (America/Chicago)'],
    [team('day', 42, '08:00', '18:00'), '42 agents on shift now; the last shift ends at 18:00 America/Chicago'],
    [team('day', 1, '08:00', '18:00'), '1 agent on shift now; the last shift ends at 18:00 America/Chicago'],
    [
      [...team('day', 42, '08:00', '18:00'), ...team('late', 7, '14:00', '22:00')],
      '42 agents on shift now until 18:00 America/Chicago, 7 more start later today; the last shift ends at 22:00',
    ],
    [
      [...team('day', 2, '08:00', '18:00'), ...team('late', 1, '14:00', '22:00')],
      '2 agents on shift now until 18:00 America/Chicago, 1 more starts later today; the last shift ends at 22:00',
    ],
    [
      [...team('day', 2, '08:00', '12:00'), ...team('day', 1, '13:00', '17:00'), ...team('late', 1, '14:00', '22:00')],
      '2 agents on shift now until 12:00 America/Chicago, 2 agents start later today, 1 of them on shift now; the last shift ends at 22:00',
    ],
    [
      [...team('late', 3, '14:00', '18:00'), ...team('late', 1, '19:00', '22:00')],
      'nobody is on shift now, 3 agents (4 shifts) start later today, the first at 14:00 America/Chicago; the last shift ends at 22:00',
    ],
    [
      [...team('night', 1, '22:00', '24:00').map((shift) => ({ ...shift, end: shift.end + 6 * 3_600_000 }))],
      'nobody is on shift now, 1 agent starts later today, the first at 22:00 America/Chicago; the last shift ends at Tue 2026-01-06 06:00 GMT-6',
    ],
  ])('%#', (shifts, evidence) => {
    expect(shiftEvidence(shiftOutlook(shifts, now, midnight), { now, until: midnight, isToday: true, timeZone })).toBe(evidence);
  });

  it('names the end of a look-ahead that is not today', () => {
    const until = at('16:00');
    expect(shiftEvidence(shiftOutlook([], now, until), { now, until, isToday: false, timeZone })).toBe(
      'nobody is on shift now, and no shift starts before 16:00 (America/Chicago)',
    );
  });
});
