import type { Clock } from '../domain/clock.ts';
import { PlatformFailure } from './platform-failure.ts';
import type { Sdk } from './sdk.ts';

/** Who logs in. A client gets tokens itself; a token is used as long as it lasts. */
export type PlatformCredentials =
  | { readonly kind: 'client'; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: 'token'; readonly accessToken: string };

/** Identifies the token that a request went out with. */
export type Lease = number;

/** Keeps the SDK supplied with a token that is valid. */
export interface TokenLease {
  /** Logs in if there is no token or it ends soon; many callers share one log-in. Rejects with a `PlatformFailure`. */
  valid(): Promise<Lease>;
  /** The platform refused the token of this lease. False: no other can be had, so asking again is futile. */
  refuse(lease: Lease): boolean;
}

/** What the lease needs from outside. */
export interface LeaseOptions {
  /** Null: nobody can log in, and every use is refused. */
  readonly credentials: PlatformCredentials | null;
  readonly sdk: Pick<Sdk, 'useToken'>;
  /** One log-in, repeated where that helps. */
  readonly logIn: (clientId: string, clientSecret: string) => ReturnType<Sdk['logIn']>;
  readonly clock: Clock;
  /** Told of every token before it is used. */
  readonly onSecret: (value: string) => void;
}

/** Milliseconds before the end at which a token is replaced; a fifth of its life if that is shorter. */
const MARGIN_MS = 60_000;

/** Tokens live from five minutes to two days, and a client's have no refresh token: a new log-in replaces them (facts/genesys.md 3). */
export const createTokenLease = ({ credentials, sdk, logIn, clock, onSecret }: LeaseOptions): TokenLease => {
  if (credentials === null) return { valid: () => Promise.reject(noCredentials()), refuse: () => false };
  if (credentials.kind === 'token') {
    sdk.useToken(credentials.accessToken);
    return { valid: async () => 0, refuse: () => false };
  }
  const { clientId, clientSecret } = credentials;
  let lease: Lease = 0;
  let renewAt = Number.NEGATIVE_INFINITY;
  let pending: Promise<Lease> | null = null;

  const renew = async (): Promise<Lease> => {
    const { token, lifetimeMs } = await logIn(clientId, clientSecret);
    onSecret(token);
    lease += 1;
    renewAt = lifetimeMs === null ? Number.POSITIVE_INFINITY : clock.now() + lifetimeMs - Math.min(MARGIN_MS, lifetimeMs / 5);
    pending = null;
    return lease;
  };

  return {
    valid: async () => {
      if (clock.now() < renewAt) return lease;
      pending ??= renew().catch((reason: unknown) => {
        // A refused log-in stays refused: every further question would be one more failed log-in of this client.
        if (!isRefused(reason)) pending = null;
        throw reason;
      });
      return pending;
    },
    refuse: (refused) => {
      if (refused === lease) renewAt = Number.NEGATIVE_INFINITY;
      return true;
    },
  };
};

const isRefused = (reason: unknown): boolean =>
  reason instanceof PlatformFailure && (reason.kind === 'unauthorized' || reason.kind === 'forbidden' || reason.kind === 'refused');

const noCredentials = (): PlatformFailure =>
  new PlatformFailure('unauthorized', { message: 'no credentials for Genesys Cloud: set client-id and client-secret, or access-token' });
