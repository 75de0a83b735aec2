import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = dirname(dirname(import.meta.dirname));
const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;

/** What a step left. */
export interface EndedStep {
  readonly stdout: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly state: ReadonlyMap<string, string>;
  readonly summary: string;
}

/** Key-value file as the runner reads it: a value between delimiter lines, and the last one of a name counts. */
const pairsIn = (file: string): ReadonlyMap<string, string> =>
  new Map([...file.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n?\2$/gm)].map(([, name = '', , value = '']) => [name, value]));

/** Runs one scenario of step-script.ts with command files of its own. An `env` of `undefined` takes a variable away. */
export const runStep = async (scenario: string, env: Readonly<Record<string, string | undefined>> = {}): Promise<EndedStep> => {
  const folder = await mkdtemp(join(tmpdir(), 'step-'));
  try {
    for (const name of FILES) await writeFile(join(folder, name), '');
    const files = Object.fromEntries(FILES.map((name) => [name, join(folder, name)]));
    const script = join(import.meta.dirname, 'step-script.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, scenario], {
      cwd: root,
      env: { PATH: process.env.PATH, ...files, ...env },
    });
    const [outputs = '', state = '', summary = ''] = await Promise.all(FILES.map((name) => readFile(join(folder, name), 'utf8')));
    return { stdout, outputs: pairsIn(outputs), state: pairsIn(state), summary };
  } finally {
    await rm(folder, { recursive: true });
  }
};
