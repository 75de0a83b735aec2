import type { ScenarioDay, ScenarioWeek } from '../scenario/business-units.ts';
import { addDays, dateIn, instantOf, mondayOf } from '../scenario/calendar.ts';
import type { BusinessUnit, ManagementUnit, Named, Organisation, WorkforcePlan } from './organisation.ts';
import type { Platform } from './platform.ts';
import { notFound } from './refusal.ts';

/** The business unit of that id; throws a 404. */
export const existingBusinessUnit = ({ businessUnits }: Organisation, id: string): BusinessUnit => {
  const unit = businessUnits.get(id);
  if (unit === undefined) throw notFound('business unit', id);
  return unit;
};

/** The management unit of that id; throws a 404. */
export const existingManagementUnit = ({ managementUnits }: Organisation, id: string): ManagementUnit => {
  const unit = managementUnits.get(id);
  if (unit === undefined) throw notFound('management unit', id);
  return unit;
};

/** The management units of a business unit. */
export const managementUnitsOf = ({ managementUnits }: Organisation, businessUnitId: string): readonly ManagementUnit[] =>
  [...managementUnits.values()].filter((unit) => unit.businessUnitId === businessUnitId);

/** Somebody works from `start` to `end` (ms since 1970). */
export interface WorkShift {
  readonly id: string;
  readonly agent: Named;
  readonly start: number;
  readonly end: number;
  /** The schedule that it is part of; null: of one that the scenario does not mention. */
  readonly schedule: WorkSchedule | null;
}

/** A week's schedule as it is now. */
export interface WorkSchedule {
  readonly id: string;
  /** The week's Monday. */
  readonly weekDate: string;
  readonly published: boolean;
  readonly version: number;
  /** Ms since 1970. */
  readonly modifiedAt: number;
  /** Name of a user. */
  readonly modifiedBy: string;
}

/** The plan of a business unit and when it began to run, or null: it has none, or the scenario is not armed. */
const runningPlan = ({ organisation, situation }: Platform, businessUnitId: string): { plan: WorkforcePlan; armedAt: number } | null => {
  const plan = organisation.workforcePlans.get(businessUnitId);
  const armedAt = situation.armedAt();
  return plan === undefined || armedAt === null ? null : { plan, armedAt };
};

/** The schedules of a business unit as they are now, drafts included. */
export const schedulesOf = (platform: Platform, businessUnitId: string): readonly WorkSchedule[] => {
  const running = runningPlan(platform, businessUnitId);
  if (running === null) return [];
  const { plan, armedAt } = running;
  return plan.schedules.map((schedule) => {
    const { publish } = plan;
    const weekDate = mondayOfWeek(schedule.week, plan, armedAt);
    const isPublished = publish?.week === schedule.week && platform.now() >= armedAt + publish.at;
    const common = { id: schedule.id, weekDate };
    return isPublished
      ? { ...common, published: true, version: 2, modifiedAt: armedAt + publish.at, modifiedBy: publish.by }
      : { ...common, published: schedule.published, version: 1, modifiedAt: armedAt + schedule.modified, modifiedBy: schedule.by };
  });
};

/** The published shifts of a business unit: those of a week whose schedule is still a draft are not among them. */
export const shiftsOf = (platform: Platform, businessUnitId: string): readonly WorkShift[] => {
  const running = runningPlan(platform, businessUnitId);
  if (running === null) return [];
  const { plan, armedAt } = running;
  const zone = plan['time-zone'];
  const schedules = schedulesOf(platform, businessUnitId);
  const agents = managementUnitsOf(platform.organisation, businessUnitId).flatMap((unit) => unit.agents);
  return plan.shifts.flatMap((shift, at) => {
    const { start, end } = timesOf(shift, zone, armedAt);
    const ofWeek = schedules.filter(({ weekDate }) => weekDate === mondayOf(dateIn(zone, start)));
    const schedule = ofWeek.find(({ published }) => published) ?? null;
    if (schedule === null && ofWeek.length > 0) return [];
    return agents
      .filter(({ name }) => shift.agent === '*' || shift.agent === name)
      .map((agent) => ({ id: `${agent.id}-${at + 1}`, agent, start, end, schedule }));
  });
};

/** A scheduling run with its times in ms since 1970; `end` null: it never ends. */
export interface SchedulingRun {
  readonly id: string;
  readonly state: string;
  readonly weekDate: string;
  readonly by: string;
  readonly start: number;
  readonly end: number | null;
}

/** The scheduling runs that have begun by now. */
export const runsOf = (platform: Platform, businessUnitId: string): readonly SchedulingRun[] => {
  const running = runningPlan(platform, businessUnitId);
  if (running === null) return [];
  const { plan, armedAt } = running;
  return plan.runs
    .filter(({ from }) => platform.now() >= armedAt + from)
    .map(({ id, state, by, week, from, until }) => {
      const end = until === undefined ? null : armedAt + until;
      const isOver = end !== null && platform.now() >= end;
      return { id, by, weekDate: mondayOfWeek(week, plan, armedAt), start: armedAt + from, end, state: isOver ? 'Complete' : state };
    });
};

const timesOf = (
  shift: WorkforcePlan['shifts'][number],
  zone: string,
  armedAt: number,
): { readonly start: number; readonly end: number } => {
  if (shift.kind === 'arming') return { start: armedAt + shift.from, end: armedAt + shift.to };
  const start = instantOf(dateOfDay(shift.day, zone, armedAt), shift.start, zone);
  return { start, end: start + shift.length };
};

const dateOfDay = (day: ScenarioDay, zone: string, armedAt: number): string => {
  const today = dateIn(zone, armedAt);
  if (day === 'today') return today;
  return day === 'tomorrow' ? addDays(today, 1) : day;
};

const mondayOfWeek = (week: ScenarioWeek, plan: WorkforcePlan, armedAt: number): string => {
  const current = mondayOf(dateIn(plan['time-zone'], armedAt));
  if (week === 'this') return current;
  return week === 'next' ? addDays(current, 7) : week;
};
