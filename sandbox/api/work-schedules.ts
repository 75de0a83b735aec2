import type { Models } from 'purecloud-platform-client-v2';
import { type Area, type Platform, userNamed } from './platform.ts';
import { badRequest } from './refusal.ts';
import { queryOf } from './request.ts';
import { existingBusinessUnit, runsOf, type SchedulingRun, schedulesOf, type WorkSchedule } from './workforce.ts';

const PATH = '/api/v2/workforcemanagement/businessunits';

type ById = { readonly Params: { readonly id: string } };
type ByWeek = { readonly Params: { readonly id: string; readonly weekId: string } };

/** Weekly schedules, published or not, and the runs that generate them (facts/genesys.md 1.5). */
export const workSchedules: Area = (app, platform) => {
  const { organisation } = platform;

  app.get<ByWeek & { Reply: Models.BuScheduleListing }>(`${PATH}/:id/weeks/:weekId/schedules`, async (request) => {
    const { id, weekId } = request.params;
    if (weekId !== 'recent' && !/^\d{4}-\d\d-\d\d$/.test(weekId)) throw badRequest('weekId: write the date of a week, or recent');
    const unit = existingBusinessUnit(organisation, id);
    const onlyPublished = queryOf(request).get('includeOnlyPublished') === 'true';
    const wanted = schedulesOf(platform, unit.id).filter(
      ({ weekDate, published }) => (weekId === 'recent' || weekId === weekDate) && (published || !onlyPublished),
    );
    return { entities: wanted.map((schedule) => shownSchedule(platform, unit.id, schedule)) };
  });

  app.get<ById & { Reply: Models.BuScheduleRunListing }>(`${PATH}/:id/scheduling/runs`, async (request) => {
    const unit = existingBusinessUnit(organisation, request.params.id);
    return { entities: runsOf(platform, unit.id).map((run) => shownRun(platform, unit.id, run)) };
  });
};

const userReference = (platform: Platform, name: string): Models.UserReference => {
  const { id } = userNamed(platform, name);
  return { id, selfUri: `/api/v2/users/${id}` };
};

const shownSchedule = (platform: Platform, unitId: string, schedule: WorkSchedule): Models.BuScheduleListItem => {
  const { id, weekDate, published, version, modifiedAt, modifiedBy } = schedule;
  return {
    id,
    weekDate,
    weekCount: 1,
    description: `Week of ${weekDate}`,
    published,
    metadata: { version, dateModified: new Date(modifiedAt).toISOString(), modifiedBy: userReference(platform, modifiedBy) },
    selfUri: `${PATH}/${unitId}/weeks/${weekDate}/schedules/${id}`,
  };
};

const shownRun = (platform: Platform, unitId: string, { id, state, weekDate, by, start, end }: SchedulingRun): Models.BuScheduleRun => {
  const isComplete = state === 'Complete';
  const progress = end === null ? 0.5 : (platform.now() - start) / (end - start);
  return {
    id,
    schedulerRunId: id,
    intradayRescheduling: false,
    state,
    weekCount: 1,
    targetWeek: weekDate,
    percentComplete: isComplete ? 100 : Math.floor(100 * progress),
    schedulingStartTime: new Date(start).toISOString(),
    schedulingStartedBy: userReference(platform, by),
    ...(isComplete && end !== null ? { schedulingCompletedTime: new Date(end).toISOString() } : {}),
    selfUri: `${PATH}/${unitId}/scheduling/runs/${id}`,
  };
};
