import { localTime } from './local-time.ts';
import { HORIZON_MS, mayOverrun, nextAllowed, nextDenied, obstaclesAt, type Period, type Window } from './window.ts';

/** What the windows say at one moment. */
export interface WindowVerdict {
  readonly verdict: 'allowed' | 'denied';
  /**
   * The window that decided: the deny in the way (the one that ends last), the allow that opens next, the allow that is open, or
   * the window that is overrun. Null: no window has a say now.
   */
  readonly by: Window | null;
  /** Sentences for people, at least one wherever there are windows. */
  readonly reasons: readonly string[];
  /** When the verdict changes next, milliseconds since 1970; null: not within 8 days, or the run is let finish by `overrun`. */
  readonly until: number | null;
  /** One line a window: when it is active, in its own time zone. */
  readonly localTimes: readonly string[];
}

/**
 * Whether deploying is allowed now.
 *
 * @param now milliseconds since 1970
 * @param startedAt when the running attempt sequence began, milliseconds since 1970; null: it has not, so `overrun` does not count
 */
export const evaluateWindows = (windows: readonly Window[], now: number, startedAt: number | null = null): WindowVerdict => {
  const obstacles = obstaclesAt(windows, now);
  const localTimes = windows.map((window) => describeTimes(window, now));
  if (obstacles.length === 0) return { ...whileAllowed(windows, now), localTimes };

  const by = decisive(obstacles, now);
  if (mayOverrun(windows, obstacles, startedAt)) {
    const reasons = [`${named(by)} is in the way, and lets what was running before finish (overrun).`];
    return { verdict: 'allowed', by, reasons, until: null, localTimes };
  }
  const until = nextAllowed(windows, now);
  const reasons = obstacles.some(({ rule }) => rule.kind === 'deny')
    ? obstacles.filter(({ rule }) => rule.kind === 'deny').map((window) => `${named(window)} is active.`)
    : ['No allow window is open.'];
  return { verdict: 'denied', by, reasons: [...reasons, whenAllowed(until, by)], until, localTimes };
};

const whileAllowed = (windows: readonly Window[], now: number): Omit<WindowVerdict, 'localTimes'> => {
  const open = windows.filter(({ rule, occurrences }) => rule.kind === 'allow' && occurrences.activeAt(now) !== null);
  const by = open.length === 0 ? null : decisive(open, now);
  const until = nextDenied(windows, now);
  if (windows.length === 0) return { verdict: 'allowed', by, reasons: [], until };
  const reason = by === null ? 'No deny window is active.' : `${named(by)} is open.`;
  return { verdict: 'allowed', by, reasons: [reason], until };
};

/** Of windows that say the same, the one that says it longest: the last to end, or, where none is active, the first to open. */
const decisive = (windows: readonly Window[], now: number): Window | null => {
  const active = windows.filter(({ occurrences }) => occurrences.activeAt(now) !== null);
  if (active.length > 0) return best(active, ({ occurrences }) => occurrences.activeAt(now)?.end ?? 0);
  return best(windows, ({ occurrences }) => -(occurrences.nextStart(now) ?? Number.POSITIVE_INFINITY));
};

const best = (windows: readonly Window[], weight: (window: Window) => number): Window | null =>
  windows.reduce<Window | null>((chosen, window) => (chosen === null || weight(window) > weight(chosen) ? window : chosen), null);

const named = (window: Window | null): string => {
  if (window === null) return 'A window';
  const { kind, description } = window.rule;
  return description === null ? `The ${kind} window` : `The ${kind} window "${description}"`;
};

const whenAllowed = (until: number | null, by: Window | null): string =>
  until === null
    ? `No moment of the next ${HORIZON_MS / 86_400_000} days is allowed.`
    : `Deploying is allowed from ${localTime(until, by?.rule.timeZone ?? 'UTC')}.`;

/** `deny "Weekly publish": next Mon 2026-11-23 06:00 GMT-6 to Mon 2026-11-23 08:00 GMT-6 (America/Chicago)`. */
const describeTimes = ({ rule, occurrences }: Window, now: number): string => {
  const about = rule.description === null ? rule.kind : `${rule.kind} "${rule.description}"`;
  const print = ({ start, end }: Period): string =>
    `${localTime(start, rule.timeZone)} to ${localTime(end, rule.timeZone)} (${rule.timeZone})`;
  const active = occurrences.activeAt(now);
  if (active !== null) return `${about}: active, ${print(active)}`;
  const start = occurrences.nextStart(now);
  const next = start === null ? null : occurrences.activeAt(start);
  return next === null ? `${about}: over, does not come again (${rule.timeZone})` : `${about}: next ${print(next)}`;
};
