import * as v from 'valibot';
import { duration } from './duration.ts';
import { objectName } from './objects.ts';
import { consistentTiming, timingEntries, toWhen } from './timing.ts';

const headcount = v.pipe(v.number(), v.integer('write a whole number'), v.minValue(0, 'write 0 or more'));

/**
 * Callers in a flow, who leave one by one. The real platform lets the deletion of a flow with callers through
 * (facts/genesys.md 2.3); the sandbox refuses it, because the "in use by an active session" 409 is what people meet.
 */
export const callers = v.pipe(
  v.strictObject({
    from: timingEntries.from,
    flow: objectName,
    count: v.pipe(v.number(), v.integer(), v.minValue(1, 'write 1 or more')),
    leave: v.optional(v.array(duration), []),
    'refuse-delete': v.optional(v.boolean(), true),
  }),
  v.check(({ count, leave }) => leave.length <= count, 'more callers leave than are in the flow'),
  v.transform(({ flow, from, count, leave, 'refuse-delete': refuseDelete }) => {
    const until = leave.length === count ? Math.max(...leave) : undefined;
    return { kind: 'callers' as const, target: flow, when: toWhen({ from, until }), count, leave, refuseDelete };
  }),
);

/** A colleague, or another client, has the flow open in Architect: publishing and deploying it fail. */
export const editor = v.pipe(
  v.strictObject({ ...timingEntries, flow: objectName, user: v.optional(objectName), client: v.optional(objectName) }),
  consistentTiming(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { flow, user, client, ...timing } = dataset.value;
    const common = { kind: 'editor' as const, target: flow, when: toWhen(timing) };
    if (user !== undefined && client === undefined) return { ...common, holder: { kind: 'user' as const, name: user } };
    if (client !== undefined && user === undefined) return { ...common, holder: { kind: 'client' as const, name: client } };
    addIssue({ message: 'name who has it open: write user or client' });
    return NEVER;
  }),
);

/** The forum's claim: shifts that run now forbid to change or delete the schedule group. */
export const shifts = v.pipe(
  v.strictObject({ ...timingEntries, 'schedule-group': objectName }),
  consistentTiming(),
  v.transform(({ 'schedule-group': target, ...timing }) => ({ kind: 'shifts' as const, target, when: toWhen(timing) })),
);

/** Architect is working on the flow. */
export const operation = v.pipe(
  v.strictObject({
    ...timingEntries,
    flow: objectName,
    action: v.optional(v.picklist(['CHECKIN', 'PUBLISH', 'SAVE', 'VALIDATE']), 'PUBLISH'),
    by: v.optional(objectName),
  }),
  consistentTiming(),
  v.transform(({ flow, action, by, ...timing }) => ({
    kind: 'operation' as const,
    target: flow,
    when: toWhen(timing),
    action,
    by: by ?? null,
  })),
);

/** Conversations of a queue: agents in them, and people who wait. Nothing is refused for it; it is to be seen. */
export const interactions = v.pipe(
  v.strictObject({
    from: timingEntries.from,
    until: timingEntries.until,
    queue: objectName,
    interacting: v.optional(headcount, 0),
    waiting: v.optional(headcount, 0),
  }),
  consistentTiming(),
  v.transform(({ queue, interacting, waiting, ...timing }) => ({
    kind: 'interactions' as const,
    target: queue,
    when: toWhen(timing),
    interacting,
    waiting,
  })),
);

/** Callers in a flow; `leave` holds ms since arm(), one for each who leaves. */
export type Callers = v.InferOutput<typeof callers>;
/** Something that holds one object, named by `target`. */
export type Hold =
  | Callers
  | v.InferOutput<typeof editor>
  | v.InferOutput<typeof shifts>
  | v.InferOutput<typeof operation>
  | v.InferOutput<typeof interactions>;

/** How many callers are in the flow at `sinceArm` (ms). */
export const callersAt = ({ when, count, leave }: Callers, sinceArm: number): number =>
  sinceArm < when.from ? 0 : count - leave.filter((time) => time <= sinceArm).length;
