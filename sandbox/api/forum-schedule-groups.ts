import * as v from 'valibot';
import { callerOf } from './access.ts';
import { type Page, pageOf } from './page.ts';
import type { Area, Platform } from './platform.ts';
import { notFound, Refusal, scheduleGroupInUse, versionMismatch } from './refusal.ts';
import { bodyOf, passesNameFilter, queryOf } from './request.ts';

/** The forum's schedule group. The real platform has nothing of the kind (facts/genesys.md 0). */
export interface ForumScheduleGroup {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly timeZone?: string;
  /** The forum's `allow_override`: changed even while shifts run. */
  readonly allowOverride: boolean;
  /** Also the ETag, in quotes. */
  readonly version: number;
  readonly dateModified: string;
  readonly modifiedBy: string;
  readonly selfUri: string;
}

/** The forum's shift: `ACTIVE` while the scenario's shifts run, `PENDING` before. */
export interface ForumShift {
  readonly id: string;
  readonly groupId: string;
  readonly status: 'ACTIVE' | 'PENDING';
  readonly startDate: string;
  /** Missing: no end is known. */
  readonly endDate?: string;
}

const GROUPS = '/api/v2/wfm/scheduling/groups';
const body = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  description: v.exactOptional(v.string()),
  timeZone: v.exactOptional(v.string()),
  allowOverride: v.exactOptional(v.boolean(), false),
  version: v.exactOptional(v.number()),
});

type ById = { readonly Params: { readonly id: string } };

/**
 * `/api/v2/wfm/scheduling/groups` with ETag and If-Match, and `/api/v2/wfm/scheduling/shifts?groupId=&status=`, as the forum tells
 * them. An `If-Match` that does not match is 412, as HTTP has it; a `version` in the body that does not match is 409; with neither the last
 * writer wins.
 */
export const forumScheduleGroups: Area = (app, platform) => {
  const { organisation, situation, newId, timestamp } = platform;
  const groups = organisation.forumScheduleGroups;
  const existing = (id: string): ForumScheduleGroup => {
    const group = groups.get(id);
    if (group === undefined) throw notFound('schedule group', id);
    return group;
  };
  const refuseWhileShiftsRun = (group: ForumScheduleGroup, allowOverride: boolean): void => {
    if (situation.meet('shifts', group.name) !== null && !allowOverride) throw scheduleGroupInUse();
  };

  app.get<{ Reply: Page<ForumScheduleGroup> }>(GROUPS, async (request) => {
    const query = queryOf(request);
    return pageOf(
      request,
      [...groups.values()].filter(({ name }) => passesNameFilter(query, name)),
    );
  });

  app.post<{ Reply: ForumScheduleGroup }>(GROUPS, async (request, reply) => {
    const id = newId();
    const common = { id, version: 1, dateModified: timestamp(), modifiedBy: callerOf(request).id, selfUri: `${GROUPS}/${id}` };
    const group = { ...bodyOf(request, body), ...common };
    groups.set(id, group);
    reply.header('etag', etagOf(group));
    return group;
  });

  app.get<ById & { Reply: ForumScheduleGroup }>(`${GROUPS}/:id`, async (request, reply) => {
    const group = existing(request.params.id);
    reply.header('etag', etagOf(group));
    return group;
  });

  app.put<ById & { Reply: ForumScheduleGroup }>(`${GROUPS}/:id`, async (request, reply) => {
    const current = existing(request.params.id);
    const changes = bodyOf(request, body);
    refuseWhileShiftsRun(current, changes.allowOverride);
    requireMatch(current, request.headers['if-match']);
    if (changes.version !== undefined && changes.version !== current.version) throw versionMismatch();
    const { id, selfUri, version } = current;
    const group = { ...changes, id, selfUri, version: version + 1, dateModified: timestamp(), modifiedBy: callerOf(request).id };
    groups.set(id, group);
    reply.header('etag', etagOf(group));
    return group;
  });

  app.delete<ById>(`${GROUPS}/:id`, async (request, reply) => {
    const current = existing(request.params.id);
    refuseWhileShiftsRun(current, current.allowOverride);
    requireMatch(current, request.headers['if-match']);
    groups.delete(current.id);
    return reply.code(204).send();
  });

  app.get<{ Reply: { entities: ForumShift[] } }>('/api/v2/wfm/scheduling/shifts', async (request) => {
    const query = queryOf(request);
    const groupId = query.get('groupId') ?? '';
    const status = query.get('status');
    const name = groups.get(groupId)?.name ?? organisation.scheduleGroups.get(groupId)?.name;
    const shifts = name === undefined ? [] : shiftsOf(platform, groupId, name);
    return { entities: shifts.filter((shift) => status === null || shift.status === status) };
  });
};

const etagOf = ({ version }: ForumScheduleGroup): string => `"${version}"`;

const requireMatch = (group: ForumScheduleGroup, ifMatch: string | undefined): void => {
  if (ifMatch === undefined || ifMatch === '*' || ifMatch === etagOf(group)) return;
  throw new Refusal(412, 'precondition.failed', `If-Match is ${ifMatch}, but the current ETag is ${etagOf(group)}.`);
};

const shiftsOf = ({ scenario, situation, now }: Platform, groupId: string, groupName: string): ForumShift[] => {
  const sinceArm = situation.sinceArm();
  if (sinceArm === null) return [];
  const iso = (time: number): string => new Date(now() - sinceArm + time).toISOString();
  return scenario.holds.flatMap((hold, at) => {
    const { from, until } = hold.when;
    if (hold.kind !== 'shifts' || hold.target !== groupName || (until !== null && until <= sinceArm)) return [];
    const status = sinceArm < from ? 'PENDING' : 'ACTIVE';
    return [{ id: `shift-${at + 1}`, groupId, status, startDate: iso(from), ...(until === null ? {} : { endDate: iso(until) }) }];
  });
};
