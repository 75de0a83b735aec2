import type { Period } from './window.ts';

/** Somebody works; milliseconds since 1970, the end not included. */
export interface Shift extends Period {
  /** Id of the agent. */
  readonly agent: string;
}

/** Some shifts, at least one, and their people; an agent may have several shifts. */
export interface ShiftGroup {
  readonly shifts: number;
  readonly agents: number;
  readonly firstStart: number;
  readonly lastEnd: number;
}

/** Who is on shift and who comes. */
export interface ShiftOutlook {
  /** Null: nobody is on shift. */
  readonly running: ShiftGroup | null;
  /** Null: nobody comes. */
  readonly coming: ShiftGroup | null;
  /** Agents among the coming who are on shift now as well. */
  readonly returning: number;
  /** When the last of all these shifts ends; null: there are none. */
  readonly ends: number | null;
}

/**
 * The shifts that run at `now`, and those that begin later but before `until`. A shift runs from its start to just before its end.
 *
 * @param shifts may hold the same shift several times
 */
export const shiftOutlook = (shifts: readonly Shift[], now: number, until: number): ShiftOutlook => {
  const distinct = distinctShifts(shifts);
  const running = distinct.filter(({ start, end }) => start <= now && now < end);
  const coming = distinct.filter(({ start, end }) => now < start && start < until && start < end);
  const here = agentsOf(running);
  const ends = [...running, ...coming].map(({ end }) => end);
  return {
    running: groupOf(running),
    coming: groupOf(coming),
    returning: [...agentsOf(coming)].filter((agent) => here.has(agent)).length,
    ends: ends.length === 0 ? null : Math.max(...ends),
  };
};

/** Milliseconds. */
const HOUR = 3_600_000;

/** How many agents are on shift at some time within each hour that begins in the period; hours count from its start. */
export const agentsPerHour = (
  shifts: readonly Shift[],
  { start: from, end: until }: Period,
): readonly { readonly start: number; readonly agents: number }[] =>
  Array.from({ length: Math.ceil((until - from) / HOUR) }, (_, hour) => {
    const start = from + hour * HOUR;
    const within = shifts.filter((shift) => shift.start < start + HOUR && start < shift.end && shift.start < shift.end);
    return { start, agents: agentsOf(within).size };
  });

const agentsOf = (shifts: readonly Shift[]): ReadonlySet<string> => new Set(shifts.map(({ agent }) => agent));

const distinctShifts = (shifts: readonly Shift[]): readonly Shift[] => [
  ...new Map(shifts.map((shift) => [`${shift.agent} ${shift.start} ${shift.end}`, shift])).values(),
];

const groupOf = (shifts: readonly Shift[]): ShiftGroup | null =>
  shifts.length === 0
    ? null
    : {
        shifts: shifts.length,
        agents: agentsOf(shifts).size,
        firstStart: Math.min(...shifts.map(({ start }) => start)),
        lastEnd: Math.max(...shifts.map(({ end }) => end)),
      };
