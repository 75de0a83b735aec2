import { platformObject } from '../platform-object.ts';
import type { ResourceType } from '../resource.ts';
import { idAttribute } from '../schema.ts';

/** `genesyscloud_architect_emergencygroup`: update retried on a version mismatch, delete not at all (facts/genesys.md 2.5, 5.6). */
export const emergencyGroup: ResourceType = platformObject({
  name: 'genesyscloud_architect_emergencygroup',
  schemaVersion: 1,
  block: {
    attributes: {
      id: idAttribute,
      name: { type: 'string', mode: 'required', forceNew: true },
      division_id: { type: 'string', mode: 'optional-computed', field: 'division', shape: 'reference' },
      description: { type: 'string', mode: 'optional' },
      enabled: { type: 'bool', mode: 'optional', default: false },
    },
    blocks: {
      emergency_call_flows: {
        nesting: 'list',
        block: {
          attributes: {
            emergency_flow_id: { type: 'string', mode: 'required', field: 'emergencyFlow', shape: 'reference' },
            ivr_ids: { type: ['set', 'string'], mode: 'required', field: 'ivrs', shape: 'references' },
          },
        },
      },
    },
  },
  path: '/api/v2/architect/emergencygroups',
  write: 'put-version',
  retryCreate: 'never',
  retryUpdate: 'version-mismatch',
  retryRemove: 'never',
  words: {
    create: () => ({ lead: 'Failed to create emergency group ', joint: ' error: ' }),
    read: (id) => ({ lead: `Failed to read emergency group ${id}`, joint: ' | error: ' }),
    readForUpdate: (id) => ({ lead: `Failed to read emergency group ${id}`, joint: ' error: ' }),
    update: (id) => ({ lead: `Failed to update emergency group ${id}`, joint: ' error: ' }),
    // The real provider says "update" when a delete fails.
    remove: (id) => ({ lead: `Failed to update emergency group ${id}`, joint: ' error: ' }),
    removing: (id) => ({ lead: `error deleting emergency group ${id}`, joint: ' | error: ' }),
    stillThere: (id) => `emergency group ${id} still exists`,
  },
});
