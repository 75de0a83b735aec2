import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLineSplitter } from '../../src/terraform/lines.ts';

const split = (chunks: readonly Uint8Array[]): readonly string[] => {
  const lines: string[] = [];
  const splitter = createLineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.write(chunk);
  splitter.end();
  return lines;
};

const cut = (bytes: Buffer, size: number): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));

describe('line splitter', () => {
  it.each([1, 2, 3, 5, 64])('puts characters and line ends together again from chunks of %i bytes', (size) => {
    const text = 'Größe 🚧 gesperrt\r\n\n{"a":"\\n"}\r\nlast, without newline ✓';
    expect(split(cut(Buffer.from(text), size))).toEqual(['Größe 🚧 gesperrt', '', '{"a":"\\n"}', 'last, without newline ✓']);
  });

  it('delivers the same lines whatever the chunks', () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 7 }), (lines, size) => {
        expect(split(cut(Buffer.from(`${lines.join('\n')}\n`), size))).toEqual(lines);
      }),
    );
  });

  it('does not invent a last line after a final newline', () => {
    expect(split([Buffer.from('one\n')])).toEqual(['one']);
  });
});
