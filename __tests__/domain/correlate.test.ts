import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Operation } from '../../src/domain/attempt.ts';
import { correlate } from '../../src/domain/correlate.ts';
import type { Diagnostic } from '../../src/domain/diagnostic.ts';
import { diagnosticOf } from './messages/provider-formats.ts';

const operationOf = (address: string, given: Partial<Operation> = {}): Operation => ({
  address,
  action: 'delete',
  id: null,
  state: 'errored',
  elapsedSeconds: null,
  ...given,
});

/** A destroy error as the provider prints it: no address, the id in the JSON's path. */
const destroyError = (path: string, type = 'genesyscloud_flow', summary = 'error deleting'): Diagnostic =>
  diagnosticOf(`${summary}\n${JSON.stringify({ resourceType: type, method: 'DELETE', path, statusCode: 409 })}`);

const addresses = (diagnostics: readonly Diagnostic[], operations: readonly Operation[]) => {
  const found = correlate(diagnostics, operations);
  return diagnostics.map((diagnostic) => found.get(diagnostic)?.address);
};

const a = operationOf('genesyscloud_flow.a', { id: 'id-a' });
const b = operationOf('genesyscloud_flow.b', { id: 'id-b' });

describe('the object of an error', () => {
  it('is the one at the diagnostic’s own address, with what was being done to it', () => {
    const diagnostic = diagnosticOf('x', '', 'genesyscloud_flow.a');
    const found = correlate([diagnostic], [operationOf('genesyscloud_flow.a', { action: 'update' })]);
    expect(found.get(diagnostic)).toEqual({ address: 'genesyscloud_flow.a', operation: 'update' });
  });

  it('keeps its address where no operation is known', () => {
    const diagnostic = diagnosticOf('x', '', 'data.genesyscloud_flow.a');
    expect(correlate([diagnostic], []).get(diagnostic)).toEqual({ address: 'data.genesyscloud_flow.a', operation: null });
  });

  it('is found by the id in the path, whatever the order', () => {
    expect(addresses([destroyError('/gateway/api/v2/flows/id-b'), destroyError('/api/v2/flows/id-a')], [a, b])).toEqual([
      b.address,
      a.address,
    ]);
  });

  it('is found by the id in a text without JSON', () => {
    expect(addresses([diagnosticOf('Error deleting flow id-b: API Error: 409 - x (y)')], [a, b])).toEqual([b.address]);
  });

  it('is the one whose id stands first, not the referrer that the message names', () => {
    expect(addresses([diagnosticOf('Error deleting flow id-b: API Error: 409 - used by id-a (y)')], [a, b])).toEqual([b.address]);
  });

  it('is not taken for one whose id is a part of its own', () => {
    const short = operationOf('genesyscloud_flow.short', { id: '4f2a-1' });
    const long = operationOf('genesyscloud_flow.long', { id: '4f2a-11' });
    expect(addresses([destroyError('/api/v2/flows/4f2a-11'), destroyError('/api/v2/flows/4f2a-1')], [short, long])).toEqual([
      long.address,
      short.address,
    ]);
  });

  it('is the one with the longer id where one id begins with another', () => {
    const route = operationOf('genesyscloud_routing_email_route.r', { id: 'domain/route' });
    const domain = operationOf('genesyscloud_routing_email_domain.d', { id: 'domain' });
    expect(addresses([diagnosticOf('failed to delete domain/route')], [domain, route])).toEqual([route.address]);
  });

  it('has the type that the provider names', () => {
    const row = operationOf('genesyscloud_architect_datatable_row.r', { id: 'same' });
    const table = operationOf('genesyscloud_architect_datatable.t', { id: 'same' });
    expect(addresses([destroyError('/x/same', 'genesyscloud_architect_datatable')], [row, table])).toEqual([table.address]);
  });

  it('is the same for two errors with one id', () => {
    expect(addresses([destroyError('/flows/id-a'), destroyError('/flows/id-a')], [a, b])).toEqual([a.address, a.address]);
  });

  it('is the deposed object whose delete printed no end', () => {
    const created = operationOf('genesyscloud_flow.a', { action: 'create', state: 'completed' });
    const deposed = operationOf('genesyscloud_flow.a', { id: 'old', state: 'started' });
    const error = destroyError('/api/v2/flows/old');
    expect(correlate([error], [created, deposed]).get(error)).toEqual({ address: 'genesyscloud_flow.a', operation: 'delete' });
  });

  it('tells an addressed error of an update from the delete of a deposed object at the same address', () => {
    const update = operationOf('genesyscloud_flow.a', { action: 'update', id: 'new' });
    const deposed = operationOf('genesyscloud_flow.a', { id: 'old', state: 'started' });
    const [own, orphan] = [diagnosticOf('x', '', 'genesyscloud_flow.a'), destroyError('/api/v2/flows/old')];
    const found = correlate([own, orphan], [deposed, update]);
    expect([found.get(own)?.operation, found.get(orphan)?.operation]).toEqual(['update', 'delete']);
  });

  it('is found by order where no error has an id and there is one error for each failed delete', () => {
    expect(
      addresses([diagnosticOf('first'), diagnosticOf('second')], [a, operationOf('genesyscloud_flow.done', { state: 'completed' }), b]),
    ).toEqual([a.address, b.address]);
  });

  it('is found by order among those that no id has found', () => {
    expect(addresses([diagnosticOf('409 Conflict'), destroyError('/flows/id-a')], [a, b])).toEqual([b.address, a.address]);
  });

  it('is found by order type by type', () => {
    const queue = operationOf('genesyscloud_routing_queue.q', { id: 'id-q' });
    const errors = [destroyError('/none', 'genesyscloud_routing_queue'), destroyError('/none')];
    expect(addresses(errors, [a, b, queue])).toEqual([queue.address, null]);
  });

  it('is found by order for errors without a type among what those with a type leave', () => {
    const queue = operationOf('genesyscloud_routing_queue.q', { id: 'id-q' });
    const errors = [destroyError('/none', 'genesyscloud_routing_queue'), diagnosticOf('without a type')];
    expect(addresses(errors, [a, queue])).toEqual([queue.address, a.address]);
  });

  it('is unknown where the counts do not agree', () => {
    expect(addresses([diagnosticOf('first')], [a, b])).toEqual([null]);
    expect(addresses([diagnosticOf('first'), diagnosticOf('second')], [a])).toEqual([null, null]);
  });

  it('is none for Terraform’s own errors and for warnings, which take no place in the order', () => {
    const warning: Diagnostic = { ...diagnosticOf('deprecated'), severity: 'warning' };
    const errors = [diagnosticOf('Failed to save state', 'HTTP error: 409'), warning, diagnosticOf('first')];
    expect(addresses(errors, [a])).toEqual([null, null, a.address]);
  });

  it('is found among ten thousand in no time', () => {
    const operations = Array.from({ length: 10_000 }, (_, index) => operationOf(`genesyscloud_flow.f[${index}]`, { id: `id-${index}` }));
    const errors = operations.map(({ id }) => destroyError(`/api/v2/flows/${id}`)).reverse();
    const start = performance.now();
    const found = addresses(errors, operations);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(found[0]).toBe('genesyscloud_flow.f[9999]');
  });
});

