import type { Shift } from '../domain/shifts.ts';
import type { Period } from '../domain/window.ts';
import { known, unknownBecause } from './answer.ts';
import { malformed } from './platform-failure.ts';
import type { Answer } from './port.ts';
import type { Apis, Models } from './sdk.ts';
import type { Session } from './session.ts';

/** A business or management unit of workforce management. */
export interface WorkUnit {
  readonly kind: 'business unit' | 'management unit';
  readonly id: string;
  readonly name: string | null;
}

/** Whose shifts, and when. */
export interface ShiftSearch {
  readonly unit: WorkUnit;
  readonly period: Period;
  /** Ids; null: everybody in the unit. */
  readonly agents: readonly string[] | null;
}

/**
 * The shifts, or `processing`: a 202, whose result goes to a notification topic of a person, which a client cannot listen to
 * (facts/genesys.md 1.5).
 */
export type SearchResult = readonly Shift[] | 'processing';

/**
 * Published shifts that overlap the period, by `POST …/agentschedules/search`; `wfm:schedule:view` or `wfm:publishedSchedule:view`.
 * An answer that is to be downloaded is, without the token: the address is a key in itself.
 */
export const searchShifts = async (session: Session, search: ShiftSearch): Promise<Answer<SearchResult>> => {
  const label = `shifts of ${inWords(search.unit)}`;
  const answer = await session.ask(label, async ({ workforce }) => readResponse(await send(workforce, search)));
  if (!answer.known) return answer.failure?.kind === 'pending' ? known('processing') : answer;
  if (answer.value.kind !== 'download') return known(answer.value.kind === 'processing' ? 'processing' : answer.value.shifts);
  const request = { method: 'GET', target: answer.value.url, withToken: false } as const;
  const download = await session.fetch(`download of the ${label}`, request);
  if (!download.known) return download;
  try {
    return known(shiftsIn(download.value.body));
  } catch (reason) {
    return unknownBecause(label, reason);
  }
};

/** `the management unit "Night"`, or its id where there is no name. */
export const inWords = ({ kind, id, name }: WorkUnit): string => `the ${kind} ${name === null ? id : `"${name}"`}`;

const send = (workforce: Apis['workforce'], { unit, period, agents }: ShiftSearch) => {
  const body = {
    startDate: new Date(period.start).toISOString(),
    endDate: new Date(period.end).toISOString(),
    ...(agents === null ? {} : { userIds: [...agents] }),
  };
  return unit.kind === 'business unit'
    ? workforce.postWorkforcemanagementBusinessunitAgentschedulesSearch(unit.id, body)
    : workforce.postWorkforcemanagementManagementunitAgentschedulesSearch(unit.id, body);
};

type Response =
  | { readonly kind: 'shifts'; readonly shifts: readonly Shift[] }
  | { readonly kind: 'download'; readonly url: string }
  | { readonly kind: 'processing' };

const readResponse = ({ status, result, downloadUrl }: Models.BuAsyncAgentSchedulesSearchResponse): Response => {
  if (status === 'Processing') return { kind: 'processing' };
  if (status !== undefined && status !== 'Complete') throw malformed(`the search ended as ${status}`);
  if (result !== undefined && result !== null) return { kind: 'shifts', shifts: shiftsIn(result) };
  if (typeof downloadUrl === 'string' && URL.canParse(downloadUrl)) return { kind: 'download', url: downloadUrl };
  throw malformed('the answer has neither shifts nor an address to download them from');
};

const shiftsIn = (result: unknown): readonly Shift[] => {
  const schedules = member(result, 'agentSchedules');
  if (!Array.isArray(schedules)) throw malformed('the answer has no list of agents');
  return schedules.flatMap((schedule: unknown) => {
    const agent = member(member(schedule, 'user'), 'id');
    // An agent with a day off has no shifts.
    const shifts = member(schedule, 'shifts') ?? [];
    if (typeof agent !== 'string' || !Array.isArray(shifts)) throw malformed('an agent has no id or no list of shifts');
    return shifts.map((shift: unknown) => shiftOf(agent, shift));
  });
};

const shiftOf = (agent: string, shift: unknown): Shift => {
  const start = Date.parse(String(member(shift, 'startDate')));
  const minutes = member(shift, 'lengthMinutes');
  if (Number.isNaN(start) || typeof minutes !== 'number' || !(minutes >= 0)) throw malformed('a shift has no start or no length');
  return { agent, start, end: start + minutes * 60_000 };
};

/** A member of an answer, whatever the answer really is: an own member of an object, else undefined. */
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (Reflect.get(value, name) ?? undefined) : undefined;
