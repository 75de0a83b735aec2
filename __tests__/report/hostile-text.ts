import fc from 'fast-check';

/** Names and messages that want to be more than text. */
export const HOSTILE_TEXTS = [
  '<img src=x onerror=alert(1)>',
  '</code></td></table><script>alert(1)</script>',
  '</details><h1>Applied</h1><!-- ',
  '::error::owned',
  '##[error]owned',
  '`code` ``more`` ```fence',
  '```\nfence',
  'a|b||c \\| d',
  '**bold** _it_ __b__ ~~gone~~ ![i](u) [l](javascript:x) [r][r]',
  '@org/team and @ann, a@b.example',
  '#123 GH-123 org/repo#1 https://github.com/org/repo/issues/1 www.evil.example',
  ':tada: :x: :100:',
  '- item\n1. one\n# head\n> quote\n---\n===',
  '1. one',
  '- item',
  '&lt;b&gt; &amp; &#60;',
  '$x$ $$y$$',
  '"quoted" and \'single\'',
  'evil\u202Etxt.exe\u2066 \u001B[31mred\u0007',
  'half \uD83D of a pair',
  '𝔲𝔫𝔦𝔠𝔬𝔡𝔢 🧨 \u200B',
] as const;

/** Any mixture of the above with any other text. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ maxLength: 12 }),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));
