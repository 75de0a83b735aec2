import type { Models } from 'purecloud-platform-client-v2';
import * as v from 'valibot';
import type { Area } from './platform.ts';
import { isLiveFlow, requireAll } from './references.ts';
import { passesNameFilter } from './request.ts';
import { reference, serveVersioned, writableEntries } from './versioned.ts';

const body = v.object({
  ...writableEntries,
  enabled: v.exactOptional(v.boolean(), false),
  emergencyCallFlows: v.exactOptional(
    v.array(v.object({ emergencyFlow: v.exactOptional(reference), ivrs: v.exactOptional(v.array(reference)) })),
  ),
});

/** `/api/v2/architect/emergencygroups` (facts/genesys.md 1.4). */
export const emergencyGroups: Area = (app, platform) => {
  const { organisation } = platform;
  serveVersioned<Models.EmergencyGroup>(app, platform, {
    path: '/api/v2/architect/emergencygroups',
    noun: 'emergency group',
    collection: organisation.emergencyGroups,
    body,
    checkBody: ({ emergencyCallFlows: calls = [] }) => {
      const flows = calls.map((call) => call.emergencyFlow);
      const ivrs = calls.flatMap((call) => call.ivrs ?? []);
      requireAll('flow', flows, isLiveFlow(organisation));
      requireAll('IVR', ivrs, (id) => organisation.ivrs.has(id));
    },
    checkDelete: () => {},
    passes: (query, { name }) => passesNameFilter(query, name),
  });
};
