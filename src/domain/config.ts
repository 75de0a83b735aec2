import type { JsonScalar, JsonValue } from './json-value.ts';
import type { OnLock } from './lock.ts';

/** `.github/deploy-guard.yml`, checked and complete (design section 3, "Config file"). */
export interface DeployGuardConfig {
  readonly windows: readonly WindowRule[];
  readonly locks: readonly SourceRule[];
  readonly drain: readonly DrainRule[];
  /** Null: no mutex. */
  readonly mutex: MutexRule | null;
  readonly lint: { readonly rulesOff: readonly string[] };
  readonly conditionalTypes: readonly ConditionalTypeRule[];
}

/** What holds where there is no config file. */
export const EMPTY_CONFIG: DeployGuardConfig = {
  windows: [],
  locks: [],
  drain: [],
  mutex: null,
  lint: { rulesOff: [] },
  conditionalTypes: [],
};

/** A period in which deploying is denied or allowed, with Argo CD's meaning (facts/peers.md 4). */
export interface WindowRule {
  readonly kind: 'allow' | 'deny';
  readonly time: RecurringTime | OneOffTime;
  /** IANA name, `America/Chicago`, or `UTC`. */
  readonly timeZone: string;
  /** Null: the file says nothing. */
  readonly description: string | null;
  /** Lets an attempt sequence that was permitted at its start finish. */
  readonly overrun: boolean;
}

/** Starts by a cron expression in the window's time zone; lasts so much elapsed time. */
export interface RecurringTime {
  readonly kind: 'recurring';
  /** Five fields. */
  readonly schedule: string;
  /** Milliseconds. */
  readonly durationMs: number;
}

/** One period; local times of the window's time zone, `2026-12-24T00:00`, the end not included. */
export interface OneOffTime {
  readonly kind: 'once';
  readonly from: string;
  readonly to: string;
}

/** A lock source of the config file. */
export type SourceRule = ShiftsRule | PublishRule | DataActionRule | HttpRule;

interface AnySourceRule {
  /** Globs on addresses (src/domain/glob.ts); null: every change. */
  readonly guards: readonly string[] | null;
  /** The file's own word for this source; null: the `on-lock` input, then `DEFAULT_ON_LOCK`. */
  readonly onLock: OnLock | null;
}

/** Agents on shift now, or coming within `lookAhead`, in a business unit. */
export interface ShiftsRule extends AnySourceRule {
  readonly source: 'wfm-shifts';
  readonly businessUnit: string;
  /** `today`: until midnight in the business unit's time zone. */
  readonly lookAhead: 'today' | { readonly ms: number };
}

/** A schedule being generated, or published or edited within `settleMs`. */
export interface PublishRule extends AnySourceRule {
  readonly source: 'wfm-publish';
  readonly businessUnit: string;
  /** Milliseconds. */
  readonly settleMs: number;
}

/** A data action of the customer: clear only if every value at `answer` is `clearWhen`. */
export interface DataActionRule extends AnySourceRule {
  readonly source: 'data-action';
  readonly action: string;
  readonly input: { readonly [name: string]: JsonValue };
  /** JMESPath into the result. */
  readonly answer: string;
  readonly clearWhen: JsonScalar;
}

/** An answer over HTTP: locked if any value at the path is one of those named. */
export interface HttpRule extends AnySourceRule {
  readonly source: 'http';
  readonly target: HttpTarget;
  readonly method: 'GET' | 'POST';
  /** Null: none. */
  readonly body: JsonValue;
  readonly headers: readonly HttpHeader[];
  readonly lockedWhen: LockedWhen;
}

/** `platform`: a path on the Genesys API host, with the token; `elsewhere`: an absolute URL, never with the token. */
export type HttpTarget = { readonly kind: 'platform'; readonly path: string } | { readonly kind: 'elsewhere'; readonly url: string };

/** A header; its value is in the file, or, for a secret, in an environment variable. */
export type HttpHeader =
  | { readonly name: string; readonly from: 'file'; readonly value: string }
  | { readonly name: string; readonly from: 'environment'; readonly variable: string };

/** A condition on an answer. `equals` of the file is a list of one. */
export interface LockedWhen {
  /** JMESPath into the answer. */
  readonly path: string;
  readonly values: readonly JsonScalar[];
}

/** Where new callers go while a flow is drained (design section 6). */
export interface DrainRule {
  /** Glob on addresses. */
  readonly flow: string;
  readonly emergencyGroup: string;
}

/** One row of a data table keeps two runs apart. */
export interface MutexRule {
  readonly dataTable: string;
  readonly key: string;
  /** Milliseconds. */
  readonly ttlMs: number;
}

/** A resource type that is updated through the API under a version check. */
export interface ConditionalTypeRule {
  readonly type: string;
  readonly get: string;
  readonly put: string;
  /** `etag`: `If-Match`; `body`: `version` in the body. */
  readonly version: 'etag' | 'body';
}

/** What a lock of a source means where neither the file nor the `on-lock` input says (design section 5). */
export const DEFAULT_ON_LOCK: Readonly<Record<SourceRule['source'], OnLock>> = {
  'wfm-shifts': 'abort',
  'wfm-publish': 'wait',
  'data-action': 'wait',
  http: 'wait',
};

/**
 * What a lock of this source means: the file's word, else the input's, else the source's own (design section 3, `on-lock`).
 *
 * @param input the `on-lock` input; null: not given
 */
export const onLockOf = ({ source, onLock }: SourceRule, input: OnLock | null): OnLock => onLock ?? input ?? DEFAULT_ON_LOCK[source];
