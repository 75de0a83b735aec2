const ARCHITECT = '/api/v2/architect';
const DEPENDENCIES = `${ARCHITECT}/dependencytracking`;
const FLOWS = '/api/v2/flows';
const ACTIONS = `${FLOWS}/actions`;
const WORKFORCE = '/api/v2/workforcemanagement';
const UNITS = `${WORKFORCE}/businessunits`;

/** The five operations of an Architect object, which have the same action names. */
const versioned = (path: string, entity: string): Readonly<Record<string, readonly string[]>> => ({
  [`GET ${path}`]: [`${entity}:view`],
  [`GET ${path}/:id`]: [`${entity}:view`],
  [`POST ${path}`]: [`${entity}:add`],
  [`PUT ${path}/:id`]: [`${entity}:edit`],
  [`DELETE ${path}/:id`]: [`${entity}:delete`],
});

const SCHEDULE_VIEWS = ['wfm:schedule:view', 'wfm:publishedSchedule:view'];
/** The documentation allows many more (facts/genesys.md 1.5: "ANY of many wfm views"). */
const UNIT_VIEWS = ['wfm:businessUnit:view', 'wfm:managementUnit:view', 'wfm:agent:view', ...SCHEDULE_VIEWS];

/**
 * Permissions by method and route, as documented (facts/genesys.md 1.1 to 1.7): any one of the list is enough. A route that is not here
 * needs none, or none is documented. The permissions to add and delete business units, and to see OAuth clients, are inferred.
 */
export const ROUTE_PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  [`GET ${FLOWS}`]: ['architect:flow:view'],
  [`GET ${FLOWS}/:id`]: ['architect:flow:view'],
  [`DELETE ${FLOWS}/:id`]: ['architect:flow:delete'],
  [`POST ${ACTIONS}/checkout`]: ['architect:flow:edit'],
  [`POST ${ACTIONS}/checkin`]: ['architect:flow:edit', 'architect:flow:unlock'],
  [`POST ${ACTIONS}/revert`]: ['architect:flow:edit'],
  [`POST ${ACTIONS}/unlock`]: ['architect:flow:unlock'],
  [`POST ${ACTIONS}/publish`]: ['architect:flow:unlock', 'architect:flow:publish'],
  [`POST ${ACTIONS}/deactivate`]: ['architect:flow:publish'],
  [`POST ${FLOWS}/jobs`]: ['architect:job:create'],
  [`GET ${FLOWS}/jobs/:id`]: ['architect:job:view'],
  [`GET ${DEPENDENCIES}/consumingresources`]: ['architect:dependencyTracking:view'],
  [`GET ${DEPENDENCIES}/consumedresources`]: ['architect:dependencyTracking:view'],
  [`GET ${DEPENDENCIES}/build`]: ['architect:dependencyTracking:view'],
  ...versioned(`${ARCHITECT}/schedules`, 'routing:schedule'),
  ...versioned(`${ARCHITECT}/schedulegroups`, 'routing:scheduleGroup'),
  ...versioned(`${ARCHITECT}/ivrs`, 'routing:callRoute'),
  ...versioned(`${ARCHITECT}/emergencygroups`, 'routing:emergencyGroup'),
  'POST /api/v2/analytics/flows/observations/query': ['analytics:flowObservation:view'],
  'POST /api/v2/analytics/flows/activity/query': ['analytics:flowObservation:view'],
  'POST /api/v2/analytics/queues/observations/query': ['analytics:queueObservation:view'],
  [`GET ${UNITS}/:id`]: UNIT_VIEWS,
  [`POST ${UNITS}`]: ['wfm:businessUnit:add'],
  [`PATCH ${UNITS}/:id`]: ['wfm:businessUnit:edit'],
  [`DELETE ${UNITS}/:id`]: ['wfm:businessUnit:delete'],
  [`GET ${UNITS}/:id/managementunits`]: UNIT_VIEWS,
  [`GET ${UNITS}/:id/activitycodes`]: ['wfm:activityCode:view', ...UNIT_VIEWS],
  [`GET ${WORKFORCE}/managementunits/:id`]: UNIT_VIEWS,
  [`GET ${WORKFORCE}/managementunits/:id/users`]: ['wfm:agent:view', ...SCHEDULE_VIEWS],
  [`GET ${UNITS}/:id/weeks/:weekId/schedules`]: SCHEDULE_VIEWS,
  [`POST ${UNITS}/:id/agentschedules/search`]: SCHEDULE_VIEWS,
  [`POST ${WORKFORCE}/managementunits/:id/agentschedules/search`]: SCHEDULE_VIEWS,
  [`GET ${UNITS}/:id/scheduling/runs`]: ['wfm:schedule:generate', 'wfm:schedule:edit'],
  'POST /api/v2/integrations/actions/:id/execute': ['integrations:action:execute', 'bridge:actions:execute'],
  'GET /api/v2/integrations/actions/:id': ['integrations:action:view'],
  'GET /api/v2/oauth/clients/:id': ['oauth:client:view'],
};
