import * as v from 'valibot';
import { duration } from './duration.ts';

/** What the index of who refers to whom can be (facts/genesys.md 1.2). */
const STATUSES = [
  'OPERATIONAL',
  'OPERATIONALNEEDSREBUILD',
  'BUILDQUEUED',
  'BUILDINITIALIZING',
  'BUILDINPROGRESS',
  'BUILDINCOMPLETE',
  'NOTBUILT',
] as const;

const status = v.picklist(STATUSES, `write one of ${STATUSES.join(', ')}`);
const detailed = v.strictObject({
  status: v.optional(status, 'OPERATIONAL'),
  until: v.optional(duration),
  'state-unknown': v.optional(v.boolean(), false),
});

/** A status, or a map with `until` (then OPERATIONAL) and `state-unknown` (of every object in its answers). */
export const dependencyIndex = v.pipe(
  v.lazy((input) => (typeof input === 'string' ? v.pipe(status, v.transform(asMap)) : detailed)),
  v.transform(({ status, until, 'state-unknown': stateUnknown }) => ({ status, until: until ?? null, stateUnknown })),
);

const asMap = (status: (typeof STATUSES)[number]): v.InferOutput<typeof detailed> => ({ status, 'state-unknown': false });

/** The index as the scenario has it; `until` in ms since arm(), null: for ever. */
export type DependencyIndex = v.InferOutput<typeof dependencyIndex>;
