import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';

/** Absolute path of a program on PATH; null where there is none. */
export const onPath = (name: string): string | null => {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
  return null;
};

/** The binary that end-to-end tests run: `terraform`, or `tofu` where there is only that. */
export const TERRAFORM = onPath('terraform') ?? onPath('tofu');

/** End-to-end tests need a real Terraform; without one they are skipped, and their title says why. */
export const describeWithTerraform = (title: string, tests: () => void): void => {
  if (TERRAFORM === null) describe.skip(`${title} (skipped: neither terraform nor tofu is on PATH)`, tests);
  else describe(title, tests);
};
