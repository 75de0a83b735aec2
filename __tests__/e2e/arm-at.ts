import type { ProviderRequest } from '../../sandbox/provider/server.ts';
import type { WatchedStageOptions } from './use-stage.ts';

/** When the scenario's clock starts. */
export interface Arming {
  /** To be given to the stage. */
  readonly arm: false;
  readonly onCall: NonNullable<WatchedStageOptions['onCall']>;
  /** Milliseconds since 1970; throws where it never came to that. */
  at(): number;
}

/**
 * Starts the scenario's clock at the first call of that kind: `ReadResource` or, where nothing exists yet, `PlanResourceChange`,
 * while the action plans, so before it looks for locks; `ApplyResourceChange`, so after it looked. However long the machine takes
 * to come to it, the times of the scenario fit.
 */
export const armAt = (method: 'ReadResource' | 'PlanResourceChange' | 'ApplyResourceChange'): Arming => {
  let armedAt: number | null = null;
  return {
    arm: false,
    onCall: (call: ProviderRequest, { sandbox }) => {
      if (armedAt !== null || call.method !== method) return;
      sandbox.api.arm();
      armedAt = Date.now();
    },
    at: () => {
      if (armedAt === null) throw new Error(`Terraform never called ${method}`);
      return armedAt;
    },
  };
};
