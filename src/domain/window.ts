import type { WindowRule } from './config.ts';

/** Milliseconds since 1970, the end not included. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** When a window is active. The rules know nothing of cron and time zones; src/action/cron-occurrences.ts does. */
export interface Occurrences {
  /** The period that covers `at`; of several the one that starts, and so ends, last; null: none. */
  activeAt(at: number): Period | null;
  /** The first start strictly after `after`; null: none ever. */
  nextStart(after: number): number | null;
}

/** A window of the config file with its periods. */
export interface Window {
  readonly rule: WindowRule;
  readonly occurrences: Occurrences;
}

/** How far ahead anybody looks for an allowed moment: every weekly window has come round once by then. */
export const HORIZON_MS = 8 * 24 * 3_600_000;

const isActive = ({ occurrences }: Window, at: number): boolean => occurrences.activeAt(at) !== null;
const denies = (windows: readonly Window[]): readonly Window[] => windows.filter(({ rule }) => rule.kind === 'deny');
const allows = (windows: readonly Window[]): readonly Window[] => windows.filter(({ rule }) => rule.kind === 'allow');

/**
 * The windows that forbid deploying at a moment; none: it is allowed. Argo CD's rules (facts/peers.md 4): an active deny wins;
 * if any allow exists, one must be active. Where none is, every allow stands in the way.
 */
export const obstaclesAt = (windows: readonly Window[], at: number): readonly Window[] => {
  const closed = allows(windows);
  const opened = closed.some((window) => isActive(window, at));
  return [...denies(windows).filter((window) => isActive(window, at)), ...(opened ? [] : closed)];
};

/**
 * Whether an attempt sequence that began at `startedAt` may go on in spite of the obstacles: every one of them says `overrun`, and
 * the start was permitted.
 *
 * @param startedAt milliseconds since 1970; null: nothing runs yet
 */
export const mayOverrun = (windows: readonly Window[], obstacles: readonly Window[], startedAt: number | null): boolean =>
  startedAt !== null && obstacles.every(({ rule }) => rule.overrun) && obstaclesAt(windows, startedAt).length === 0;

/**
 * The first allowed moment at or after `after`, in milliseconds since 1970; null: none within the horizon. It goes from border to
 * border: while a deny is active nothing before its end can be allowed, and without an active allow nothing before the next one.
 */
export const nextAllowed = (windows: readonly Window[], after: number, horizonMs: number = HORIZON_MS): number | null => {
  let at: number | null = after;
  while (at !== null && at <= after + horizonMs) {
    const obstacles = obstaclesAt(windows, at);
    if (obstacles.length === 0) return at;
    at = endOfDenies(obstacles, at) ?? firstStart(allows(windows), at);
  }
  return null;
};

/** The first denied moment at or after `after`, in milliseconds since 1970; null: none within the horizon. */
export const nextDenied = (windows: readonly Window[], after: number, horizonMs: number = HORIZON_MS): number | null => {
  let at: number | null = after;
  while (at !== null && at <= after + horizonMs) {
    if (obstaclesAt(windows, at).length > 0) return at;
    at = earliest([firstStart(denies(windows), at), lastEnd(allows(windows), at)]);
  }
  return null;
};

const endOfDenies = (obstacles: readonly Window[], at: number): number | null => lastEnd(denies(obstacles), at);

/** When the last of the windows that are active now ends; null: none is. */
const lastEnd = (windows: readonly Window[], at: number): number | null => {
  const ends = windows.flatMap(({ occurrences }) => occurrences.activeAt(at)?.end ?? []);
  return ends.length === 0 ? null : Math.max(...ends);
};

const firstStart = (windows: readonly Window[], after: number): number | null =>
  earliest(windows.map(({ occurrences }) => occurrences.nextStart(after)));

const earliest = (moments: readonly (number | null)[]): number | null => {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
};
