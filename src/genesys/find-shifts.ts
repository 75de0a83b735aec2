import type { Shift } from '../domain/shifts.ts';
import type { Period } from '../domain/window.ts';
import { inWords, type ShiftSearch, searchShifts, type WorkUnit } from './agent-schedules.ts';
import { chunksOf } from './chunks.ts';
import { malformed } from './platform-failure.ts';
import type { Answer } from './port.ts';
import type { Session } from './session.ts';

/** What could be found out. */
export interface FoundShifts {
  /** May hold a shift several times: once for each part that it overlaps. */
  readonly shifts: readonly Shift[];
  /** Why a part is missing, one text a part; empty: nothing is. */
  readonly missing: readonly string[];
}

/** Agents in one search, once a unit as a whole is too large. */
const AGENTS_AT_ONCE = 50;
/** Milliseconds; the shortest period that a search is cut into. */
const SHORTEST_MS = 3_600_000;
/** Into so many parts a period is cut at a time: from a day to hours in three steps. */
const CUTS = 4;
/** Searches in one go, a minute of what the rate budget allows. A platform that never answers would get thousands. */
export const MOST_SEARCHES = 250;

/**
 * The published shifts of a business unit that overlap a period. What is too large for the platform to answer at once (a 202 that
 * cannot be collected) is asked again in smaller parts: for each management unit, there for chunks of agents, and those for shorter
 * and shorter periods down to an hour. Only what is then still a 202 is missing.
 */
export const findShifts = async (session: Session, business: WorkUnit, period: Period): Promise<FoundShifts> => {
  let searches = 0;

  /** Asks, and asks again for what `partsOf` makes of it if it is too large; no parts: it is missing. */
  const find = async (search: ShiftSearch, partsOf: (search: ShiftSearch) => Promise<Parts>): Promise<FoundShifts> => {
    searches += 1;
    if (searches > MOST_SEARCHES) return missing(`${describe(search)}: not asked after ${MOST_SEARCHES} searches`);
    const answer = await searchShifts(session, search);
    if (!answer.known) return missing(answer.why);
    if (answer.value !== 'processing') return { shifts: answer.value, missing: [] };
    const parts = await partsOf(search);
    if (!parts.known) return missing(parts.why);
    if (parts.value.length === 0) return missing(`${describe(search)}: 202, and its result cannot be collected`);
    const found = await Promise.all(parts.value.map((part) => find(part, smallerParts)));
    return { shifts: found.flatMap(({ shifts }) => shifts), missing: found.flatMap((part) => part.missing) };
  };

  /** A management unit is cut by agents, so it must first be known who they are. */
  const smallerParts = async (search: ShiftSearch): Promise<Parts> => {
    if (search.agents !== null) return { known: true, value: cut(search, search.agents) };
    const agents = await readAgents(session, search.unit);
    return agents.known ? { known: true, value: cut(search, agents.value) } : agents;
  };

  return find({ unit: business, period, agents: null }, async () => {
    const units = await readManagementUnits(session, business);
    return units.known ? { known: true, value: units.value.map((unit) => ({ unit, period, agents: null })) } : units;
  });
};

type Parts = Answer<readonly ShiftSearch[]>;

const missing = (why: string): FoundShifts => ({ shifts: [], missing: [why] });

/** By agents first: the platform's limits are on how much it has to say. */
const cut = ({ unit, period }: ShiftSearch, agents: readonly string[]): readonly ShiftSearch[] => {
  if (agents.length > AGENTS_AT_ONCE) return chunksOf(agents, AGENTS_AT_ONCE).map((part) => ({ unit, period, agents: part }));
  if (agents.length === 0 || period.end - period.start <= SHORTEST_MS) return [];
  return shorterPeriods(period).map((part) => ({ unit, period: part, agents }));
};

const shorterPeriods = ({ start, end }: Period): readonly Period[] => {
  const length = Math.ceil((end - start) / CUTS / SHORTEST_MS) * SHORTEST_MS;
  return Array.from({ length: Math.ceil((end - start) / length) }, (_, at) => ({
    start: start + at * length,
    end: Math.min(start + (at + 1) * length, end),
  }));
};

const describe = ({ unit, period, agents }: ShiftSearch): string => {
  const who = agents === null ? 'shifts' : `shifts of ${agents.length} ${agents.length === 1 ? 'agent' : 'agents'}`;
  return `${who} in ${inWords(unit)} from ${new Date(period.start).toISOString()} to ${new Date(period.end).toISOString()}`;
};

/** `GET …/businessunits/{id}/managementunits`: those that these credentials may see. The operation knows no pages. */
const readManagementUnits = (session: Session, { id }: WorkUnit): Promise<Answer<readonly WorkUnit[]>> =>
  session.ask('management units', async ({ workforce }) => {
    const { entities, pageCount = 1 } = await workforce.getWorkforcemanagementBusinessunitManagementunits(id);
    if (!Array.isArray(entities) || pageCount > 1) throw malformed('the answer is not the whole list');
    return entities.map((unit) => {
      if (unit.id === undefined) throw malformed('a management unit has no id');
      return { kind: 'management unit', id: unit.id, name: unit.name ?? null };
    });
  });

/** `GET …/managementunits/{id}/users`. */
const readAgents = (session: Session, unit: WorkUnit): Promise<Answer<readonly string[]>> =>
  session.ask(`agents of ${inWords(unit)}`, async ({ workforce }) => {
    const { entities } = await workforce.getWorkforcemanagementManagementunitUsers(unit.id);
    if (!Array.isArray(entities)) throw malformed('the answer is not a list');
    return entities.map(({ id }) => {
      if (id === undefined) throw malformed('an agent has no id');
      return id;
    });
  });
