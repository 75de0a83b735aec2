import { execFileSync } from 'node:child_process';
import { it } from '@jest/globals';
import { findTerraform } from '../../sandbox/find-terraform.ts';

/** The version of 1 from which on each product has what a test is about: `{ Terraform: 10, OpenTofu: 11 }`. */
export type Since = Readonly<Record<'Terraform' | 'OpenTofu', number>>;

/** A test of something that not every supported version has; where it is missing the test is skipped, and its title says why. */
export const itSince = (since: Since, title: string, test: () => Promise<void>): void => {
  if (installedHas(since)) it(title, test);
  else it.skip(`${title} (skipped: needs Terraform 1.${since.Terraform} or OpenTofu 1.${since.OpenTofu})`, test);
};

const installedHas = (since: Since): boolean => {
  const binary = findTerraform();
  if (binary === null) return false;
  const environment = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const answer = execFileSync(binary, ['version'], { encoding: 'utf8', env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  const [, product, minor] = /^(Terraform|OpenTofu) v1\.(\d+)\./m.exec(answer) ?? [];
  return Number(minor) >= since[product === 'OpenTofu' ? 'OpenTofu' : 'Terraform'];
};
