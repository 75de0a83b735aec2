import type { TerraformExit } from '../domain/attempt.ts';
import type { Conflict, ConflictKind } from '../domain/conflict.ts';
import type { FailureReason } from '../domain/report.ts';
import { exitInWords } from './ledger.ts';
import { failed, type Verdict } from './verdict.ts';

/** The failure reason of a run that one conflict ended (design section 3). */
export const failureReasonOf = (conflict: Conflict): FailureReason => {
  if (conflict.kind === 'other' && isRefusedLogin(conflict)) return 'unauthorized';
  return REASONS[conflict.kind];
};

const REASONS: Readonly<Record<ConflictKind, FailureReason>> = {
  'in-use': 'conflict',
  referenced: 'conflict',
  'locked-by-user': 'conflict',
  'operation-in-progress': 'conflict',
  'version-mismatch': 'conflict',
  'already-exists': 'conflict',
  'rate-limited': 'conflict',
  unavailable: 'conflict',
  'unknown-conflict': 'conflict',
  'plan-stale': 'plan-diverged',
  'state-locked': 'state-locked',
  'state-not-saved': 'state-not-saved',
  other: 'terraform-error',
};

/** The provider prints `Auth Error: 401 - …` or a 401 of the API (facts/genesys.md 3). */
const isRefusedLogin = ({ status, message }: Conflict): boolean => status === 401 || /\bAuth Error: 40[013]\b/.test(message);

/** The run ends because of one conflict that nothing here can cure, or because no more attempt may be made. */
export const conflictVerdict = (conflict: Conflict, because: string): Verdict =>
  failed(failureReasonOf(conflict), `${because}: ${where(conflict)}${conflict.message}`, [conflict.nextStep]);

/** The object, else the place in the configuration, else nothing. */
const where = ({ address, range }: Conflict): string => {
  if (address !== null) return `${address}: `;
  return range === null ? '' : `${range.filename} line ${range.startLine}: `;
};

/** Terraform ended without an error that could be read: killed, crashed, lost. */
export const unexplainedVerdict = (command: string, exit: TerraformExit): Verdict =>
  failed('terraform-error', `terraform ${command} ended with ${exitInWords(exit)} and printed no error`, [
    'Read the log above from its end; a killed process points to memory or to the runner being stopped.',
    'Before the next run, check with terraform plan what was done: nothing is lost that the state holds.',
  ]);
