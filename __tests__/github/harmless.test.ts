import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { harmless } from '../../src/github/harmless.ts';
import { hostileText } from './hostile-lines.ts';
import { commandIn, linesOf } from './runner-rules.ts';

describe("the runner's rules, as this test reads them", () => {
  it.each([
    ['::error::x', 'error'],
    [' \t::error file=a::x', 'error'],
    ['\u0085::error::x', 'error'],
    ['a ##[group]x', 'group'],
    ['##[add-mask]x', 'add-mask'],
  ])('see a command in %j', (line, name) => {
    expect(commandIn(line)?.name).toBe(name);
  });

  it.each(['a ::error::x', ': :error::x', '::error', '# #[error]x', '##[error'])('see none in %j', (line) => {
    expect(commandIn(line)).toBeNull();
  });
});

describe('harmless text', () => {
  it.each([
    ['plain: a::b ## [x]', ['plain: a::b ## [x]']],
    ['::error::x', [': :error::x']],
    ['  ::error::x', ['  : :error::x']],
    ['\u0085::error::x', ['\u0085: :error::x']],
    ['\u00a0\ufeff::error::x', ['\u00a0\ufeff: :error::x']],
    ['a ##[error]x ##[group]y', ['a # #[error]x # #[group]y']],
    ['###[error]x', ['## #[error]x']],
    ['one\rtwo\r\nthree\n\nfour', ['one', 'two', 'three', '', 'four']],
    ['', ['']],
  ])('%j is %j', (text, lines) => {
    expect(harmless(text)).toEqual(lines);
  });

  it('is no command to the runner, whatever it is made of', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(
          linesOf(harmless(text).join('\n'))
            .map(commandIn)
            .filter((command) => command !== null),
        ).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every character: what it adds is blanks', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(harmless(text).join('').replaceAll(' ', '')).toBe(text.replaceAll(/[\r\n ]/g, ''));
      }),
    );
  });

  it('is the same when it is made harmless again', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const once = harmless(text);
        expect(once.flatMap(harmless)).toEqual(once);
      }),
    );
  });
});
