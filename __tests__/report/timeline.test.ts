import { describe, expect, it } from '@jest/globals';
import { timelineOf } from '../../src/report/timeline.ts';
import { timelineChart } from '../../src/report/timeline-chart.ts';
import { attempt, report, wait } from './example-parts.ts';
import { EXAMPLES } from './examples.ts';

const story = { outcome: 'failed', failureReason: 'conflict', message: 'It failed.' } as const;

describe('the timeline', () => {
  it('tells attempts and waits in the order of their start, relative to the start of the run', () => {
    const entries = timelineOf(
      report(9_000, {
        ...story,
        attempts: [attempt(1, [1_000, 2_000], 'exit 1', []), attempt(2, [5_000, 9_000], 'exit 0', [])],
        waits: [wait(1, [2_000, 5_000], 'in use')],
      }),
    );
    expect(entries.map(({ kind, startMs, lengthMs }) => [kind, startMs, lengthMs])).toEqual([
      ['attempt', 1_000, 1_000],
      ['wait', 2_000, 3_000],
      ['attempt', 5_000, 4_000],
    ]);
  });

  it('holds no negative time, even if the clock was set back', () => {
    const [entry] = timelineOf(report(0, { ...story, attempts: [attempt(1, [-5_000, -9_000], 'lost', [])] }));
    expect(entry).toMatchObject({ startMs: 0, lengthMs: 0, ok: false });
  });
});

describe('the chart', () => {
  it('is left out where there is only one bar', () => {
    expect(timelineChart(timelineOf(EXAMPLES['success at once']))).toBe('');
  });

  it('counts from a fixed local time, so that the axis starts at zero in every time zone', () => {
    expect(timelineChart(timelineOf(EXAMPLES['destroy of a flow with callers'])).split('\n')).toEqual([
      '```mermaid',
      'gantt',
      '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
      '  axisFormat %M:%S',
      '  todayMarker off',
      '  Attempt 1 failed :crit, 2000-01-01 00:00:02.000, 31000ms',
      '  Wait 1 :done, 2000-01-01 00:00:33.000, 10000ms',
      '  Attempt 2 :2000-01-01 00:00:44.000, 3000ms',
      '```',
    ]);
  });

  it.each([
    [5_000, '%S.%L s'],
    [60_000, '%M:%S'],
    [7_200_000, '%H:%M h'],
  ])('of a run of %d ms has the axis %s', (endMs, format) => {
    const attempts = [attempt(1, [0, 1], 'exit 1', []), attempt(2, [1, endMs], 'exit 0', [])];
    expect(timelineChart(timelineOf(report(endMs, { ...story, attempts })))).toContain(`axisFormat ${format}\n`);
  });

  it('draws the last sixty bars, none of them without width', () => {
    const attempts = Array.from({ length: 70 }, (_, index) => attempt(index + 1, [index, index], 'exit 1', []));
    const tasks = timelineChart(timelineOf(report(70, { ...story, attempts })))
      .split('\n')
      .filter((line) => line.startsWith('  Attempt'));
    expect(tasks).toHaveLength(60);
    expect(tasks[0]).toBe('  Attempt 11 failed :crit, 2000-01-01 00:00:00.010, 1ms');
  });
});
