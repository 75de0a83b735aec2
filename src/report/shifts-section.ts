import type { ShiftCurve } from '../domain/lock.ts';
import type { Report } from '../domain/report.ts';
import { row, tableHead, text, unbroken } from './markdown.ts';
import { isTimeZone } from './moments.ts';
import { type Section, wholeSection } from './section.ts';
import { type ClockHour, clockHours, shiftChart } from './shift-chart.ts';
import { number, plural } from './wording.ts';

/** Business units with a chart and a table; a plan touches one or two. */
const MOST_CURVES = 4;

const daysOf = (hours: readonly ClockHour[]): readonly (readonly [string, readonly ClockHour[]])[] =>
  [...new Set(hours.map(({ day }) => day))].map((day) => [day, hours.filter((hour) => hour.day === day)]);

const hourRow = ({ day, clock, offset, agents, isNow }: ClockHour): string =>
  row([`${unbroken(`${day} ${clock} ${offset}`)}${isNow ? ' **now**' : ''}`, number(agents)]);

/** One chart a day where shifts are in the way, and the figures behind a fold: mermaid is not drawn in e-mail. */
const curveSections = (curve: ShiftCurve, report: Report, priorities: Priorities): readonly Section[] => {
  const timeZone = isTimeZone(curve.timeZone) ? curve.timeZone : 'UTC';
  const hours = clockHours(curve, timeZone, Date.parse(report.endedAt));
  const title = `${text(curve.businessUnit)} (${text(timeZone)})`;
  const isLocked = report.locks.some(({ source, verdict }) => source === 'wfm-shifts' && verdict === 'locked');
  const charts = (isLocked ? daysOf(hours) : [])
    .filter(([, ofDay]) => ofDay.some(({ agents }) => agents > 0))
    .map(([day, ofDay]) =>
      wholeSection(priorities.chart, `**Agents on shift in ${title}, ${text(day)}, by hour**\n\n${shiftChart(ofDay)}`),
    );
  const busiest = Math.max(0, ...hours.map(({ agents }) => agents));
  return [
    ...charts,
    {
      priority: priorities.table,
      head: `<details>\n<summary>Agents on shift in ${title}: at most ${number(busiest)} in ${plural(hours.length, 'hour')}</summary>\n\n${tableHead(['Hour from', 'Agents on shift'])}`,
      rows: hours.map(hourRow),
      foot: (left) => `${left === 0 ? '' : `\nand ${plural(left, 'more hour')} (see the report)`}\n\n</details>`,
    },
  ];
};

interface Priorities {
  readonly chart: number;
  readonly table: number;
}

/** Agents on shift over the day, a business unit each, as charts and as tables with the same figures. */
export const shiftsSections = (report: Report, priorities: Priorities): readonly Section[] =>
  report.shiftCurves.slice(0, MOST_CURVES).flatMap((curve) => (curve.hours.length === 0 ? [] : curveSections(curve, report, priorities)));
