import type { TerraformRun } from '../terraform/port.ts';
import { succeeded } from './ledger.ts';
import type { Ports } from './ports.ts';
import { type Repeatable, repeatCurable } from './repeat-curable.ts';
import { proceed, type Step } from './verdict.ts';

/** `init: true` initialises always, `auto` where nothing is initialised yet. */
export const initialise = async (ports: Ports): Promise<Step<null>> => {
  const { settings, terraform } = ports;
  if (settings.init === 'false') return proceed(null);
  if (settings.init === 'auto' && !(await terraform.needsInit())) return proceed(null);
  return runInit(ports);
};

/** `terraform init`, repeated like everything that waiting can cure. */
export const runInit = async (ports: Ports): Promise<Step<null>> => {
  const { settings, terraform, log } = ports;
  const done = await log.group('terraform init', () =>
    repeatCurable(ports, {
      command: 'init',
      context: { phase: 'init', changes: [] },
      run: () => terraform.init(settings.initArguments),
      isSuccess: ({ exit }) => succeeded(exit),
    }),
  );
  return done.ok ? proceed(null) : done;
};

/**
 * Runs something that plans, in a group of the log. Where Terraform then says that init is required, and `init: auto` leaves it to
 * the action, it initialises once and runs it again: a module or provider can be missing at a re-plan that a saved plan did not need.
 *
 * @param title of the group
 */
export const planOrInit = async <T extends TerraformRun>(ports: Ports, title: string, planning: Repeatable<T>): Promise<Step<T>> => {
  let initRequired = false;
  const plan = (mayInit: boolean) =>
    ports.log.group(title, () =>
      repeatCurable(ports, {
        ...planning,
        isSuccess: (run) => {
          initRequired = mayInit && ports.terraform.requiresInit(run);
          return initRequired || planning.isSuccess(run);
        },
      }),
    );

  const first = await plan(ports.settings.init === 'auto');
  if (!first.ok || !initRequired) return first;
  const initialised = await runInit(ports);
  return initialised.ok ? plan(false) : initialised;
};
