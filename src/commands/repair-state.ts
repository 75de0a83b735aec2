import type { UnsavedState } from '../terraform/port.ts';
import { succeeded } from './ledger.ts';
import type { Ports } from './ports.ts';
import { repeatCurable } from './repeat-curable.ts';
import { cancelled, failed, proceed, type Step, stop } from './verdict.ts';

/**
 * Terraform changed the platform and could not save the state: before anything else the saved copy is pushed, with the delays of
 * the retry loop until `retry-timeout`, once at least. A plan made before that would want to create everything again.
 *
 * @param before what lay there before the attempt: an older file is not this run's
 * @returns whether a state was pushed
 */
export const repairState = async (ports: Ports, before: UnsavedState | null): Promise<Step<boolean>> => {
  const { terraform, log } = ports;
  const unsaved = await terraform.unsavedState();
  if (unsaved === null || unsaved.stamp === before?.stamp) return proceed(false);

  log.warn(`Terraform could not save its state and left it in ${unsaved.file}: pushing it before anything else.`);
  const pushed = await log.group('terraform state push', () =>
    repeatCurable(ports, {
      command: 'state push',
      context: { phase: 'state-push', changes: [] },
      run: () => terraform.pushState(unsaved.file),
      isSuccess: ({ exit }) => succeeded(exit),
      // Nothing may happen before the state is saved, so every refusal is asked again.
      insist: true,
    }),
  );
  if (pushed.ok) {
    await terraform.discardUnsavedState();
    log.info('The state is saved; the copy is deleted.');
    return proceed(true);
  }
  const message = `The state could not be saved: ${pushed.verdict.message}`;
  const nextSteps = [
    `The newest state is in ${unsaved.file} on this runner: keep that file, it is the only record of what was done.`,
    `When the backend answers again: terraform state push ${unsaved.file}`,
  ];
  return stop(
    pushed.verdict.outcome === 'cancelled' ? { ...cancelled(message), nextSteps } : failed('state-not-saved', message, nextSteps),
  );
};
