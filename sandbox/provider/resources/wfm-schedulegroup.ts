import { platformObject } from '../platform-object.ts';
import type { ResourceType } from '../resource.ts';
import { idAttribute } from '../schema.ts';

/**
 * `genesyscloud_wfm_schedulegroup`: the resource of the forum threads. The real provider has none (facts/genesys.md 0);
 * it is here so that people who come from those threads can try what they have. It behaves as the schedule groups do.
 */
export const wfmScheduleGroup: ResourceType = platformObject({
  name: 'genesyscloud_wfm_schedulegroup',
  schemaVersion: 0,
  block: {
    attributes: {
      id: idAttribute,
      name: { type: 'string', mode: 'required' },
      description: { type: 'string', mode: 'optional' },
      time_zone: { type: 'string', mode: 'optional' },
      allow_override: { type: 'bool', mode: 'optional', default: false },
    },
  },
  path: '/api/v2/wfm/scheduling/groups',
  write: 'put-version',
  retryCreate: 'never',
  retryUpdate: 'never',
  retryRemove: 'status-409',
  words: {
    create: (name) => ({ lead: `Failed to create WFM schedule group ${name}`, joint: ' error: ' }),
    read: (id) => ({ lead: `Failed to read WFM schedule group ${id}`, joint: ' | error: ' }),
    readForUpdate: (id) => ({ lead: `Failed to read WFM schedule group ${id}`, joint: ' error: ' }),
    update: (id) => ({ lead: `Failed to update WFM schedule group ${id}`, joint: ' error: ' }),
    remove: (id) => ({ lead: `Failed to delete WFM schedule group ${id}`, joint: ' error: ' }),
    removing: (id) => ({ lead: `Error deleting WFM schedule group ${id}`, joint: ' | error: ' }),
    stillThere: (id) => `WFM schedule group ${id} still exists`,
  },
});
