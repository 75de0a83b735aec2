import * as v from 'valibot';
import type { ScenarioClient } from '../scenario/scenario.ts';
import type { Area } from './platform.ts';
import { TOKEN_SECONDS } from './tokens.ts';

/** An OAuth error as RFC 6749 and the Go SDK read it (facts/genesys.md 3); not the API's error body. */
export interface OAuthError {
  readonly error: string;
  readonly error_description: string;
  readonly description: string;
}

/** Both names of the description, as the platform sends them. */
export const oauthError = (error: string, description: string): OAuthError => ({ error, error_description: description, description });

interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'bearer';
  readonly expires_in: number;
}

/** Log-in by client credentials. The status for a bad secret is inferred. */
export const oauth: Area = (app, { scenario, tokens }) => {
  app.post<{ Reply: TokenAnswer | OAuthError }>('/oauth/token', { config: { isPublic: true } }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const form = new URLSearchParams(v.parse(v.fallback(v.string(), ''), request.body));
    if (form.get('grant_type') !== 'client_credentials') {
      return reply.code(400).send(oauthError('unsupported_grant_type', 'only client_credentials is supported'));
    }
    const client = authenticated(scenario.clients, request.headers.authorization ?? '');
    if (client === null) return reply.code(401).send(oauthError('invalid_client', 'authentication failed'));
    return { access_token: tokens.issue(client), token_type: 'bearer', expires_in: TOKEN_SECONDS };
  });
};

const authenticated = (clients: readonly ScenarioClient[], authorization: string): ScenarioClient | null => {
  const [, encoded = ''] = /^basic\s+(\S+)$/i.exec(authorization) ?? [];
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  return clients.find(({ id, secret }) => credentials === `${id}:${secret}`) ?? null;
};
