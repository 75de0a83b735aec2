import { localTime } from '../domain/local-time.ts';
import type { Report } from '../domain/report.ts';

/** More clocks than this confuse more than they help. */
const MOST_ZONES = 3;

/** Every line about a window ends with its time zone (src/domain/window-verdict.ts). */
const ZONE_OF_WINDOW = /\(([^()]+)\)$/;

/** Whether a name that came from the platform or a file is a time zone that can be computed with. */
export const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** The time zones that people of this organisation live by: those of the shift curves, then those of the windows, each once, without UTC. */
export const timeZonesOf = ({ shiftCurves, windows }: Report): readonly string[] => {
  const named = [...shiftCurves.map(({ timeZone }) => timeZone), ...windows.flatMap((line) => ZONE_OF_WINDOW.exec(line)?.[1] ?? [])];
  return [...new Set(named)].filter((name) => name !== 'UTC' && isTimeZone(name)).slice(0, MOST_ZONES);
};

/**
 * A moment on the clocks of all who read it, in UTC first: `Wed 2026-11-04 04:00 UTC`, `Tue 2026-11-03 22:00 GMT-6 (America/Chicago)`.
 *
 * @param iso ISO 8601; null for anything else
 */
export const clocksAt = (iso: string, zones: readonly string[]): readonly string[] | null => {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return null;
  return [localTime(at, 'UTC').replace(/\bGMT$/, 'UTC'), ...zones.map((zone) => `${localTime(at, zone)} (${zone})`)];
};

/** A moment in a sentence, on the clocks of the first time zone, else in UTC; `an unknown time` where it is no time. */
export const momentInWords = (iso: string, zones: readonly string[]): string =>
  clocksAt(iso, zones.slice(0, 1))?.at(-1) ?? 'an unknown time';
