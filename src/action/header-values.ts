import type { Reading } from './input-values.ts';

const accept = (value: string): Reading<string> => ({ ok: true, value });
const refuse = (problem: string, instead: string): Reading<never> => ({ ok: false, problem, instead });

/** Name of a header. */
export const readHeaderName = (text: string): Reading<string> =>
  /^[\w!#$%&'*+.^`|~-]+$/.test(text) ? accept(text) : refuse('not the name of a header', 'Write a name like X-Api-Key.');

/** Whether a header of this name carries a secret by custom, which has no place in a file of the repository. */
export const isSecretHeader = (name: string): boolean => /auth|cookie|key|pass|secret|token/i.test(name);

/** Credentials of the run itself: they reach the platform and GitHub, nobody else. */
const OWN_CREDENTIALS = /^(?:GENESYSCLOUD_|INPUT_|ACTIONS_)|^(?:GITHUB|GH)_TOKEN$/i;

/** Name of an environment variable for a header's value. */
export const readVariableName = (text: string): Reading<string> => {
  if (!/^[A-Za-z_]\w*$/.test(text)) return refuse('not the name of an environment variable', 'Write a name like SERVICENOW_KEY.');
  if (OWN_CREDENTIALS.test(text))
    return refuse('a credential of the run itself, which is not sent elsewhere', 'Write the name of a variable of your own.');
  return accept(text);
};
