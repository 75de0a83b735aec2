import type { Conflict } from '../domain/conflict.ts';
import type { Grant } from '../domain/permission.ts';

/** What the platform says now about the objects in conflict. `unknown` is its own answer, never "clear" (design section 1). */
export type Verdict = 'clear' | 'locked' | 'unknown';

/** One look at the objects in conflict. */
export interface Observation {
  readonly verdict: Verdict;
  /** In words, for the log: `2 callers in the flow`; empty when nothing is known. */
  readonly evidence: string;
}

/** Looks whether what stood in the way of an attempt is still there. */
export interface LockObserver {
  observe(conflicts: readonly Conflict[]): Promise<Observation>;
}

/**
 * Why the platform's answer is missing. `not-found`: the platform itself says so. `malformed`: an answer of another shape (HTML,
 * nothing, other JSON). `pending`: a 202, whose result comes by a way that we cannot follow. `unavailable`: 408 or 5xx. `network`, `timeout`, `cancelled`: no answer.
 */
export type FailureKind =
  | 'refused'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'unavailable'
  | 'network'
  | 'timeout'
  | 'malformed'
  | 'pending'
  | 'cancelled';

/** A failed request, without headers and secrets. */
export interface Failure {
  readonly kind: FailureKind;
  /** HTTP status; null: no answer came. */
  readonly status: number | null;
  /** The platform's code (`architect.missing.permission`) or the network's (`ECONNREFUSED`). */
  readonly code: string | null;
  /** One line, at most 500 characters, the platform's own words where there are any. */
  readonly message: string;
  readonly correlationId: string | null;
  readonly retryAfterSeconds: number | null;
}

/** An answer of the platform, or why there is none. Not known is never "nothing there" (design section 1). */
export type Answer<T> =
  | { readonly known: true; readonly value: T }
  /** `why` is for people: what was asked, status, code, message. `failure` is null where nothing failed: the platform cannot say. */
  | { readonly known: false; readonly why: string; readonly failure: Failure | null };

/** A person or an OAuth client. */
export interface Actor {
  readonly kind: 'person' | 'client';
  readonly id: string;
  /** Null: the platform does not tell us. */
  readonly name: string | null;
}

/** The organisation that the credentials belong to. */
export interface OrganizationIdentity {
  readonly id: string;
  readonly name: string;
}

/** A flow as it is now (facts/genesys.md 1.1). A flow has no version number for optimistic locking: compare `published` and `checkedInVersionId`. */
export interface FlowState {
  readonly id: string;
  readonly name: string;
  /** Upper case: `INBOUNDCALL`. */
  readonly type: string;
  readonly divisionId: string | null;
  /** Who has it open in Architect. */
  readonly lockedBy: Actor | null;
  /** What Architect is doing with it: `PUBLISH`. The platform does not tell since when. */
  readonly operation: { readonly name: string; readonly by: Actor | null } | null;
  /** `at`: ISO 8601. */
  readonly published: {
    readonly versionId: string | null;
    readonly version: string | null;
    readonly at: string | null;
    readonly by: Actor | null;
  } | null;
  readonly checkedInVersionId: string | null;
}

/** What schedules, schedule groups, IVRs and emergency groups have in common (facts/genesys.md 1.4). */
export interface VersionedState {
  readonly id: string;
  readonly name: string;
  readonly divisionId: string | null;
  /** Goes up by one with every change. */
  readonly version: number | null;
  /** ISO 8601. */
  readonly modifiedAt: string | null;
  readonly modifiedBy: Actor | null;
}

/** A schedule group; it opens, closes and has holidays by these schedules. */
export interface ScheduleGroupState extends VersionedState {
  readonly scheduleIds: readonly string[];
}

/** An IVR (call route). */
export interface IvrState extends VersionedState {
  /** Open, closed and holiday flow. */
  readonly flowIds: readonly string[];
  readonly scheduleGroupId: string | null;
}

/** An emergency group. */
export interface EmergencyGroupState extends VersionedState {
  /** An emergency is on: its flows answer instead of the usual ones. */
  readonly enabled: boolean;
  readonly callFlows: readonly { readonly flowId: string | null; readonly ivrIds: readonly string[] }[];
}

