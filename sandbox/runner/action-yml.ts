import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

/** One input of an action. */
export interface ActionInput {
  readonly name: string;
  /** May hold `${{ github.… }}`. Empty where action.yml gives none. */
  readonly default: string;
  readonly deprecationMessage: string | null;
}

/** What the runner takes from an `action.yml` of a JavaScript action. */
export interface ActionManifest {
  readonly name: string;
  /** Absolute paths. */
  readonly main: string;
  readonly post: string | null;
  readonly inputs: readonly ActionInput[];
}

/** YAML scalars; GitHub reads `default: 10` and `default: true` as text. */
const Text = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

const Manifest = v.object({
  name: v.string(),
  inputs: v.optional(
    v.record(v.string(), v.nullable(v.object({ default: v.optional(v.nullable(Text)), deprecationMessage: v.optional(v.string()) }))),
    {},
  ),
  runs: v.object({
    using: v.picklist(['node20', 'node24'], 'only node20 and node24 actions run here'),
    main: v.string(),
    post: v.optional(v.string()),
    // The one condition that this runner models; it is also GitHub's default.
    'post-if': v.optional(v.literal('always()', 'this runner models only always()')),
  }),
});

/**
 * Reads an `action.yml`.
 *
 * @throws Error with file and place where it is not a JavaScript action, or a script that it names is missing
 */
export async function readActionYml(file: string): Promise<ActionManifest> {
  const parsed = v.safeParse(Manifest, parse(await readFile(file, 'utf8')));
  if (!parsed.success) {
    const problems = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? '(root)'}: ${issue.message}`);
    throw new Error(`${file}: ${problems.join('; ')}`);
  }
  const { name, inputs, runs } = parsed.output;
  const script = (relative: string): string => {
    const absolute = path.resolve(path.dirname(file), relative);
    if (!existsSync(absolute)) throw new Error(`${file}: ${relative} does not exist; build it first`);
    return absolute;
  };
  return {
    name,
    main: script(runs.main),
    post: runs.post === undefined ? null : script(runs.post),
    inputs: Object.entries(inputs).map(([input, spec]) => ({
      name: input,
      default: spec?.default ?? '',
      deprecationMessage: spec?.deprecationMessage ?? null,
    })),
  };
}
