import type { Operation } from '../domain/attempt.ts';
import type { Diagnostic } from '../domain/diagnostic.ts';
import type { TerraformEvent } from './events.ts';
import { createTextDiagnostics } from './text-diagnostics.ts';

/** What a run of Terraform leaves behind, built up event by event without keeping the events. */
export interface RunRecord {
  add(event: TerraformEvent): void;
  /** In the order of their start, reads left out. */
  operations(): readonly Operation[];
  /** Those of the JSON stream, then those printed as text. */
  diagnostics(): readonly Diagnostic[];
  /** The last plain lines after any diagnostic, for a run that failed without one. */
  lastWords(): readonly string[];
}

/** An empty record. */
export const createRunRecord = (): RunRecord => {
  const operations: Operation[] = [];
  const diagnostics: Diagnostic[] = [];
  const text = createTextDiagnostics();
  /**
   * Indexes of the operations that have not ended, by address and action: a replace is two operations on one address. Ends carry
   * no id, so of two deletes on one address (the current and a deposed object) the first that began is taken to end first.
   */
  const open = new Map<string, number[]>();

  const begin = (event: TerraformEvent & { type: 'apply_start' }): void => {
    if (event.action === 'read') return;
    const key = `${event.action} ${event.address}`;
    open.set(key, [...(open.get(key) ?? []), operations.length]);
    operations.push({ address: event.address, action: event.action, id: event.id, state: 'started', elapsedSeconds: null });
  };
  const end = (event: TerraformEvent & { type: 'apply_complete' | 'apply_errored' }): void => {
    const index = open.get(`${event.action} ${event.address}`)?.shift();
    const operation = index === undefined ? undefined : operations[index];
    if (index === undefined || operation === undefined) return;
    const state = event.type === 'apply_complete' ? 'completed' : 'errored';
    operations[index] = { ...operation, state, elapsedSeconds: event.elapsedSeconds };
  };

  return {
    add: (event) => {
      if (event.type === 'apply_start') begin(event);
      else if (event.type === 'apply_complete' || event.type === 'apply_errored') end(event);
      else if (event.type === 'diagnostic') diagnostics.push(event.diagnostic);
      else if (event.type === 'plain') text.add(event.message);
    },
    operations: () => operations,
    diagnostics: () => [...diagnostics, ...text.found()],
    lastWords: text.lastWords,
  };
};
