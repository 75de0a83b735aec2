import type { Models } from 'purecloud-platform-client-v2';
import * as v from 'valibot';
import type { Area } from './platform.ts';
import { schedulesOfGroup } from './references.ts';
import { scheduleAssigned } from './refusal.ts';
import { passesNameFilter } from './request.ts';
import { serveVersioned, writableEntries } from './versioned.ts';

const localTime = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/, 'is not local time without a zone'));
const body = v.object({ ...writableEntries, start: localTime, end: localTime, rrule: v.exactOptional(v.string()) });

/** `/api/v2/architect/schedules` (facts/genesys.md 1.4). */
export const schedules: Area = (app, platform) => {
  const { organisation } = platform;
  serveVersioned<Models.Schedule>(app, platform, {
    path: '/api/v2/architect/schedules',
    noun: 'schedule',
    collection: organisation.schedules,
    body,
    checkBody: () => {},
    checkDelete: ({ id }) => {
      const isUsed = [...organisation.scheduleGroups.values()].some((group) =>
        schedulesOfGroup(group).some((schedule) => schedule?.id === id),
      );
      if (isUsed) throw scheduleAssigned();
    },
    passes: (query, { name }) => passesNameFilter(query, name),
  });
};
