import { afterEach } from '@jest/globals';
import type { ProviderRequest } from '../../sandbox/provider/server.ts';
import { type Stage, type StageOptions, setStage } from './stage.ts';

/** A stage that tells what was asked of the platform since it was set. */
export interface WatchedStage extends Stage {
  /** Every request that would change something, as `PUT schedulegroups 409`, in the order of the answers. */
  writes(): readonly string[];
}

/** A stage's options, and what happens behind the action's back. */
export interface WatchedStageOptions extends StageOptions {
  /** Told every call that Terraform makes to the provider once the stage is set, before it is answered: a moment that does not depend on the clock. */
  readonly onCall?: (call: ProviderRequest, stage: WatchedStage) => void | Promise<void>;
}

/** For the body of a `describe`: sets the stage of each test, and closes it when the test is over. */
export const useStage = (): ((options: WatchedStageOptions) => Promise<WatchedStage>) => {
  let current: WatchedStage | null = null;
  afterEach(async () => {
    await current?.close();
    current = null;
  });
  return async ({ onCall, ...options }) => {
    const onRequest = async (call: ProviderRequest): Promise<void> => {
      await options.onRequest?.(call);
      if (current !== null) await onCall?.(call, current);
    };
    current = watched(await setStage({ ...options, onRequest }));
    return current;
  };
};

const watched = (stage: Stage): WatchedStage => {
  const { requests } = stage.sandbox.api;
  const before = requests.length;
  const writes = () =>
    requests
      .slice(before)
      .filter(({ method, path }) => method !== 'GET' && !path.startsWith('/oauth/'))
      .map(({ method, path, status }) => `${method} ${collectionOf(path)} ${status}`);
  return { ...stage, writes };
};

/** `/api/v2/architect/schedulegroups/0f5e…` → `schedulegroups`: ids differ in each run. */
const collectionOf = (path: string): string =>
  path.replace(/^\/(?:api\/v2\/(?:architect\/|workforcemanagement\/)?)?/, '').replace(/\/[\da-f-]{36}$/, '');
