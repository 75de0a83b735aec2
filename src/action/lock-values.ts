import { compile, isRegistered } from '@jmespath-community/jmespath';
import type { HttpTarget, ShiftsRule } from '../domain/config.ts';
import { OBJECT_ID } from '../domain/object-id.ts';
import { type Reading, readDuration, readUuid } from './input-values.ts';

const accept = <T>(value: T): Reading<T> => ({ ok: true, value });
const refuse = (problem: string, instead: string): Reading<never> => ({ ok: false, problem, instead });

/** Id of a data action: a UUID, which the platform may put a kind in front of (`custom_-_…`, `static_-_…`). */
export const readActionId = (text: string): Reading<string> =>
  readUuid(text).ok || /^[a-z]+_-_[\w.-]+$/i.test(text)
    ? accept(text)
    : refuse('not the id of a data action', 'Write the id from its address in the admin UI, a UUID or custom_-_ and a UUID.');

/** A glob on addresses (src/domain/glob.ts). What is a wildcard elsewhere and only itself here is refused: it would never match. */
export const readGuard = (text: string): Reading<string> => {
  const instead = 'Write an address with * for any text, for example genesyscloud_flow.* or module.eu["a"].genesyscloud_flow.main.';
  const withoutKeys = text.replace(/\["(?:[^"\\]|\\.)*"\]/g, '').replace(/\[(?:\d+|\*)\]/g, '');
  if (!/^[\w.*[\]"-]+$/.test(withoutKeys)) return refuse('not a glob on addresses (only * is a wildcard)', instead);
  if (/[[\]"]/.test(withoutKeys) && !withoutKeys.includes('*'))
    return refuse('not a glob on addresses (its brackets or quotes do not close)', instead);
  return text.includes('.') || text.includes('*') ? accept(text) : refuse('no address: it would never match', instead);
};

/** A JMESPath expression that compiles, with functions that exist. */
export const readPath = (text: string): Reading<string> => {
  const instead = 'Write a JMESPath expression, for example entities[].status.';
  try {
    const missing = functionsIn(compile(text)).find((name) => !isRegistered(name));
    return missing === undefined ? accept(text) : refuse(`JMESPath with a function that does not exist, ${missing}()`, instead);
  } catch (error) {
    return refuse(`not JMESPath (${error instanceof Error ? error.message : String(error)})`, instead);
  }
};

/** Names of the functions in a syntax tree: compiling does not look whether they exist. */
const functionsIn = (node: unknown): readonly string[] => {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'Function' && 'name' in node ? [String(node.name)] : [];
  return [...own, ...Object.values(node).flatMap(functionsIn)];
};

/** How far ahead shifts count: `today`, or a duration. */
export const readLookAhead = (text: string): Reading<ShiftsRule['lookAhead']> => {
  if (text === 'today') return accept('today');
  const reading = readDuration(text);
  return reading.ok ? accept({ ms: reading.value }) : refuse('neither today nor a duration', 'Write today, or for example 4h.');
};

const SOME_HOST = 'https://host.invalid';

/** Origin of a URL, with another object's id in it; null: not a URL. */
const originOf = (text: string, id: string): string | null => {
  try {
    return new URL(text.replaceAll(OBJECT_ID, id), SOME_HOST).origin;
  } catch {
    return null;
  }
};

/**
 * Whom an `http` source asks. A path means the Genesys API host, and gets the token, so nothing may turn it into another host
 * (`//host`, backslashes); an absolute URL never gets it, and must be https or this machine.
 */
export const readTarget = (text: string): Reading<HttpTarget> => {
  const instead = 'Write a path on the Genesys API host, for example /api/v2/flows/{id}, or an https:// address.';
  const placeholder = /\{[^}]*\}/.exec(text.replaceAll(OBJECT_ID, ''))?.[0];
  if (placeholder !== undefined)
    return refuse(`an address with an unknown placeholder, ${placeholder}`, `Write ${OBJECT_ID}, or no braces.`);
  const origin = originOf(text, 'a');
  if (origin === null || /[\s\\]/.test(text)) return refuse('not an address', instead);
  if (text.startsWith('/'))
    return origin === SOME_HOST ? accept({ kind: 'platform', path: text }) : refuse('an address without https:', instead);
  if (!/^https?:\/\//i.test(text)) return refuse('neither a path nor an https:// address', instead);
  if (origin !== originOf(text, 'b')) return refuse(`an address with ${OBJECT_ID} in its host`, instead);
  return readElsewhere(text, new URL(text.replaceAll(OBJECT_ID, 'a')));
};

const readElsewhere = (text: string, url: URL): Reading<HttpTarget> => {
  if (url.username !== '' || url.password !== '')
    return refuse('an address with a user or password in it', 'Write headers: { Authorization: { env: NAME } } instead.');
  const isThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isThisMachine) return refuse('not encrypted', 'Write https:// instead of http://.');
  return accept({ kind: 'elsewhere', url: text });
};
