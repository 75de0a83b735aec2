import { describe } from '@jest/globals';
import { findTerraform } from '../../sandbox/find-terraform.ts';

/** End-to-end tests need a real Terraform; without one they are skipped, and their title says why. */
export const describeWithTerraform = (title: string, tests: () => void): void => {
  if (findTerraform() === null) describe.skip(`${title} (skipped: neither terraform nor tofu is on PATH)`, tests);
  else describe(title, tests);
};
