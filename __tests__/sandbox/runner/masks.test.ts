import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMasks } from '../../../sandbox/runner/masks.ts';

function masked(secret: string, text: string): string {
  const masks = createMasks();
  masks.addWithLines(secret);
  return masks.apply(text);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('masks', () => {
  const awkward = `p"a'ss & <w>ö rd`;

  it.each([
    ['as it is', 's3cret', 'a s3cret b s3cret', 'a *** b ***'],
    ['each of its lines, trimmed', 'line one\n  line two  \n\nx', 'line two, line one', '***, ***'],
    ['base64', 's3cretvalue', `Basic ${base64('s3cretvalue')}`, 'Basic ***'],
    ['JSON', awkward, JSON.stringify({ awkward }), '{"awkward":"***"}'],
    ['URI', awkward, `?q=${encodeURIComponent(awkward).replace("'", '%27')}`, '?q=***'],
    ['XML', awkward, `<p>p&quot;a&apos;ss &amp; &lt;w&gt;ö rd</p>`, '<p>***</p>'],
    ['a shell argument', 'say "hi" now', 'say \\"hi\\" now', '***'],
    ['an expression', "it's me here", "it''s me here", '***'],
    ['quotes stripped', '"quoted-secret"', 'quoted-secret', '***'],
    ['cut by PowerShell', 'firstpart&secondpart', 'firstpart& / secondpart', '*** / ***'],
  ])('hide a secret: %s', (_, secret, text, expected) => {
    expect(masked(secret, text)).toBe(expected);
  });

  it.each(['', 'u', 'us', 'user:'])('hide a secret at the end of a base64 text, whatever its offset: after "%s"', (prefix) => {
    expect(masked('s3cretvalue', base64(`${prefix}s3cretvalue`))).toMatch(/^.{0,8}\*\*\*$/);
  });

  it('miss a secret inside a base64 text where the runner misses it: padded encodings match only at the end', () => {
    expect(masked('s3cretvalue', base64('s3cretvalue and more'))).not.toContain('***');
  });

  it('join ranges that overlap or touch into one', () => {
    const masks = createMasks();
    for (const value of ['abc', 'cde', 'fg']) masks.add(value);
    expect(masks.apply('-abcdefg-abc-')).toBe('-***-***-');
  });

  it('leave text alone without secrets, and ignore an empty one', () => {
    const masks = createMasks();
    masks.add('');
    expect(masks.apply('as it was')).toBe('as it was');
    expect(masks.values()).toEqual([]);
  });

  it('make everything unreadable once a one-letter line was masked, as GitHub does', () => {
    expect(masked('{\n"k": 1\n}', 'block { a }')).toBe('block *** a ***');
  });

  it('never leave a masked value readable', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '"', '&', '+', ' '), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.array(word), (secrets, words) => {
        const masks = createMasks();
        for (const secret of secrets) masks.add(secret);
        const visible = masks.apply(words.join('')).split('***').join('\0');
        for (const secret of secrets) expect(visible).not.toContain(secret);
      }),
    );
  });

  it('accept half a surrogate pair', () => {
    expect(masked('\ud83d secret', 'the \ud83d secret')).toBe('the ***');
  });
});