/** By id. An id that is not in it: no such object, or none that these credentials may see. */
export type ById<T> = ReadonlyMap<string, T>;

/** An object of which one can ask who refers to it. `type` of a flow: `INBOUNDCALL`. */
export type Referred =
  | { readonly kind: 'flow'; readonly id: string; readonly type: string }
  | { readonly kind: 'schedule-group' | 'schedule' | 'ivr' | 'emergency-group'; readonly id: string };

/** An object that refers to another. */
export interface Referrer {
  /** In words: `IVR`, `queue`, `inbound call flow`. */
  readonly kind: string;
  /** Terraform's type for it, `genesyscloud_architect_ivr`; null where we know none. */
  readonly resourceType: string | null;
  readonly id: string;
  readonly name: string | null;
}

/** What goes on in a queue now. */
export interface QueueActivity {
  readonly waiting: number;
  readonly interacting: number;
}

/** A queue to which a flow transfers, and what goes on in it. */
export interface FedQueue extends QueueActivity {
  readonly id: string;
  readonly name: string | null;
}

/** An object found by its name. */
export interface Found {
  readonly id: string;
  readonly name: string;
  /** Flows only: `INBOUNDCALL`. */
  readonly type: string | null;
}

/**
 * The questions that commands ask. Nothing changes by asking. Lists are read at most once for each `Platform`: what must be fresh is
 * asked of `anew()`.
 */
export interface Platform {
  /** The same organisation with nothing remembered but names. */
  anew(): Platform;
  /** Who am I talking to (no permission needed). */
  organization(): Promise<Answer<OrganizationIdentity>>;
  /** What the credentials may do; see `hasPermission`. */
  grants(): Promise<Answer<readonly Grant[]>>;
  /** `architect:flow:view`. One request for 100 flows. */
  flows(ids: readonly string[]): Promise<Answer<ById<FlowState>>>;
  /** `routing:schedule:view`. Up to five ids: a request each; more: the whole list, 100 a request. So the next three. */
  schedules(ids: readonly string[]): Promise<Answer<ById<VersionedState>>>;
  /** `routing:scheduleGroup:view`. */
  scheduleGroups(ids: readonly string[]): Promise<Answer<ById<ScheduleGroupState>>>;
  /** `routing:callRoute:view`. */
  ivrs(ids: readonly string[]): Promise<Answer<ById<IvrState>>>;
  /** `routing:emergencyGroup:view`. */
  emergencyGroups(ids: readonly string[]): Promise<Answer<ById<EmergencyGroupState>>>;
  /**
   * Who refers to the object. Flows: dependency tracking (`architect:dependencyTracking:view`, a request each), IVRs and emergency
   * groups; "nobody" is known only while the tracking index is operational. Others: by the lists of what may refer to them.
   */
  referrers(object: Referred): Promise<Answer<readonly Referrer[]>>;
  /** Conversations in each flow now; every id is in the answer. `analytics:flowObservation:view`. One request for 100 flows. */
  flowSessions(ids: readonly string[]): Promise<Answer<ById<number>>>;
  /** The queues that a flow feeds (`architect:dependencyTracking:view`, `analytics:queueObservation:view`); two requests. */
  fedQueues(flow: FlowState): Promise<Answer<readonly FedQueue[]>>;
  /** `analytics:queueObservation:view`. Every id is in the answer. */
  queueActivity(ids: readonly string[]): Promise<Answer<ById<QueueActivity>>>;
  /** Names of people and clients; who cannot be named has a null name. Never fails. */
  namesOf(ids: readonly string[]): Promise<ById<Actor>>;
  /** Objects of that Terraform type and exactly that name: whether a creation whose answer was lost took place. */
  findByTypeAndName(resourceType: string, name: string): Promise<Answer<readonly Found[]>>;
  /** The object in the admin UI; null where no page is known. `flowType` is needed for flows. */
  link(resourceType: string, id: string, flowType?: string | null): string | null;
}
