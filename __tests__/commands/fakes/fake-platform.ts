import type { Grant } from '../../../src/domain/permission.ts';
import type {
  Actor,
  Answer,
  ById,
  EmergencyGroupState,
  Failure,
  FedQueue,
  FlowState,
  Found,
  IvrState,
  OrganizationIdentity,
  Platform,
  QueueActivity,
  Referred,
  Referrer,
  ScheduleGroupState,
  VersionedState,
} from '../../../src/genesys/port.ts';

/** A question that may go unanswered. */
export type Question = Exclude<keyof Platform, 'anew' | 'namesOf' | 'link'>;

/** What an organisation holds. A test sets it up and may change it while a run goes on; maps are by id. */
export interface PlatformWorld {
  organization: OrganizationIdentity;
  grants: readonly Grant[];
  readonly flows: Map<string, FlowState>;
  /** Schedules, schedule groups, IVRs and emergency groups. */
  readonly versioned: Map<string, VersionedState>;
  readonly referrers: Map<string, readonly Referrer[]>;
  /** Conversations in a flow. */
  readonly sessions: Map<string, number>;
  /** The queues that a flow feeds. */
  readonly fedQueues: Map<string, readonly FedQueue[]>;
  /** Objects to be found by name. */
  named: readonly (Found & { readonly resourceType: string })[];
  /** Questions without an answer, and why. */
  readonly unanswered: Map<Question, Failure>;
}

/** What all looks at one organisation share. */
interface Shared {
  readonly world: PlatformWorld;
  /** Every question, `flows a,b`. */
  readonly asked: string[];
  /** How many times somebody looked anew. */
  looks: number;
  /** Called before each fresh look: the place to change the world as time passes. */
  before: () => void;
}

const EVERYTHING: Grant = { domain: '*', entity: '*', actions: ['*'], divisionId: '*', divisionName: null };

/** An organisation in memory. Like the real adapter, each `Platform` remembers what it saw: only `anew()` sees what changed since. */
export class FakePlatform implements Platform {
  readonly shared: Shared;
  #seen: PlatformWorld | null = null;

  constructor(shared?: Shared) {
    this.shared = shared ?? {
      world: {
        organization: { id: 'org-1', name: 'Example Corp' },
        grants: [EVERYTHING],
        flows: new Map(),
        versioned: new Map(),
        referrers: new Map(),
        sessions: new Map(),
        fedQueues: new Map(),
        named: [],
        unanswered: new Map(),
      },
      asked: [],
      looks: 0,
      before: () => undefined,
    };
  }

  get world(): PlatformWorld {
    return this.shared.world;
  }

  anew(): Platform {
    this.shared.looks++;
    return new FakePlatform(this.shared);
  }

  async organization(): Promise<Answer<OrganizationIdentity>> {
    return this.#answer('organization', '', ({ organization }) => organization);
  }

  async grants(): Promise<Answer<readonly Grant[]>> {
    return this.#answer('grants', '', ({ grants }) => grants);
  }

  async flows(ids: readonly string[]): Promise<Answer<ById<FlowState>>> {
    return this.#answer('flows', ids.join(), ({ flows }) => only(flows, ids));
  }

  async schedules(ids: readonly string[]): Promise<Answer<ById<VersionedState>>> {
    return this.#answer('schedules', ids.join(), ({ versioned }) => only(versioned, ids));
  }

  async scheduleGroups(ids: readonly string[]): Promise<Answer<ById<ScheduleGroupState>>> {
    return this.#answer('scheduleGroups', ids.join(), ({ versioned }) => only(versioned, ids, { scheduleIds: [] }));
  }

  async ivrs(ids: readonly string[]): Promise<Answer<ById<IvrState>>> {
    return this.#answer('ivrs', ids.join(), ({ versioned }) => only(versioned, ids, { flowIds: [], scheduleGroupId: null }));
  }

