/** A signal that is aborted some time after another one. */
export interface DelayedSignal {
  readonly signal: AbortSignal;
  /** Forgets both. */
  close(): void;
}

/**
 * For what a cancellation must not stop at once: it follows `first` after `delayMs` milliseconds, also where `first` was aborted
 * before.
 */
export const delayedSignal = (first: AbortSignal, delayMs: number): DelayedSignal => {
  const later = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  const begin = (): void => {
    timer = setTimeout(() => later.abort(), delayMs);
  };
  if (first.aborted) begin();
  else first.addEventListener('abort', begin, { once: true });
  return {
    signal: later.signal,
    close: () => {
      first.removeEventListener('abort', begin);
      if (timer !== null) clearTimeout(timer);
    },
  };
};
