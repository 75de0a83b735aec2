import * as v from 'valibot';
import { type Scenario, scenarioSchema } from '../sandbox/scenario/scenario.ts';
import type { Change, Plan } from '../src/domain/change.ts';
import { total } from './row.ts';

/** How many objects of each kind an organisation has, and a plan changes. */
export interface Mix {
  readonly flows: number;
  readonly scheduleGroups: number;
  readonly schedules: number;
  readonly ivrs: number;
}

/** Half flows, a fifth schedule groups, a fifth schedules, the rest IVRs. */
export const mixOf = (changes: number): Mix => {
  const [flows, scheduleGroups, schedules] = [Math.round(changes / 2), Math.round(changes / 5), Math.round(changes / 5)];
  return { flows, scheduleGroups, schedules, ivrs: changes - flows - scheduleGroups - schedules };
};

/** How many changes a plan over all of them has. */
export const changesIn = (mix: Mix): number => total(Object.values(mix));

/** One change in so many is a deletion, the others are updates. */
export const DELETION_EVERY = 100;

/** Half a contact centre's administrators; one request names them all. */
const EDITORS = 20;
const QUEUES = 20;

const TYPES = {
  flows: 'genesyscloud_flow',
  scheduleGroups: 'genesyscloud_architect_schedulegroups',
  schedules: 'genesyscloud_architect_schedules',
  ivrs: 'genesyscloud_architect_ivr',
} as const satisfies Readonly<Record<keyof Mix, string>>;

const KINDS = ['flows', 'scheduleGroups', 'schedules', 'ivrs'] as const;

const idOf = (kind: keyof Mix, index: number): string =>
  `0000000${KINDS.indexOf(kind)}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;

const some = <T>(count: number, make: (index: number) => T): readonly T[] => Array.from({ length: count }, (_, index) => make(index));

/** The organisation with exactly these objects. Each flow transfers to a queue, and nothing refers to a flow. */
export const organisationOf = (mix: Mix): Scenario =>
  v.parse(scenarioSchema, {
    objects: {
      flows: some(mix.flows, (index) => ({
        id: idOf('flows', index),
        name: `Flow ${index}`,
        'published-by': `Editor ${index % EDITORS}`,
        queues: [`Queue ${index % QUEUES}`],
      })),
      schedules: [
        { name: 'Always', start: '2026-01-05T00:00:00.000', end: '2026-01-06T00:00:00.000' },
        ...some(mix.schedules, (index) => ({
          id: idOf('schedules', index),
          name: `Schedule ${index}`,
          start: '2026-01-05T08:00:00.000',
          end: '2026-01-05T18:00:00.000',
        })),
      ],
      'schedule-groups': some(mix.scheduleGroups, (index) => ({
        id: idOf('scheduleGroups', index),
        name: `Group ${index}`,
        open: ['Always'],
      })),
      ivrs: some(mix.ivrs, (index) => ({ id: idOf('ivrs', index), name: `IVR ${index}` })),
      queues: some(QUEUES, (index) => ({ name: `Queue ${index}` })),
    },
  });

/** A plan that updates each of them, but deletes one in a hundred. */
export const planOf = (mix: Mix): Plan => {
  const changes = KINDS.flatMap((kind) => some(mix[kind], (index) => changeOf(kind, index)));
  return { mode: 'apply', applyable: true, changes, moves: [], appliedOnceBecause: null, files: [], providers: [] };
};

const changeOf = (kind: keyof Mix, index: number): Change => {
  const isDeletion = (index + 1) % DELETION_EVERY === 0;
  return {
    address: `${TYPES[kind]}.bench[${index}]`,
    deposed: null,
    type: TYPES[kind],
    action: isDeletion ? 'delete' : 'update',
    actions: [isDeletion ? 'delete' : 'update'],
    reason: null,
    beforeId: idOf(kind, index),
    importId: null,
    previousAddress: null,
    before: isDeletion ? null : { description: 'before' },
    after: isDeletion ? null : { description: 'changed' },
    attributes: ['description'],
  };
};
