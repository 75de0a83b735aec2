import * as v from 'valibot';

/** A name of an object, as people see it. */
export const objectName = v.pipe(v.string('a name is text'), v.nonEmpty('a name may not be empty'));

const id = v.pipe(v.string('an id is a UUID'), v.uuid('an id is a UUID'));
const names = v.optional(v.array(objectName), []);
const optionalName = v.optional(objectName);
/** Local time without a zone, as the platform writes it (facts/genesys.md 1.4). */
const localTime = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/, 'write local time, 2026-01-05T08:00:00.000'));
const common = { id: v.optional(id), name: objectName, description: v.optional(v.string()) };
const listOf = <Entries extends v.ObjectEntries>(entries: Entries) => v.optional(v.array(v.strictObject({ ...common, ...entries })), []);

/**
 * Objects that are there before Terraform comes, or that a `create` event adds. They name each other;
 * an `id` may be fixed, so that a configuration can refer to it.
 */
export const objectsSchema = v.strictObject({
  flows: listOf({ type: v.optional(v.pipe(v.string(), v.toUpperCase()), 'INBOUNDCALL'), 'transfers-to': names }),
  schedules: listOf({ start: localTime, end: localTime, rrule: v.optional(v.string()) }),
  'schedule-groups': listOf({
    'time-zone': v.optional(v.string()),
    open: v.pipe(v.array(objectName), v.minLength(1, 'a schedule group has at least one open schedule')),
    closed: names,
    holiday: names,
  }),
  ivrs: listOf({
    dnis: v.optional(v.array(v.string('a number is text: write "+15550100"')), []),
    'open-flow': optionalName,
    'closed-flow': optionalName,
    'holiday-flow': optionalName,
    'schedule-group': optionalName,
  }),
  'emergency-groups': listOf({
    enabled: v.optional(v.boolean(), false),
    'call-flows': v.optional(v.array(v.strictObject({ flow: objectName, ivrs: names })), []),
  }),
  queues: listOf({ flow: optionalName }),
});

/** Objects by kind, keys as in the file. */
export type ScenarioObjects = v.InferOutput<typeof objectsSchema>;

/** Kinds of objects that one can name in a scenario. */
export type ObjectKind = 'flow' | 'schedule' | 'schedule-group' | 'ivr' | 'emergency-group';

/** One object naming another: where in the file (path below `objects`), and whom. */
export interface NamedReference {
  readonly path: readonly (string | number)[];
  readonly kind: ObjectKind;
  readonly name: string;
}

/** Every name by which these objects refer to others. */
export const referencesOf = (objects: ScenarioObjects): readonly NamedReference[] => {
  const found: NamedReference[] = [];
  const add = (kind: ObjectKind, name: string | undefined, ...path: (string | number)[]): void => {
    if (name !== undefined) found.push({ path, kind, name });
  };
  for (const [at, flow] of objects.flows.entries()) {
    for (const [n, name] of flow['transfers-to'].entries()) add('flow', name, 'flows', at, 'transfers-to', n);
  }
  for (const [at, group] of objects['schedule-groups'].entries()) {
    for (const list of ['open', 'closed', 'holiday'] as const) {
      for (const [n, name] of group[list].entries()) add('schedule', name, 'schedule-groups', at, list, n);
    }
  }
  for (const [at, ivr] of objects.ivrs.entries()) {
    for (const key of ['open-flow', 'closed-flow', 'holiday-flow'] as const) add('flow', ivr[key], 'ivrs', at, key);
    add('schedule-group', ivr['schedule-group'], 'ivrs', at, 'schedule-group');
  }
  for (const [at, group] of objects['emergency-groups'].entries()) {
    for (const [n, callFlow] of group['call-flows'].entries()) {
      add('flow', callFlow.flow, 'emergency-groups', at, 'call-flows', n, 'flow');
      for (const [m, name] of callFlow.ivrs.entries()) add('ivr', name, 'emergency-groups', at, 'call-flows', n, 'ivrs', m);
    }
  }
  for (const [at, queue] of objects.queues.entries()) add('flow', queue.flow, 'queues', at, 'flow');
  return found;
};

/** The references that name no object among `objects`, nor any that `exists` knows. */
export const unresolvedReferences = (
  objects: ScenarioObjects,
  exists: (kind: ObjectKind, name: string) => boolean = () => false,
): readonly NamedReference[] => {
  const own: Readonly<Record<ObjectKind, readonly { readonly name: string }[]>> = {
    flow: objects.flows,
    schedule: objects.schedules,
    'schedule-group': objects['schedule-groups'],
    ivr: objects.ivrs,
    'emergency-group': objects['emergency-groups'],
  };
  return referencesOf(objects).filter(({ kind, name }) => !own[kind].some((object) => object.name === name) && !exists(kind, name));
};
