import { type Callers, callersAt, concerns, type Fault, type Hold } from '../scenario/conditions.ts';
import type { ScenarioEvent } from '../scenario/events.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { isInTime, strikes } from '../scenario/timing.ts';

/** What the scenario has standing in the way at this moment. Before `arm()`: nothing. */
export interface Situation {
  /** Starts the scenario's clock, or starts it anew. */
  arm(): void;
  /** Milliseconds since `arm()`, or null before it. */
  sinceArm(): number | null;
  /** Callers who are in the flow of that name now. */
  callersIn(flow: string): number;
  /** The hold of that kind on the object of that name, to look at: a request that only reads is not counted. */
  look<Kind extends Hold['kind']>(kind: Kind, target: string): HoldOf<Kind> | null;
  /** The same for a request that the hold may refuse: counted for `times` and `every`. */
  meet<Kind extends Hold['kind']>(kind: Kind, target: string): HoldOf<Kind> | null;
  /** Ends a hold for good: somebody broke the lock. */
  end(hold: Hold): void;
  /** The fault that this request meets, if any; counted. */
  faultFor(method: string, path: string): Fault | null;
  /** Takes out the events that are due. An event given back with `postpone` comes again next time. */
  takeDueEvents(): readonly ScenarioEvent[];
  postpone(event: ScenarioEvent): void;
}

/** One kind of hold. */
export type HoldOf<Kind extends Hold['kind']> = Extract<Hold, { readonly kind: Kind }>;

/** The moving side of a scenario: its clock, and what was counted and ended so far. */
export const createSituation = (scenario: Scenario, now: () => number): Situation => {
  let armedAt: number | null = null;
  let pending: readonly ScenarioEvent[] = [];
  const seen = new Map<Hold | Fault, number>();
  const ended = new Set<Hold>();

  const sinceArm = (): number | null => (armedAt === null ? null : now() - armedAt);
  const isStriking = (condition: Hold | Fault): boolean => {
    const time = sinceArm();
    return time !== null && strikes(condition.when, time, seen.get(condition) ?? 0);
  };
  const count = (condition: Hold | Fault): void => {
    const time = sinceArm();
    if (time !== null && isInTime(condition.when, time)) seen.set(condition, (seen.get(condition) ?? 0) + 1);
  };
  /** Whether the condition strikes this request, which is counted. */
  const strike = (condition: Hold | Fault): boolean => {
    const struck = isStriking(condition);
    count(condition);
    return struck;
  };
  const holdsOn = <Kind extends Hold['kind']>(kind: Kind, target: string): readonly HoldOf<Kind>[] =>
    scenario.holds.filter((hold): hold is HoldOf<Kind> => hold.kind === kind && hold.target === target && !ended.has(hold));

  return {
    sinceArm,
    arm: () => {
      armedAt = now();
      pending = scenario.events;
      seen.clear();
      ended.clear();
    },
    callersIn: (flow) => {
      const time = sinceArm();
      if (time === null) return 0;
      return holdsOn('callers', flow).reduce((sum, callers: Callers) => sum + callersAt(callers, time), 0);
    },
    look: (kind, target) => holdsOn(kind, target).find(isStriking) ?? null,
    meet: (kind, target) => holdsOn(kind, target).filter(strike)[0] ?? null,
    end: (hold) => {
      ended.add(hold);
    },
    faultFor: (method, path) => scenario.faults.filter((fault) => concerns(fault, method, path)).filter(strike)[0] ?? null,
    takeDueEvents: () => {
      const time = sinceArm();
      if (time === null) return [];
      const due = pending.filter((event) => event.at <= time);
      pending = pending.filter((event) => event.at > time);
      return due;
    },
    postpone: (event) => {
      pending = [event, ...pending];
    },
  };
};
