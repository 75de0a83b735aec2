import * as v from 'valibot';
import { callers, editor, type Fault, fault, type Hold, operation, shifts } from './conditions.ts';
import { creation, deletion, edit, type ScenarioEvent } from './events.ts';
import { objectName, objectsSchema } from './objects.ts';

const KINDS = { callers, editor, shifts, operation, fault, edit, delete: deletion, create: creation };

/** An entry of `conditions`: a map with one key, the kind. */
const condition = v.pipe(
  v.strictObject({
    callers: v.optional(callers),
    editor: v.optional(editor),
    shifts: v.optional(shifts),
    operation: v.optional(operation),
    fault: v.optional(fault),
    edit: v.optional(edit),
    delete: v.optional(deletion),
    create: v.optional(creation),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const [only, ...others] = Object.values(dataset.value).filter((value) => value !== undefined);
    if (only !== undefined && others.length === 0) return only;
    addIssue({ message: `a condition has exactly one of ${Object.keys(KINDS).join(', ')}` });
    return NEVER;
  }),
);

const client = v.strictObject({
  id: v.pipe(v.string(), v.nonEmpty()),
  secret: v.pipe(v.string(), v.nonEmpty()),
  name: v.optional(v.string(), 'Sandbox client'),
});

const isEvent = (entry: v.InferOutput<typeof condition>): entry is ScenarioEvent =>
  entry.kind === 'edit' || entry.kind === 'delete' || entry.kind === 'create';

/** The file as written: sandbox/api/README.md describes it by example. */
export const scenarioSchema = v.pipe(
  v.strictObject({
    organization: v.optional(
      v.strictObject({
        id: v.optional(v.pipe(v.string(), v.uuid('an id is a UUID')), '7f3f5a4e-5d0b-4c1c-9d7e-2b1f6f0a5c11'),
        name: v.optional(objectName, 'Sandbox'),
      }),
      {},
    ),
    clients: v.optional(v.pipe(v.array(client), v.minLength(1, 'nobody could log in: name a client, or leave "clients" out')), [
      { id: 'sandbox-client', secret: 'sandbox-secret' },
    ]),
    'requests-per-minute': v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    objects: v.optional(objectsSchema, {}),
    conditions: v.optional(v.array(condition), []),
  }),
  v.transform(({ conditions, 'requests-per-minute': requestsPerMinute, ...rest }) => ({
    ...rest,
    /** Requests a minute and token; more are answered 429. Null: not enforced. */
    requestsPerMinute: requestsPerMinute ?? null,
    holds: conditions.filter((entry): entry is Hold => !isEvent(entry) && entry.kind !== 'fault'),
    faults: conditions.filter((entry): entry is Fault => entry.kind === 'fault'),
    /** In the order in which they happen. */
    events: conditions.filter(isEvent).toSorted((one, other) => one.at - other.at),
  })),
);

/** An organisation and what happens to it. */
export type Scenario = Readonly<v.InferOutput<typeof scenarioSchema>>;
/** An OAuth client of the organisation. */
export type ScenarioClient = Scenario['clients'][number];

/** An empty organisation in which nothing happens; client `sandbox-client`, secret `sandbox-secret`. */
export const QUIET_SCENARIO: Scenario = v.parse(scenarioSchema, {});
