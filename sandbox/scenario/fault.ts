import * as v from 'valibot';
import { duration } from './duration.ts';
import { consistentTiming, timingEntries, toWhen } from './timing.ts';

const REDIRECTS = [301, 302, 303, 307, 308];

const entries = v.strictObject({
  ...timingEntries,
  method: v.optional(v.pipe(v.string(), v.toUpperCase()), '*'),
  path: v.pipe(v.string(), v.startsWith('/', 'a path begins with /')),
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200, 'write a status of 200 to 599'), v.maxValue(599))),
  code: v.optional(v.string()),
  message: v.optional(v.string()),
  'retry-after': v.optional(duration),
  applied: v.optional(v.boolean(), false),
  drop: v.optional(v.boolean(), false),
  delay: v.optional(duration, '0s'),
  redirect: v.optional(v.pipe(v.string(), v.url('a redirect goes to an address, https://example.com/'))),
  body: v.optional(v.picklist(['json', 'html', 'empty', 'malformed']), 'json'),
  answer: v.optional(v.unknown()),
});

type Entries = v.InferOutput<typeof entries>;

/** Whether the request is answered as ever, only late. */
const isOnlyLate = ({ delay, body, code, message, 'retry-after': retryAfter }: Entries): boolean =>
  delay > 0 && body === 'json' && code === undefined && message === undefined && retryAfter === undefined;

const statusOf = (fault: Entries): number | null => {
  if (fault.status !== undefined) return fault.status;
  if (fault.redirect !== undefined) return 302;
  if (fault.answer !== undefined || fault.body === 'malformed') return 200;
  return isOnlyLate(fault) ? null : 503;
};

const problemsOf = ({ status, redirect, answer, body }: Entries): readonly string[] => {
  if (status === undefined || status >= 400) return [];
  if (redirect !== undefined) return REDIRECTS.includes(status) ? [] : [`a redirect has one of the statuses ${REDIRECTS.join(', ')}`];
  if (status >= 300) return ['say where to: write redirect'];
  return status === 202 || answer !== undefined || body !== 'json' ? [] : ['say what is wrong with it: write body or answer'];
};

/**
 * The server, or something in front of it, answers something else than it should. `applied`: the request is carried out all the same.
 * `drop`: the connection is reset instead of answered. `delay`: late; with nothing else, only that. `redirect`: to somewhere else.
 * `answer`: any JSON. `*` in `path` is one segment, `**` any rest.
 */
export const fault = v.pipe(
  entries,
  consistentTiming(),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value: input } = dataset;
    const path = [{ type: 'object', origin: 'value', input, key: 'status', value: input.status }] as const;
    for (const message of problemsOf(input)) addIssue({ message, path: [...path] });
  }),
  v.transform((fault) => {
    const { from, until, times, every, 'retry-after': retryAfter, redirect, ...rest } = fault;
    return {
      ...rest,
      kind: 'fault' as const,
      when: toWhen({ from, until, times, every }),
      /** Null: answered as ever. */
      status: statusOf(fault),
      redirect: redirect ?? null,
      retryAfterSeconds: retryAfter === undefined ? null : Math.ceil(retryAfter / 1_000),
    };
  }),
);

/** An error in the platform's or the network's own right; `delay` in ms of real time. */
export type Fault = v.InferOutput<typeof fault>;

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
