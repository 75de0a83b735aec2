import { businessUnits } from './business-units.ts';
import { emergencyGroups } from './emergency-groups.ts';
import { flowActions } from './flow-actions.ts';
import { flowJobs } from './flow-jobs.ts';
import { flows } from './flows.ts';
import { forumScheduleGroups } from './forum-schedule-groups.ts';
import { ivrs } from './ivrs.ts';
import { oauth } from './oauth.ts';
import { organization } from './organization.ts';
import type { Area } from './platform.ts';
import { scheduleGroups } from './schedule-groups.ts';
import { schedules } from './schedules.ts';
import { users } from './users.ts';

/** Everything that the API serves. A new area is one file and one line here. */
export const AREAS: readonly Area[] = [
  oauth,
  organization,
  users,
  flows,
  flowActions,
  flowJobs,
  schedules,
  scheduleGroups,
  ivrs,
  emergencyGroups,
  businessUnits,
  forumScheduleGroups,
];
