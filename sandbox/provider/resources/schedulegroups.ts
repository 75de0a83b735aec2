import { platformObject } from '../platform-object.ts';
import type { ResourceType } from '../resource.ts';
import { idAttribute } from '../schema.ts';

/** `genesyscloud_architect_schedulegroups`: update without a retry, delete retried on 409 (facts/genesys.md 2.5, 5.3). */
export const scheduleGroups: ResourceType = platformObject({
  name: 'genesyscloud_architect_schedulegroups',
  schemaVersion: 1,
  block: {
    attributes: {
      id: idAttribute,
      name: { type: 'string', mode: 'required' },
      division_id: { type: 'string', mode: 'optional-computed', field: 'division', shape: 'reference' },
      description: { type: 'string', mode: 'optional' },
      time_zone: { type: 'string', mode: 'optional' },
      open_schedules_id: { type: ['set', 'string'], mode: 'required', field: 'openSchedules', shape: 'references' },
      closed_schedules_id: { type: ['set', 'string'], mode: 'optional', field: 'closedSchedules', shape: 'references' },
      holiday_schedules_id: { type: ['set', 'string'], mode: 'optional', field: 'holidaySchedules', shape: 'references' },
    },
  },
  path: '/api/v2/architect/schedulegroups',
  write: 'put-version',
  retryCreate: 'never',
  retryUpdate: 'never',
  retryRemove: 'status-409',
  words: {
    create: () => ({
      lead: 'Failed to create schedule group ',
      joint: ' | Error: ',
      via: 'Failed to create architect schedulegroups: ',
      tail: ' ',
    }),
    read: (id) => ({
      lead: `Failed to read schedule group ${id}`,
      joint: ' | error: ',
      via: `Failed to retrieve architect schedulegroups by id ${id}: `,
    }),
    readForUpdate: (id) => ({
      lead: `Failed to update schedule group ${id}`,
      joint: ' | Error: ',
      via: `failed to get schedule group ${id} by id: Failed to retrieve architect schedulegroups by id ${id}: `,
      tail: ' ',
    }),
    update: (id) => ({
      lead: `Failed to update schedule group ${id}`,
      joint: ' | Error: ',
      via: 'Failed to update architect schedulegroups: ',
      tail: ' ',
    }),
    remove: (id) => ({
      lead: `Failed to delete schedule group ${id}`,
      joint: ' error: ',
      via: 'Failed to delete architect schedulegroups: ',
    }),
    removing: (id) => ({
      lead: `Error deleting schedule group ${id}`,
      joint: ' | error: ',
      via: `Failed to retrieve architect schedulegroups by id ${id}: `,
    }),
    stillThere: (id) => `Schedule group ${id} still exists`,
  },
});
