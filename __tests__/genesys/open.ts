import type { Clock } from '../../src/domain/clock.ts';
import { createPlatform } from '../../src/genesys/platform.ts';
import type { Platform } from '../../src/genesys/port.ts';
import { openSession, type Session, type SessionOptions } from '../../src/genesys/session.ts';

/** A clock that moves only when somebody sleeps, or by `pass`. */
export interface FakeClock extends Clock {
  /** Milliseconds of each sleep. */
  readonly sleeps: readonly number[];
  pass(milliseconds: number): void;
}

export const fakeClock = (): FakeClock => {
  let now = Date.UTC(2026, 0, 5, 12);
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    sleep: async (milliseconds, signal) => {
      sleeps.push(milliseconds);
      if (!signal.aborted) now += milliseconds;
    },
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
};

export const SECRET = 'sandbox-secret';

/** A session with the organisation at `apiUrl`, as the sandbox's client. */
export const sessionAt = (
  apiUrl: string | null,
  options: Partial<SessionOptions> = {},
): { readonly session: Session; readonly clock: FakeClock; readonly secrets: readonly string[] } => {
  const clock = fakeClock();
  const secrets: string[] = [];
  const opening = openSession({
    region: null,
    apiUrl,
    credentials: { kind: 'client', clientId: 'sandbox-client', clientSecret: SECRET },
    clock,
    random: () => 0.5,
    signal: new AbortController().signal,
    onSecret: (value) => secrets.push(value),
    ...options,
  });
  if (!opening.ok) throw new Error(opening.problem);
  return { session: opening.session, clock, secrets };
};

/** The platform at `apiUrl`. */
export const platformAt = (apiUrl: string, options: Partial<SessionOptions> = {}): Platform =>
  createPlatform(sessionAt(apiUrl, options).session);
