import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Models } from 'purecloud-platform-client-v2';
import * as v from 'valibot';
import { answerKindOf, type SearchAnswerKind } from '../scenario/search-answer.ts';
import { ON_QUEUE_ID } from './management-units.ts';
import type { Named } from './organisation.ts';
import type { Area, Platform } from './platform.ts';
import { badRequest, notFound } from './refusal.ts';
import { bodyOf, queryOf } from './request.ts';
import { existingBusinessUnit, existingManagementUnit, managementUnitsOf, shiftsOf, type WorkShift } from './workforce.ts';

const PATH = '/api/v2/workforcemanagement';
const MINUTE = 60_000;

const moment = v.pipe(v.string(), v.isoTimestamp('is no ISO 8601 date and time with a zone'));
const search = v.pipe(
  v.object({ startDate: moment, endDate: moment, userIds: v.exactOptional(v.array(v.string())) }),
  v.transform(({ startDate, endDate, userIds }) => ({ start: Date.parse(startDate), end: Date.parse(endDate), userIds: userIds ?? null })),
  v.check(({ start, end }) => start < end, 'endDate must be later than startDate'),
);

type Search = v.InferOutput<typeof search>;
type ById = { readonly Params: { readonly id: string } };

/**
 * Who works when: `POST …/agentschedules/search` of a business or a management unit (facts/genesys.md 1.5). Published shifts that
 * overlap the time asked for; that those which began before it are among them is inferred. `lengthMinutes` may be a fraction,
 * because a scenario lasts seconds.
 */
export const agentSchedules: Area = (app, platform) => {
  const { organisation } = platform;
  const downloads = new Map<string, Models.BuAgentSchedulesSearchResponse>();

  const answer = (request: FastifyRequest, reply: FastifyReply, businessUnitId: string, members: readonly Named[]) => {
    const wanted = bodyOf(request, search);
    const agents = members.filter(({ id }) => wanted.userIds?.includes(id) ?? true);
    const operationId = platform.newId();
    const kind = kindOf(platform, request, businessUnitId, agents.length, wanted);
    if (kind === 'processing') return reply.code(202).send({ status: 'Processing', operationId, progress: 0 });
    const result = resultOf(platform, businessUnitId, agents, wanted);
    if (kind === 'inline') return reply.send({ status: 'Complete', operationId, result });
    downloads.set(operationId, result);
    const downloadUrl = `${request.protocol}://${request.host}/downloads/agent-schedules/${operationId}`;
    return reply.send({ status: 'Complete', operationId, downloadUrl });
  };

  app.post<ById & { Reply: Models.BuAsyncAgentSchedulesSearchResponse }>(
    `${PATH}/businessunits/:id/agentschedules/search`,
    async (request, reply) => {
      const { id } = existingBusinessUnit(organisation, request.params.id);
      const members = managementUnitsOf(organisation, id).flatMap((unit) => unit.agents);
      return answer(request, reply, id, members);
    },
  );

  app.post<ById & { Reply: Models.BuAsyncAgentSchedulesSearchResponse }>(
    `${PATH}/managementunits/:id/agentschedules/search`,
    async (request, reply) => {
      const { businessUnitId, agents } = existingManagementUnit(organisation, request.params.id);
      return answer(request, reply, businessUnitId, agents);
    },
  );

  app.get<ById & { Reply: Models.BuAgentSchedulesSearchResponse }>(
    '/downloads/agent-schedules/:id',
    { config: { isPublic: true } },
    async (request) => {
      // As presigned addresses of the storage do: a token that comes along is one way too many to log in.
      if (request.headers.authorization !== undefined) throw badRequest('Only one auth mechanism allowed.');
      const result = downloads.get(request.params.id);
      if (result === undefined) throw notFound('download', request.params.id);
      return result;
    },
  );
};

const kindOf = (
  { organisation }: Platform,
  request: FastifyRequest,
  businessUnitId: string,
  agents: number,
  { start, end }: Search,
): SearchAnswerKind => {
  const query = queryOf(request);
  if (query.get('forceAsync') === 'true') return 'processing';
  if (query.get('forceDownloadService') === 'true') return 'download';
  const rule = organisation.workforcePlans.get(businessUnitId)?.['search-answer'];
  return rule === undefined ? 'inline' : answerKindOf(rule, agents, end - start);
};

const resultOf = (
  platform: Platform,
  businessUnitId: string,
  agents: readonly Named[],
  { start, end }: Search,
): Models.BuAgentSchedulesSearchResponse => {
  const shifts = shiftsOf(platform, businessUnitId).filter((shift) => shift.start < end && shift.end > start);
  const schedules = new Map(shifts.flatMap(({ schedule }) => (schedule === null ? [] : [[schedule.id, schedule]])));
  return {
    businessUnitTimeZone: existingBusinessUnit(platform.organisation, businessUnitId).settings.timeZone ?? 'UTC',
    agentSchedules: agents.flatMap(({ id }) => {
      const own = shifts.filter(({ agent }) => agent.id === id);
      return own.length === 0
        ? []
        : [{ user: { id, selfUri: `/api/v2/users/${id}` }, shifts: own.map(shownShift), fullDayTimeOffMarkers: [] }];
    }),
    publishedSchedules: [...schedules.values()].map(({ id, weekDate }) => ({ id, weekDate, weekCount: 1 })),
  };
};

const shownShift = ({ id, start, end, schedule }: WorkShift): Models.BuAgentScheduleShift => {
  const time = { startDate: new Date(start).toISOString(), lengthMinutes: (end - start) / MINUTE };
  return {
    id,
    ...time,
    activities: [{ ...time, description: '', activityCodeId: ON_QUEUE_ID, paid: true }],
    manuallyEdited: false,
    ...(schedule === null ? {} : { schedule: { id: schedule.id, weekDate: schedule.weekDate } }),
  };
};
