import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLineSplitter, linesOf } from '../../../sandbox/runner/split-lines.ts';

function split(chunks: readonly Buffer[]): string[] {
  const splitter = createLineSplitter();
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
}

describe('split lines', () => {
  it('ends a line at \\n, \\r\\n and a lone \\r, as the runner reads', () => {
    expect(split([Buffer.from('a\nb\r\nc\rd\n\ne')])).toEqual(['a', 'b', 'c', 'd', '', 'e']);
  });

  it('gives a line as soon as it is complete', () => {
    const splitter = createLineSplitter();
    expect(splitter.push(Buffer.from('one\ntw'))).toEqual(['one']);
    expect(splitter.push(Buffer.from('o\n'))).toEqual(['two']);
    expect(splitter.end()).toEqual([]);
  });

  it('gives the same lines wherever the chunks are cut, also inside a character', () => {
    const text = fc.array(fc.constantFrom('a', 'ü', '😀', '\n', '\r', '\r\n', ' '), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (whole, first, second) => {
        const bytes = Buffer.from(whole);
        const [a, b] = [first, second].map((cut) => cut % (bytes.length + 1)).sort((x, y) => x - y);
        expect(split([bytes.subarray(0, a), bytes.subarray(a, b), bytes.subarray(b)])).toEqual(linesOf(whole));
      }),
    );
  });
});
