import * as v from 'valibot';
import type { WindowRule } from '../domain/config.ts';
import { asMap, atKey, closed, flag, oneOf, plainText, textBy } from './config-parts.ts';
import { momentOf } from './cron-occurrences.ts';
import type { Reading } from './input-values.ts';
import { readLocalTime, readSchedule, readTimeZone, readWindowDuration } from './window-values.ts';

/** A window as the file writes it: either `schedule` and `duration`, or `from` and `to`. */
const windowKeys = closed({
  kind: oneOf(['deny', 'allow'], 'deny or allow. An active deny wins; if any allow exists, one must be active.'),
  schedule: v.optional(textBy(readSchedule, 'When the window starts: a cron expression of five fields in its time-zone, "0 6 * * 1".')),
  duration: v.optional(textBy(readWindowDuration, 'How long it lasts after each start, as elapsed time: 2h, 1h30m.')),
  from: v.optional(textBy(readLocalTime, 'Start of a one-off period, a local time of its time-zone: 2026-12-24T00:00.')),
  to: v.optional(textBy(readLocalTime, 'End of a one-off period, itself no longer part of it: 2026-12-27T00:00.')),
  'time-zone': textBy(readTimeZone, 'Time zone of all its times: Area/City as in America/Chicago, or UTC'),
  description: v.optional(plainText('What the window is for; shown wherever it is in the way.')),
  overrun: v.optional(flag('Whether an apply that was permitted at its start may go on with its retries into this window.'), false),
});

const PAIRS = [
  ['schedule', 'duration'],
  ['from', 'to'],
] as const;

/** What a reader makes of a value, also of one in a window that has other faults; null: nothing, which is reported elsewhere. */
const read = (value: unknown, reader: (text: string) => Reading<string>): string | null => {
  const reading = typeof value === 'string' ? reader(value) : null;
  return reading?.ok ? reading.value : null;
};

/** Windows of the config file, with the checks across keys. */
export const windowSchema = v.pipe(
  windowKeys,
  v.rawCheck(({ dataset, addIssue }) => {
    const map = asMap(dataset.value);
    const given = (key: string): boolean => map[key] !== undefined;
    const [recurring, once] = PAIRS.map((pair) => pair.some(given));
    if (recurring === once) {
      const [key, what] = once ? ['from', 'given together with schedule or duration'] : ['schedule', 'missing, and so is from'];
      addIssue({ message: `${what}. Write either schedule and duration, or from and to.`, path: [atKey(map, key)] });
      return;
    }
    for (const [one, other] of [...PAIRS, ...PAIRS.map(([first, second]) => [second, first] as const)])
      if (given(one) && !given(other)) addIssue({ message: `missing, though ${one} is given. Write both.`, path: [atKey(map, other)] });
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    const map = asMap(dataset.value);
    const [from, to, timeZone] = [read(map.from, readLocalTime), read(map.to, readLocalTime), read(map['time-zone'], readTimeZone)];
    if (from === null || to === null || timeZone === null || momentOf(from, timeZone) < momentOf(to, timeZone)) return;
    addIssue({ message: `not after from (${from}). Write a later time.`, path: [atKey(map, 'to')] });
  }),
  v.transform(
    ({ kind, schedule, duration, from, to, 'time-zone': timeZone, description, overrun }): WindowRule => ({
      kind,
      // The fallbacks are never used: the check above has ended the reading.
      time:
        schedule === undefined
          ? { kind: 'once', from: from ?? '', to: to ?? '' }
          : { kind: 'recurring', schedule, durationMs: duration ?? 0 },
      timeZone,
      description: description ?? null,
      overrun,
    }),
  ),
);
