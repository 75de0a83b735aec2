import type { StepLog } from './step-log.ts';

/** What a step does to its job, gathered while it runs. */
export interface StepEffects {
  readonly outputs: Map<string, string>;
  /** Shared by the stages of one action. */
  readonly state: Map<string, string>;
  readonly env: Map<string, string>;
  readonly path: string[];
}

/** Sets an output, as `GITHUB_OUTPUT` and `::set-output::` do. */
export function setOutput({ outputs }: StepEffects, log: StepLog, name: string, value: string): void {
  outputs.set(name, value);
  log.debug(`Set output ${name} = ${value}`);
}

/** Saves state for the later stages of the action, as `GITHUB_STATE` and `::save-state::` do. The value is in the debug log. */
export function saveState({ state }: StepEffects, log: StepLog, name: string, value: string): void {
  state.set(name, value);
  log.debug(`Save intra-action state ${name} = ${value}`);
}

/** Sets a variable for later steps, as `GITHUB_ENV` does; `NODE_OPTIONS` is refused. */
export function setVariable({ env }: StepEffects, log: StepLog, name: string, value: string): void {
  if (name.toUpperCase() === 'NODE_OPTIONS') {
    log.annotate('error', `Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.`);
    return;
  }
  env.set(name, value);
  log.debug(`${name}='${value}'`);
}

/** Puts a folder in front of PATH for later steps, as `GITHUB_PATH` does. The last one added comes first. */
export function prependPath(path: string[], folder: string): void {
  const known = path.indexOf(folder);
  if (known >= 0) path.splice(known, 1);
  path.push(folder);
}
