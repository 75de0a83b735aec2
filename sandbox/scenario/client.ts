import * as v from 'valibot';

const PATTERN = /^(\*|\w+:(\*|\w+):(\*|\w+))$/;
const permission = v.pipe(
  v.string(),
  v.regex(PATTERN, (issue) => `"${issue.input}" is no permission: write domain:entity:action, with * for all, or *`),
);

/** An OAuth client. What it may do: `architect:flow:view`, `routing:*:*`, or `*` for everything, each in one division. */
export const client = v.strictObject({
  id: v.pipe(v.string(), v.nonEmpty()),
  secret: v.pipe(v.string(), v.nonEmpty()),
  name: v.optional(v.string(), 'Sandbox client'),
  permissions: v.optional(v.array(permission), ['*']),
  /** Name of the division in which it has them; `*`: all. It is told, not enforced. */
  division: v.optional(v.pipe(v.string(), v.nonEmpty()), 'Home'),
});

/** An OAuth client of the organisation. */
export type ScenarioClient = Readonly<v.InferOutput<typeof client>>;
