import type { Models } from 'purecloud-platform-client-v2';
import type { ScenarioClient } from '../scenario/client.ts';
import { callerOf } from './access.ts';
import type { Area, Platform } from './platform.ts';
import { authenticationRequired } from './refusal.ts';
import { ROUTE_PERMISSIONS } from './route-permissions.ts';

/** `GET /api/v2/authorization/subjects/me`: what the token may do, as grants of one role (facts/genesys.md 1.7). */
export const authorization: Area = (app, platform) => {
  const [roleId, otherDivisionId] = [platform.newId(), platform.newId()];

  app.get<{ Reply: Models.AuthzSubject }>('/api/v2/authorization/subjects/me', async (request) => {
    const { client } = request;
    if (client === null) throw authenticationRequired();
    return {
      id: callerOf(request).id,
      name: client.name,
      version: 1,
      grants: [
        {
          subjectId: client.id,
          division: divisionOf(platform, client, otherDivisionId),
          role: { id: roleId, name: 'Deployment', policies: client.permissions.flatMap(policiesOf) },
        },
      ],
      selfUri: '/api/v2/authorization/subjects/me',
    };
  });
};

const divisionOf = ({ organisation }: Platform, { division: name }: ScenarioClient, otherId: string): Models.AuthzDivision => {
  const { homeDivision } = organisation;
  if (name === homeDivision.name) return { ...homeDivision, description: '', homeDivision: true };
  return { id: name === '*' ? '*' : otherId, name, description: '', homeDivision: false };
};

/** Domains that a role with everything lists one by one; the platform has more. */
const DOMAINS = [...new Set(Object.values(ROUTE_PERMISSIONS).flatMap((any) => any.map((permission) => permission.split(':')[0] ?? '')))];

const policiesOf = (permission: string): readonly Models.AuthzGrantPolicy[] => {
  if (permission === '*') return DOMAINS.map((domain) => ({ domain, entityName: '*', actions: ['*'] }));
  const [domain = '*', entityName = '*', action = '*'] = permission.split(':');
  return [{ domain, entityName, actions: [action] }];
};
