/** The JSON with which the genesyscloud provider describes a failed call (facts/genesys.md 2.4). Null: the member is not there. */
export interface ProviderJson {
  /** `genesyscloud_flow`; `resourceName` until version 1.65, `resourceType` since. */
  readonly resourceType: string | null;
  readonly method: string | null;
  /** Path of the request; carries the prefix of a gateway if there is one. */
  readonly path: string | null;
  readonly statusCode: number | null;
  /** `API Error: 409 - … (…)`. */
  readonly errorMessage: string | null;
  readonly correlationId: string | null;
  /** The platform's dotted error code, out of `errorMessageDetails`. */
  readonly errorCode: string | null;
  /** Id of the object that the platform names in `errorMessageDetails`. */
  readonly entityId: string | null;
}

/** A text taken apart: the provider's JSON documents in it, in order, and what is left of the text. */
export interface SplitText {
  readonly text: string;
  readonly documents: readonly ProviderJson[];
}

/** Members that only the provider's JSON begins with (its members have a fixed order, empty ones are left out). */
const START = /\{\s*"(?:resourceType|resourceName|method|path|statusCode|errorMessage|correlationId)"\s*:/g;

/** More places than this are not looked at: it bounds the work on a hostile text. The provider prints one or two. */
const MAX_STARTS = 20;

/**
 * Finds the provider's JSON wherever it stands: alone in a detail, on a line of a summary, inside a printed Go struct.
 * Never throws; reads each place at most once, so that texts of 100 kB are no burden.
 */
export const splitProviderJson = (source: string): SplitText => {
  const documents: ProviderJson[] = [];
  const rest: string[] = [];
  let from = 0;
  for (const { index } of [...source.matchAll(START)].slice(0, MAX_STARTS)) {
    if (index < from) continue;
    const end = endOfObject(source, index);
    const document = end === null ? null : parseDocument(source.slice(index, end));
    if (end === null || document === null) continue;
    documents.push(document);
    rest.push(source.slice(from, index));
    from = end;
  }
  rest.push(source.slice(from));
  return { text: rest.join(' '), documents };
};

/** Where the JSON object that begins at `start` ends (exclusive); null when it is not closed. */
const endOfObject = (source: string, start: number): number | null => {
  let depth = 0;
  let inString = false;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
};

const parseDocument = (json: string): ProviderJson | null => {
  const parsed = parseJson(json);
  if (!isObject(parsed)) return null;
  const details: unknown = parsed.errorMessageDetails;
  const detail = Array.isArray(details) ? details.find(isObject) : undefined;
  return {
    resourceType: stringIn(parsed, 'resourceType') ?? stringIn(parsed, 'resourceName'),
    method: stringIn(parsed, 'method'),
    path: stringIn(parsed, 'path'),
    statusCode: statusIn(parsed),
    errorMessage: stringIn(parsed, 'errorMessage'),
    correlationId: stringIn(parsed, 'correlationId'),
    errorCode: stringIn(detail, 'errorCode'),
    entityId: stringIn(detail, 'entityId'),
  };
};

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return null; // Looks like JSON and is not: it stays text.
  }
};

type JsonObject = { readonly [member: string]: unknown };

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const stringIn = (object: JsonObject | undefined, member: string): string | null => {
  const value = object?.[member];
  return typeof value === 'string' && value !== '' ? value : null;
};

const statusIn = (object: JsonObject): number | null => {
  const value = object.statusCode;
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599 ? value : null;
};
