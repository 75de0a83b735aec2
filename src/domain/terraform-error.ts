import type { Diagnostic } from './diagnostic.ts';

/**
 * Errors that are Terraform's (or OpenTofu's) own, whatever numbers their text holds.
 * `state-lock-kept`: the run ended and its lock could not be released. `plan-mismatch`: the plan belongs to another state.
 * `not-initialised`: `init` has to run (again).
 */
export type TerraformError =
  | 'state-locked'
  | 'state-lock-kept'
  | 'state-not-saved'
  | 'state-unreadable'
  | 'plan-stale'
  | 'plan-mismatch'
  | 'not-initialised'
  | 'provisioner'
  | 'crash'
  | 'interrupted';

/** Beginnings of summaries, as Terraform 1.11 and OpenTofu print them (their `backend/local`, `clistate`, `plugin` packages). */
const SUMMARIES: readonly (readonly [TerraformError, RegExp])[] = [
  ['state-locked', /^error (?:acquiring the state lock|locking (?:destination |source )?state)\b/],
  ['state-lock-kept', /^error releasing the state lock\b/],
  [
    'state-not-saved',
    /^(?:failed to (?:save|persist|serialize|write|upload) state|failed to create local state file|error saving state)\b/,
  ],
  // The http backend's words where Terraform saves the state in the middle of a run.
  ['state-not-saved', /^http error: \d{3}$/],
  ['state-unreadable', /^(?:error|failed to) (?:load|loading|refresh|refreshing|get|getting|read|reading) (?:the )?(?:remote )?state\b/],
  ['plan-stale', /^saved plan is stale\b/],
  ['plan-mismatch', /^saved plan does not match\b/],
  ['not-initialised', /^(?:(?:backend|hcp terraform|terraform cloud|cloud backend) )?initialization required\b/],
  ['not-initialised', /^(?:hcp )?terraform initialization required\b/],
  ['not-initialised', /^module (?:not installed|source has changed|version requirements have changed)$/],
  [
    // How versions before and after the dependency lock file tell that a provider is missing.
    'not-initialised',
    /^(?:inconsistent dependency lock file|required plugins are not installed|could not load plugin|missing required provider)$/,
  ],
  ['not-initialised', /^provider requirements cannot be satisfied by locked dependencies$/],
  ['provisioner', /^(?:local-exec|remote-exec|file|[a-z-]{1,30}) provisioner error$/],
  ['crash', /^(?:plugin did not respond|plugin error|request cancelled|unsupported plugin method|the \S{1,200} plugin crashed)/],
  ['interrupted', /^(?:execution halted|operation cancel(?:l)?ed|interrupted)\b/],
];

/** Which of Terraform's own errors a diagnostic is; null for an error of a provider, a configuration or anything else. */
export const readTerraformError = (diagnostic: Diagnostic): TerraformError | null => {
  const summary = diagnostic.summary
    .trim()
    .replace(/^error: /i, '')
    .toLowerCase();
  return SUMMARIES.find(([, pattern]) => pattern.test(summary))?.[0] ?? null;
};
