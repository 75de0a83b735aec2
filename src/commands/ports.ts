import type { Clock, Random } from '../domain/clock.ts';
import type { DeployGuardConfig, SourceRule } from '../domain/config.ts';
import type { Lock, OnLock, ShiftCurve } from '../domain/lock.ts';
import type { Region } from '../domain/region.ts';
import type { Settings } from '../domain/settings.ts';
import type { Window } from '../domain/window.ts';
import type { LockObserver, Platform } from '../genesys/port.ts';
import type { Log } from '../github/port.ts';
import type { Terraform } from '../terraform/port.ts';
import type { Ledger } from './ledger.ts';

/** Everything a command works with; built in src/compose.ts, by fakes in tests. */
export interface Ports {
  readonly settings: Settings;
  readonly terraform: Terraform;
  /** Null: there are no credentials, so nothing can be asked. */
  readonly platform: Platform | null;
  /** Where the session is; null: there is none, or only a gateway is known. */
  readonly region: Region | null;
  readonly config: DeployGuardConfig;
  /** The windows of the config file with their periods. */
  readonly windows: readonly Window[];
  /** Asks one lock source of the config file about the objects that it guards. */
  readonly askSource: AskSource;
  readonly observer: LockObserver;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: Random;
  /** Aborted at the first cancellation signal. */
  readonly cancelled: AbortSignal;
  /** Milliseconds since 1970: no retry begins after this: no attempt but the first, no re-plan, no repeat and no wait. */
  readonly deadline: number;
  /** Absolute path of a file in the run's private folder. */
  readonly privateFile: (name: string) => string;
}

/** An object that a lock source is asked about. */
export interface GuardedObject {
  readonly address: string;
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
}

/** What a lock source answered: at least one lock, clear ones included. */
export interface SourceAnswer {
  readonly locks: readonly Lock[];
  readonly shiftCurve: ShiftCurve | null;
}

/** Never throws: a source that cannot be asked is unknown. */
export type AskSource = (rule: SourceRule, guarded: readonly GuardedObject[], onLock: OnLock) => Promise<SourceAnswer>;
