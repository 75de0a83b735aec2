import * as v from 'valibot';
import { duration } from './duration.ts';

const KINDS = ['inline', 'download', 'processing'] as const;
const kind = v.picklist(KINDS, `write one of ${KINDS.join(', ')}`);
const detailed = v.pipe(
  v.strictObject({
    within: v.optional(kind, 'inline'),
    beyond: v.optional(kind, 'processing'),
    agents: v.optional(v.pipe(v.number(), v.integer('write a whole number'), v.minValue(1, 'write 1 or more'))),
    span: v.optional(duration),
  }),
  v.check(({ agents, span }) => agents !== undefined || span !== undefined, 'say beyond what: write agents, span or both'),
);

/**
 * How a search for shifts is answered: in the answer itself, by an address to download from, or by 202 and a result that a token of a
 * client cannot collect (facts/genesys.md 1.5). A map sets limits: up to so many agents and so long a time it is `within`, else `beyond`.
 */
export const searchAnswer = v.pipe(
  v.lazy((input) => (typeof input === 'string' ? v.pipe(kind, v.transform(always)) : detailed)),
  v.transform(({ within, beyond, agents, span }) => ({ within, beyond, agents: agents ?? null, span: span ?? null })),
);

const always = (kind: SearchAnswerKind): v.InferOutput<typeof detailed> => ({ within: kind, beyond: kind });

/** One way to answer. */
export type SearchAnswerKind = (typeof KINDS)[number];
/** The rule of a business unit; `span` in ms, null: no limit. */
export type SearchAnswer = v.InferOutput<typeof searchAnswer>;

/** How a search for that many agents over `span` ms is answered. */
export const answerKindOf = (rule: SearchAnswer, agents: number, span: number): SearchAnswerKind =>
  agents <= (rule.agents ?? Number.POSITIVE_INFINITY) && span <= (rule.span ?? Number.POSITIVE_INFINITY) ? rule.within : rule.beyond;
