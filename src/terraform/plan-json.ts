import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Change, Move, Plan, PlanMode } from '../domain/change.ts';
import type { HeldValues } from '../domain/in-place.ts';
import type { Environment } from './environment.ts';
import { filesBehind } from './files-behind.ts';
import { knowsActions, readOutputChange, readResourceChange } from './plan-change.ts';
import { FormatSchema, type PlanDocument, PlanSchema, type ResourceChange, ResourceChangeSchema } from './plan-schema.ts';
import { isJsonObject, plannedValue, type Seal } from './planned-values.ts';
import type { PlanReading } from './port.ts';
import { collectFromModule, collectSensitive } from './sensitive-strings.ts';
import { collectSensitiveVariables, heldVariables } from './variables.ts';

/** How to read a plan. */
export interface ReadPlanOptions {
  /** Given when this run made the plan itself, else null: the JSON does not tell. */
  readonly mode: PlanMode | null;
  readonly seal: Seal;
  /** Addresses (also `output.NAME`) whose values are kept where the plan leaves them alone; none unless given. */
  readonly heldAt?: ReadonlySet<string>;
  /** Where Terraform finds `TF_VAR_…`. */
  readonly environment: Environment;
}

const refuse = (problem: string, next: string): PlanReading => ({ ok: false, problem, next });

const UPDATE_ACTION = 'Use a newer version of this action, or the Terraform version that this one was made for.';

const isEmptyModule = (module: unknown): boolean => !isJsonObject(module) || Object.keys(module).length === 0;

/**
 * A destroy plan is not marked in JSON (facts/terraform.md): everything is deleted without a reason and nothing is left. An
 * emptied configuration deletes everything too, but each time with the reason `delete_because_no_resource_config` or the like.
 * With nothing but outputs to go by it is a destroy plan when outputs are deleted that the configuration still declares.
 */
const modeOf = (document: PlanDocument, entries: readonly ResourceChange[]): PlanMode => {
  if (!isEmptyModule(document.planned_values?.root_module)) return 'apply';
  const current = entries.filter((entry) => entry.mode === 'managed' && entry.deposed === undefined);
  if (current.length > 0) {
    const all = current.every(({ change, action_reason }) => change.actions.join() === 'delete' && action_reason === undefined);
    return all ? 'destroy' : 'apply';
  }
  const declared = document.configuration?.root_module?.outputs ?? {};
  const outputs = Object.entries(document.output_changes ?? {});
  const allDeleted = outputs.every(([name, change]) => change.actions.join() === 'delete' && Object.hasOwn(declared, name));
  return outputs.length > 0 && allDeleted ? 'destroy' : 'apply';
};

const appliedOnceBecause = (document: PlanDocument, entries: readonly ResourceChange[]): string | null => {
  const strange = entries.find((entry) => !knowsActions(entry.change.actions));
  if (strange !== undefined)
    return `${strange.address} has an action that this version does not know: ${strange.change.actions.join(', ')}.`;
  if ((document.deferred_changes ?? []).length > 0) return 'The plan has deferred changes.';
  const invocations = [...(document.action_invocations ?? []), ...(document.deferred_action_invocations ?? [])];
  return invocations.length > 0 ? 'The plan invokes actions.' : null;
};

const sensitiveStrings = (document: PlanDocument, entries: readonly ResourceChange[], environment: Environment): readonly string[] => {
  const found = new Set<string>();
  collectSensitiveVariables(document, environment, found);
  for (const { change } of [...entries, ...Object.values(document.output_changes ?? {}).map((output) => ({ change: output }))]) {
    collectSensitive(change.before, change.before_sensitive, found);
    collectSensitive(change.after, change.after_sensitive, found);
  }
  collectFromModule(document.prior_state?.values?.root_module, found);
  found.delete('');
  return [...found];
};

const isMove = (entry: ResourceChange): entry is ResourceChange & { previous_address: string } =>
  entry.mode === 'managed' && entry.previous_address !== undefined && entry.change.actions.join() === 'no-op';

