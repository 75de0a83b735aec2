import { flowJobs } from './flow-jobs.ts';
import { lookalikes } from './lookalikes.ts';
import type { Message } from './message.ts';
import { conflicts, everyFormat } from './platform-conflicts.ts';
import { terraform } from './terraform-own.ts';
import { limits, unavailable } from './unanswered.ts';

/** Every message of the table test. */
export const messages: readonly Message[] = [
  ...everyFormat,
  ...conflicts,
  ...flowJobs,
  ...limits,
  ...unavailable,
  ...terraform,
  ...lookalikes,
];
