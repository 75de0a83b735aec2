import type { ClassifyContext } from '../../../src/domain/classify.ts';
import type { Conflict } from '../../../src/domain/conflict.ts';
import type { Diagnostic } from '../../../src/domain/diagnostic.ts';
import { CID, FLOW, formats } from './provider-formats.ts';

/** One message, the circumstances in which it came, and what it means. */
export interface Message {
  readonly name: string;
  readonly diagnostic: Diagnostic;
  readonly context: ClassifyContext;
  readonly expected: Pick<Conflict, 'kind' | 'curable' | 'status' | 'correlationId'>;
}

export const contextOf = (given: Partial<ClassifyContext> = {}): ClassifyContext => ({
  operation: 'delete',
  phase: 'apply',
  plannedTypes: [],
  correlatedAddress: FLOW,
  ...given,
});

/** Status and correlation id are null when they are left out. */
type Meaning = readonly [Conflict['kind'], 'curable' | 'incurable', (number | null)?, (string | null)?];

/** A message that is written out: kind, curable, status, correlation id. By default it came while a flow was deleted. */
export const row = (
  name: string,
  diagnostic: Diagnostic,
  [kind, curable, status = null, correlationId = null]: Meaning,
  context: Partial<ClassifyContext> = {},
): Message => ({
  name,
  diagnostic,
  context: contextOf(context),
  expected: { kind, curable: curable === 'curable', status, correlationId },
});

/** An answer in the provider's newest format. */
export const answered = (
  status: number,
  message: string,
  meaning: readonly [Conflict['kind'], 'curable' | 'incurable'],
  context: Partial<ClassifyContext> = {},
) =>
  row(
    `${status} on ${context.operation ?? 'delete'}: ${message.slice(0, 70)}`,
    formats.jsonInSummary({ status, message }),
    [...meaning, status, CID],
    context,
  );
