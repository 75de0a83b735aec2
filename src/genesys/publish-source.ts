import { isoTime } from '../domain/clock.ts';
import type { PublishRule } from '../domain/config.ts';
import type { Lock, PlatformObject } from '../domain/lock.ts';
import {
  busyRuns,
  changeEvidence,
  isRunState,
  runEvidence,
  type SchedulingRun,
  unsettledSchedules,
  type WorkSchedule,
} from '../domain/publishing.ts';
import type { ReadBusinessUnit } from './business-unit.ts';
import { malformed } from './platform-failure.ts';
import type { Answer } from './port.ts';
import type { Models } from './sdk.ts';
import type { Session } from './session.ts';
import { businessUnitObject, holderOf, lockOf, type SourceAnswer, type SourceQuestion, type SourceRun } from './source-answer.ts';

/** `wfm-publish`: a schedule is being generated, or was published or edited within `settle` (design section 3). */
export const askPublishing = async (
  rule: PublishRule,
  { session, names, now: readClock }: Pick<SourceRun, 'session' | 'names' | 'now'>,
  question: SourceQuestion,
  readBusinessUnit: ReadBusinessUnit,
): Promise<SourceAnswer> => {
  const [unit, runs, schedules] = await Promise.all([
    readBusinessUnit(rule.businessUnit),
    readRuns(session, rule.businessUnit),
    readSchedules(session, rule.businessUnit),
  ]);
  const object = businessUnitObject(rule.businessUnit, unit.known ? unit.value.name : null);
  const now = readClock();
  const busy = runs.known ? busyRuns(runs.value) : [];
  const [latest, ...others] = schedules.known ? unsettledSchedules(schedules.value, now, rule.settleMs) : [];
  const people = await names.of([...busy.map(({ startedBy }) => startedBy), latest?.modifiedBy ?? null].filter((id) => id !== null));
  const holder = (id: string | null): string | null => {
    const actor = id === null ? undefined : people.get(id);
    return actor === undefined ? id : holderOf(actor);
  };

  const locks: readonly Lock[] = [
    ...busy.map((run) =>
      lockOf(rule, question, {
        verdict: 'locked',
        object,
        evidence: runEvidence(run),
        holder: holder(run.startedBy),
        since: run.startedAt,
      }),
    ),
    ...(latest === undefined
      ? []
      : [
          lockOf(rule, question, {
            verdict: 'locked',
            object,
            evidence: changeEvidence(latest, others.length, now),
            holder: holder(latest.modifiedBy),
            since: isoTime(latest.modifiedAt),
            ends: isoTime(latest.modifiedAt + rule.settleMs),
          }),
        ]),
    ...[runs, schedules].flatMap((answer) =>
      answer.known ? [] : [lockOf(rule, question, { verdict: 'unknown', object, evidence: answer.why })],
    ),
  ];
  return { locks: locks.length > 0 ? locks : [quiet(rule, question, object)], shiftCurve: null };
};

const quiet = (rule: PublishRule, question: SourceQuestion, object: PlatformObject): Lock => {
  const settle = `${Number((rule.settleMs / 60_000).toFixed(1))} min`;
  const evidence = `no schedule is being generated, and none was published or edited within the last ${settle}`;
  return lockOf(rule, question, { verdict: 'clear', object, evidence });
};

/** `GET …/businessunits/{id}/scheduling/runs`; `wfm:schedule:generate` or `wfm:schedule:edit`. */
const readRuns = (session: Session, businessUnit: string): Promise<Answer<readonly SchedulingRun[]>> =>
  session.ask('scheduling runs', async ({ workforce }) => {
    const { entities } = await workforce.getWorkforcemanagementBusinessunitSchedulingRuns(businessUnit);
    if (!Array.isArray(entities)) throw malformed('the answer is not a list');
    return entities.map(runOf);
  });

const runOf = ({ state, targetWeek, schedulingStartTime, schedulingStartedBy, percentComplete }: Models.BuScheduleRun): SchedulingRun => {
  if (!isRunState(state)) throw malformed('a scheduling run is in a state that we do not know');
  return {
    state,
    week: targetWeek ?? null,
    startedAt: schedulingStartTime ?? null,
    startedBy: schedulingStartedBy?.id ?? null,
    percentComplete: percentComplete ?? null,
  };
};

/** `GET …/businessunits/{id}/weeks/recent/schedules`, half a year back and ahead, drafts included; `wfm:schedule:view`. */
const readSchedules = (session: Session, businessUnit: string): Promise<Answer<readonly WorkSchedule[]>> =>
  session.ask('work schedules', async ({ workforce }) => {
    const { entities } = await workforce.getWorkforcemanagementBusinessunitWeekSchedules(businessUnit, 'recent');
    if (!Array.isArray(entities)) throw malformed('the answer is not a list');
    return entities.map(scheduleOf);
  });

const scheduleOf = ({ weekDate, published, metadata }: Models.BuScheduleListItem): WorkSchedule => {
  const modifiedAt = Date.parse(metadata?.dateModified ?? '');
  if (Number.isNaN(modifiedAt)) throw malformed('a work schedule does not say when it was changed');
  return { week: weekDate ?? null, published: published === true, modifiedAt, modifiedBy: metadata?.modifiedBy?.id ?? null };
};
