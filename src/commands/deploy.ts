import { applyWithRetry } from './apply-with-retry.ts';
import { approvePlan } from './approve-plan.ts';
import { checkProviders, withoutAddresses } from './check-providers.ts';
import { clearTheWay, refuseInWindow } from './clear-the-way.ts';
import { askGuards } from './find-locks.ts';
import { observeConflicts } from './observe-conflicts.ts';
import type { Ports } from './ports.ts';
import { checkOrganization, checkPermissions } from './preflight.ts';
import { cancelled, type Verdict } from './verdict.ts';

/**
 * `apply` and `destroy` (design section 2): preflight, windows, plan, permissions, locks, then the attempts. The plan is made or
 * read, then carried out, and nothing else. The two differ only in the mode of the plan, which the settings name.
 */
export const deploy = async (ports: Ports): Promise<Verdict> => {
  const organization = await checkOrganization(ports);
  if (!organization.ok) return organization.verdict;
  const denied = refuseInWindow(ports, null);
  if (denied !== null) return denied;

  const approved = await approvePlan(ports, organization.value);
  if (!approved.ok) return approved.verdict;
  if (ports.cancelled.aborted) return cancelled('Cancelled before the first attempt');
  const { plan, digest, nothingToApply } = approved.value;
  if (nothingToApply) return noChanges;
  ports.log.info(`Plan digest ${digest}: ${plan.changes.length} change(s), at most ${ports.settings.maxRetries + 1} attempts.`);
  if (plan.appliedOnceBecause !== null) ports.log.warn(`This plan is applied once and never retried: ${plan.appliedOnceBecause}`);

  const { platform, settings } = ports;
  const providers = checkProviders(plan, ports.region, settings.apiUrl, settings.onLock);
  if (!providers.ok) return providers.verdict;
  for (const warning of providers.value.warnings) ports.log.warn(warning);
  // What another region's credentials would be needed for is not asked about; it is applied all the same.
  const askable = withoutAddresses(plan, providers.value.foreign);
  const permitted = await checkPermissions(ports, askable);
  if (!permitted.ok) return permitted.verdict;
  const clear = await clearTheWay(ports, askable, providers.value.locks);
  if (!clear.ok) return clear.verdict;
  const observer = platform === null ? ports.observer : observeConflicts(platform, askable, askGuards(ports, askable));
  return applyWithRetry({ ...ports, observer }, approved.value);
};

const noChanges: Verdict = { outcome: 'no-changes', failureReason: null, message: 'Nothing to do: the plan has no changes', nextSteps: [] };
