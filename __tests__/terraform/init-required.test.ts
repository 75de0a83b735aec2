import { describe, expect, it } from '@jest/globals';
import { saysInitRequired } from '../../src/terraform/init-required.ts';

const says = (summary: string, detail = '', severity: 'error' | 'warning' = 'error'): boolean =>
  saysInitRequired([{ severity, summary, detail, address: null, range: null }]);

describe('init required', () => {
  it.each([
    ['Backend initialization required, please run "terraform init"', ''],
    ['Backend initialization required, please run "tofu init"', ''],
    ['Backend initialization required: please run "terraform init"', ''],
    ['HCP Terraform or Terraform Enterprise initialization required: please run "terraform init"', ''],
    ['Terraform Cloud initialization required: please run "terraform init"', ''],
    ['Inconsistent dependency lock file', 'The following dependency selections recorded in the lock file are inconsistent'],
    [
      'Module not installed',
      'This module is not yet installed. Run "terraform init" to install all modules required by this configuration.',
    ],
    ['Module source has changed', ''],
    ['Required plugins are not installed', 'The installed provider plugins are not consistent with the packages selected in the lock file'],
    [
      'Missing required provider',
      "This configuration requires provider registry.terraform.io/x/y, but that provider isn't available. You may be able to install it automatically by running:\n  terraform init",
    ],
  ])('%s', (summary, detail) => {
    expect(says(summary, detail)).toBe(true);
  });

  it.each([
    ['Saved plan is stale', ''],
    ['error deleting flow: 409', 'in use'],
    ['Unsupported argument', 'An argument named "x" is not expected here.'],
    ['Error acquiring the state lock', ''],
  ])('not: %s', (summary, detail) => {
    expect(says(summary, detail)).toBe(false);
  });

  it('is no matter of warnings', () => {
    expect(says('Module not installed', '', 'warning')).toBe(false);
  });
});
