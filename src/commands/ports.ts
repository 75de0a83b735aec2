import type { Settings } from '../action/settings.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { LockObserver } from '../genesys/port.ts';
import type { Log } from '../github/port.ts';
import type { Terraform } from '../terraform/port.ts';
import type { Ledger } from './ledger.ts';

/** Everything a command works with; built in src/compose.ts, by fakes in tests. */
export interface Ports {
  readonly settings: Settings;
  readonly terraform: Terraform;
  readonly observer: LockObserver;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly random: Random;
  /** Aborted at the first cancellation signal. */
  readonly cancelled: AbortSignal;
  /** Milliseconds since 1970: no attempt, re-plan or wait begins after this. */
  readonly deadline: number;
  /** Absolute path of a file in the run's private folder. */
  readonly privateFile: (name: string) => string;
}
