import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTerraform } from '../../sandbox/find-terraform.ts';

/** The real binary, as a word of a shell. */
export const REAL_TERRAFORM = `'${findTerraform() ?? 'terraform'}'`;

/**
 * Writes an executable shell script to be run in Terraform's place (`terraform-path`); what it does not want to do itself it
 * hands on with `exec ${REAL_TERRAFORM} "$@"`.
 *
 * @returns its absolute path
 */
export const standIn = async (folder: string, script: string, name = 'stand-in'): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
};
