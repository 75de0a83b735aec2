import { setSecret } from '@actions/core';
import { type InputName, SECRET_INPUTS } from './contract.ts';
import type { Environment } from './run-facts.ts';

/** Variables of the provider that hold a secret (facts/genesys.md 4.2). */
const SECRET_VARIABLES = [
  'GENESYSCLOUD_OAUTHCLIENT_SECRET',
  'GENESYSCLOUD_ACCESS_TOKEN',
  'GENESYSCLOUD_GATEWAY_AUTH_PASSWORD',
  'GENESYSCLOUD_PROXY_AUTH_PASSWORD',
];

/** The secrets that came with the step: what the log, and every text of our own, must not show. */
export const givenSecrets = (read: (input: InputName) => string, env: Environment): readonly string[] =>
  [...SECRET_INPUTS.map(read), ...SECRET_VARIABLES.map((name) => env[name] ?? '')]
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');

/** Tells the runner to mask them, before anything else is printed. */
export const maskSecrets = (read: (input: InputName) => string, env: Environment): void => {
  for (const secret of givenSecrets(read, env)) setSecret(secret);
};