const buildPlan = (document: PlanDocument, entries: readonly ResourceChange[], { mode, seal }: ReadPlanOptions): Plan => {
  const resources = entries.map((entry) => readResourceChange(entry, seal));
  const outputs = Object.entries(document.output_changes ?? {}).map(([name, change]) => readOutputChange(name, change, seal));
  const changes = [...resources, ...outputs].filter((change): change is Change => change !== null);
  const moves = entries.filter(isMove).map((entry): Move => ({ from: entry.previous_address, to: entry.address }));
  return {
    mode: mode ?? modeOf(document, entries),
    applyable: document.applyable ?? null,
    changes,
    moves,
    appliedOnceBecause: appliedOnceBecause(document, entries),
    files: changes.flatMap(filesBehind),
  };
};

/** The values of what was asked for and is neither changed nor read at apply. */
const valuesLeftAlone = (document: PlanDocument, entries: readonly ResourceChange[], { heldAt, seal }: ReadPlanOptions): HeldValues => {
  const objects = entries.filter(({ mode, deposed }) => mode === 'managed' && deposed === undefined);
  const outputs = Object.entries(document.output_changes ?? {}).map(([name, change]) => ({ address: `output.${name}`, change }));
  return new Map(
    [...objects, ...outputs]
      .filter(({ address, change }) => heldAt?.has(address) === true && change.actions.join() === 'no-op')
      .map(({ address, change }) => [address, plannedValue(change.after, change.after_unknown, change.after_sensitive, seal)]),
  );
};

const place = (issue: v.BaseIssue<unknown>): string => v.getDotPath(issue) ?? 'the document';

const notAsExpected = (where: string, message: string): PlanReading =>
  refuse(`The plan's JSON is not as expected at ${where}: ${message}.`, UPDATE_ACTION);

/** Only the shape of the issue is told: valibot's own message would quote the value, which may be a secret. */
const describe = (issue: v.BaseIssue<unknown>): string => `expected ${issue.expected ?? 'something else'}`;

/** Reads a parsed plan document. */
export const readPlanDocument = (json: unknown, options: ReadPlanOptions): PlanReading => {
  const format = v.safeParse(FormatSchema, json);
  if (!format.success) return refuse("This is not a plan's JSON: it has no format_version.", 'Give a file that terraform plan -out wrote.');
  const version = format.output.format_version;
  if (version.split('.')[0] !== '1')
    return refuse(`The plan's JSON has format version ${version}; this action reads version 1.`, UPDATE_ACTION);

  const document = v.safeParse(PlanSchema, json);
  if (!document.success) return notAsExpected(place(document.issues[0]), describe(document.issues[0]));
  if (document.output.errored) {
    return refuse(
      'The plan ended with errors, so it is not complete and cannot be applied.',
      'Correct the errors of the plan and plan again.',
    );
  }

  const entries: ResourceChange[] = [];
  for (const [index, raw] of (document.output.resource_changes ?? []).entries()) {
    const entry = v.safeParse(ResourceChangeSchema, raw);
    if (!entry.success) return notAsExpected(`resource_changes.${index}.${place(entry.issues[0])}`, describe(entry.issues[0]));
    entries.push(entry.output);
  }
  return {
    ok: true,
    plan: buildPlan(document.output, entries, options),
    variables: heldVariables(document.output),
    held: valuesLeftAlone(document.output, entries, options),
    sensitive: sensitiveStrings(document.output, entries, options.environment),
  };
};

/**
 * Reads the file that `show -json PLAN` wrote. It is parsed as a whole, which needs 286 MB for 79 MB of JSON at worst
 * (facts/toolchain.md 7), and only the compact plan is kept. Read synchronously: the asynchronous way holds the bytes twice more.
 */
export const readPlanJson = (file: string, options: ReadPlanOptions): PlanReading => {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return refuse(
      "Terraform's JSON of the plan could not be read: it is not JSON, or cut off.",
      'Run the job again; the disk may be full.',
    );
  }
  return readPlanDocument(json, options);
};
