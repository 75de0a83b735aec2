import { describe, expect, it } from '@jest/globals';
import type { OperationAction, TerraformEvent } from '../../src/terraform/events.ts';
import { createRunRecord } from '../../src/terraform/run-record.ts';

const start = (address: string, action: OperationAction, id: string | null = null): TerraformEvent => ({
  type: 'apply_start',
  message: '',
  address,
  action,
  id,
});
const complete = (address: string, action: OperationAction): TerraformEvent => ({
  type: 'apply_complete',
  message: '',
  address,
  action,
  elapsedSeconds: 2,
});
const errored = (address: string, action: OperationAction): TerraformEvent => ({
  type: 'apply_errored',
  message: '',
  address,
  action,
  elapsedSeconds: 1,
});

const record = (events: readonly TerraformEvent[]) => {
  const run = createRunRecord();
  for (const event of events) run.add(event);
  return run;
};

describe('operations of a run', () => {
  it('are two on one address for a replace', () => {
    const run = record([start('a.b', 'delete', 'old'), complete('a.b', 'delete'), start('a.b', 'create'), errored('a.b', 'create')]);
    expect(run.operations()).toEqual([
      { address: 'a.b', action: 'delete', id: 'old', state: 'completed', elapsedSeconds: 2 },
      { address: 'a.b', action: 'create', id: null, state: 'errored', elapsedSeconds: 1 },
    ]);
  });

  it('stay started when no end is seen, like the delete of a deposed object', () => {
    expect(record([start('a.b', 'delete', 'old')]).operations()).toEqual([
      { address: 'a.b', action: 'delete', id: 'old', state: 'started', elapsedSeconds: null },
    ]);
  });

  it('do not hold reads, and ends without a start change nothing', () => {
    expect(record([start('data.a.b', 'read'), complete('data.a.b', 'read'), complete('a.b', 'create')]).operations()).toEqual([]);
  });

  it('keep the order of their start', () => {
    const run = record([start('a', 'create'), start('b', 'create'), complete('b', 'create'), complete('a', 'create')]);
    expect(run.operations().map(({ address, state }) => `${address} ${state}`)).toEqual(['a completed', 'b completed']);
  });
});

const plain = (text: string): readonly TerraformEvent[] => text.split('\n').map((message) => ({ type: 'plain', message }));

describe('diagnostics of a run', () => {
  it('come from the event stream and from boxes in the text', () => {
    const diagnostic = { severity: 'error', summary: 'from JSON', detail: '', address: 'a.b', range: null } as const;
    const box = `There are some problems with the CLI configuration:
╷
│ Warning: Unable to open CLI configuration file
│ 
│ It does not exist.
╵
\u001b[31m╷\u001b[0m\u001b[0m
\u001b[31m│\u001b[0m \u001b[0m\u001b[1m\u001b[31mError: \u001b[0m\u001b[0m\u001b[1mFailed to parse command-line flags\u001b[0m
\u001b[31m│\u001b[0m \u001b[0m
\u001b[31m│\u001b[0m \u001b[0m\u001b[0mflag provided but not defined: -out
\u001b[31m╵\u001b[0m\u001b[0m`;
    const run = record([...plain(box), { type: 'diagnostic', message: '', diagnostic }]);
    expect(run.diagnostics()).toEqual([
      diagnostic,
      { severity: 'warning', summary: 'Unable to open CLI configuration file', detail: 'It does not exist.', address: null, range: null },
      {
        severity: 'error',
        summary: 'Failed to parse command-line flags',
        detail: 'flag provided but not defined: -out',
        address: null,
        range: null,
      },
    ]);
  });

  it('leave the words after the last box for a failure that is told in plain words', () => {
    const run = record(plain('There are some problems:\n╷\n│ Warning: w\n╵\n\nFailed to write state: refused'));
    expect(run.lastWords()).toEqual(['', 'Failed to write state: refused']);
  });

  it('come without boxes where there are no colours', () => {
    const text = `Initializing the backend...

Error: Unsupported backend type

  on main.tf line 2, in terraform:
   2:  backend "nonsense" {}

There is no such type.

Warning: Something else
`;
    expect(record(plain(text)).diagnostics()).toMatchObject([
      { severity: 'error', summary: 'Unsupported backend type', range: { filename: 'main.tf', startLine: 2, endLine: 2 } },
      { severity: 'warning', summary: 'Something else', detail: '', range: null },
    ]);
  });

  it('are not drawn from text that only looks like one', () => {
    expect(record(plain('│ Error: no box\n  Error: not at the start\n╵\nerror: lower case')).diagnostics()).toEqual([]);
  });
});

describe('a run of 200,000 events', () => {
  it('keeps its operations and no lines', () => {
    const run = createRunRecord();
    for (let index = 0; index < 50_000; index += 1) {
      const address = `a.b[${index % 500}]`;
      for (const event of [start(address, 'update', 'x'), complete(address, 'update')]) run.add(event);
      run.add({ type: 'plain', message: `line ${index}` });
      run.add({ type: 'other', name: 'x', message: 'y' });
    }
    expect(run.operations()).toHaveLength(50_000);
    expect(run.operations().every(({ state }) => state === 'completed')).toBe(true);
    expect(run.lastWords().length).toBeLessThan(100);
    expect(run.lastWords().at(-1)).toBe('line 49999');
  });
});
