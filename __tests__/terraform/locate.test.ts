import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { locateTerraform, readVersion, tooOld } from '../../src/terraform/locate.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deploy guard locate '));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program that answers `version`, and notes that it was called. */
const program = async (file: string, output: string): Promise<string> => {
  const full = path.join(folder, file);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, `#!/bin/sh\necho "$0 $@" >> "${folder}/called"\ncat <<'EOT'\n${output}\nEOT\n`);
  await chmod(full, 0o755);
  return full;
};

const TERRAFORM = 'Terraform v1.11.4\non linux_amd64';
const SYSTEM = '/usr/bin:/bin';

describe('locating Terraform', () => {
  it('finds a bare name on PATH, a folder with blanks too', async () => {
    const file = await program('bin/terraform', TERRAFORM);
    expect(await locateTerraform('terraform', { PATH: `${folder}/bin:${SYSTEM}` }, folder)).toEqual({
      ok: true,
      identity: { product: 'terraform', version: '1.11.4', path: file },
    });
  });

  it('takes a path relative to the workspace', async () => {
    const file = await program('tools/tf', 'OpenTofu v1.8.2\non linux_amd64');
    expect(await locateTerraform('tools/tf', { PATH: SYSTEM }, folder)).toEqual({
      ok: true,
      identity: { product: 'opentofu', version: '1.8.2', path: file },
    });
  });

  it.each([
    ['terraform', 'terraform-bin', 'TERRAFORM_CLI_PATH', TERRAFORM],
    ['tofu', 'tofu-bin', 'TOFU_CLI_PATH', 'OpenTofu v1.10.1'],
  ])("bypasses the wrapper of setup-%s, which would write into this step's outputs", async (name, real, variable, output) => {
    await program(`setup/${name}`, 'wrapper');
    const file = await program(`setup/${real}`, output);
    const environment = { PATH: `${folder}/setup:${SYSTEM}`, [variable]: `${folder}/setup` };
    expect(await locateTerraform(name, environment, folder)).toMatchObject({ ok: true, identity: { path: file } });
    expect(await readFile(path.join(folder, 'called'), 'utf8')).toBe(`${file} version -no-color\n`);
  });

  it('bypasses it when the wrapper is named by its path', async () => {
    await program('setup/terraform', 'wrapper');
    const file = await program('setup/terraform-bin', TERRAFORM);
    expect(await locateTerraform(`${folder}/setup/terraform`, { PATH: SYSTEM }, folder)).toMatchObject({ identity: { path: file } });
  });

  it('looks where the set-up action says it installed when PATH does not tell', async () => {
    const file = await program('setup/terraform-bin', TERRAFORM);
    const environment = { PATH: SYSTEM, TERRAFORM_CLI_PATH: `${folder}/setup` };
    expect(await locateTerraform('terraform', environment, folder)).toMatchObject({ identity: { path: file } });
  });

  it('prefers another Terraform that comes first on PATH', async () => {
    const file = await program('asdf/terraform', TERRAFORM);
    await program('setup/terraform-bin', TERRAFORM);
    const environment = { PATH: `${folder}/asdf:${folder}/setup:${SYSTEM}`, TERRAFORM_CLI_PATH: `${folder}/setup` };
    expect(await locateTerraform('terraform', environment, folder)).toMatchObject({ identity: { path: file } });
  });

  it('ignores warnings on stderr', async () => {
    const file = path.join(folder, 'terraform');
    await writeFile(
      file,
      '#!/bin/sh\necho "There are some problems" >&2\necho "Terraform v1.6.0"\necho; echo "Your version of Terraform is out of date!"\n',
    );
    await chmod(file, 0o755);
    expect(await locateTerraform(file, { PATH: SYSTEM }, folder)).toMatchObject({ ok: true, identity: { version: '1.6.0' } });
  });

  it.each([
    ['nowhere', 'was not found'],
    ['./nowhere', 'was not found'],
  ])('says how to get one when %s is not there', async (name, problem) => {
    expect(await locateTerraform(name, { PATH: SYSTEM }, folder)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(problem),
      next: expect.stringContaining('hashicorp/setup-terraform'),
    });
  });

  it.each(['', 'Packer v1.9.0', 'hello'])('refuses a program that answers %j', async (output) => {
    const file = await program('terraform', output);
    expect(await locateTerraform(file, { PATH: SYSTEM }, folder)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('neither Terraform nor OpenTofu'),
    });
  });

  it('refuses a version that is too old', async () => {
    const file = await program('terraform', 'Terraform v1.4.7');
    expect(await locateTerraform(file, { PATH: SYSTEM }, folder)).toMatchObject({
      ok: false,
      problem: 'terraform-path: Terraform 1.4.7 is too old: 1.5 or later is needed.',
    });
  });

  it('does not take a file that is not executable, nor a directory', async () => {
    await writeFile(path.join(folder, 'terraform'), 'text');
    await mkdir(path.join(folder, 'terraform-bin'));
    await symlink('nowhere', path.join(folder, 'tofu'));
    expect(await locateTerraform('./terraform', { PATH: SYSTEM }, folder)).toMatchObject({ ok: false });
    expect(await locateTerraform('./tofu', { PATH: SYSTEM }, folder)).toMatchObject({ ok: false });
  });
});

describe('version', () => {
  it.each([
    ['Terraform v1.11.4\non linux_amd64\n', { product: 'terraform', version: '1.11.4' }],
    ['Terraform v1.12.0-beta1', { product: 'terraform', version: '1.12.0-beta1' }],
    ['OpenTofu v1.8.2\non darwin_arm64', { product: 'opentofu', version: '1.8.2' }],
    ['Terraform 1.11.4', null],
  ])('%j', (output, expected) => {
    expect(readVersion(output)).toEqual(expected);
  });

  it.each<['terraform' | 'opentofu', string, boolean]>([
    ['terraform', '1.4.7', true],
    ['terraform', '0.15.5', true],
    ['terraform', '1.5.0', false],
    ['terraform', '1.10.0', false],
    ['terraform', '2.0.0', false],
    ['opentofu', '1.5.9', true],
    ['opentofu', '1.6.0-rc1', false],
  ])('%s %s is too old: %s', (product, version, old) => {
    expect(tooOld({ product, version }) !== null).toBe(old);
  });
});
