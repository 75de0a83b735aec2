import * as v from 'valibot';
import type { SourceRule } from '../domain/config.ts';
import { isJsonValue } from '../domain/json-value.ts';
import { OBJECT_ID } from '../domain/object-id.ts';
import { headersSchema } from './config-headers.ts';
import { asMap, atKey, closed, listOf, oneOf, textBy, wrongKind } from './config-parts.ts';
import { readDuration, readUuid } from './input-values.ts';
import { readActionId, readGuard, readLookAhead, readPath, readTarget } from './lock-values.ts';
import { suggest } from './nearest.ts';

const onLock = v.optional(
  oneOf(
    ['abort', 'wait', 'proceed'],
    'What a lock, or an unknown answer, means; without it the on-lock input, then the default of the source.',
  ),
);
const guards = v.optional(
  listOf(
    textBy(readGuard, 'A Terraform address with * for any text.'),
    'Globs on the addresses that this source guards; without it every change. If none matches, the source is not asked.',
  ),
);
const businessUnit = textBy(readUuid, 'Id of the WFM business unit, a UUID');
const json = v.pipe(v.unknown(), v.guard(isJsonValue, 'cannot be written as JSON. Write texts, numbers, lists or maps.'));
const scalar = v.union([v.string(), v.number(), v.boolean()], ({ input }) => wrongKind(input, 'a text, a number, true or false'));

/** `{id}` is each guarded object's id, so it needs to be said which objects (design section 3). */
const idNeedsGuards = (key: string, map: Readonly<Record<string, unknown>>): boolean =>
  map.guards === undefined && JSON.stringify(map[key] ?? null).includes(OBJECT_ID);
const ID_WITHOUT_GUARDS = `uses ${OBJECT_ID} without guards. Write guards: with the addresses of the objects whose ids it stands for.`;

const shifts = closed({
  source: v.pipe(v.literal('wfm-shifts'), v.description('Agents on shift in a business unit, now or within look-ahead.')),
  'business-unit': businessUnit,
  'look-ahead': v.optional(textBy(readLookAhead, 'How far ahead shifts count: today (until midnight in its time zone), or 4h.'), 'today'),
  guards,
  'on-lock': onLock,
});

const publish = closed({
  source: v.pipe(v.literal('wfm-publish'), v.description('A schedule being generated, or published or edited within settle.')),
  'business-unit': businessUnit,
  settle: v.optional(textBy(readDuration, 'How long after a publish or an edit the lock still stands: 10m.'), '10m'),
  guards,
  'on-lock': onLock,
});

const dataAction = v.pipe(
  closed({
    source: v.pipe(v.literal('data-action'), v.description('A Genesys data action, for example one that asks ServiceNow.')),
    action: textBy(readActionId, 'Id of the data action, a UUID or custom_-_ and a UUID'),
    input: v.optional(
      v.pipe(
        v.record(v.string(), json, ({ input }) => wrongKind(input, 'a map of keys and values')),
        v.description(`Input of the action; ${OBJECT_ID} in a text is the id of each guarded object.`),
      ),
      {},
    ),
    answer: textBy(readPath, 'Where in the result to look, as JMESPath: lock_status'),
    'clear-when': v.pipe(scalar, v.description('The answer that means clear; every other one means locked')),
    guards,
    'on-lock': onLock,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    const map = asMap(dataset.value);
    if (idNeedsGuards('input', map)) addIssue({ message: ID_WITHOUT_GUARDS, path: [atKey(map, 'input')] });
  }),
);

const conditionSchema = v.pipe(
  closed({
    path: textBy(readPath, 'Where in the answer to look, as JMESPath: entities[].status'),
    in: v.optional(listOf(scalar, 'Locked if any value at the path is one of these.')),
    equals: v.optional(v.pipe(scalar, v.description('Locked if any value at the path is this one.'))),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    const map = asMap(dataset.value);
    if ((map.in === undefined) === (map.equals === undefined))
      addIssue({ message: 'needs a condition. Write either in: [VALUE, …] or equals: VALUE.' });
  }),
  v.description('The condition under which the answer means locked'),
  v.transform(({ path, in: values, equals }) => ({ path, values: values ?? (equals === undefined ? [] : [equals]) })),
);

const http = v.pipe(
  closed({
    source: v.pipe(v.literal('http'), v.description('An answer over HTTP, from the Genesys API host or elsewhere.')),
    url: textBy(readTarget, 'A path on the Genesys API host (asked with the token), or an https:// address (asked without it)'),
    method: v.optional(oneOf(['GET', 'POST'], 'GET or POST.'), 'GET'),
    body: v.optional(v.pipe(json, v.description('Sent as JSON with POST.'))),
    headers: v.optional(headersSchema, {}),
    'locked-when': conditionSchema,
    guards,
    'on-lock': onLock,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    const map = asMap(dataset.value);
    for (const key of ['url', 'body'].filter((candidate) => idNeedsGuards(candidate, map)))
      addIssue({ message: ID_WITHOUT_GUARDS, path: [atKey(map, key)] });
    if (map.body !== undefined && map.method !== 'POST')
      addIssue({ message: 'given, but a GET has no body. Write method: POST.', path: [atKey(map, 'body')] });
  }),
);

const SOURCES = ['wfm-shifts', 'wfm-publish', 'data-action', 'http'];

/** One lock source of the config file, told apart by `source`. */
export const lockSchema = v.pipe(
  v.variant('source', [shifts, publish, dataAction, http], ({ input }) => {
    if (input === undefined) return `missing. Write source: ${SOURCES.join(', ')}.`;
    return typeof input === 'string'
      ? `${JSON.stringify(input)} is not a lock source. ${suggest(input, SOURCES)}`
      : wrongKind(input, 'a map of keys and values');
  }),
  v.transform((keys): SourceRule => {
    const any = { guards: keys.guards ?? null, onLock: keys['on-lock'] ?? null };
    switch (keys.source) {
      case 'wfm-shifts':
        return { ...any, source: keys.source, businessUnit: keys['business-unit'], lookAhead: keys['look-ahead'] };
      case 'wfm-publish':
        return { ...any, source: keys.source, businessUnit: keys['business-unit'], settleMs: keys.settle };
      case 'data-action':
        return { ...any, source: keys.source, action: keys.action, input: keys.input, answer: keys.answer, clearWhen: keys['clear-when'] };
      case 'http': {
        const { source, url: target, method, headers, 'locked-when': lockedWhen } = keys;
        return { ...any, source, target, method, body: keys.body ?? null, headers, lockedWhen: lockedWhen };
      }
    }
  }),
);
