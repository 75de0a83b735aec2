import { afterEach } from '@jest/globals';
import type { ProviderRequest } from '../../sandbox/provider/server.ts';
import { type Stage, type StageOptions, setStage } from './stage.ts';

/** A stage that tells what was asked of the platform since it was set. */
export interface WatchedStage extends Stage {
  /** Every request that would change something, as `PUT schedulegroups 409`, in the order of the answers. */
  writes(): readonly string[];
  /** When the platform answered the first of them, milliseconds since 1970; infinity: nothing was written. */
  firstWriteAt(): number;
}

/** A stage's options, and what happens behind the action's back. */
export interface WatchedStageOptions extends StageOptions {
  /** Told every call that Terraform makes to the provider once the stage is set, before it is answered: a moment that does not depend on the clock. */
  readonly onCall?: (call: ProviderRequest, stage: WatchedStage) => void | Promise<void>;
}

/** For the body of a `describe`: sets the stages of each test, and closes them when the test is over. */
export const useStage = (): ((options: WatchedStageOptions) => Promise<WatchedStage>) => {
  const open: WatchedStage[] = [];
  afterEach(async () => {
    for (const stage of open.splice(0)) await stage.close();
  });
  return async ({ onCall, ...options }) => {
    let current: WatchedStage | null = null;
    const onRequest = async (call: ProviderRequest): Promise<void> => {
      await options.onRequest?.(call);
      if (current !== null) await onCall?.(call, current);
    };
    current = watched(await setStage({ ...options, onRequest }));
    open.push(current);
    return current;
  };
};

const watched = (stage: Stage): WatchedStage => {
  const { requests } = stage.sandbox.api;
  const before = requests.length;
  const written = () =>
    requests.slice(before).filter(({ method, path }) => method !== 'GET' && !path.startsWith('/oauth/') && !ASKING.test(path));
  return {
    ...stage,
    writes: () => written().map(({ method, path, status }) => `${method} ${collectionOf(path)} ${status}`),
    firstWriteAt: () => written()[0]?.at ?? Number.POSITIVE_INFINITY,
  };
};

/** A POST to one of these changes nothing: it is a question with a body. */
const ASKING = /\/(?:search|query|execute)$/;

/** `/api/v2/architect/schedulegroups/0f5e…` → `schedulegroups`: ids differ in each run. */
const collectionOf = (path: string): string =>
  path.replace(/^\/(?:api\/v2\/(?:architect\/|workforcemanagement\/)?)?/, '').replace(/\/[\da-f-]{36}$/, '');
