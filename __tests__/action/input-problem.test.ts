import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type InputName, SECRET_INPUTS } from '../../src/action/contract.ts';
import { describeProblem } from '../../src/action/input-problem.ts';
import { createWorkspace, type Inputs, problemsOf } from './workspace.ts';

const told = (input: InputName, value: string) => describeProblem({ input, value, problem: 'wrong', instead: 'Write another.' });

describe('a problem in words', () => {
  it.each<[string, InputName, string, string]>([
    ['a value', 'command', 'aply', 'Input command is "aply": wrong. Write another.'],
    ['no value', 'client-secret', '', 'Input client-secret is "": wrong. Write another.'],
    ['line ends', 'flow-ids', 'a\r\n::error::b', 'Input flow-ids is "a\\r\\n::error::b": wrong. Write another.'],
    ['a long value', 'region', 'x'.repeat(81), `Input region is "${'x'.repeat(80)}…": wrong. Write another.`],
    ['a password in a URL', 'api-url', 'https://me:pass@word@host/a@b', 'Input api-url is "https://***@host/a@b": wrong. Write another.'],
  ])('shows %s on one line', (_, input, value, expected) => {
    expect(told(input, value)).toBe(expected);
  });

  it.each(SECRET_INPUTS)('does not repeat the secret in %s', (input) => {
    expect(told(input, 'hunter2')).toBe(`Input ${input} is ***: wrong. Write another.`);
  });
});

describe('a secret', () => {
  const secret = 'S3cret-Value';
  const workspace = createWorkspace();
  afterAll(() => workspace.remove());
  const lines = fc.constantFrom(`password=${secret}`, `-var db=${secret}`, `-var=db=${secret}`, `VAR=${secret}`, 'prod.tfvars', '-json');

  it('is in no problem, whatever else is wrong', () => {
    const inputs: fc.Arbitrary<Inputs> = fc.record(
      {
        'client-id': fc.constant('id'),
        'client-secret': fc.constant(secret),
        'access-token': fc.constant(secret),
        'github-token': fc.constant(secret),
        'plan-arguments': fc.array(lines).map((all) => all.join('\n')),
        'init-arguments': fc.array(lines).map((all) => all.join('\n')),
        'api-url': fc.constant(`https://user:${secret}@localhost`),
        command: fc.constantFrom('apply', 'nonsense'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(inputs, (given) => {
        expect(problemsOf(given, workspace).map(describeProblem).join('\n')).not.toContain(secret);
      }),
    );
  });
});
