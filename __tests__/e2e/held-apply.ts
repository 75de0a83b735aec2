import type { WatchedStageOptions } from './use-stage.ts';

/** A provider that stands still in the middle of an apply, until it is told to go on. */
export interface HeldApply {
  /** To be given to the stage. */
  readonly onCall: NonNullable<WatchedStageOptions['onCall']>;
  /** Settles when the provider is asked to carry out a change. */
  readonly reached: Promise<void>;
  /** Carries it out, and all that come after. */
  release(): void;
}

/** Holds up every change that the provider is asked to carry out. */
export const holdApply = (): HeldApply => {
  let reach = (): void => undefined;
  let release = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    reached,
    release,
    onCall: ({ method }) => {
      if (method !== 'ApplyResourceChange') return undefined;
      reach();
      return released;
    },
  };
};
