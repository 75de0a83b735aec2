import type { Diagnostic } from '../domain/diagnostic.ts';

/**
 * Summaries with which Terraform and OpenTofu say that `init` must run (again). "Could not load plugin" and "Required plugins are
 * not installed" are how a missing provider is told by versions before and after the dependency lock file.
 */
const INIT_REQUIRED = [
  /^Backend initialization required/,
  /^(HCP )?Terraform initialization required/,
  /^(HCP Terraform|Terraform Cloud|Cloud backend) initialization required/,
  /^Initialization required/,
  /^Inconsistent dependency lock file$/,
  /^Module not installed$/,
  /^Module source has changed$/,
  /^Module version requirements have changed$/,
  /^Required plugins are not installed$/,
  /^Could not load plugin$/,
  /^Missing required provider$/,
  /^Provider requirements cannot be satisfied by locked dependencies$/,
];

const ADVISES_INIT = /(please |by )?run(ning)?:?\s+"?(terraform|tofu) init\b/i;

/** Whether an error of this run says that `init` has to run first. */
export const saysInitRequired = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(
    ({ severity, summary, detail }) =>
      severity === 'error' && (INIT_REQUIRED.some((pattern) => pattern.test(summary)) || ADVISES_INIT.test(`${summary}\n${detail}`)),
  );
