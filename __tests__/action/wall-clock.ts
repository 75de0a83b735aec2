/**
 * Cron and time zones by walking through real minutes and asking Intl what the clocks show: slow, obvious, and nothing of croner.
 */

const MINUTE = 60_000;

interface Shown {
  readonly at: number;
  readonly date: string;
  readonly minute: number;
  readonly hour: number;
  readonly weekday: string;
}

/** What the clocks of a zone show at every minute of a span. */
export const clocksOf = (timeZone: string, from: number, to: number): readonly Shown[] => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' });
  return Array.from({ length: (to - from) / MINUTE }, (_, index) => {
    const at = from + index * MINUTE;
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const date = `${part.day} ${part.month} ${part.year}`;
    return { at, date, minute: Number(part.minute), hour: Number(part.hour), weekday: (part.weekday ?? '').slice(0, 3).toUpperCase() };
  });
};

const matches = (field: string, value: number): boolean =>
  field.split(',').some((item) => {
    const [range = '', step = '1'] = item.split('/');
    const [low, high] = range === '*' ? [0, 59] : range.includes('-') ? range.split('-').map(Number) : [Number(range), Number(range)];
    return value >= (low ?? 0) && value <= (high ?? 0) && (value - (low ?? 0)) % Number(step) === 0;
  });

/**
 * Starts of `minute hour * * weekday`. A fixed time starts once a day, at the first minute whose clock shows it or a later one: so
 * one that a change leaves out starts right after the gap, and one that it repeats only the first time. Lists, ranges and steps
 * start at every minute whose clock matches. The first day of the span is not whole, and is left out for fixed times.
 */
export const startsOf = (schedule: string, clocks: readonly Shown[]): readonly number[] => {
  const [minute = '', hour = '', , , weekday = ''] = schedule.split(' ');
  const onDay = clocks.filter((shown) => weekday === '*' || weekday === shown.weekday);
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour))
    return onDay.filter((shown) => matches(minute, shown.minute) && matches(hour, shown.hour)).map(({ at }) => at);
  const target = Number(hour) * 60 + Number(minute);
  const dates = [...new Set(onDay.map(({ date }) => date))].filter((date) => date !== clocks[0]?.date);
  return dates.flatMap((date) => onDay.find((shown) => shown.date === date && shown.hour * 60 + shown.minute >= target)?.at ?? []);
};
