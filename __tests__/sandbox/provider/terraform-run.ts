import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a Terraform command left: its exit code and both outputs together. */
export interface TerraformResult {
  readonly exit: number;
  readonly output: string;
  /** The lines of output that are JSON objects: the event stream of `-json`. */
  readonly events: readonly TerraformEvent[];
}

export interface TerraformEvent {
  readonly type?: string;
  readonly hook?: { readonly resource: { readonly addr: string }; readonly action: string; readonly id_value?: string };
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail: string; readonly address?: string };
}

/** A directory with one configuration, and Terraform in it. */
export interface Workspace {
  readonly directory: string;
  write(name: string, content: string): Promise<void>;
  /** Writes `main.tf` with the provider requirement before it. */
  configure(body: string): Promise<void>;
  run(...args: readonly string[]): Promise<TerraformResult>;
  /** The attributes of an object in the state; null when it is not there. */
  state(address: string): Promise<Readonly<Record<string, unknown>> | null>;
  remove(): Promise<void>;
}

const requirement = `terraform {
  required_providers {
    genesyscloud = { source = "mypurecloud/genesyscloud" }
  }
}
`;

function eventsIn(output: string): TerraformEvent[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): TerraformEvent => JSON.parse(line));
}

export async function openWorkspace(reattach: string, environment: Readonly<Record<string, string>> = {}): Promise<Workspace> {
  const directory = await mkdtemp(join(tmpdir(), 'provider-'));
  const env = {
    PATH: process.env.PATH,
    HOME: directory,
    TF_REATTACH_PROVIDERS: reattach,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    ...environment,
  };
  const run = (...args: readonly string[]) =>
    new Promise<TerraformResult>((resolve) => {
      execFile('terraform', [...args], { cwd: directory, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
        const exit = typeof error?.code === 'number' ? error.code : error === null ? 0 : -1;
        resolve({ exit, output: stdout + stderr, events: eventsIn(stdout) });
      });
    });
  const write = (name: string, content: string) => writeFile(join(directory, name), content);
  return {
    directory,
    write,
    configure: (body) => write('main.tf', requirement + body),
    run,
    async state(address) {
      const state = JSON.parse(await readFile(join(directory, 'terraform.tfstate'), 'utf8'));
      const found = state.resources.find((resource: { type: string; name: string }) => `${resource.type}.${resource.name}` === address);
      return found?.instances[0]?.attributes ?? null;
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
