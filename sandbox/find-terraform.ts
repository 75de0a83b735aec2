import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

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

/** The binary that demo, benchmarks and end-to-end tests run: `terraform`, or `tofu` where there is only that; null: neither. */
export const findTerraform = (): string | null => onPath('terraform') ?? onPath('tofu');

/** What to tell who has neither. */
export const HOW_TO_GET_TERRAFORM =
  'Neither terraform nor tofu is on PATH: install Terraform 1.5 or later (developer.hashicorp.com/terraform/install) or OpenTofu 1.6 or later (opentofu.org/docs/intro/install).';
