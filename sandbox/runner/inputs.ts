import type { ActionManifest } from './action-yml.ts';
import type { GithubContext } from './github-context.ts';

/** The inputs of a step, and what the runner warns of. */
export interface ResolvedInputs {
  /** By the name in `with:` or action.yml; every declared input is there, at least empty. */
  readonly values: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
}

/**
 * Merges `with:` and the defaults of action.yml. Names are compared without regard to case. `required: true` is not enforced, and a name
 * that action.yml does not have only warns (facts/github.md 1.3).
 *
 * @throws Error where a default holds an expression other than `${{ github.… }}`
 */
export function resolveInputs(manifest: ActionManifest, given: Readonly<Record<string, string>>, github: GithubContext): ResolvedInputs {
  const values = new Map(Object.entries(given));
  const givenNames = new Set([...values.keys()].map((name) => name.toLowerCase()));
  const known = new Set(manifest.inputs.map((input) => input.name.toLowerCase()));
  const warnings: string[] = [];

  for (const input of manifest.inputs) {
    if (!givenNames.has(input.name.toLowerCase())) values.set(input.name, evaluate(input.default, input.name, github));
    else if (input.deprecationMessage !== null) {
      warnings.push(`Input '${input.name}' has been deprecated with message: ${input.deprecationMessage}`);
    }
  }

  const unexpected = Object.keys(given).filter((name) => !known.has(name.toLowerCase()));
  if (unexpected.length > 0) {
    const valid = manifest.inputs.map((input) => input.name);
    warnings.push(`Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid.join("', '")}']`);
  }
  return { values, warnings };
}

/** `INPUT_…` variables: upper case, blanks become `_`, dashes stay. */
export function inputVariables(values: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...values].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]));
}

function evaluate(text: string, input: string, github: GithubContext): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/gs, (_, expression: string) => {
    const name = /^github\.(\w+)$/.exec(expression)?.[1];
    if (name === undefined) throw new Error(`default of input '${input}': this runner does not evaluate '${expression}'`);
    return github.get(name) ?? '';
  });
}
