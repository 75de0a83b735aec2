import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './run-facts.ts';

/**
 * A folder of this run's own (0700) under `RUNNER_TEMP`, which outlives the step and not the job. Plans and variables in it hold
 * secrets in the clear.
 */
export const createPrivateFolder = (env: Environment): string =>
  mkdtempSync(join(realpathSync(env.RUNNER_TEMP || tmpdir()), 'deploy-guard-'));