describe('correlation of any run', () => {
  const ids = fc.constantFrom('1', '11', '1-1', 'a', 'a/b', 'b');
  const operation: fc.Arbitrary<Operation> = fc.record({
    address: fc.constantFrom('genesyscloud_flow.a', 'genesyscloud_flow.b', 'genesyscloud_routing_queue.c', 'genesyscloud_routing_queue.d'),
    action: fc.constantFrom('create', 'update', 'delete'),
    id: fc.option(ids),
    state: fc.constantFrom('started', 'completed', 'errored'),
    elapsedSeconds: fc.constant(null),
  });
  const diagnostic: fc.Arbitrary<Diagnostic> = fc.oneof(
    ids.map((id) => diagnosticOf(`error deleting flow ${id}`)),
    ids.map((id) => destroyError(`/api/v2/flows/${id}`)),
    fc.string().map((text) => diagnosticOf(text)),
  );

  it('names at most one object for each error, and never one whose operations all completed', () => {
    fc.assert(
      fc.property(fc.array(diagnostic), fc.array(operation), (diagnostics, operations) => {
        const found = correlate(diagnostics, operations);
        expect([...found.keys()]).toEqual(diagnostics);
        for (const { address, operation: action } of found.values()) {
          if (address === null) expect(action).toBeNull();
          else expect(operations.some((one) => one.address === address && one.action === action && one.state !== 'completed')).toBe(true);
        }
      }),
    );
  });
});
