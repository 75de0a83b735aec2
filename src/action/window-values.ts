import { Cron } from 'croner';
import { type Reading, readDuration } from './input-values.ts';
import { nearest } from './nearest.ts';

const accept = <T>(value: T): Reading<T> => ({ ok: true, value });
const refuse = (problem: string, instead: string): Reading<never> => ({ ok: false, problem, instead });

const AREA_AND_CITY = /^(?:UTC|[A-Z][A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+)$/;

/**
 * A time zone by its IANA name. Intl alone is too kind: it takes `CST`, and on newer Node `+02:00`; croner takes '' for the
 * machine's zone (facts/toolchain.md 8). Wrong zones are errors here, never UTC in silence as in Argo CD.
 */
export const readTimeZone = (text: string): Reading<string> => {
  if (AREA_AND_CITY.test(text) && isKnownToIntl(text)) return accept(text);
  const near = nearest(text, Intl.supportedValuesOf('timeZone'));
  const example = near === null ? 'Write Area/City, for example America/Chicago, or UTC.' : `Did you mean ${near}?`;
  return refuse('not a time zone', example);
};

const isKnownToIntl = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
};

/** Any moment: whether an expression ever comes true does not depend on it. */
const SOME_TIME = new Date(0);

/** A five-field cron expression that comes true some day. `@daily`, dates and seconds, which croner would take, are refused. */
export const readSchedule = (text: string): Reading<string> => {
  const instead = 'Write five fields: minute, hour, day of month, month, day of week; for example "0 6 * * 1" for Mondays at 06:00.';
  if (!/^\S+(?: +\S+){4}$/.test(text)) return refuse('not a cron expression of five fields', instead);
  try {
    const next = new Cron(text, { timezone: 'UTC', mode: '5-part', paused: true }).nextRun(SOME_TIME);
    return next === null ? refuse('a cron expression that never comes true', instead) : accept(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error);
    return refuse(`not a cron expression (${why})`, instead);
  }
};

/** How long a window lasts, in milliseconds. */
export const readWindowDuration = (text: string): Reading<number> => {
  const reading = readDuration(text);
  return reading.ok && reading.value === 0 ? refuse('no time at all', 'Write how long the window lasts, for example 2h.') : reading;
};

const LOCAL_TIME = /^20\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;

/** A local time without an offset, `2026-12-24T00:00`. A date that no calendar has (30 February) is refused: croner would roll over. */
export const readLocalTime = (text: string): Reading<string> => {
  const instead = 'Write a local time of the time-zone, for example 2026-12-24T00:00.';
  if (!LOCAL_TIME.test(text)) return refuse('not a local time', instead);
  const seconds = text.length === 16 ? `${text}:00` : text;
  const parsed = Date.parse(`${seconds}Z`);
  const exists = !Number.isNaN(parsed) && new Date(parsed).toISOString() === `${seconds}.000Z`;
  return exists ? accept(text) : refuse('a time that no calendar has', instead);
};
