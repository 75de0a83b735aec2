import type { SourceRule } from '../domain/config.ts';
import type { Lock, OnLock, PlatformObject, ShiftCurve } from '../domain/lock.ts';
import { linkTo } from './links.ts';
import type { Names } from './names.ts';
import type { Actor } from './port.ts';
import type { Session } from './session.ts';

/** An object that exists and that the `guards` of a source match. */
export interface GuardedObject {
  readonly address: string;
  /** `genesyscloud_flow` */
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
}

/** What is the same for every source throughout a run. */
export interface SourceRun {
  readonly session: Session;
  readonly names: Names;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** For the values of headers. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a source is asked about. */
export interface SourceQuestion {
  readonly guarded: readonly GuardedObject[];
  readonly onLock: OnLock;
}

/** What a source says. */
export interface SourceAnswer {
  /** At least one; `clear` ones are among them. */
  readonly locks: readonly Lock[];
  /** Only of `wfm-shifts`, and only if every shift is known. */
  readonly shiftCurve: ShiftCurve | null;
}

/**
 * Asks a lock source of the config file. Never rejects: whatever goes wrong is an `unknown` lock that says why.
 *
 * @param guarded objects matched by the guards; creates are left out, they have no id
 * @param onLock what a lock of this source means (`onLockOf`)
 */
export type AskSource = (rule: SourceRule, guarded: readonly GuardedObject[], onLock: OnLock) => Promise<SourceAnswer>;

/** Everything about a lock that is not the same for each one of a source. */
export type LockFacts = Pick<Lock, 'verdict' | 'object' | 'evidence'> & Partial<Pick<Lock, 'holder' | 'since' | 'ends'>>;

/** A lock of the config file: what is not said is not known, and waiting may always end it. */
export const lockOf = (rule: SourceRule, { onLock }: SourceQuestion, facts: LockFacts): Lock => ({
  source: rule.source,
  holder: null,
  since: null,
  ends: null,
  permanent: false,
  onLock,
  ...facts,
});

/** A guarded object as locks name it. */
export const asPlatformObject = ({ hosts }: Session, { type, id, name, address }: GuardedObject): PlatformObject => ({
  type,
  id,
  name,
  address,
  link: linkTo(hosts.apps, type, id),
});

/** A business unit as locks name it. */
export const businessUnitObject = (id: string, name: string | null): PlatformObject => ({
  type: 'business unit',
  id,
  name,
  address: null,
  link: null,
});

/** `Ann Example`, `the client CX pipeline`, or the id where there is no name. */
export const holderOf = ({ kind, name, id }: Actor): string => (kind === 'client' ? `the client ${name ?? id}` : (name ?? id));

/** The answer of a source that is asked for each object, and none of them exists yet. */
export const nothingToAsk = (rule: SourceRule, question: SourceQuestion, object: PlatformObject): SourceAnswer => {
  const evidence = 'none of the guarded objects exists yet, so there is nothing to ask about';
  return { locks: [lockOf(rule, question, { verdict: 'clear', object, evidence })], shiftCurve: null };
};
