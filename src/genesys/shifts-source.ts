import { isoTime } from '../domain/clock.ts';
import type { ShiftsRule } from '../domain/config.ts';
import { localDay } from '../domain/local-day.ts';
import type { ShiftCurve } from '../domain/lock.ts';
import { shiftEvidence } from '../domain/shift-evidence.ts';
import { agentsPerHour, type Shift, shiftOutlook } from '../domain/shifts.ts';
import type { Period } from '../domain/window.ts';
import type { BusinessUnit, ReadBusinessUnit } from './business-unit.ts';
import { findShifts } from './find-shifts.ts';
import { businessUnitObject, lockOf, type SourceAnswer, type SourceQuestion, type SourceRun } from './source-answer.ts';

/**
 * Milliseconds. Nobody works longer at a stretch. Whether the platform counts a shift that began before the period as within it is
 * not written anywhere, so the search begins before any shift that may still run.
 */
const LONGEST_SHIFT_MS = 16 * 3_600_000;
/** Milliseconds; more than this the chart does not show. */
const LONGEST_CURVE_MS = 48 * 3_600_000;

/** `wfm-shifts`: agents on shift in the business unit, now or within the look-ahead (design section 3). */
export const askShifts = async (
  rule: ShiftsRule,
  { session, now: readClock }: Pick<SourceRun, 'session' | 'now'>,
  question: SourceQuestion,
  readBusinessUnit: ReadBusinessUnit,
): Promise<SourceAnswer> => {
  const answer = await readBusinessUnit(rule.businessUnit);
  if (!answer.known) {
    const object = businessUnitObject(rule.businessUnit, null);
    return { locks: [lockOf(rule, question, { verdict: 'unknown', object, evidence: answer.why })], shiftCurve: null };
  }
  const unit = answer.value;
  const now = readClock();
  const today = localDay(now, unit.timeZone);
  const until = rule.lookAhead === 'today' ? today.end : now + rule.lookAhead.ms;
  const period = { start: Math.min(today.start, now - LONGEST_SHIFT_MS), end: Math.max(until, today.end) };
  const { shifts, missing } = await findShifts(session, { kind: 'business unit', ...unit }, period);

  const outlook = shiftOutlook(shifts, now, until);
  const view = { now, until, isToday: rule.lookAhead === 'today', timeZone: unit.timeZone };
  const isLocked = outlook.ends !== null;
  const isWhole = missing.length === 0;
  const evidence = isWhole ? shiftEvidence(outlook, view) : partialEvidence(isLocked ? shiftEvidence(outlook, view) : null, missing);
  const lock = lockOf(rule, question, {
    verdict: isLocked ? 'locked' : isWhole ? 'clear' : 'unknown',
    object: businessUnitObject(unit.id, unit.name),
    evidence,
    since: outlook.running === null ? null : isoTime(outlook.running.firstStart),
    // A shift that nobody told us of may end later.
    ends: outlook.ends === null || !isWhole ? null : isoTime(outlook.ends),
  });
  return { locks: [lock], shiftCurve: isWhole ? curveOf(unit, shifts, { start: today.start, end: period.end }) : null };
};

/** What is known is a lower bound; the first reason stands for all. */
const partialEvidence = (found: string | null, [first = '', ...others]: readonly string[]): string => {
  const why = `${first}${others.length === 0 ? '' : `, and ${others.length} more parts without an answer`}`;
  return found === null ? why : `at least ${found}; not everything is known: ${why}`;
};

const curveOf = ({ id, name, timeZone }: BusinessUnit, shifts: readonly Shift[], { start, end }: Period): ShiftCurve => ({
  businessUnit: name ?? id,
  timeZone,
  hours: agentsPerHour(shifts, { start, end: Math.min(end, start + LONGEST_CURVE_MS) }).map((hour) => ({
    start: isoTime(hour.start),
    agents: hour.agents,
  })),
});
