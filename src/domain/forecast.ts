import type { Lock } from './lock.ts';
import { HORIZON_MS, nextAllowed, type Window } from './window.ts';

/** The first safe moment, or why nobody can tell. */
export type Forecast = { readonly time: number } | { readonly unknown: string };

/** What a forecast looks at. */
export interface ForecastFacts {
  readonly locks: readonly Lock[];
  readonly windows: readonly Window[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Milliseconds; 8 days where it is not given. */
  readonly horizonMs?: number;
}

/**
 * The first moment with no known lock and no denied window, for `next-safe-time`. An unknown answer, a lock without a known end and
 * a lock that outlived its expected end make it unknown: a guess would be trusted.
 */
export const nextSafeTime = ({ locks, windows, now, horizonMs = HORIZON_MS }: ForecastFacts): Forecast => {
  const notKnown = locks.flatMap((lock) => whyUnknown(lock, now) ?? [])[0];
  if (notKnown !== undefined) return { unknown: notKnown };
  const ends = locks.filter(({ verdict }) => verdict === 'locked').map(({ ends }) => Date.parse(ends ?? ''));
  const free = Math.max(now, ...ends);
  const days = Math.round(horizonMs / 86_400_000);
  if (free > now + horizonMs) return { unknown: `The last lock ends more than ${days} days from now.` };
  const time = nextAllowed(windows, free, now + horizonMs - free);
  return time === null ? { unknown: `The windows deny every moment of the next ${days} days without a lock.` } : { time };
};

/** Why this answer leaves the end open; null: it does not. */
const whyUnknown = (lock: Lock, now: number): string | null => {
  const about = `${lock.object.name ?? lock.object.address ?? lock.object.id ?? lock.object.type} (${lock.source})`;
  if (lock.verdict === 'clear') return null;
  if (lock.verdict === 'unknown') return `Nobody knows whether ${about} is locked: ${lock.evidence}`;
  if (lock.permanent) return `Waiting does not end the lock on ${about}.`;
  const ends = Date.parse(lock.ends ?? '');
  if (Number.isNaN(ends)) return `Nobody knows when the lock on ${about} ends.`;
  return ends > now ? null : `The lock on ${about} stands although it was expected to end at ${lock.ends}.`;
};
