import * as v from 'valibot';
import type { ConditionalTypeRule, DeployGuardConfig, DrainRule, MutexRule } from '../domain/config.ts';
import { lockSchema } from './config-locks.ts';
import { closed, listOf, oneOf, plainText, textBy, wrongKind } from './config-parts.ts';
import { windowSchema } from './config-windows.ts';
import { readDuration, readUuid } from './input-values.ts';
import { readGuard } from './lock-values.ts';

const drainSchema = v.pipe(
  closed({
    flow: textBy(readGuard, 'Address of the flow, with * for any text'),
    'emergency-group': textBy(readUuid, 'Id of the emergency group that takes new callers, a UUID'),
  }),
  v.transform((keys): DrainRule => ({ flow: keys.flow, emergencyGroup: keys['emergency-group'] })),
);

const mutexSchema = v.pipe(
  closed({
    'data-table': textBy(readUuid, 'Id of the data table, a UUID'),
    key: plainText('Key of the row'),
    ttl: textBy(readDuration, 'After how long a row that nobody removed no longer counts, 2h'),
  }),
  v.description('One row of a data table keeps two runs apart.'),
  v.transform((keys): MutexRule => ({ dataTable: keys['data-table'], key: keys.key, ttlMs: keys.ttl })),
);

const lintSchema = v.pipe(
  closed({
    'rules-off': v.optional(
      v.pipe(
        v.array(plainText('Name of a rule.'), ({ input }) => wrongKind(input, 'a list')),
        v.description('Rules of the flow lint that are switched off.'),
      ),
      [],
    ),
  }),
  v.description('The flow lint on pull requests.'),
  v.transform((keys) => ({ rulesOff: keys['rules-off'] })),
);

const conditionalTypeSchema = v.pipe(
  closed({
    type: plainText('Resource type, as in genesyscloud_architect_schedulegroups'),
    get: plainText('Path to read the object, with {id} for its id'),
    put: plainText('Path to write the object, with {id} for its id'),
    version: oneOf(['etag', 'body'], 'etag (If-Match) or body (version in the body)'),
  }),
  v.transform((keys): ConditionalTypeRule => keys),
);

/** The whole of `.github/deploy-guard.yml`; docs/deploy-guard.schema.json is made of it (scripts/config-schema.ts). */
export const configSchema = v.pipe(
  closed({
    version: v.pipe(
      v.literal(1, ({ input }) => (input === undefined ? 'missing. Write version: 1.' : 'must be 1. Write version: 1.')),
      v.description('1, the version of this format'),
    ),
    windows: v.optional(listOf(windowSchema, 'Periods in which deploying is denied or allowed.')),
    locks: v.optional(listOf(lockSchema, 'Who is asked whether something is in the way.')),
    drain: v.optional(listOf(drainSchema, 'Where new callers go while a flow is drained.')),
    mutex: v.optional(mutexSchema),
    lint: v.optional(lintSchema, {}),
    'conditional-types': v.optional(listOf(conditionalTypeSchema, 'Resource types to update under a version check.')),
  }),
  v.title('Deploy Guard configuration'),
  v.description('Windows and locks for Deploy Guard for Genesys Cloud, .github/deploy-guard.yml.'),
  v.transform(
    (keys): DeployGuardConfig => ({
      windows: keys.windows ?? [],
      locks: keys.locks ?? [],
      drain: keys.drain ?? [],
      mutex: keys.mutex ?? null,
      lint: keys.lint,
      conditionalTypes: keys['conditional-types'] ?? [],
    }),
  ),
);
