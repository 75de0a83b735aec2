/** Time as the rules see it: injected, so that tests do not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits, or ends early when the signal is aborted. Never rejects. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** A number in [0, 1), injected. */
export type Random = () => number;

/** ISO 8601 in UTC, for reports. */
export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
