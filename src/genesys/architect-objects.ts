import { known, mapAnswer } from './answer.ts';
import type { Names } from './names.ts';
import { type Listing, readPage } from './pages.ts';
import { malformed } from './platform-failure.ts';
import type { Actor, Answer, ById, EmergencyGroupState, IvrState, ScheduleGroupState, VersionedState } from './port.ts';
import type { Apis, Models } from './sdk.ts';
import type { Session } from './session.ts';

/** Objects of one kind, by id or all of them (facts/genesys.md 1.4). */
export interface ArchitectObjects<T> {
  /** Up to five: a request each, always fresh; more: from the list. */
  some(ids: readonly string[]): Promise<Answer<ById<T>>>;
  /** The whole list, read once. */
  all(): Promise<Answer<readonly T[]>>;
}

/** The four kinds. */
export interface ArchitectLists {
  readonly schedules: ArchitectObjects<VersionedState>;
  readonly scheduleGroups: ArchitectObjects<ScheduleGroupState>;
  readonly ivrs: ArchitectObjects<IvrState>;
  readonly emergencyGroups: ArchitectObjects<EmergencyGroupState>;
}

/** Few enough that single requests cost less than a list. */
const FEW = 5;
/** What the platform gives at most. */
const PAGE_SIZE = 100;

/** The four kinds with empty memories. */
export const createArchitectLists = (session: Session, names: Names): ArchitectLists => ({
  schedules: objectsOf(session, names, {
    label: 'schedules',
    list: ({ architect }, page) => architect.getArchitectSchedules(page),
    one: ({ architect }, id) => architect.getArchitectSchedule(id),
    read: versioned,
  }),
  scheduleGroups: objectsOf(session, names, {
    label: 'schedule groups',
    list: ({ architect }, page) => architect.getArchitectSchedulegroups(page),
    one: ({ architect }, id) => architect.getArchitectSchedulegroup(id),
    read: (group) => ({
      ...versioned(group),
      scheduleIds: idsOf([...(group.openSchedules ?? []), ...(group.closedSchedules ?? []), ...(group.holidaySchedules ?? [])]),
    }),
  }),
  ivrs: objectsOf(session, names, {
    label: 'IVRs',
    list: ({ architect }, page) => architect.getArchitectIvrs(page),
    one: ({ architect }, id) => architect.getArchitectIvr(id),
    read: (ivr) => ({
      ...versioned(ivr),
      flowIds: idsOf([ivr.openHoursFlow, ivr.closedHoursFlow, ivr.holidayHoursFlow]),
      scheduleGroupId: ivr.scheduleGroup?.id ?? null,
    }),
  }),
  emergencyGroups: objectsOf(session, names, {
    label: 'emergency groups',
    list: ({ architect }, page) => architect.getArchitectEmergencygroups(page),
    one: ({ architect }, id) => architect.getArchitectEmergencygroup(id),
    read: (group) => ({
      ...versioned(group),
      enabled: group.enabled === true,
      callFlows: (group.emergencyCallFlows ?? []).map(({ emergencyFlow, ivrs }) => ({
        flowId: emergencyFlow?.id ?? null,
        ivrIds: idsOf(ivrs ?? []),
      })),
    }),
  }),
});

/** How one kind is read. */
interface Kind<Model, State extends VersionedState> {
  readonly label: string;
  readonly list: (apis: Apis, page: { readonly pageSize: number; readonly pageNumber: number }) => Promise<Listing<Model>>;
  readonly one: (apis: Apis, id: string) => Promise<Model>;
  readonly read: (model: Model) => State | null;
}

const objectsOf = <Model extends Versioned, State extends VersionedState>(
  session: Session,
  names: Names,
  { label, list, one, read }: Kind<Model, State>,
): ArchitectObjects<State> => {
  let everything: Promise<Answer<readonly State[]>> | null = null;

  const readAll = async (): Promise<Answer<readonly State[]>> => {
    const answer = await session.askAll(label, async (apis, pageNumber) =>
      readPage(await list(apis, { pageSize: PAGE_SIZE, pageNumber }), (model) => (isDeleted(model) ? null : read(model))),
    );
    return mapAnswer(answer, (states) => states.filter((state) => state !== null));
  };
  const all = (): Promise<Answer<readonly State[]>> => {
    everything ??= readAll();
    return everything;
  };
  /** An object that the platform says is not there is an answer; any other failure is not. */
  const single = async (id: string): Promise<Answer<State | null>> => {
    const answer = await session.ask(label, async (apis) => {
      const model = await one(apis, id);
      return isDeleted(model) ? null : read(model);
    });
    return !answer.known && answer.failure?.kind === 'not-found' ? known(null) : answer;
  };
  const few = async (ids: readonly string[]): Promise<Answer<readonly State[]>> => {
    const states: State[] = [];
    for (const answer of await Promise.all(ids.map(single))) {
      if (!answer.known) return answer;
      if (answer.value !== null) states.push(answer.value);
    }
    return known(states);
  };

  return {
    all,
    some: async (ids) => {
      const wanted = new Set(ids);
      const answer = wanted.size <= FEW ? await few([...wanted]) : await all();
      if (!answer.known) return answer;
      return known(
        await withNames(
          names,
          answer.value.filter(({ id }) => wanted.has(id)),
        ),
      );
    },
  };
};

/** What every model of the four kinds has. */
type Versioned = Pick<
  Models.ScheduleGroup,
  'id' | 'name' | 'division' | 'version' | 'dateModified' | 'modifiedBy' | 'modifiedByApp' | 'state'
>;

/** The platform keeps deleted objects for a while, in this state (facts/genesys.md 5.3). */
const isDeleted = ({ state }: Versioned): boolean => state === 'deleted';

const versioned = ({ id, name, division, version, dateModified, modifiedBy, modifiedByApp }: Versioned): VersionedState => {
  if (id === undefined) throw malformed('an object has no id');
  return {
    id,
    name,
    divisionId: division?.id ?? null,
    version: version ?? null,
    modifiedAt: dateModified ?? null,
    modifiedBy: editorOf(modifiedBy, modifiedByApp),
  };
};

/** A client that writes on its own account stands in both places. */
const editorOf = (user: string | undefined, app: string | undefined): Actor | null => {
  const id = user ?? app;
  return id === undefined ? null : { kind: id === app ? 'client' : 'person', id, name: null };
};

const idsOf = (references: readonly ({ readonly id?: string } | undefined)[]): readonly string[] =>
  references.flatMap((reference) => (reference?.id === undefined ? [] : [reference.id]));

const withNames = async <State extends VersionedState>(names: Names, states: readonly State[]): Promise<ById<State>> => {
  const named = await names.of(states.flatMap(({ modifiedBy }) => (modifiedBy === null ? [] : [modifiedBy.id])));
  return new Map(
    states.map((state) => {
      const found = state.modifiedBy === null ? undefined : named.get(state.modifiedBy.id);
      return [state.id, found === undefined || found.name === null ? state : { ...state, modifiedBy: found }];
    }),
  );
};
