import { platformObject } from '../platform-object.ts';
import type { ResourceType } from '../resource.ts';
import type { Block } from '../schema.ts';
import { idAttribute } from '../schema.ts';

const goalImpact: Block = {
  attributes: {
    increase_by_percent: { type: 'number', mode: 'required' },
    decrease_by_percent: { type: 'number', mode: 'required' },
  },
};

const scheduling: Block = {
  attributes: {
    sync_time_off_properties: { type: ['list', 'string'], mode: 'optional-computed', shape: 'wrapped' },
    allow_work_plan_per_minute_granularity: { type: 'bool', mode: 'optional-computed' },
  },
  blocks: {
    message_severities: {
      nesting: 'list',
      block: {
        attributes: {
          type: { type: 'string', mode: 'optional-computed' },
          severity: { type: 'string', mode: 'optional-computed' },
        },
      },
    },
    service_goal_impact: {
      nesting: 'list',
      max: 1,
      optionalComputed: true,
      block: {
        attributes: {},
        blocks: {
          service_level: { nesting: 'list', min: 1, max: 1, block: goalImpact },
          average_speed_of_answer: { nesting: 'list', min: 1, max: 1, block: goalImpact },
          abandon_rate: { nesting: 'list', min: 1, max: 1, block: goalImpact },
        },
      },
    },
  },
};

const settings: Block = {
  attributes: {
    start_day_of_week: { type: 'string', mode: 'required' },
    time_zone: { type: 'string', mode: 'required' },
    metadata: { type: ['list', ['object', { version: 'number' }]], mode: 'computed', shape: 'metadata' },
  },
  blocks: {
    short_term_forecasting: {
      nesting: 'list',
      max: 1,
      optionalComputed: true,
      block: { attributes: { default_history_weeks: { type: 'number', mode: 'optional-computed' } } },
    },
    scheduling: { nesting: 'list', max: 1, optionalComputed: true, block: scheduling },
  },
};

const unit = 'workforce management business unit';

/**
 * `genesyscloud_workforcemanagement_businessunits`: PATCH with the version that the state holds, so a change made elsewhere
 * is a real 409, and nothing is retried (facts/genesys.md 2.5, 5.7).
 */
export const businessUnits: ResourceType = platformObject({
  name: 'genesyscloud_workforcemanagement_businessunits',
  schemaVersion: 1,
  block: {
    attributes: {
      id: idAttribute,
      name: { type: 'string', mode: 'required' },
      division_id: { type: 'string', mode: 'optional-computed', field: 'division', shape: 'division-id' },
    },
    blocks: { settings: { nesting: 'list', min: 1, max: 1, block: settings } },
  },
  path: '/api/v2/workforcemanagement/businessunits',
  query: '?expand=settings',
  write: 'patch',
  retryCreate: 'never',
  retryUpdate: 'never',
  retryRemove: 'never',
  words: {
    create: () => ({ lead: `Failed to create ${unit}`, joint: ': ' }),
    read: (id) => ({ lead: `Failed to read ${unit} ${id}`, joint: ': ' }),
    readForUpdate: (id) => ({ lead: `Failed to read ${unit} ${id}`, joint: ': ' }),
    update: (id) => ({ lead: `Failed to update ${unit} ${id}`, joint: ': ' }),
    remove: (id) => ({ lead: `Failed to delete ${unit} ${id}`, joint: ': ' }),
    removing: (id) => ({ lead: `Error deleting ${unit} ${id}`, joint: ': ' }),
    stillThere: (id) => `${unit} ${id} still exists`,
  },
});
