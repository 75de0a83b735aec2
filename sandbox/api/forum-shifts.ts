import type { Platform } from './platform.ts';
import { shiftsOf } from './workforce.ts';

/** The forum's shift: `ACTIVE` while it runs, `PENDING` before; one that is over is not shown. */
export interface ForumShift {
  readonly id: string;
  readonly groupId: string;
  readonly status: 'ACTIVE' | 'PENDING';
  readonly startDate: string;
  /** Missing: no end is known. */
  readonly endDate?: string;
}

interface Period {
  readonly start: number;
  /** Null: no end is known. */
  readonly end: number | null;
}

/**
 * The shifts of a schedule group: the scenario's `shifts` condition, and the shifts of every business unit that names the group under
 * `schedule-groups`. The real platform knows no such link (facts/genesys.md 0).
 */
export const forumShiftsOf = (platform: Platform, groupId: string, groupName: string): readonly ForumShift[] => {
  const now = platform.now();
  return [...heldPeriods(platform, groupName), ...workedPeriods(platform, groupName)].flatMap(({ start, end }, at) => {
    if (end !== null && end <= now) return [];
    const common = { id: `shift-${at + 1}`, groupId, startDate: iso(start), ...(end === null ? {} : { endDate: iso(end) }) };
    return [{ ...common, status: now < start ? 'PENDING' : 'ACTIVE' }];
  });
};

const iso = (time: number): string => new Date(time).toISOString();

const heldPeriods = ({ scenario, situation }: Platform, groupName: string): readonly Period[] => {
  const armedAt = situation.armedAt();
  if (armedAt === null) return [];
  return scenario.holds.flatMap(({ kind, target, when: { from, until } }) =>
    kind === 'shifts' && target === groupName ? [{ start: armedAt + from, end: until === null ? null : armedAt + until }] : [],
  );
};

const workedPeriods = (platform: Platform, groupName: string): readonly Period[] =>
  [...platform.organisation.workforcePlans].flatMap(([unitId, plan]) =>
    plan['schedule-groups'].includes(groupName) ? shiftsOf(platform, unitId) : [],
  );
