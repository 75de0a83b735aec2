import type { ScenarioClient } from '../scenario/scenario.ts';

/** Life of a token; the real default, and long enough that no client refreshes (facts/genesys.md 5.1). */
export const TOKEN_SECONDS = 86_400;

/** Tokens in circulation. They are kept apart from the organisation's state, so that nothing prints them. */
export interface Tokens {
  issue(client: ScenarioClient): string;
  /** Null: unknown or expired. */
  ownerOf(token: string): ScenarioClient | null;
}

/** Tokens that expire by the platform's clock (`now`, ms). */
export const createTokens = (now: () => number, newId: () => string): Tokens => {
  const tokens = new Map<string, { readonly client: ScenarioClient; readonly expiresAt: number }>();
  return {
    issue: (client) => {
      const token = newId();
      tokens.set(token, { client, expiresAt: now() + TOKEN_SECONDS * 1_000 });
      return token;
    },
    ownerOf: (token) => {
      const entry = tokens.get(token);
      return entry === undefined || entry.expiresAt <= now() ? null : entry.client;
    },
  };
};
