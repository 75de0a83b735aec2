import type { FetchRequest } from './session.ts';

/**
 * A request that never carries the token, not even to the Genesys host; up to three redirects are followed, and those carry none of
 * the request's own headers.
 */
export interface BareRequest extends FetchRequest {
  readonly withToken: false;
}
