import * as v from 'valibot';
import type { Reading } from './input-values.ts';
import { suggest } from './nearest.ts';

/** `"2 hours" is not a duration. Write …`; long texts are cut. */
const describeRefusal = (text: string, { problem, instead }: { readonly problem: string; readonly instead: string }): string => {
  const shown = JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
  return `${shown} is ${problem}. ${instead}`;
};

/** A text that a reader turns into a value; the description is what editors show, and what a missing key asks for. */
export const textBy = <T>(read: (text: string) => Reading<T>, description: string) =>
  v.pipe(
    v.string(({ input }) => notText(input, read)),
    // Before the transformation: the JSON Schema describes what is written, and stops there.
    v.description(description),
    v.rawTransform<string, T>(({ dataset, addIssue, NEVER }) => {
      const reading = read(dataset.value);
      if (reading.ok) return reading.value;
      addIssue({ message: describeRefusal(dataset.value, reading) });
      return NEVER;
    }),
  );

/** `settle: 10` is a number for YAML; what the reader says about "10" helps more than "not a text". */
const notText = (input: unknown, read: (text: string) => Reading<unknown>): string => {
  if (typeof input !== 'number' && typeof input !== 'boolean') return wrongKind(input, 'a text');
  const reading = read(String(input));
  return reading.ok ? `must be a text. Put it in quotes: "${input}".` : describeRefusal(String(input), reading);
};

/** Any text that is not empty. */
export const plainText = (description: string) =>
  textBy((text) => {
    const trimmed = text.trim();
    return trimmed === '' ? { ok: false, problem: 'empty', instead: 'Write something, or leave it out.' } : { ok: true, value: trimmed };
  }, description);

/** A map that takes these keys and no others; every unknown one is reported with the nearest that is known. */
export const closed = <E extends v.ObjectEntries>(entries: E) =>
  v.pipe(
    v.looseObject(entries, (issue) => missingOrWrong(issue, entries)),
    v.rawCheck(({ dataset, addIssue }) => {
      const map = asMap(dataset.value);
      const known = Object.keys(entries);
      for (const key of Object.keys(map).filter((given) => !known.includes(given)))
        addIssue({ message: `unknown key. ${suggest(key, known)}`, path: [atKey(map, key)] });
    }),
  );

const missingOrWrong = ({ input, expected }: v.LooseObjectIssue, entries: v.ObjectEntries): string => {
  const key = /^"(.*)"$/.exec(expected ?? '')?.[1];
  const entry = key === undefined ? undefined : entries[key];
  if (entry === undefined || input !== undefined) return wrongKind(input, 'a map of keys and values');
  return `missing. Write ${key}: ${entry.type === 'loose_object' ? 'and below it its keys' : describe(entry)}.`;
};

const describe = (entry: v.ObjectEntries[string]): string => {
  const description = entry.async || !('pipe' in entry) ? undefined : v.getDescription(entry);
  return description === undefined ? 'and its value' : lowerFirst(description.replace(/\.$/, ''));
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What is wrong with a value of another kind, and what it should be: `is a list. Write a text.` */
export const wrongKind = (input: unknown, wanted: string): string => `${kindOf(input)}. Write ${wanted}.`;

const kindOf = (input: unknown): string => {
  if (input === null || input === undefined || input === '') return 'empty';
  if (Array.isArray(input)) return 'is a list';
  if (typeof input === 'object') return 'is a map';
  return typeof input === 'string' ? 'is a text' : `is a ${typeof input}`;
};

/** The value as a map to look keys up in; anything else has none. */
export const asMap = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};

/** Where a check of a whole map puts its problem: at one of the map's keys. */
export const atKey = (map: Readonly<Record<string, unknown>>, key: string): v.ObjectPathItem => ({
  type: 'object',
  origin: 'key',
  input: { ...map },
  key,
  value: map[key],
});

/** One of some words. */
export const oneOf = <const T extends readonly string[]>(words: T, description: string) =>
  v.pipe(
    v.picklist(words, ({ input }) =>
      typeof input === 'string' && input !== ''
        ? `${JSON.stringify(input)} is not a value that it can have. ${suggest(input, words)}`
        : wrongKind(input, `one of ${words.join(', ')}`),
    ),
    v.description(description),
  );

/** A list of at least one. */
export const listOf = <S extends v.GenericSchema>(item: S, description: string) =>
  v.pipe(
    v.array(item, ({ input }) => wrongKind(input, 'a list')),
    v.nonEmpty('an empty list. Write at least one entry, or leave the key out.'),
    v.description(description),
  );

/** Yes or no. */
export const flag = (description: string) =>
  v.pipe(
    v.boolean(({ input }) => wrongKind(input, 'true or false')),
    v.description(description),
  );
