import type { Diagnostic } from '../domain/diagnostic.ts';
import { readTerraformError } from '../domain/terraform-error.ts';

/** What Terraform and OpenTofu advise in errors whose summary does not say it. */
const ADVISES_INIT = /(please |by )?run(ning)?:?\s+"?(terraform|tofu) init\b/i;

/** Whether an error of this run says that `init` has to run first. */
export const saysInitRequired = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(
    (diagnostic) =>
      diagnostic.severity === 'error' &&
      (readTerraformError(diagnostic) === 'not-initialised' || ADVISES_INIT.test(`${diagnostic.summary}\n${diagnostic.detail}`)),
  );
