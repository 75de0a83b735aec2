import type { Grant } from '../domain/permission.ts';
import { malformed } from './platform-failure.ts';
import type { Answer, OrganizationIdentity } from './port.ts';
import type { Models } from './sdk.ts';
import type { Session } from './session.ts';

/** `GET /organizations/me` (facts/genesys.md 1.7). */
export const readOrganization = (session: Session): Promise<Answer<OrganizationIdentity>> =>
  session.ask('the organisation', async ({ organization }) => {
    const { id, name } = await organization.getOrganizationsMe();
    if (id === undefined || name === undefined) throw malformed('the organisation has no id or name');
    return { id, name };
  });

/** `GET /authorization/subjects/me`: every policy of every role in its division (facts/genesys.md 1.7). */
export const readGrants = (session: Session): Promise<Answer<readonly Grant[]>> =>
  session.ask('permissions', async ({ authorization }) => {
    const { grants } = await authorization.getAuthorizationSubjectsMe();
    if (!Array.isArray(grants)) throw malformed('the answer has no grants');
    return grants.flatMap(grantsIn);
  });

const grantsIn = ({ division, role }: Models.AuthzGrant): readonly Grant[] =>
  (role?.policies ?? []).map(({ domain, entityName, actions }) => ({
    domain: domain ?? '',
    entity: entityName ?? '',
    actions: actions ?? [],
    divisionId: division?.id ?? '',
    divisionName: division?.name ?? null,
  }));
