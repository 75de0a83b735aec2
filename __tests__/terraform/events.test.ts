import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeLine } from '../../src/terraform/events.ts';

const plain = (text: string): string => text;

const resource = (addr: string) => ({ addr, module: '', resource: addr, implied_provider: 'genesyscloud', resource_key: null });

const decode = (line: unknown) => decodeLine(typeof line === 'string' ? line : JSON.stringify(line), plain);

describe('decoding a line of output', () => {
  it.each<[string, unknown, unknown]>([
    [
      'version of Terraform',
      { '@level': 'info', '@message': 'Terraform 1.11.4', terraform: '1.11.4', type: 'version', ui: '1.2' },
      { type: 'version', message: 'Terraform 1.11.4', product: 'terraform', version: '1.11.4' },
    ],
    [
      'version of OpenTofu',
      { '@level': 'info', '@message': 'OpenTofu 1.8.2', tofu: '1.8.2', type: 'version', ui: '1.2' },
      { type: 'version', message: 'OpenTofu 1.8.2', product: 'opentofu', version: '1.8.2' },
    ],
    [
      'start of a deletion',
      {
        '@message': 'm',
        hook: { resource: resource('a.b'), action: 'delete', id_key: 'id', id_value: '84920103' },
        type: 'apply_start',
      },
      { type: 'apply_start', message: 'm', address: 'a.b', action: 'delete', id: '84920103' },
    ],
    [
      'start of a creation',
      { '@message': 'm', hook: { resource: resource('a.b["x"]'), action: 'create' }, type: 'apply_start' },
      { type: 'apply_start', message: 'm', address: 'a.b["x"]', action: 'create', id: null },
    ],
    [
      'progress',
      { '@message': 'm', hook: { resource: resource('a.b'), action: 'update', elapsed_seconds: 10 }, type: 'apply_progress' },
      { type: 'apply_progress', message: 'm', address: 'a.b', action: 'update', elapsedSeconds: 10 },
    ],
    [
      'failure',
      { '@message': 'm', hook: { resource: resource('a.b'), action: 'delete', elapsed_seconds: 3 }, type: 'apply_errored' },
      { type: 'apply_errored', message: 'm', address: 'a.b', action: 'delete', elapsedSeconds: 3 },
    ],
    [
      'an action of a later version',
      { '@message': 'm', change: { resource: resource('a.b'), action: 'forget-then-create' }, type: 'planned_change' },
      { type: 'planned_change', message: 'm', address: 'a.b', action: 'other' },
    ],
    [
      'refresh',
      { '@message': 'm', hook: { resource: resource('a.b'), id_key: 'id', id_value: 'x' }, type: 'refresh_start' },
      { type: 'refresh_start', message: 'm', address: 'a.b' },
    ],
    [
      'summary',
      { '@message': 'm', changes: { add: 1, change: 2, import: 3, remove: 4, operation: 'apply' }, type: 'change_summary' },
      { type: 'change_summary', message: 'm', operation: 'apply', counts: { add: 1, change: 2, import: 3, remove: 4 } },
    ],
    [
      'outputs: names only',
      { '@message': 'Outputs: 1', outputs: { secret: { sensitive: false, value: 'canary' } }, type: 'outputs' },
      { type: 'outputs', message: 'Outputs: 1', names: ['secret'] },
    ],
    [
      'interrupt',
      { '@level': 'info', '@message': 'Interrupt received.', type: 'log' },
      { type: 'log', message: 'Interrupt received.', level: 'info' },
    ],
    [
      'provisioner output',
      { '@message': 'a.b: (local-exec): ::error::boo', hook: { output: '::error::boo' }, type: 'provision_progress' },
      { type: 'other', name: 'provision_progress', message: 'a.b: (local-exec): ::error::boo' },
    ],
    ['ephemeral', { '@message': 'm', hook: {}, type: 'ephemeral_op_start' }, { type: 'other', name: 'ephemeral_op_start', message: 'm' }],
    ['a known type without its members', { '@message': 'm', type: 'apply_start' }, { type: 'other', name: 'apply_start', message: 'm' }],
    ['JSON that is no event', { hello: 1 }, { type: 'plain', message: '{"hello":1}' }],
    ['cut JSON', '{"type":"apply_st', { type: 'plain', message: '{"type":"apply_st' }],
    [
      'text',
      '│ Warning: Unable to open CLI configuration file',
      { type: 'plain', message: '│ Warning: Unable to open CLI configuration file' },
    ],
    ['nothing', '', { type: 'plain', message: '' }],
  ])('%s', (_case, line, expected) => {
    expect(decode(line)).toEqual(expected);
  });

  it('reads a diagnostic with address and range', () => {
    const event = decode({
      '@message': 'Error: x',
      diagnostic: {
        severity: 'error',
        summary: 'x',
        detail: '{"statusCode":409}',
        address: 'a.b',
        range: { filename: 'main.tf', start: { line: 7, column: 1, byte: 1 }, end: { line: 8, column: 2, byte: 9 } },
        snippet: { values: [{ traversal: 'var.x', statement: 'is "canary"' }] },
      },
      type: 'diagnostic',
    });
    expect(event).toEqual({
      type: 'diagnostic',
      message: 'Error: x',
      diagnostic: {
        severity: 'error',
        summary: 'x',
        detail: '{"statusCode":409}',
        address: 'a.b',
        range: { filename: 'main.tf', startLine: 7, endLine: 8 },
      },
    });
  });

  it('reads a destroy diagnostic, which has neither', () => {
    const event = decode({ '@message': 'Error: x', diagnostic: { severity: 'error', summary: 'x' }, type: 'diagnostic' });
    expect(event).toMatchObject({ diagnostic: { detail: '', address: null, range: null } });
  });

  it.each([
    '{"@message":"a canary b","type":"log"}',
    '{"@message":"","diagnostic":{"severity":"error","summary":"canary","detail":"x canary"},"type":"diagnostic"}',
    'panic: canary',
    '{"@message":"canary","type":"apply_start"}',
  ])('takes secrets out of every text: %s', (line) => {
    expect(JSON.stringify(decodeLine(line, (text) => text.replaceAll('canary', '***')))).not.toContain('canary');
  });

  it('chokes on nothing', () => {
    const type = fc.constantFrom('version', 'apply_start', 'apply_complete', 'diagnostic', 'outputs', 'change_summary', 'planned_change');
    const almost = fc.tuple(
      type,
      fc.dictionary(fc.constantFrom('hook', 'change', 'changes', 'diagnostic', 'outputs', 'terraform'), fc.jsonValue()),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          almost.map(([name, rest]) => JSON.stringify({ ...rest, type: name })),
        ),
        (line) => {
          expect(decode(line)).toHaveProperty('message');
        },
      ),
    );
  });
});
