import type { Report } from '../../src/domain/report.ts';
import { attempt, change, conflict, plan, report, result } from './example-parts.ts';

/** Five thousand changes of which two stand in the way; names are what the caller makes of them. */
export const fiveThousandChanges = (nameOf: (index: number) => string = (index) => `genesyscloud_user.agent["${index}"]`): Report => {
  const changes = Array.from({ length: 5_000 }, (_, index) => {
    const state = index === 4_000 ? 'failed' : index % 5 === 4 ? 'not-started' : 'done';
    return change(nameOf(index), 'update', state, {
      type: 'genesyscloud_user',
      attributes: ['department', 'email', 'manager', 'routing_skills', 'title'],
    });
  });
  return report(3_725_000, {
    plan: plan(changes),
    attempts: [
      attempt(
        1,
        [20_000, 3_720_000],
        'exit 1',
        changes.map((one) => result(one, one.state === 'done' ? 'done' : one.state === 'failed' ? 'failed' : 'not-started', 1)),
      ),
    ],
    conflicts: [
      conflict(1, nameOf(4_000), {
        kind: 'already-exists',
        curable: false,
        message: 'A user with this email exists.',
        nextStep: 'Import the user.',
      }),
    ],
    outcome: 'failed',
    failureReason: 'conflict',
    message: `\`${nameOf(4_000)}\` exists already.`,
    nextSteps: ['Import the user, plan again, and apply the new plan.'],
  });
};
