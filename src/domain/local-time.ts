/**
 * A moment as the clocks of a time zone show it, for people: `Mon 2026-11-23 06:00 GMT-6`. The offset tells the two readings of
 * an hour apart that a daylight saving change repeats.
 *
 * @param at milliseconds since 1970
 * @param timeZone IANA name, known to Intl
 */
export const localTime = (at: number, timeZone: string): string => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  });
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${part.get('year')}-${part.get('month')}-${part.get('day')}`;
  // London in winter: `GMT` or `GMT+0`, as the version of the time zone data has it.
  const offset = part.get('timeZoneName')?.replace(/\+0$/, '');
  return `${part.get('weekday')} ${date} ${part.get('hour')}:${part.get('minute')} ${offset}`;
};
