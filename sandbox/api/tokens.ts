import type { ScenarioClient } from '../scenario/client.ts';

/** Tokens in circulation. They are kept apart from the organisation's state, so that nothing prints them. */
export interface Tokens {
  issue(client: ScenarioClient): string;
  /** Null: unknown or expired. */
  ownerOf(token: string): ScenarioClient | null;
}

/** Tokens that live `lifetime` ms by the platform's clock (`now`, ms). */
export const createTokens = (lifetime: number, now: () => number, newId: () => string): Tokens => {
  const tokens = new Map<string, { readonly client: ScenarioClient; readonly expiresAt: number }>();
  return {
    issue: (client) => {
      const token = newId();
      tokens.set(token, { client, expiresAt: now() + lifetime });
      return token;
    },
    ownerOf: (token) => {
      const entry = tokens.get(token);
      return entry === undefined || entry.expiresAt <= now() ? null : entry.client;
    },
  };
};
