import type { Models } from 'purecloud-platform-client-v2';
import * as v from 'valibot';
import type { Area } from './platform.ts';
import { flowsOfIvr, isLiveFlow, requireAll } from './references.ts';
import { objectInUse } from './refusal.ts';
import { passesNameFilter } from './request.ts';
import { reference, serveVersioned, writableEntries } from './versioned.ts';

const body = v.object({
  ...writableEntries,
  dnis: v.exactOptional(v.array(v.string())),
  openHoursFlow: v.exactOptional(reference),
  closedHoursFlow: v.exactOptional(reference),
  holidayHoursFlow: v.exactOptional(reference),
  scheduleGroup: v.exactOptional(reference),
});

/** `/api/v2/architect/ivrs` (facts/genesys.md 1.4). */
export const ivrs: Area = (app, platform) => {
  const { organisation } = platform;
  serveVersioned<Models.IVR>(app, platform, {
    path: '/api/v2/architect/ivrs',
    noun: 'IVR',
    collection: organisation.ivrs,
    body,
    checkBody: (ivr) => {
      requireAll('flow', flowsOfIvr(ivr), isLiveFlow(organisation));
      requireAll('schedule group', [ivr.scheduleGroup], (id) => organisation.scheduleGroups.has(id));
    },
    checkDelete: ({ id }) => {
      const calls = [...organisation.emergencyGroups.values()].flatMap((group) => group.emergencyCallFlows ?? []);
      if (calls.some((call) => call.ivrs?.some((ivr) => ivr.id === id))) throw objectInUse();
    },
    passes: (query, ivr) => {
      const [dnis, group] = [query.get('dnis'), query.get('scheduleGroup')];
      if (dnis !== null && ivr.dnis?.includes(dnis) !== true) return false;
      return passesNameFilter(query, ivr.name) && (group === null || ivr.scheduleGroup?.id === group);
    },
  });
};
