import type { Models } from 'purecloud-platform-client-v2';
import type { Area } from './platform.ts';

const AUTHORIZED_SCOPES = ['architect', 'authorization', 'organization', 'routing', 'workforce-management'];
const PRODUCTS = ['architect', 'purecloud3', 'workforceManagement'];

/** Who am I talking to: the organisation, its token, products and home division (facts/genesys.md 1.7, 5.1). */
export const organization: Area = (app, { organisation, scenario }) => {
  const { id, name, homeDivision } = organisation;

  app.get<{ Reply: Models.Organization }>('/api/v2/organizations/me', async () => ({
    id,
    name,
    domain: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    thirdPartyOrgName: name,
    defaultCountryCode: 'US',
    defaultLanguage: 'en-US',
    features: {},
    state: 'active',
    version: 1,
    selfUri: '/api/v2/organizations/me',
  }));

  app.get<{ Reply: Models.TokenInfo }>('/api/v2/tokens/me', async ({ client }) => ({
    organization: { id, name },
    homeOrganization: { id, name },
    authorizedScope: AUTHORIZED_SCOPES,
    ...(client === null
      ? {}
      : { OAuthClient: { id: client.id, name: client.name, authorizedGrantType: 'CLIENT_CREDENTIALS', organization: { id, name } } }),
  }));

  app.get<{ Reply: Models.OrganizationProductEntityListing }>('/api/v2/authorization/products', async () => ({
    total: PRODUCTS.length,
    entities: PRODUCTS.map((product) => ({ id: product })),
  }));

  app.get<{ Reply: Models.AuthzDivision }>('/api/v2/authorization/divisions/home', async () => ({
    ...homeDivision,
    description: `Home division of ${scenario.organization.name}`,
    homeDivision: true,
    selfUri: `/api/v2/authorization/divisions/${homeDivision.id}`,
  }));
};
