import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseKeyValueFile } from '../../../sandbox/runner/key-value-file.ts';

describe('key-value file', () => {
  it.each<[string, string, [string, string][]]>([
    [
      'lines',
      'a=1\nb=2\n',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['no line end at the end', 'a=1', [['a', '1']]],
    ['blank lines', '\n\na=1\n\n', [['a', '1']]],
    ['an empty value', 'a=', [['a', '']]],
    ['an equals sign in the value', 'a=b=c', [['a', 'b=c']]],
    ['<< after the equals sign', 'a=b<<c', [['a', 'b<<c']]],
    [
      'a heredoc',
      'a<<EOF\nx\n\ny\nEOF\nb=2',
      [
        ['a', 'x\n\ny'],
        ['b', '2'],
      ],
    ],
    ['an empty heredoc', 'a<<EOF\nEOF\n', [['a', '']]],
    ['an equals sign in the delimiter', 'a<<E=F\nx\nE=F', [['a', 'x']]],
    ['a delimiter only as a whole line', 'a<<EOF\n EOF\nEOF2\nEOF\n', [['a', ' EOF\nEOF2']]],
    [
      'a carriage return, which belongs to the value',
      'a=1\r\nb=2',
      [
        ['a', '1\r'],
        ['b', '2'],
      ],
    ],
  ])('reads %s', (_, text, pairs) => {
    expect(parseKeyValueFile(text)).toEqual({ pairs, problem: null });
  });

  it.each([
    ['a line without = or <<', 'ok=1\nnonsense\nlater=2', `Invalid format 'nonsense'`],
    ['no name before =', 'ok=1\n=x', `Invalid format '=x'. Name must not be empty`],
    ['no name before <<', 'ok=1\n<<EOF\nEOF\n', `Invalid format '<<EOF'. Name must not be empty and delimiter must not be empty`],
    ['no delimiter', 'ok=1\na<<\n', `Invalid format 'a<<'. Name must not be empty and delimiter must not be empty`],
    ['a delimiter that never comes', 'ok=1\na<<EOF\nx\n', `Invalid value. Matching delimiter not found 'EOF'`],
    ['a text that breaks off', 'ok=1\na<<EOF\nx', 'Invalid value. EOF marker missing new line.'],
  ])('refuses %s, and keeps what came before', (_, text, problem) => {
    expect(parseKeyValueFile(text)).toEqual({ pairs: [['ok', '1']], problem });
  });

  it('gives back any value that a heredoc with a fresh delimiter holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '=', '<', '\n', '\r', 'E', 'ü') }), (value) => {
        expect(parseKeyValueFile(`k<<ghadelimiter_1\n${value}\nghadelimiter_1\n`).pairs).toEqual([['k', value]]);
      }),
    );
  });
});
