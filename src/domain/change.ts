import type { PlannedValue } from './planned-value.ts';

/** What a change does to its object. `import` is an import without any other action; `output` is a root output. */
export type ChangeAction = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'import' | 'output';

/**
 * One planned action on one Terraform object (design section 1). `read` and plain `no-op` are not changes.
 * The key is the address together with the deposed key.
 */
export interface Change {
  /** `genesyscloud_flow.main_ivr`, `module.eu["x"].…`, or `output.NAME`. */
  readonly address: string;
  /** Key of a deposed object (the old half of a create-before-destroy), else null. */
  readonly deposed: string | null;
  /** Resource type, `genesyscloud_flow`; `output` for an output. */
  readonly type: string;
  readonly action: ChangeAction;
  /** Terraform's own action list: it tells the two orders of a replace apart. */
  readonly actions: readonly string[];
  /** Terraform's reason, for example `replace_because_tainted` or `replace_by_request`. */
  readonly reason: string | null;
  /** Id of the object before the change; the provider's state id is the platform's id (facts/genesys.md 5.1). */
  readonly beforeId: string | null;
  /** Id (or canonical identity) given by an `import` block. */
  readonly importId: string | null;
  /** Set when the change also moves the object from another address. */
  readonly previousAddress: string | null;
  /** The planned values; null for delete and forget. */
  readonly after: PlannedValue;
  /** Names of the top-level attributes that differ from before: names only, for people. */
  readonly attributes: readonly string[];
}

/** A move in the state that has no other action. Not a change; compared in the remainder check all the same. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Whether a plan applies the configuration or destroys it. */
export type PlanMode = 'apply' | 'destroy';

/** A plan as the rest of the action sees it: values with secrets taken out, nothing of prior state or configuration. */
export interface Plan {
  readonly mode: PlanMode;
  /** Terraform's own verdict whether there is anything to apply; null where the version does not say (before 1.8, OpenTofu). */
  readonly applyable: boolean | null;
  readonly changes: readonly Change[];
  readonly moves: readonly Move[];
  /** Why this plan may be applied only once (unknown actions, deferred changes, action invocations); null: retries are fine. */
  readonly appliedOnceBecause: string | null;
  /** Local or remote files that changed objects read at apply, with the attribute that names them. */
  readonly files: readonly PlannedFile[];
}

/** A file named by an attribute of a changed object (facts/terraform.md: eight resource types read one at apply). */
export interface PlannedFile {
  readonly address: string;
  readonly attribute: string;
  /** As configured; relative paths are relative to the working directory. Null when the path itself is unknown or sensitive. */
  readonly path: string | null;
}

/** Counts of a plan's changes, as the `changes` output publishes them. */
export interface ChangeCounts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  readonly forget: number;
  readonly import: number;
  readonly outputs: number;
}

/** The key of a change: address and deposed key. */
export const changeKey = (change: { readonly address: string; readonly deposed: string | null }): string =>
  change.deposed === null ? change.address : `${change.address} (deposed ${change.deposed})`;

/** Counts changes by action. An import that comes with another action counts as both. */
export const countChanges = (changes: readonly Change[]): ChangeCounts => {
  const count = (action: ChangeAction) => changes.filter((change) => change.action === action).length;
  return {
    create: count('create'),
    update: count('update'),
    replace: count('replace'),
    delete: count('delete'),
    forget: count('forget'),
    import: changes.filter((change) => change.importId !== null).length,
    outputs: count('output'),
  };
};
