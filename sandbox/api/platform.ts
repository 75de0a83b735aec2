import type { FastifyInstance } from 'fastify';
import type { Scenario } from '../scenario/scenario.ts';
import { byName, emptyOrganisation, type Named, type Organisation } from './organisation.ts';
import { createSituation, type Situation } from './situation.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** What every area of the API works with. */
export interface Platform {
  readonly scenario: Scenario;
  readonly organisation: Organisation;
  readonly situation: Situation;
  readonly tokens: Tokens;
  /** Milliseconds since 1970, by the injected clock. */
  readonly now: () => number;
  /** The same as ISO 8601. */
  readonly timestamp: () => string;
  /** A new UUID. */
  readonly newId: () => string;
}

/** One area of the API: registers its routes. */
export type Area = (app: FastifyInstance, platform: Platform) => void;

/** A platform with an empty organisation. */
export const createPlatform = (scenario: Scenario, now: () => number, newId: () => string): Platform => ({
  scenario,
  organisation: emptyOrganisation(scenario.organization, newId()),
  situation: createSituation(scenario, now),
  tokens: createTokens(scenario.tokenLifetime, now, newId),
  now,
  timestamp: () => new Date(now()).toISOString(),
  newId,
});

/** The user of that name; a new one, with that id if it is given, if there is none yet. */
export const userNamed = (platform: Platform, name: string, id?: string): Named => named(platform, platform.organisation.users, name, id);

/** The OAuth client of that name; a new one if there is none yet. */
export const clientNamed = (platform: Platform, name: string): Named => named(platform, platform.organisation.oauthClients, name);

const named = ({ newId }: Platform, collection: Map<string, Named>, name: string, id: string = newId()): Named => {
  const known = byName(collection.values(), name);
  if (known !== undefined) return known;
  const entity = { id, name };
  collection.set(id, entity);
  return entity;
};
