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
  tokens: createTokens(now, newId),
  now,
  timestamp: () => new Date(now()).toISOString(),
  newId,
});

/** The user of that name; a new one if there is none yet. */
export const userNamed = ({ organisation, newId }: Platform, name: string): Named => {
  const known = byName(organisation.users.values(), name);
  if (known !== undefined) return known;
  const user = { id: newId(), name };
  organisation.users.set(user.id, user);
  return user;
};
