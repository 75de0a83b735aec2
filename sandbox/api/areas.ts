import { agentSchedules } from './agent-schedules.ts';
import { analytics } from './analytics.ts';
import { authorization } from './authorization.ts';
import { businessUnits } from './business-units.ts';
import { dataActions } from './data-actions.ts';
import { dependencyTracking } from './dependency-tracking.ts';
import { emergencyGroups } from './emergency-groups.ts';
import { flowActions } from './flow-actions.ts';
import { flowJobs } from './flow-jobs.ts';
import { flows } from './flows.ts';
import { forumScheduleGroups } from './forum-schedule-groups.ts';
import { ivrs } from './ivrs.ts';
import { managementUnits } from './management-units.ts';
import { oauth } from './oauth.ts';
import { oauthClients } from './oauth-clients.ts';
import { organization } from './organization.ts';
import type { Area } from './platform.ts';
import { scheduleGroups } from './schedule-groups.ts';
import { schedules } from './schedules.ts';
import { users } from './users.ts';
import { workSchedules } from './work-schedules.ts';

/** Everything that the API serves. A new area is one file and one line here. */
export const AREAS: readonly Area[] = [
  oauth,
  organization,
  authorization,
  users,
  oauthClients,
  flows,
  flowActions,
  flowJobs,
  schedules,
  scheduleGroups,
  ivrs,
  emergencyGroups,
  dependencyTracking,
  analytics,
  businessUnits,
  managementUnits,
  workSchedules,
  agentSchedules,
  dataActions,
  forumScheduleGroups,
];
