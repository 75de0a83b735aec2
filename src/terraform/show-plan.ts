import { spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { showArguments } from './arguments.ts';
import { checkPlanFile } from './plan-file.ts';
import { type ReadPlanOptions, readPlanJson } from './plan-json.ts';
import type { PlanReading } from './port.ts';
import { createTextDiagnostics, diagnosticFromWords } from './text-diagnostics.ts';

/** What is needed to let Terraform print a saved plan. */
export interface ShowPlan extends ReadPlanOptions {
  /** Absolute path of the binary. */
  readonly binary: string;
  readonly cwd: string;
  /** Absolute path of the saved plan. */
  readonly planFile: string;
  /** Absolute path, without extension, for two private files that are deleted before the result is given. */
  readonly scratch: string;
}

/** Runs `show -json` with its output in files of mode 0600: it prints values in the clear. Gives the exit code, null when there is none. */
const printPlan = async (show: ShowPlan, jsonFile: string, errorFile: string): Promise<number | null> => {
  const json = await open(jsonFile, 'wx', 0o600);
  const errors = await open(errorFile, 'wx', 0o600);
  try {
    return await new Promise((resolve) => {
      const child = spawn(show.binary, [...showArguments(show.planFile)], {
        cwd: show.cwd,
        env: { ...show.environment },
        stdio: ['ignore', json.fd, errors.fd],
        windowsHide: true,
      });
      child.once('error', () => resolve(null));
      child.once('exit', (code) => resolve(code));
    });
  } finally {
    await json.close();
    await errors.close();
  }
};

/** The first error that Terraform printed as text, in one line. */
const firstError = (text: string): string => {
  const printed = createTextDiagnostics();
  for (const line of text.split('\n')) printed.add(line);
  const found = printed.found().find(({ severity }) => severity === 'error') ?? diagnosticFromWords(printed.lastWords());
  return found === null ? 'it said nothing' : [found.summary, found.detail].join(' ').replace(/\s+/g, ' ').trim().slice(0, 500);
};

/** Reads a saved plan through Terraform; nothing of its JSON stays on disk. */
export const showPlan = async (show: ShowPlan): Promise<PlanReading> => {
  const check = await checkPlanFile(show.planFile);
  if (!check.ok) return check;
  const jsonFile = `${show.scratch}.json`;
  const errorFile = `${show.scratch}.stderr`;
  try {
    const code = await printPlan(show, jsonFile, errorFile);
    if (code === 0) return readPlanJson(jsonFile, show);
    return {
      ok: false,
      problem: `Terraform could not read the plan '${show.planFile}': ${firstError(await readFile(errorFile, 'utf8'))}`,
      next: 'Read it with the version, configuration and initialised working directory that it was made with.',
    };
  } finally {
    await rm(jsonFile, { force: true });
    await rm(errorFile, { force: true });
  }
};
