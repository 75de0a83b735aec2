import * as v from 'valibot';
import { duration } from './duration.ts';
import { type ObjectKind, objectName, objectsSchema } from './objects.ts';

const targetEntries = {
  flow: v.optional(objectName),
  schedule: v.optional(objectName),
  'schedule-group': v.optional(objectName),
  ivr: v.optional(objectName),
  'emergency-group': v.optional(objectName),
};

const KINDS: readonly ObjectKind[] = ['flow', 'schedule', 'schedule-group', 'ivr', 'emergency-group'];

/** An object of the organisation, by kind and name. */
export interface Target {
  readonly kind: ObjectKind;
  readonly name: string;
}

/** The one object that an event names, or null when it names none or several. */
const targetOf = (event: { readonly [Kind in ObjectKind]?: string | undefined }): Target | null => {
  const [target, ...others] = KINDS.flatMap((kind) => (event[kind] === undefined ? [] : [{ kind, name: event[kind] }]));
  return target === undefined || others.length > 0 ? null : target;
};

const NAME_ONE = `name exactly one of ${KINDS.join(', ')}`;

const changes = v.pipe(
  v.strictObject({ description: v.optional(v.string()), enabled: v.optional(v.boolean()), 'time-zone': v.optional(v.string()) }),
  v.check((set) => Object.keys(set).length > 0, 'nothing is set: write description, enabled or time-zone'),
);

/** Somebody changes an object outside Terraform: its version and editor move. */
export const edit = v.pipe(
  v.strictObject({ ...targetEntries, at: duration, set: changes, by: v.optional(objectName, 'Somebody else') }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { at, set, by, ...named } = dataset.value;
    const target = targetOf(named);
    if (target === null) addIssue({ message: NAME_ONE });
    if (target !== null && set.enabled !== undefined && target.kind !== 'emergency-group') {
      addIssue({ message: 'only an emergency-group can be enabled' });
    }
    if (target !== null && set['time-zone'] !== undefined && target.kind !== 'schedule-group') {
      addIssue({ message: 'only a schedule-group has a time-zone' });
    }
    return target === null ? NEVER : { kind: 'edit' as const, at, target, set, by };
  }),
);

/** Somebody deletes an object outside Terraform, whatever refers to it. */
export const deletion = v.pipe(
  v.strictObject({ ...targetEntries, at: duration }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { at, ...named } = dataset.value;
    const target = targetOf(named);
    if (target !== null) return { kind: 'delete' as const, at, target };
    addIssue({ message: NAME_ONE });
    return NEVER;
  }),
);

/** Somebody creates objects outside Terraform. */
export const creation = v.pipe(
  v.strictObject({ ...objectsSchema.entries, at: duration }),
  v.transform(({ at, ...objects }) => ({ kind: 'create' as const, at, objects })),
);

/** Something that happens once, `at` ms since arm(), or as soon after that as the objects it names exist. */
export type ScenarioEvent = v.InferOutput<typeof edit> | v.InferOutput<typeof deletion> | v.InferOutput<typeof creation>;
/** An `edit` event. */
export type Edit = v.InferOutput<typeof edit>;
