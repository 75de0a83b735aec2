import type { Json } from '../api-mapping.ts';
import { innerWait } from '../inner-retry.ts';
import type { SendObject } from '../platform-object.ts';
import { platformObject } from '../platform-object.ts';
import type { ResourceType, Session } from '../resource.ts';
import { idAttribute } from '../schema.ts';

const path = '/api/v2/architect/ivrs';
const numbersPerRequest = 50;

/** The platform takes 50 new numbers a request: the first part goes with the object, each further one with a PUT of its own. */
const sendInParts: SendObject = async (session, method, address, body) => {
  const numbers: readonly unknown[] = Array.isArray(body.dnis) ? body.dnis : [];
  if (numbers.length > 0) await innerWait(session.retry, 3000);
  const known = method === 'PUT' ? await numbersOf(session, address) : [];
  const fresh = numbers.filter((number) => !known.includes(number));
  const kept = numbers.filter((number) => known.includes(number));
  const first = body.dnis === undefined ? body : { ...body, dnis: [...kept, ...fresh.slice(0, numbersPerRequest)] };
  let reply = await session.send(method, address, first);
  for (let sent = numbersPerRequest; reply.ok && sent < fresh.length; sent += numbersPerRequest) {
    await innerWait(session.retry, 2000);
    const part: Json = { ...reply.body, dnis: [...kept, ...fresh.slice(0, sent + numbersPerRequest)] };
    reply = await session.send('PUT', `${path}/${String(reply.body.id)}`, part);
  }
  return reply;
};

async function numbersOf(session: Session, address: string): Promise<readonly unknown[]> {
  const current = await session.send('GET', address);
  return current.ok && Array.isArray(current.body.dnis) ? current.body.dnis : [];
}

const flowReference = { type: 'string', mode: 'optional', shape: 'reference' } as const;

/** `genesyscloud_architect_ivr`: create retried on 400, update on 409 and 400, delete not at all (facts/genesys.md 2.5, 5.5). */
export const ivr: ResourceType = platformObject({
  name: 'genesyscloud_architect_ivr',
  schemaVersion: 1,
  block: {
    attributes: {
      id: idAttribute,
      name: { type: 'string', mode: 'required', forceNew: true },
      description: { type: 'string', mode: 'optional' },
      dnis: { type: ['set', 'string'], mode: 'optional' },
      open_hours_flow_id: { ...flowReference, field: 'openHoursFlow' },
      closed_hours_flow_id: { ...flowReference, field: 'closedHoursFlow' },
      holiday_hours_flow_id: { ...flowReference, field: 'holidayHoursFlow' },
      schedule_group_id: { ...flowReference, field: 'scheduleGroup' },
      division_id: { type: 'string', mode: 'optional-computed', field: 'division', shape: 'reference' },
    },
  },
  path,
  write: 'put-version',
  retryCreate: 'status-400',
  retryUpdate: 'version-mismatch-or-400',
  retryRemove: 'never',
  send: sendInParts,
  words: {
    create: (name) => ({
      lead: `Failed to create IVR config ${name}`,
      joint: ' error: ',
      via: 'error performing create inside function uploadArchitectIvrWithChunkingLogic: ',
    }),
    read: (id) => ({ lead: `Failed to read IVR config ${id}`, joint: ' | error: ' }),
    readForUpdate: (id) => ({ lead: `Failed to read IVR config ${id}`, joint: ' error: ' }),
    update: (id) => ({
      lead: `Failed to update IVR config ${id}`,
      joint: ' error: ',
      via: 'error performing update inside function uploadArchitectIvrWithChunkingLogic: ',
    }),
    remove: (_id, name) => ({ lead: `Failed to delete IVR config ${name}`, joint: ' error: ' }),
    removing: (id) => ({ lead: `Error deleting IVR config ${id}`, joint: ' | error: ' }),
    stillThere: (id) => `IVR config ${id} still exists`,
  },
});
