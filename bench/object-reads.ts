import type { RecordedRequest } from '../sandbox/api/recording.ts';

/** One object by its id. Session set-up, lists, log-ins and the polling of flow jobs are not reads of objects. */
const OBJECT = /^\/api\/v2\/(?:architect\/[a-z]+|flows)\/[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** How often the platform was asked for an object: by refreshes, and by the provider around each write. */
export const objectReads = (requests: readonly RecordedRequest[]): number =>
  requests.filter(({ method, path }) => method === 'GET' && OBJECT.test(path)).length;
