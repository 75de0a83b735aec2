import type { TerraformExit } from './attempt.ts';
import type { Conflict, ConflictKind } from './conflict.ts';
import { kindOfWords } from './conflict-text.ts';
import { type CureContext, type Finding, isCurable } from './curable.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type NextStepFacts, nextStep } from './next-step.ts';
import { type PlatformError, readPlatformError } from './platform-error.ts';
import { type ReferrerKind, referrersNamedIn } from './referrer.ts';
import { providerOf } from './resource-address.ts';
import { readTerraformError, type TerraformError } from './terraform-error.ts';

/** What was going on when a diagnostic was printed, and which object it is about. */
export interface ClassifyContext extends CureContext {
  /** From correlate.ts, for a diagnostic without an address of its own. */
  readonly correlatedAddress: string | null;
  /** The time, in milliseconds since 1970, for the age of a state lock; without it the time it was taken is told. */
  readonly nowMs?: number;
}

/**
 * What an error diagnostic means and whether waiting can cure it: the table of design section 4. Never throws.
 * An error counts as the platform's only if its address belongs to the genesyscloud provider, or, without an address, if it is
 * printed in that provider's own format. Terraform's own errors come first, whatever numbers their text holds.
 */
export const classify = (diagnostic: Diagnostic, context: ClassifyContext): Conflict => {
  const finding = find(diagnostic, context);
  const { kind, address, error } = finding;
  const message = messageOf(diagnostic, error);
  const curable = isCurable(finding, context);
  const told = {
    address,
    status: error?.status ?? null,
    message,
    correlationId: error?.correlationId ?? null,
    retryAfterSeconds: error?.retryAfterSeconds ?? null,
  };
  const facts: NextStepFacts = {
    ...told,
    curable,
    text: `${diagnostic.summary}\n${diagnostic.detail}`,
    referrers: finding.referrers.map(({ name }) => name),
    existingId: error?.entityId ?? null,
    terraform: finding.terraform,
    signIn: error?.format === 'sign-in',
    nowMs: context.nowMs ?? null,
  };
  return { kind, curable, ...told, range: diagnostic.range, nextStep: nextStep(kind, facts) };
};

const find = (diagnostic: Diagnostic, context: ClassifyContext): Finding => {
  const address = diagnostic.address ?? context.correlatedAddress;
  const terraform = readTerraformError(diagnostic);
  const nothing = { address, terraform, error: null, referrers: [] };
  if (terraform !== null) return { ...nothing, kind: kindOfTerraformError(terraform, context) };
  if (context.phase === 'state-push') return { ...nothing, kind: 'state-not-saved' };
  const error = readPlatformError(diagnostic);
  if (error === null || !isFromPlatform(error, address)) return { ...nothing, kind: 'other' };
  const kind = kindOfPlatformError(error, context);
  return { address, terraform, error, kind, referrers: kind === 'referenced' ? referrersOf(error) : [] };
};

const isFromPlatform = (error: PlatformError, address: string | null): boolean => {
  const provider = address === null ? null : providerOf(address);
  return provider === null ? error.signed : provider === 'genesyscloud';
};

const kindOfTerraformError = (error: TerraformError, { phase }: ClassifyContext): ConflictKind => {
  switch (error) {
    case 'state-locked':
    case 'state-lock-kept':
      return 'state-locked';
    case 'state-not-saved':
      return 'state-not-saved';
    case 'plan-stale':
      return 'plan-stale';
    case 'state-unreadable':
    case 'plan-mismatch':
    case 'not-initialised':
    case 'provisioner':
    case 'crash':
    case 'interrupted':
      // Whatever stops a push of the state, the state is still not saved.
      return phase === 'state-push' ? 'state-not-saved' : 'other';
  }
};

/** Nobody answered in time, or a 503 refused before anything was done: curable.ts tells them apart. */
const UNANSWERED: readonly (number | null)[] = [408, 502, 503, 504];

const kindOfPlatformError = (error: PlatformError, { operation }: ClassifyContext): ConflictKind => {
  const { format, status, message, code } = error;
  if (format === 'flow-job') return kindOfWords({ message, code, operation, answer: 'flow-job' }) ?? 'other';
  if (format === 'transport' || UNANSWERED.includes(status)) return 'unavailable';
  if (status === 429 || (format === 'sign-in' && /\brate limit/i.test(message))) return 'rate-limited';
  if (format === 'sign-in') return 'other';
  if (status === 409) return kindOfWords({ message, code, operation, answer: 'conflict' }) ?? 'unknown-conflict';
  if (status === 400) return kindOfWords({ message, code, operation, answer: 'bad-request' }) ?? 'other';
  return 'other';
};

const referrersOf = ({ message, code }: PlatformError): readonly ReferrerKind[] => {
  const named = referrersNamedIn(message);
  return named.length > 0 || code === null ? named : referrersNamedIn(code);
};

/** Longest message of a conflict, in characters. */
const MAX_MESSAGE = 2_000;

const messageOf = ({ summary, detail }: Diagnostic, error: PlatformError | null): string => {
  const whole = [summary, detail].filter((text) => text.trim() !== '').join(': ');
  const line = (error?.message || error?.text || whole).replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_MESSAGE) return line;
  return `${line.slice(0, MAX_MESSAGE - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};

/** Whether to try again after a run of Terraform; `because` is a clause for people, `conflict` the error that forbids it. */
export type RunVerdict = { readonly retry: true } | { readonly retry: false; readonly because: string; readonly conflict: Conflict | null };

/**
 * Retry only if the run ended by itself with exit 1, printed at least one error, and every error is curable by waiting
 * (design section 4). `conflicts`: one for each error diagnostic of the run.
 */
export const judgeRun = (exit: TerraformExit, conflicts: readonly Conflict[]): RunVerdict => {
  const conflict = gravest(conflicts);
  const ended = endOf(exit);
  if (ended !== null) return { retry: false, because: ended, conflict };
  if (conflicts.length === 0) return { retry: false, because: 'Terraform ended with exit code 1 and printed no error', conflict: null };
  if (conflict === null) return { retry: true };
  return { retry: false, because: `waiting cannot cure ${conflict.kind} at ${conflict.address ?? 'an unknown address'}`, conflict };
};

const endOf = (exit: TerraformExit): string | null => {
  switch (exit.kind) {
    case 'exited':
      return exit.code === 1 ? null : `Terraform ended with exit code ${exit.code}`;
    case 'signalled':
      return `Terraform was ended by ${exit.signal}`;
    case 'lost':
      return 'Terraform is gone and left no exit code';
  }
};

/** The incurable conflict to name: a lost state before all, else the first. */
const gravest = (conflicts: readonly Conflict[]): Conflict | null => {
  const incurable = conflicts.filter((conflict) => !conflict.curable);
  return incurable.find(({ kind }) => kind === 'state-not-saved') ?? incurable[0] ?? null;
};
