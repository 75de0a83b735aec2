/**
 * Which options of a Terraform command line decide *what* is planned. The apply of a saved plan refuses some of them,
 * and a re-plan must not repeat others, so both the environment and the command lines take them out here.
 */

/** Options that are followed by a value, `-name=value` or `-name value`; the others are switches, `-name` or `-name=false`. */
const WITH_VALUE = new Set([
  'var',
  'var-file',
  'target',
  'target-file',
  'exclude',
  'exclude-file',
  'replace',
  'out',
  'generate-config-out',
  'invoke',
]);

/** Everything that belongs to planning: none of it may reach the apply of a saved plan (facts/terraform.md, `TF_CLI_ARGS_apply`). */
export const PLANNING_OPTIONS: ReadonlySet<string> = new Set([
  ...WITH_VALUE,
  'refresh',
  'refresh-only',
  'destroy',
  'detailed-exitcode',
  'allow-deferral',
]);

/**
 * What a re-plan decides itself. A `-replace` of the user is done once: repeating it would replace the new object again;
 * the approved ones that are still open are asked for by name. `-refresh…`, `-destroy` and `-out` are the request's own.
 */
export const DECIDED_BY_REPLAN: ReadonlySet<string> = new Set([
  'replace',
  'refresh',
  'refresh-only',
  'destroy',
  'out',
  'generate-config-out',
]);

/** What a narrower request replaces: the user's targets beside ours would widen the plan again. */
export const TARGETING_OPTIONS: ReadonlySet<string> = new Set(['target', 'target-file', 'exclude', 'exclude-file']);

/** One option that was taken out: `-var a=b` and `-var=a=b` both give `{name: 'var', value: 'a=b'}`; a bare switch has no value. */
export interface RemovedOption {
  readonly name: string;
  readonly value: string | null;
}

/** Name and inline value of an option as Go's flag package reads it (`-name`, `--name`, `-name=value`); null for any other argument. */
const readOption = (argument: string): { readonly name: string; readonly value: string | null } | null => {
  const match = /^--?([a-z][a-z-]*)(?:=(.*))?$/s.exec(argument);
  return match?.[1] === undefined ? null : { name: match[1], value: match[2] ?? null };
};

/** Takes the named options, with their values, out of an argument list; everything else stays in its order. */
export const withoutOptions = (
  argumentList: readonly string[],
  names: ReadonlySet<string>,
): { readonly kept: readonly string[]; readonly removed: readonly RemovedOption[] } => {
  const kept: string[] = [];
  const removed: RemovedOption[] = [];
  for (let index = 0; index < argumentList.length; index += 1) {
    const argument = argumentList[index] ?? '';
    const option = readOption(argument);
    const takesNext = option !== null && option.value === null && WITH_VALUE.has(option.name);
    const next = takesNext ? argumentList[index + 1] : undefined;
    if (takesNext) index += 1;
    if (option !== null && names.has(option.name)) removed.push({ name: option.name, value: option.value ?? next ?? null });
    else kept.push(argument, ...(next === undefined ? [] : [next]));
  }
  return { kept, removed };
};
