import * as v from 'valibot';

const predicate = v.object({
  type: v.exactOptional(v.literal('dimension'), 'dimension'),
  dimension: v.picklist(['flowId', 'flowType', 'mediaType', 'queueId'], 'is no dimension that the sandbox knows'),
  operator: v.exactOptional(v.picklist(['matches', 'exists', 'notExists']), 'matches'),
  value: v.exactOptional(v.string()),
});
const junction = v.picklist(['and', 'or'], 'is and or or');
const predicates = v.exactOptional(v.array(predicate), []);

/** Body schema of an analytics filter: predicates, and clauses of predicates, joined by `and` or `or`. */
export const analyticsFilter = v.object({
  type: junction,
  predicates,
  clauses: v.exactOptional(v.array(v.object({ type: junction, predicates })), []),
});

/** A filter as it came. */
export type AnalyticsFilter = v.InferOutput<typeof analyticsFilter>;
/** What a row is grouped by; filters look at it. */
export type Dimensions = Readonly<Partial<Record<v.InferOutput<typeof predicate>['dimension'], string>>>;

/** Whether a row passes. A filter without predicates lets everything through. */
export const passes = ({ type, predicates, clauses }: AnalyticsFilter, row: Dimensions): boolean => {
  const results = [
    ...predicates.map((predicate) => holds(predicate, row)),
    ...clauses.map((clause) => passes({ ...clause, clauses: [] }, row)),
  ];
  return results.length === 0 || (type === 'and' ? results.every(Boolean) : results.some(Boolean));
};

const holds = ({ dimension, operator, value }: v.InferOutput<typeof predicate>, row: Dimensions): boolean => {
  const actual = row[dimension];
  switch (operator) {
    case 'matches':
      return actual !== undefined && actual === value;
    case 'exists':
      return actual !== undefined;
    case 'notExists':
      return actual === undefined;
  }
};
