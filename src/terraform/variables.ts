import { writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Environment } from './environment.ts';
import type { PlanDocument } from './plan-schema.ts';
import type { PlanVariables } from './port.ts';
import { collectStrings } from './sensitive-strings.ts';

/**
 * Variables of a plan for its re-plans. The values stay inside this class: nothing prints or serialises them, and they leave it
 * only into a private file.
 */
export class HeldVariables implements PlanVariables {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  get count(): number {
    return Object.keys(this.#values).length;
  }

  /** Writes a `.tfvars.json` file with mode 0600; the caller deletes it. In such a file strings are no templates. */
  async writeTo(file: string): Promise<void> {
    await writeFile(file, JSON.stringify(this.#values), { mode: 0o600, flag: 'wx' });
  }
}

/**
 * Takes the variables out of a plan. Those that equal their default are left to the re-plan: it comes to the same value itself,
 * and the plan JSON shows an *ephemeral* variable, whose value it does not hold, with its default (tried on Terraform 1.11) —
 * a var-file with that would beat the real value in `TF_VAR_…`.
 */
export const heldVariables = (document: PlanDocument): HeldVariables => {
  const declared = document.configuration?.root_module?.variables ?? {};
  const given = Object.entries(document.variables ?? {}).filter(([name, variable]) => {
    if (!('value' in variable)) return false;
    const declaration = declared[name];
    const hasDefault = declaration !== undefined && 'default' in declaration;
    return !(hasDefault && isDeepStrictEqual(variable.value, declaration.default));
  });
  return new HeldVariables(Object.fromEntries(given.map(([name, { value }]) => [name, value])));
};

/**
 * Adds the strings of all variables that the configuration marks as sensitive: as planned, their defaults, and what `environment`
 * holds for them in `TF_VAR_…`. The last is all there is of an ephemeral variable, and Terraform prints it in the clear where it
 * differs from the plan ("Ignoring variable when applying a saved plan", tried on 1.11).
 */
export const collectSensitiveVariables = (document: PlanDocument, environment: Environment, into: Set<string>): void => {
  for (const [name, declaration] of Object.entries(document.configuration?.root_module?.variables ?? {})) {
    if (!declaration.sensitive) continue;
    for (const value of [document.variables?.[name]?.value, declaration.default, environment[`TF_VAR_${name}`]])
      collectStrings(value, into);
  }
};
