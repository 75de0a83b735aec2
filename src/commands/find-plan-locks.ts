import type { Plan } from '../domain/change.ts';
import type { Lock } from '../domain/lock.ts';
import type { Settings } from '../domain/settings.ts';
import type { Platform } from '../genesys/port.ts';
import { flowLocks } from './flow-locks.ts';
import { touchedObjects } from './plan-objects.ts';
import { versionedLocks } from './versioned-locks.ts';

/**
 * What stands in the way of the plan's own objects now (design section 5), in bulk: pages and lists, not one request a resource.
 * Clear answers are in it too: the report shows what was looked at.
 */
export const findPlanLocks = async (platform: Platform, plan: Plan, settings: Settings): Promise<readonly Lock[]> => {
  const objects = touchedObjects(plan);
  const kinds = ['schedule-group', 'schedule', 'ivr', 'emergency-group'] as const;
  const found = await Promise.all([
    flowLocks(
      platform,
      plan,
      objects.filter(({ kind }) => kind === 'flow'),
      settings,
    ),
    ...kinds.map((kind) =>
      versionedLocks(
        platform,
        plan,
        kind,
        objects.filter((object) => object.kind === kind),
        settings.onLock,
      ),
    ),
  ]);
  return found.flat();
};
