import type { Credentials, Settings } from '../domain/settings.ts';
import type { Environment } from './run-facts.ts';

/** Credentials that can be used. */
export type GivenCredentials = Exclude<Credentials, { readonly kind: 'environment' }>;

/** Ours are Terraform's: by input, or the provider's own variables, of which it prefers the token (facts/terraform.md). */
export const platformCredentials = ({ credentials }: Settings, env: Environment): GivenCredentials | null => {
  if (credentials.kind !== 'environment') return credentials;
  const {
    GENESYSCLOUD_ACCESS_TOKEN: accessToken,
    GENESYSCLOUD_OAUTHCLIENT_ID: clientId,
    GENESYSCLOUD_OAUTHCLIENT_SECRET: clientSecret,
  } = env;
  if (accessToken) return { kind: 'token', accessToken };
  return clientId && clientSecret ? { kind: 'client', clientId, clientSecret } : null;
};
