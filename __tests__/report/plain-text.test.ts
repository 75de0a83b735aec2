import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clip, clipMiddle, oneLine, utf8Bytes } from '../../src/report/plain-text.ts';
import { hostileText } from './hostile-text.ts';

describe('one line of foreign text', () => {
  it.each([
    ['a\r\n\tb\u2028c', 'a b c'],
    ['  a  ', 'a'],
    ['\u001B[31mred', '\uFFFD[31mred'],
    ['txt\u202Eexe', 'txt\uFFFDexe'],
    ['\uD83D', '\uFFFD'],
    ['🧨 é', '🧨 é'],
  ])('makes %j into %j', (source, line) => {
    expect(oneLine(source)).toBe(line);
  });
});

describe('clipping', () => {
  it('leaves alone what is short enough', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clipMiddle('abc', 3)).toBe('abc');
  });

  it('marks what was cut, at the end of a text and in the middle of a name', () => {
    expect(clip('abcdef', 4)).toBe('abc…');
    expect(clipMiddle('abcdefgh', 5)).toBe('ab…gh');
  });

  it.each([['clip', clip] as const, ['clipMiddle', clipMiddle] as const])(
    '%s never splits a character and never exceeds the limit',
    (_, cut) => {
      fc.assert(
        fc.property(hostileText, fc.integer({ min: 3, max: 40 }), (source, max) => {
          const clean = oneLine(source);
          expect(cut(clean, max).length).toBeLessThanOrEqual(max);
          expect(cut(clean, max)).not.toMatch(/\p{Cs}/u);
        }),
      );
    },
  );
});

describe('the size in UTF-8', () => {
  it.each([
    ['abc', 3],
    ['é', 2],
    ['🧨', 4],
  ])('of %j is %d', (source, bytes) => {
    expect(utf8Bytes(source)).toBe(bytes);
  });
});
