import type { Models } from 'purecloud-platform-client-v2';
import type { Area } from './platform.ts';
import { notFound } from './refusal.ts';

/** `GET /api/v2/oauth/clients/{id}`, to put a name to a client that holds something. Never with a secret. */
export const oauthClients: Area = (app, { organisation, scenario }) => {
  app.get<{ Params: { readonly id: string }; Reply: Models.OAuthClient }>('/api/v2/oauth/clients/:id', async (request) => {
    const client = organisation.oauthClients.get(request.params.id);
    if (client === undefined) throw notFound('OAuth client', request.params.id);
    return {
      ...client,
      authorizedGrantType: 'CLIENT_CREDENTIALS',
      accessTokenValiditySeconds: Math.ceil(scenario.tokenLifetime / 1_000),
      state: 'active',
      selfUri: `/api/v2/oauth/clients/${client.id}`,
    };
  });
};
