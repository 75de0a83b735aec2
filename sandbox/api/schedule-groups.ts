import type { Models } from 'purecloud-platform-client-v2';
import * as v from 'valibot';
import type { Area } from './platform.ts';
import { requireAll, schedulesOfGroup } from './references.ts';
import { scheduleGroupAssigned, scheduleGroupInUse } from './refusal.ts';
import { listParameter, passesNameFilter } from './request.ts';
import { reference, serveVersioned, writableEntries } from './versioned.ts';

const body = v.object({
  ...writableEntries,
  timeZone: v.exactOptional(v.string()),
  openSchedules: v.pipe(v.array(reference), v.minLength(1, 'a schedule group has at least one open schedule')),
  closedSchedules: v.exactOptional(v.array(reference)),
  holidaySchedules: v.exactOptional(v.array(reference)),
});

/** `/api/v2/architect/schedulegroups` (facts/genesys.md 1.4), and the forum's "in use by active shifts". */
export const scheduleGroups: Area = (app, platform) => {
  const { organisation, situation } = platform;
  const refuseWhileShiftsRun = ({ name }: { readonly name: string }): void => {
    if (situation.meet('shifts', name) !== null) throw scheduleGroupInUse();
  };
  serveVersioned<Models.ScheduleGroup>(app, platform, {
    path: '/api/v2/architect/schedulegroups',
    noun: 'schedule group',
    collection: organisation.scheduleGroups,
    body,
    checkBody: (group) => requireAll('schedule', schedulesOfGroup(group), (id) => organisation.schedules.has(id)),
    checkUpdate: refuseWhileShiftsRun,
    checkDelete: (group) => {
      if ([...organisation.ivrs.values()].some((ivr) => ivr.scheduleGroup?.id === group.id)) throw scheduleGroupAssigned();
      refuseWhileShiftsRun(group);
    },
    passes: (query, group) => {
      const wanted = listParameter(query, 'scheduleIds');
      const has = (id: string): boolean => schedulesOfGroup(group).some((schedule) => schedule?.id === id);
      return passesNameFilter(query, group.name) && (wanted === null || wanted.some(has));
    },
  });
};
