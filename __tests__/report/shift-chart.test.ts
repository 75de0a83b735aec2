import { describe, expect, it } from '@jest/globals';
import { clockHours, shiftChart } from '../../src/report/shift-chart.ts';
import { shiftCurve } from './example-parts.ts';

const labelsIn = (chart: string): readonly string[] => JSON.parse(/x-axis (\[.*\])/.exec(chart)?.[1] ?? '[]');
const never = Number.NaN;

describe('the chart of agents on shift', () => {
  it('has a bar for each hour, on the clocks of the business unit, and marks this one', () => {
    const curve = shiftCurve('Support', 'Asia/Kolkata', '2026-11-02T18:30:00.000Z', [0, 3, 12, 7]);
    const chart = shiftChart(clockHours(curve, 'Asia/Kolkata', Date.parse('2026-11-02T20:45:00.000Z')));
    expect(labelsIn(chart)).toEqual(['00', '01', 'now', '03']);
    expect(chart).toContain('  y-axis "Agents, at most 12" 0 --> 12\n  bar [0, 3, 12, 7]\n```');
  });

  it('tells the two hours apart that one clock shows when it is set back', () => {
    const curve = shiftCurve('Support', 'America/Chicago', '2026-11-01T05:00:00.000Z', Array(4).fill(1));
    const hours = clockHours(curve, 'America/Chicago', never);
    expect(labelsIn(shiftChart(hours))).toEqual(['00', '01', '01 again', '02']);
    expect(hours.map(({ offset }) => offset)).toEqual(['GMT-5', 'GMT-5', 'GMT-6', 'GMT-6']);
  });

  it('never has two bars of one label, which mermaid would draw on one place', () => {
    const zones = ['America/Chicago', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata'];
    const starts = ['2026-03-07T06:00:00.000Z', '2026-03-28T00:00:00.000Z', '2026-04-04T13:00:00.000Z', '2026-10-31T05:00:00.000Z'];
    for (const zone of zones)
      for (const start of starts) {
        const hours = clockHours(shiftCurve('Support', zone, start, Array(48).fill(1)), zone, never);
        for (const day of new Set(hours.map((hour) => hour.day))) {
          const labels = labelsIn(shiftChart(hours.filter((hour) => hour.day === day)));
          expect(new Set(labels).size).toBe(labels.length);
        }
      }
  });

  it('ends after two days, and leaves out what is no time', () => {
    expect(clockHours(shiftCurve('Support', 'UTC', '2026-11-01T00:00:00.000Z', Array(60).fill(1)), 'UTC', never)).toHaveLength(48);
    expect(clockHours({ businessUnit: 'x', timeZone: 'UTC', hours: [{ start: 'soon', agents: 1 }] }, 'UTC', never)).toEqual([]);
  });

  it('has an axis even where nobody works', () => {
    const nobody = clockHours(shiftCurve('Support', 'UTC', '2026-11-01T00:00:00.000Z', [0, 0]), 'UTC', never);
    expect(shiftChart(nobody)).toContain('0 --> 1\n');
  });
});
