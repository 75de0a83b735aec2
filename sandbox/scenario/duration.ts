import * as v from 'valibot';

const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** A duration of a scenario, `500ms`, `4s`, `1.5s`, `2m` or `1h`; its output is milliseconds. */
export const duration = v.pipe(
  v.string('a duration is text: write 500ms, 4s, 2m or 1h'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(dataset.value) ?? [];
    if (unit === 'ms' || unit === 's' || unit === 'm' || unit === 'h') return Number(amount) * MILLISECONDS[unit];
    addIssue({ message: `"${dataset.value}" is not a duration: write 500ms, 4s, 2m or 1h` });
    return NEVER;
  }),
);
