import type { LockSource, OnLock } from './lock.ts';

/** What a lock found in the plan's own objects means where nobody says otherwise (design section 5). */
const DEFAULTS: Readonly<Partial<Record<LockSource, OnLock>>> = {
  'flow-editor': 'abort',
  'flow-operation': 'wait',
  referrer: 'abort',
  version: 'abort',
};

/** Never switched off by `on-lock` (design section 3). */
const FIRM: readonly LockSource[] = ['hazard', 'organization', 'window'];

/**
 * What a lock of the plan means for the run.
 *
 * @param input the `on-lock` input; null: not given
 */
export const onPlanLock = (source: LockSource, input: OnLock | null): OnLock =>
  FIRM.includes(source) ? 'abort' : (input ?? DEFAULTS[source] ?? 'abort');
