import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputName } from '../../src/action/contract.ts';
import { describeProblem, type InputProblem } from '../../src/action/input-problem.ts';
import { readSettings } from '../../src/action/read-settings.ts';
import type { Settings } from '../../src/action/settings.ts';

/** What a step writes under `with:`. */
export type Inputs = Readonly<Partial<Record<InputName, string>>>;

/** A checked-out repository in a folder of its own. */
export interface Workspace {
  readonly directory: string;
  /** Beside the workspace, not in it. */
  readonly outside: string;
  remove(): void;
}

/**
 * `infra/` (a root module with `saved.tfplan`), `main.tf` (a file), and the links `inward` to `infra`, `outward` and `outward.json`
 * to places outside, `nowhere` to nothing.
 */
export const createWorkspace = (): Workspace => {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'inputs-')));
  const [directory, outside] = [join(parent, 'workspace'), join(parent, 'outside')];
  mkdirSync(join(directory, 'infra'), { recursive: true });
  mkdirSync(outside);
  writeFileSync(join(directory, 'infra/saved.tfplan'), 'plan');
  writeFileSync(join(directory, 'main.tf'), '');
  writeFileSync(join(outside, 'file.json'), '{}');
  symlinkSync('infra', join(directory, 'inward'));
  symlinkSync(outside, join(directory, 'outward'));
  symlinkSync(join(outside, 'file.json'), join(directory, 'outward.json'));
  symlinkSync(join(outside, 'absent.json'), join(directory, 'nowhere'));
  return { directory, outside, remove: () => rmSync(parent, { recursive: true }) };
};

const read = (inputs: Inputs, workspace: Workspace) =>
  readSettings((name) => ({ command: 'apply', ...inputs })[name] ?? '', workspace.directory);

/** The settings of an `apply` with these inputs. */
export const settingsOf = (inputs: Inputs, workspace: Workspace): Settings => {
  const reading = read(inputs, workspace);
  if (!reading.ok) throw new Error(reading.problems.map(describeProblem).join('\n'));
  return reading.settings;
};

/** What is wrong with the inputs of an `apply`; none: they are right. */
export const problemsOf = (inputs: Inputs, workspace: Workspace): readonly InputProblem[] => {
  const reading = read(inputs, workspace);
  return reading.ok ? [] : reading.problems;
};
