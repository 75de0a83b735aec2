import type { Operation } from '../../../src/domain/attempt.ts';
import type { Diagnostic } from '../../../src/domain/diagnostic.ts';
import type { Refusal, Refuse } from './world.ts';

const CORRELATION_ID = '5b7c1c52-2f0b-4f4e-9d64-4a7f3d6f9c11';

/** An error of Terraform or of the provider. */
export const errorOf = (summary: string, detail = '', address: string | null = null): Diagnostic => ({
  severity: 'error',
  summary,
  detail,
  address,
  range: null,
});

/** The provider's error as version 1.66 and later print it (facts/genesys.md 2.4); of a delete, Terraform tells no address. */
const answered =
  (status: number, message: string): Refusal['diagnostic'] =>
  ({ action, address, id }) => {
    const [type = ''] = address.split('.');
    const errorMessage = `API Error: ${status} - ${message} (${CORRELATION_ID})`;
    const method = { create: 'POST', update: 'PUT', delete: 'DELETE', read: 'GET', other: 'GET' }[action];
    const detail = {
      resourceType: type,
      method,
      path: `/api/v2/flows/${id ?? ''}`,
      statusCode: status,
      errorMessage,
      correlationId: CORRELATION_ID,
    };
    return errorOf(`error at ${id ?? 'new object'} | error: ${errorMessage}`, JSON.stringify(detail), action === 'delete' ? null : address);
  };

/** Answers of the platform. */
export const IN_USE: Refusal = { diagnostic: answered(409, 'The schedule group is in use by active shifts.') };
export const FORBIDDEN: Refusal = { diagnostic: answered(403, 'Missing the following permission(s): [architect:flow:edit]') };
export const BUSY: Refusal = { diagnostic: answered(429, 'Rate limit exceeded the maximum. Retry the request in [7] seconds') };
export const UNAVAILABLE: Refusal = { diagnostic: answered(503, 'Service unavailable.') };

/** Errors of Terraform's own. */
export const STALE = errorOf(
  'Saved plan is stale',
  'The given plan file can no longer be applied because the state was changed by another operation after the plan was created.',
);
export const NOT_SAVED = errorOf('Failed to save state', 'Error saving state: HTTP error: 409');
export const HALTED = errorOf('execution halted');
export const MOVES_EXCLUDED = errorOf(
  'Moved resource instances excluded by targeting',
  'Resource instances in your current state have moved to new addresses in the latest configuration.',
);
export const SYNTAX_ERROR = errorOf('Unsupported block type', 'Blocks of type "resorce" are not expected here.');
export const PUSH_REFUSED = errorOf('Failed to write state: HTTP error: 503');
export const PLAN_UNAVAILABLE = answered(503, 'Service unavailable.')({ action: 'read', address: 'genesyscloud_flow.a', id: 'x' });

/** Refuses one kind of operation at one address in the first so many applies of a run; `Infinity`: always. */
export const refusing =
  (address: string, action: Operation['action'], applies: number, refusal: Refusal): Refuse =>
  (operation, apply) =>
    operation.address === address && operation.action === action && apply <= applies ? refusal : null;

/** The first that refuses decides. */
export const oneOf =
  (...all: readonly Refuse[]): Refuse =>
  (operation, apply) =>
    all.map((refuse) => refuse(operation, apply)).find((refusal) => refusal !== null) ?? null;
