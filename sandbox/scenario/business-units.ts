import * as v from 'valibot';
import { isTimeZone, mondayOf } from './calendar.ts';
import { duration, offset } from './duration.ts';
import { objectId, objectName } from './objects.ts';
import { searchAnswer } from './search-answer.ts';

const isDate = (text: string): boolean => v.is(v.pipe(v.string(), v.isoDate()), text);
const day = v.pipe(
  v.string(),
  v.check((text) => text === 'today' || text === 'tomorrow' || isDate(text), 'write today, tomorrow or a date, 2026-01-05'),
);
const week = v.pipe(
  v.string(),
  v.check(
    (text) => text === 'this' || text === 'next' || (isDate(text) && mondayOf(text) === text),
    'write this, next or the date of a Monday, 2026-01-05',
  ),
);
const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day, "08:00"'));

/** A shift by the unit's clock (`start`, `length`, `day`), or around arm() (`from`, `to`). `agent: "*"` is everybody. */
const shift = v.pipe(
  v.strictObject({
    agent: objectName,
    start: v.optional(timeOfDay),
    length: v.optional(duration),
    day: v.optional(day),
    from: v.optional(offset),
    to: v.optional(offset),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { agent, start, length, day, from, to } = dataset.value;
    const byClock = start !== undefined && length !== undefined && from === undefined && to === undefined;
    if (byClock) return { kind: 'clock' as const, agent, start, length, day: day ?? 'today' };
    const byArming = from !== undefined && to !== undefined && start === undefined && length === undefined && day === undefined;
    if (byArming && to > from) return { kind: 'arming' as const, agent, from, to };
    addIssue({ message: byArming ? '"to" must be later than "from"' : 'write start and length (and day), or from and to' });
    return NEVER;
  }),
);

/** States of a scheduling run (facts/genesys.md 1.5). */
const STATES = ['None', 'Queued', 'Scheduling', 'Canceled', 'Failed', 'Complete'] as const;
const run = v.pipe(
  v.strictObject({
    state: v.optional(v.picklist(STATES, `write one of ${STATES.join(', ')}`), 'Scheduling'),
    from: v.optional(offset, '0s'),
    until: v.optional(offset),
    week: v.optional(week, 'this'),
    by: v.optional(objectName, 'Planner'),
  }),
  v.check(({ from, until }) => until === undefined || until > from, '"until" must be later than "from"'),
);

const schedule = v.strictObject({
  week: v.optional(week, 'this'),
  published: v.optional(v.boolean(), true),
  modified: v.optional(offset, '-24h'),
  by: v.optional(objectName, 'Planner'),
});

const publishing = v.strictObject({ at: duration, week: v.optional(week, 'this'), by: v.optional(objectName, 'Planner') });

const managementUnit = v.strictObject({
  id: v.optional(objectId),
  name: objectName,
  agents: v.optional(v.array(v.strictObject({ id: v.optional(objectId), name: objectName })), []),
});

/** A business unit of workforce management: its people, when they work, and what its planners do (facts/genesys.md 1.5). */
export const businessUnit = v.pipe(
  v.strictObject({
    id: v.optional(objectId),
    name: objectName,
    'time-zone': v.pipe(
      v.string(),
      v.check(isTimeZone, (issue) => `"${issue.input}" is no time zone`),
    ),
    'management-units': v.optional(v.array(managementUnit), []),
    /** Schedule groups whose shifts these are, as the forum has it. */
    'schedule-groups': v.optional(v.array(objectName), []),
    shifts: v.optional(v.array(shift), []),
    runs: v.optional(v.array(run), []),
    schedules: v.optional(v.array(schedule), []),
    publish: v.optional(publishing),
    'search-answer': v.optional(searchAnswer, 'inline'),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const agents = new Set(dataset.value['management-units'].flatMap((unit) => unit.agents.map(({ name }) => name)));
    for (const { agent } of dataset.value.shifts) {
      if (agent !== '*' && !agents.has(agent)) addIssue({ message: `there is no agent "${agent}" in its management units` });
    }
  }),
  v.transform(({ publish, ...unit }) => ({
    ...unit,
    publish: publish ?? null,
    /** What is published is there before, as a draft. */
    schedules:
      publish === undefined || unit.schedules.some(({ week }) => week === publish.week)
        ? unit.schedules
        : [...unit.schedules, v.parse(schedule, { week: publish.week, published: false })],
  })),
);

/** A business unit as the scenario has it; times in ms, `from`, `to`, `until`, `at` and `modified` since arm(). */
export type ScenarioBusinessUnit = Readonly<v.InferOutput<typeof businessUnit>>;
/** A day, relative to the day of arm() in the unit's time zone, or its date. */
export type ScenarioDay = v.InferOutput<typeof day>;
/** A week, relative to that of arm(), or the date of its Monday. */
export type ScenarioWeek = v.InferOutput<typeof week>;
