import { localTime } from '../domain/local-time.ts';
import type { ShiftCurve } from '../domain/lock.ts';

/** One hour of a curve as a local clock shows it. */
export interface ClockHour {
  /** `Tue 2026-11-03`. */
  readonly day: string;
  /** `06:00`; a curve may have an hour twice, where clocks are set back. */
  readonly clock: string;
  /** `GMT-6`. */
  readonly offset: string;
  readonly agents: number;
  /** The run ended within this hour. */
  readonly isNow: boolean;
}

/** Two days: more bars cannot be told apart. */
const MOST_HOURS = 48;
const HOUR_MS = 3_600_000;

/** The first 48 hours of a curve. */
export const clockHours = ({ hours }: ShiftCurve, timeZone: string, nowMs: number): readonly ClockHour[] =>
  hours.slice(0, MOST_HOURS).flatMap(({ start, agents }) => {
    const at = Date.parse(start);
    if (Number.isNaN(at)) return [];
    const [weekday = '', date = '', clock = '', offset = ''] = localTime(at, timeZone).split(' ');
    return [{ day: `${weekday} ${date}`, clock, offset, agents, isNow: at <= nowMs && nowMs < at + HOUR_MS }];
  });

/** Bars of one label fall on each other, so the second `01` of a day on which clocks are set back is another one. */
const labelsOf = (hours: readonly ClockHour[]): readonly string[] =>
  hours.map(({ clock, isNow }, index) => {
    const hour = clock.replace(/:00$/, '');
    const isAgain = hours.findIndex((other) => other.clock === clock) < index;
    return isNow ? 'now' : `${hour}${isAgain ? ' again' : ''}`;
  });

/**
 * A mermaid `xychart-beta` of the agents on shift in each hour of one day. Numbers and words of our own only: nothing in it can end a
 * line, a text or the fence. The axis has no numbers of its own, because mermaid would lift its zero, and nobody would look like
 * somebody; its title names the highest bar. The colour can be seen on white and on black, which the default cannot.
 */
export const shiftChart = (hours: readonly ClockHour[]): string => {
  const labels = labelsOf(hours).map((label) => `"${label}"`);
  const highest = Math.max(1, ...hours.map(({ agents }) => agents));
  return [
    '```mermaid',
    '---',
    'config:',
    '  xyChart:',
    '    width: 900',
    '    height: 240',
    '    yAxis:',
    '      showLabel: false',
    '      showTick: false',
    '  themeVariables:',
    '    xyChart:',
    '      plotColorPalette: "#5b8def"',
    '---',
    'xychart-beta',
    `  x-axis [${labels.join(', ')}]`,
    `  y-axis "Agents, at most ${highest}" 0 --> ${highest}`,
    `  bar [${hours.map(({ agents }) => agents).join(', ')}]`,
    '```',
  ].join('\n');
};
