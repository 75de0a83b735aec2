import { Cron } from 'croner';

/** Whether the runtime knows the time zone. */
export const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** The date (`2026-01-05`) that calendars in `zone` show at `time` (ms since 1970). */
export const dateIn = (zone: string, time: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(time);

/** Milliseconds since 1970 at which clocks in `zone` show that date and time of day (`08:00`); a time that is skipped moves on by the gap. */
export const instantOf = (date: string, timeOfDay: string, zone: string): number => {
  const instant = new Cron(`${date}T${timeOfDay}:00`, { timezone: zone, paused: true }).nextRun(new Date(0));
  if (instant === null) throw new Error(`${date} ${timeOfDay} is before 1970.`);
  return instant.getTime();
};

/** The date `days` later. */
export const addDays = (date: string, days: number): string => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

/** The Monday of that date's week: schedules are kept by the week's first day. */
export const mondayOf = (date: string): string => addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
