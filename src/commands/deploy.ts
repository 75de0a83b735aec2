import { applyWithRetry } from './apply-with-retry.ts';
import { approvePlan } from './approve-plan.ts';
import type { Ports } from './ports.ts';
import { cancelled, type Verdict } from './verdict.ts';

/**
 * `apply` and `destroy` (design section 2): the plan is made or read, then carried out, and nothing else. The two differ only in
 * the mode of the plan, which the settings name.
 */
export const deploy = async (ports: Ports): Promise<Verdict> => {
  const approved = await approvePlan(ports);
  if (!approved.ok) return approved.verdict;
  if (ports.cancelled.aborted) return cancelled('Cancelled before the first attempt');
  const { plan, digest, nothingToApply } = approved.value;
  if (nothingToApply) return noChanges;

  const doomed = plan.changes.filter(({ action, type }) => type === 'genesyscloud_flow' && (action === 'delete' || action === 'replace'));
  if (doomed.length > 0) {
    ports.log.info(
      `${doomed.length} flow(s) will be destroyed. This version does not count callers: where the platform refuses, the retry loop waits.`,
    );
  }
  ports.log.info(`Plan digest ${digest}: ${plan.changes.length} change(s), at most ${ports.settings.maxRetries + 1} attempts.`);
  if (plan.appliedOnceBecause !== null) ports.log.warn(`This plan is applied once and never retried: ${plan.appliedOnceBecause}`);
  return applyWithRetry(ports, approved.value);
};

const noChanges: Verdict = { outcome: 'no-changes', failureReason: null, message: 'Nothing to do: the plan has no changes', nextSteps: [] };
