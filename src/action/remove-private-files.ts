import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Plans, their JSON and variables: what Terraform has read by the time it runs, and what holds values in the clear. */
const WITH_VALUES = /\.(?:tfplan|tfvars\.json)$|^show-/;

/** Takes the plans and variables out of the run's private folder; logs and exit codes of a Terraform that goes on stay. */
export const removePrivateFiles = async (folder: string): Promise<void> => {
  const names = await readdir(folder);
  await Promise.all(names.filter((name) => WITH_VALUES.test(name)).map((name) => rm(join(folder, name), { force: true })));
};
