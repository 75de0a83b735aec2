import type { Plan } from '../domain/change.ts';
import type { Conflict } from '../domain/conflict.ts';
import { isRecord } from '../domain/planned-value.ts';
import { resourceTypeOf } from '../domain/resource-address.ts';
import type { Platform } from '../genesys/port.ts';
import { actorInWords, namesOf } from './lock-parts.ts';
import { referrersOf } from './observe-conflicts.ts';
import { type AskedObject, idsInPlan, touchedObjects } from './plan-objects.ts';

/**
 * What the platform can add to conflicts that Terraform's texts leave open: who refers to an object and whether the plan cures it,
 * who has a flow open, and whether an object whose creation got no answer exists. Where it cannot say, the conflict stays as it is.
 */
export const explainConflicts = async (
  platform: Platform | null,
  plan: Plan,
  conflicts: readonly Conflict[],
): Promise<readonly Conflict[]> => {
  if (platform === null) return conflicts;
  const objects = new Map(touchedObjects(plan).map((object) => [object.address ?? '', object]));
  // One fresh look for all of them: what one conflict had read is not read again for the next.
  const fresh = platform.anew();
  return Promise.all(conflicts.map((conflict) => explain(fresh, plan, conflict, objects.get(conflict.address ?? '') ?? null)));
};

const explain = async (platform: Platform, plan: Plan, conflict: Conflict, object: AskedObject | null): Promise<Conflict> => {
  if (conflict.kind === 'referenced' && object !== null) return explainReferenced(platform, plan, conflict, object);
  if (conflict.kind === 'locked-by-user' && object?.kind === 'flow') return explainHolder(platform, conflict, object);
  if (conflict.kind === 'unavailable' && !conflict.curable) return explainLostCreate(platform, plan, conflict);
  return conflict;
};

/** Names each referrer; curable only if the plan changes or deletes every one of them (design section 4). */
const explainReferenced = async (platform: Platform, plan: Plan, conflict: Conflict, object: AskedObject): Promise<Conflict> => {
  const answer = await referrersOf(platform, object);
  if (!answer.known || answer.value.length === 0) return conflict;
  const inPlan = idsInPlan(plan);
  const outside = answer.value.filter(({ id }) => !inPlan.has(id));
  const message = `${conflict.message} Referred to by ${namesOf(answer.value)}.`;
  if (outside.length === 0) return { ...conflict, curable: true, message };
  return {
    ...conflict,
    curable: false,
    message,
    nextStep: `Remove \`${object.address}\` from ${namesOf(outside)}, or change those in the same plan, then run again.`,
  };
};

const explainHolder = async (platform: Platform, conflict: Conflict, object: AskedObject): Promise<Conflict> => {
  const flows = await platform.flows([object.id]);
  const holder = flows.known ? (flows.value.get(object.id)?.lockedBy ?? null) : null;
  if (holder === null) return conflict;
  const name = actorInWords(holder);
  return {
    ...conflict,
    message: `${conflict.message} Open in Architect by ${name}.`,
    nextStep: `Ask ${name} to save and close the flow in Architect.`,
  };
};

/** A create without an answer: looked up by type and name. None: it may be tried again; one: it is imported (design section 4). */
const explainLostCreate = async (platform: Platform, plan: Plan, conflict: Conflict): Promise<Conflict> => {
  const change = plan.changes.find(({ address, action }) => address === conflict.address && action === 'create');
  const name = change !== undefined && isRecord(change.after) ? change.after.name : null;
  const type = conflict.address === null ? null : resourceTypeOf(conflict.address);
  if (typeof name !== 'string' || type === null) return conflict;
  const found = await platform.findByTypeAndName(type, name);
  if (!found.known) return conflict;
  const [only, ...others] = found.value;
  if (only === undefined) return { ...conflict, curable: true, nextStep: 'The platform has no object of that name: it is tried again.' };
  if (others.length > 0)
    return {
      ...conflict,
      nextStep: `${found.value.length} objects of that name exist: find out which one this run made, and delete or import it.`,
    };
  return {
    ...conflict,
    nextStep: `One object of that name exists, and Terraform does not know it. If it is the one whose answer was lost (look when it was made), import it, then run again:\nimport {\n  to = ${conflict.address}\n  id = "${only.id}"\n}`,
  };
};
