import * as v from 'valibot';
import { duration } from './duration.ts';
import { objectName } from './objects.ts';
import { consistentTiming, timingEntries, toWhen } from './timing.ts';

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

/** A colleague has the flow open in Architect: publishing and deploying it fail. */
export const editor = v.pipe(
  v.strictObject({ ...timingEntries, flow: objectName, user: objectName }),
  consistentTiming(),
  v.transform(({ flow, user, ...timing }) => ({ kind: 'editor' as const, target: flow, when: toWhen(timing), user })),
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
  }),
  consistentTiming(),
  v.transform(({ flow, action, ...timing }) => ({ kind: 'operation' as const, target: flow, when: toWhen(timing), action })),
);

const status = v.pipe(v.number(), v.integer(), v.minValue(400, 'a fault is a status of 400 to 599'), v.maxValue(599));

/**
 * The server, or something in front of it, answers an error. `applied`: the request is carried out all the same.
 * `drop`: the connection is reset instead of answered. `*` in `path` is one segment, `**` any rest.
 */
export const fault = v.pipe(
  v.strictObject({
    ...timingEntries,
    method: v.optional(v.pipe(v.string(), v.toUpperCase()), '*'),
    path: v.pipe(v.string(), v.startsWith('/', 'a path begins with /')),
    status: v.optional(status, 503),
    code: v.optional(v.string()),
    message: v.optional(v.string()),
    'retry-after': v.optional(duration),
    applied: v.optional(v.boolean(), false),
    drop: v.optional(v.boolean(), false),
    body: v.optional(v.picklist(['json', 'html', 'empty']), 'json'),
  }),
  consistentTiming(),
  v.transform(({ from, until, times, every, 'retry-after': retryAfter, ...rest }) => ({
    ...rest,
    kind: 'fault' as const,
    when: toWhen({ from, until, times, every }),
    retryAfterSeconds: retryAfter === undefined ? null : Math.ceil(retryAfter / 1_000),
  })),
);

/** Callers in a flow; `leave` holds ms since arm(), one for each who leaves. */
export type Callers = v.InferOutput<typeof callers>;
/** An error in the platform's or the network's own right. */
export type Fault = v.InferOutput<typeof fault>;
/** Something that holds one object, named by `target`. */
export type Hold = Callers | v.InferOutput<typeof editor> | v.InferOutput<typeof shifts> | v.InferOutput<typeof operation>;

/** How many callers are in the flow at `sinceArm` (ms). */
export const callersAt = ({ when, count, leave }: Callers, sinceArm: number): number =>
  sinceArm < when.from ? 0 : count - leave.filter((time) => time <= sinceArm).length;

/** Whether a fault is meant for this request. Paths are without query. */
export const concerns = (fault: Fault, method: string, path: string): boolean =>
  (fault.method === '*' || fault.method === method) && globPattern(fault.path).test(path);

const globPattern = (glob: string): RegExp => {
  const source = glob
    .split(/(\*\*|\*)/)
    .map((part) => ({ '**': '.*', '*': '[^/]*' })[part] ?? part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('');
  return new RegExp(`^${source}$`);
};