  async emergencyGroups(ids: readonly string[]): Promise<Answer<ById<EmergencyGroupState>>> {
    return this.#answer('emergencyGroups', ids.join(), ({ versioned }) => only(versioned, ids, { enabled: false, callFlows: [] }));
  }

  async referrers(object: Referred): Promise<Answer<readonly Referrer[]>> {
    const type = object.kind === 'flow' ? ` ${object.type}` : '';
    return this.#answer('referrers', `${object.kind}${type} ${object.id}`, ({ referrers }) => referrers.get(object.id) ?? []);
  }

  async flowSessions(ids: readonly string[]): Promise<Answer<ById<number>>> {
    return this.#answer('flowSessions', ids.join(), ({ sessions }) => new Map(ids.map((id) => [id, sessions.get(id) ?? 0])));
  }

  async fedQueues({ id }: FlowState): Promise<Answer<readonly FedQueue[]>> {
    return this.#answer('fedQueues', id, ({ fedQueues }) => fedQueues.get(id) ?? []);
  }

  async queueActivity(ids: readonly string[]): Promise<Answer<ById<QueueActivity>>> {
    return this.#answer('queueActivity', ids.join(), () => new Map(ids.map((id) => [id, { waiting: 0, interacting: 0 }])));
  }

  async namesOf(): Promise<ById<Actor>> {
    return new Map();
  }

  async findByTypeAndName(resourceType: string, name: string): Promise<Answer<readonly Found[]>> {
    return this.#answer('findByTypeAndName', `${resourceType} ${name}`, ({ named }) =>
      named.filter((found) => found.resourceType === resourceType && found.name === name),
    );
  }

  link(resourceType: string, id: string, flowType: string | null = null): string | null {
    return flowType === null ? null : `https://apps.example/${resourceType}/${flowType}/${id}`;
  }

  #answer<T>(question: Question, about: string, read: (world: PlatformWorld) => T): Answer<T> {
    this.shared.asked.push(`${question} ${about}`.trim());
    if (this.#seen === null) this.shared.before();
    this.#seen ??= structuredClone(this.shared.world);
    const failure = this.#seen.unanswered.get(question);
    if (failure !== undefined) return { known: false, why: `${question}: ${failure.status} ${failure.code}`, failure };
    return { known: true, value: read(this.#seen) };
  }
}

/** Those of the ids that are there; each with `more`. */
const only = <T, M extends object>(all: ReadonlyMap<string, T>, ids: readonly string[], more?: M): ReadonlyMap<string, T & M> => {
  const found = new Map<string, T & M>();
  for (const id of ids) {
    const state = all.get(id);
    if (state !== undefined) found.set(id, Object.assign({}, state, more));
  }
  return found;
};

/** A flow that nobody has open. */
export const flowState = (id: string, given: Partial<FlowState> = {}): FlowState => ({
  id,
  name: 'Main IVR',
  type: 'INBOUNDCALL',
  divisionId: null,
  lockedBy: null,
  operation: null,
  published: null,
  checkedInVersionId: null,
  ...given,
});

/** An object with a version. */
export const versionedState = (id: string, given: Partial<VersionedState> = {}): VersionedState => ({
  id,
  name: 'Support hours',
  divisionId: null,
  version: 7,
  modifiedAt: null,
  modifiedBy: null,
  ...given,
});

export const ANN: Actor = { kind: 'person', id: 'u-1', name: 'Ann Example' };
export const PIPELINE: Actor = { kind: 'client', id: 'c-1', name: 'CX pipeline' };

/** An IVR that refers to something. */
export const ivr = (id: string): Referrer => ({ kind: 'IVR', resourceType: 'genesyscloud_architect_ivr', id, name: `Line ${id}` });

/** A refused read: the right is missing. */
export const FORBIDDEN: Failure = {
  kind: 'forbidden',
  status: 403,
  code: 'architect.missing.permission',
  message: 'Missing permission',
  correlationId: null,
  retryAfterSeconds: null,
};
