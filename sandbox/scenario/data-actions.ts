import * as v from 'valibot';
import { duration } from './duration.ts';
import { objectId, objectName } from './objects.ts';

const status = v.pipe(v.number(), v.integer(), v.minValue(200, 'write a status of 200 to 599'), v.maxValue(599));

/** What an action answers: `result` as its output, or an error; `times` requests long. */
const answer = v.pipe(
  v.strictObject({
    result: v.optional(v.unknown(), {}),
    status: v.optional(status, 200),
    code: v.optional(v.string()),
    message: v.optional(v.string()),
    delay: v.optional(duration, '0s'),
    times: v.optional(v.pipe(v.number(), v.integer('write a whole number'), v.minValue(1, 'write 1 or more')), 1),
  }),
  v.check(
    ({ status, code, message }) => status >= 400 || (code === undefined && message === undefined),
    '"code" and "message" are those of an error: write a status of 400 or more',
  ),
);

/** A data action with its answers in order; the last one stays. Before arm() it gives the last one. */
export const dataAction = v.strictObject({
  id: v.optional(objectId),
  name: objectName,
  answers: v.pipe(v.array(answer), v.minLength(1, 'a data action has at least one answer')),
});

/** A data action of the organisation. */
export type ScenarioDataAction = Readonly<v.InferOutput<typeof dataAction>>;
/** One scripted answer; `delay` in ms. */
export type DataActionAnswer = ScenarioDataAction['answers'][number];

/** The answer to request number `count` (from 0) since arm(). */
export const answerAt = ({ answers }: ScenarioDataAction, count: number): DataActionAnswer | undefined =>
  answers.flatMap((answer) => Array.from({ length: answer.times }, () => answer)).at(count) ?? answers.at(-1);
