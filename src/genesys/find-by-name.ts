import { mapAnswer, unknown } from './answer.ts';
import { type Listing, readPage } from './pages.ts';
import { malformed } from './platform-failure.ts';
import type { Answer, Found } from './port.ts';
import type { Apis } from './sdk.ts';
import type { Session } from './session.ts';

/** Query of a list by name. */
interface Query {
  readonly name: string;
  readonly pageSize: number;
  readonly pageNumber: number;
}

interface Named {
  readonly id?: string;
  readonly name: string;
  readonly type?: string;
  readonly deleted?: boolean;
  readonly state?: string;
}

const LISTS: Readonly<Record<string, (apis: Apis, query: Query) => Promise<Listing<Named>>>> = {
  genesyscloud_flow: ({ architect }, query) => architect.getFlows(query),
  genesyscloud_architect_schedules: ({ architect }, query) => architect.getArchitectSchedules(query),
  genesyscloud_architect_schedulegroups: ({ architect }, query) => architect.getArchitectSchedulegroups(query),
  genesyscloud_architect_ivr: ({ architect }, query) => architect.getArchitectIvrs(query),
  genesyscloud_architect_emergencygroup: ({ architect }, query) => architect.getArchitectEmergencygroups(query),
};

/** Live objects of that Terraform type and exactly that name. The platform's filter knows wildcards and no case, so we compare again. */
export const findByTypeAndName = async (session: Session, resourceType: string, name: string): Promise<Answer<readonly Found[]>> => {
  const list = LISTS[resourceType];
  if (list === undefined) return unknown(`objects named "${name}": ${resourceType} cannot be looked up by name`);
  const answer = await session.askAll(`objects named "${name}"`, async (apis, pageNumber) =>
    readPage(await list(apis, { name, pageSize: 100, pageNumber }), (entity) => (isMeant(entity, name) ? found(entity) : null)),
  );
  return mapAnswer(answer, (entities) => entities.filter((entity) => entity !== null));
};

const isMeant = (entity: Named, name: string): boolean => entity.name === name && entity.deleted !== true && entity.state !== 'deleted';

const found = ({ id, name, type }: Named): Found => {
  if (id === undefined) throw malformed('an object has no id');
  return { id, name, type: type?.toUpperCase() ?? null };
};
