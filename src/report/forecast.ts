import type { Report } from '../domain/report.ts';
import { humanDuration, millisecondsBetween } from './duration.ts';
import { clocksAt, timeZonesOf } from './moments.ts';

/**
 * When deploying is expected to be safe, in UTC and on the clocks of the windows and business units, or why nobody knows. Plain text.
 * Null where it does not matter (nothing was left to do), nobody looked, or the moment is already there.
 */
export const forecastInWords = (report: Report): string | null => {
  const { outcome, nextSafeTime, nextSafeTimeUnknown, endedAt } = report;
  if (outcome === 'applied' || outcome === 'no-changes') return null;
  if (nextSafeTimeUnknown !== null) return `not known. ${nextSafeTimeUnknown}`;
  const wait = nextSafeTime === null ? 0 : millisecondsBetween(endedAt, nextSafeTime);
  const clocks = nextSafeTime === null || !(wait > 0) ? null : clocksAt(nextSafeTime, timeZonesOf(report));
  return clocks === null ? null : `${clocks.join(' · ')} (in ${humanDuration(wait)})`;
};
