import { clockTime } from './local-day.ts';
import type { ShiftGroup, ShiftOutlook } from './shifts.ts';

/** When and where the shifts were looked at. */
export interface ShiftView {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Up to where coming shifts count, milliseconds since 1970. */
  readonly until: number;
  readonly isToday: boolean;
  readonly timeZone: string;
}

/** The outlook in words: `42 agents on shift now until 18:00 America/Chicago, 7 more start later today; the last shift ends at 22:00`. */
export const shiftEvidence = ({ running, coming, returning, ends }: ShiftOutlook, { now, until, isToday, timeZone }: ShiftView): string => {
  const clock = (at: number): string => clockTime(at, timeZone, now);
  const later = isToday ? 'later today' : `before ${clock(until)}`;
  const last = ends === null ? '' : `; the last shift ends at ${clock(ends)}`;
  if (coming === null) {
    if (running === null) return `nobody is on shift now, and no shift starts ${later} (${timeZone})`;
    return `${people(running)} on shift now${last} ${timeZone}`;
  }
  const starting = `${coming.agents === 1 ? 'starts' : 'start'} ${later}`;
  if (running === null) {
    return `nobody is on shift now, ${people(coming)} ${starting}, the first at ${clock(coming.firstStart)} ${timeZone}${last}`;
  }
  const others = returning === 0 ? `${coming.agents} more ${starting}` : `${people(coming)} ${starting}, ${returning} of them on shift now`;
  return `${people(running)} on shift now until ${clock(running.lastEnd)} ${timeZone}, ${others}${last}`;
};

/** `1 agent`, `42 agents`, `42 agents (45 shifts)`. */
const people = ({ agents, shifts }: ShiftGroup): string =>
  `${agents} ${agents === 1 ? 'agent' : 'agents'}${shifts === agents ? '' : ` (${shifts} shifts)`}`;
