import * as v from 'valibot';

/**
 * The parts of `show -json PLAN` that are read, format major 1. Members that are not named here are left out; those that are
 * only walked through stay unknown.
 */

const ImportingSchema = v.object({
  id: v.optional(v.string()),
  /** Since Terraform 1.12: an object instead of an id. */
  identity: v.optional(v.unknown()),
});

const ChangeSchema = v.object({
  actions: v.array(v.string()),
  before: v.optional(v.unknown()),
  after: v.optional(v.unknown()),
  after_unknown: v.optional(v.unknown()),
  before_sensitive: v.optional(v.unknown()),
  after_sensitive: v.optional(v.unknown()),
  importing: v.nullish(ImportingSchema),
});

/** One entry of `resource_changes`. */
export const ResourceChangeSchema = v.object({
  address: v.string(),
  previous_address: v.optional(v.string()),
  mode: v.string(),
  type: v.string(),
  deposed: v.optional(v.string()),
  action_reason: v.optional(v.string()),
  change: ChangeSchema,
});

/** One entry of `resource_changes`, read. */
export type ResourceChange = v.InferOutput<typeof ResourceChangeSchema>;

/** One member of `output_changes`. */
export type OutputChange = v.InferOutput<typeof ChangeSchema>;

const ListSchema = v.nullish(v.array(v.unknown()), []);

/** First look: enough to tell the format. */
export const FormatSchema = v.object({ format_version: v.string() });

/** The document. The entries of `resource_changes` are checked one by one, so that a big plan is not copied as a whole. */
export const PlanSchema = v.object({
  errored: v.optional(v.boolean(), false),
  applyable: v.optional(v.boolean()),
  variables: v.nullish(v.record(v.string(), v.object({ value: v.optional(v.unknown()) })), {}),
  resource_changes: ListSchema,
  output_changes: v.nullish(v.record(v.string(), ChangeSchema), {}),
  deferred_changes: ListSchema,
  action_invocations: ListSchema,
  deferred_action_invocations: ListSchema,
  planned_values: v.optional(v.object({ root_module: v.optional(v.unknown()) })),
  prior_state: v.optional(v.object({ values: v.optional(v.object({ root_module: v.optional(v.unknown()) })) })),
  configuration: v.optional(
    v.object({
      root_module: v.optional(
        v.object({
          outputs: v.nullish(v.record(v.string(), v.unknown()), {}),
          variables: v.nullish(
            v.record(v.string(), v.object({ default: v.optional(v.unknown()), sensitive: v.optional(v.boolean(), false) })),
            {},
          ),
        }),
      ),
    }),
  ),
});

/** The document, read. */
export type PlanDocument = v.InferOutput<typeof PlanSchema>;
