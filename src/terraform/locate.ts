import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { versionArguments } from './arguments.ts';
import type { Environment } from './environment.ts';
import type { TerraformIdentity } from './port.ts';
import { runShort } from './short-command.ts';

/** Which binary to run and what it is, or a sentence why there is none. */
export type Located =
  | { readonly ok: true; readonly identity: TerraformIdentity }
  | { readonly ok: false; readonly problem: string; readonly next: string };

/** Oldest supported versions (design section 8). */
const MINIMUM = { terraform: [1, 5], opentofu: [1, 6] } as const;

const PRODUCT_NAMES = { terraform: 'Terraform', opentofu: 'OpenTofu' } as const;

const HOW_TO_GET_ONE =
  'Add a step with hashicorp/setup-terraform (or opentofu/setup-opentofu) before this one, or give the path of the binary in terraform-path.';

const isExecutable = async (file: string): Promise<boolean> => {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
};

/**
 * The names to try for one path. setup-terraform and setup-opentofu put a wrapper script under the product's name and the
 * real binary beside it as `terraform-bin` or `tofu-bin`. The wrapper turns exit 2 into 0, copies all output into this step's
 * outputs and abandons Terraform on SIGINT (facts/github.md 1.6), so the `-bin` is taken where there is one.
 */
const candidates = (file: string, platform: NodeJS.Platform): readonly string[] => {
  const bare = file.replace(/\.exe$/i, '');
  return platform === 'win32' ? [`${bare}-bin.exe`, `${bare}.exe`] : [`${file}-bin`, file];
};

const firstExecutable = async (files: readonly string[]): Promise<string | null> => {
  for (const file of files) if (await isExecutable(file)) return file;
  return null;
};

/** Where to look for a bare name: PATH, then where the set-up actions say that they installed. */
const searchDirectories = (environment: Environment): readonly string[] =>
  [
    ...(environment.PATH ?? environment.Path ?? '').split(path.delimiter),
    environment.TERRAFORM_CLI_PATH ?? '',
    environment.TOFU_CLI_PATH ?? '',
  ].filter((directory) => directory !== '');

const findBinary = (name: string, environment: Environment, baseDirectory: string): Promise<string | null> => {
  const isPath = name.includes('/') || name.includes(path.sep);
  const places = isPath
    ? [path.resolve(baseDirectory, name)]
    : searchDirectories(environment).map((directory) => path.resolve(baseDirectory, directory, name));
  return firstExecutable(places.flatMap((place) => candidates(place, process.platform)));
};

/** Reads the answer of `version`, whose first line is `Terraform v1.11.4` or `OpenTofu v1.8.2`; null when it is neither. */
export const readVersion = (output: string): Pick<TerraformIdentity, 'product' | 'version'> | null => {
  const match = /^(Terraform|OpenTofu) v(\d+\.\d+\.\d+\S*)/m.exec(output);
  if (match?.[2] === undefined) return null;
  return { product: match[1] === 'OpenTofu' ? 'opentofu' : 'terraform', version: match[2] };
};

/** A sentence when the version is too old for this action, else null. */
export const tooOld = ({ product, version }: Pick<TerraformIdentity, 'product' | 'version'>): string | null => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = MINIMUM[product];
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return null;
  return `${PRODUCT_NAMES[product]} ${version} is too old: ${wantedMajor}.${wantedMinor} or later is needed.`;
};

/**
 * Finds the binary for the `terraform-path` input and asks it what it is.
 * @param terraformPath a bare name, looked up on PATH, or a path relative to `baseDirectory`
 * @param baseDirectory absolute; also where the binary is asked for its version
 */
export const locateTerraform = async (terraformPath: string, environment: Environment, baseDirectory: string): Promise<Located> => {
  const file = await findBinary(terraformPath, environment, baseDirectory);
  if (file === null) return { ok: false, problem: `terraform-path: '${terraformPath}' was not found.`, next: HOW_TO_GET_ONE };

  const answer = await runShort(file, versionArguments(), { cwd: baseDirectory, environment });
  const found = readVersion(answer.stdout);
  if (found === null) {
    return {
      ok: false,
      problem: `terraform-path: '${file}' is neither Terraform nor OpenTofu: 'version' did not say so.`,
      next: HOW_TO_GET_ONE,
    };
  }
  const problem = tooOld(found);
  if (problem !== null) return { ok: false, problem: `terraform-path: ${problem}`, next: HOW_TO_GET_ONE };
  return { ok: true, identity: { ...found, path: file } };
};
