import type { Plan, PlannedFile } from '../domain/change.ts';
import { fileChanged } from '../domain/divergence.ts';
import type { FileHash } from '../domain/plan-digest.ts';
import type { Hazard } from '../domain/report.ts';
import { divergedVerdict } from './diverged-verdict.ts';
import type { Ports } from './ports.ts';
import { proceed, type Step, stop } from './verdict.ts';

/**
 * Where a plan holds the hash of a file that the apply reads, the file must be that file now: the plan may have been made, and
 * approved, in another job. Where it holds none, nobody can say what was approved: a hazard, if the plan was not made just now.
 *
 * @param hashes of `plan.files`, in their order
 */
export const requirePlannedFiles = ({ settings, ledger, log }: Ports, plan: Plan, hashes: readonly FileHash[]): Step<null> => {
  const files = plan.files.map((planned, index) => ({ planned, now: hashes[index] }));
  const edited = files.flatMap(({ planned, now }) => (now === undefined || isAsPlanned(planned, now) ? [] : [now]));
  if (edited.length > 0) {
    const differences = edited.map((file) => fileChanged(file, `The plan was made for other content of ${file.path ?? 'the file'}.`));
    ledger.noteDivergences(differences);
    for (const { address, path } of edited)
      log.warn(`${path ?? 'A file'}, read at the apply of ${address}, is not the file whose SHA-256 the plan holds.`);
    return stop(divergedVerdict(ledger.attempts, differences));
  }
  const isGiven = settings.planFile !== null;
  ledger.noteHazards(files.flatMap(({ planned, now }) => (now === undefined ? [] : hazardOf(planned, now, isGiven))));
  return proceed(null);
};

const isAsPlanned = ({ plannedHash }: PlannedFile, { hash }: FileHash): boolean =>
  plannedHash === null || hash === 'remote' || hash === 'unknown' || hash === plannedHash;

/** A file that nobody can pin, or only from now on (design section 1, plan digest). */
const hazardOf = ({ address, attribute, plannedHash }: PlannedFile, { hash }: FileHash, isGiven: boolean): readonly Hazard[] => {
  const hazard = (message: string): readonly Hazard[] => [{ level: 'medium', address, message: `${attribute} ${message}` }];
  if (hash === 'remote') return hazard('names a remote file: what it holds at apply is not part of what was approved');
  if (hash === 'unknown') return hazard('is not known before the apply: the file behind it is not part of what was approved');
  if (isGiven && plannedHash === null)
    return hazard('names a file whose content is not in the plan: the file behind it is pinned only from the start of this run');
  return [];
};
