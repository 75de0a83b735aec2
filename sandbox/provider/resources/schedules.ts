import { platformObject } from '../platform-object.ts';
import type { ResourceType } from '../resource.ts';
import { idAttribute } from '../schema.ts';

/** `genesyscloud_architect_schedules`: update and delete both retried on 409 (facts/genesys.md 2.5, 5.4). */
export const schedules: ResourceType = platformObject({
  name: 'genesyscloud_architect_schedules',
  schemaVersion: 1,
  block: {
    attributes: {
      id: idAttribute,
      name: { type: 'string', mode: 'required' },
      division_id: { type: 'string', mode: 'optional-computed', field: 'division', shape: 'reference' },
      description: { type: 'string', mode: 'optional' },
      start: { type: 'string', mode: 'required', shape: 'local-time' },
      end: { type: 'string', mode: 'required', shape: 'local-time' },
      rrule: { type: 'string', mode: 'optional' },
    },
  },
  path: '/api/v2/architect/schedules',
  write: 'put-version',
  retryCreate: 'never',
  retryUpdate: 'version-mismatch',
  retryRemove: 'status-409',
  words: {
    create: (name) => ({
      lead: `Failed to create schedule ${name}`,
      joint: ' | Error: ',
      via: 'Failed to create architect schedules: ',
      tail: '. ',
    }),
    read: (id) => ({
      lead: `Failed to read schedule ${id}`,
      joint: ' | error: ',
      via: `Failed to retrieve architect schedule by id ${id}: `,
    }),
    readForUpdate: (id) => ({
      lead: `Failed to read schedule ${id}`,
      joint: ' error: ',
      via: `Failed to retrieve architect schedule by id ${id}: `,
    }),
    update: (_id, name) => ({
      lead: `Failed to update schedule ${name}`,
      joint: ' | Error: ',
      via: 'Failed to update architect schedules: ',
      tail: '. ',
    }),
    remove: (id) => ({ lead: `Failed to delete schedule ${id}`, joint: ' error: ', via: 'Failed to delete architect schedules: ' }),
    removing: (id) => ({
      lead: `Error deleting schedule ${id}`,
      joint: ' | error: ',
      via: `Failed to retrieve architect schedule by id ${id}: `,
    }),
    stillThere: (id) => `Schedule ${id} still exists`,
  },
});
