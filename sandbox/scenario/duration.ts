import * as v from 'valibot';

const MILLISECONDS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** Milliseconds, or null where the text is no duration. */
const read = (text: string): number | null => {
  const [, sign, amount, unit] = /^(-?)(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  if (unit !== 'ms' && unit !== 's' && unit !== 'm' && unit !== 'h') return null;
  return Number(amount) * MILLISECONDS[unit] * (sign === '-' ? -1 : 1);
};

/** A duration of a scenario, `500ms`, `4s`, `1.5s`, `2m` or `1h`; its output is milliseconds. */
export const duration = v.pipe(
  v.string('a duration is text: write 500ms, 4s, 2m or 1h'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const milliseconds = read(dataset.value);
    if (milliseconds !== null && !dataset.value.startsWith('-')) return milliseconds;
    addIssue({ message: `"${dataset.value}" is not a duration: write 500ms, 4s, 2m or 1h` });
    return NEVER;
  }),
);

/** A moment before or after `arm()`, `-5m` or `3s`; its output is milliseconds since it. */
export const offset = v.pipe(
  v.string('a moment is text: write -5m or 3s'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const milliseconds = read(dataset.value);
    if (milliseconds !== null) return milliseconds;
    addIssue({ message: `"${dataset.value}" is not a moment before or after arming: write -5m or 3s` });
    return NEVER;
  }),
);
