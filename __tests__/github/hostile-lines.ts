import fc from 'fast-check';

/** The token that the tests' groups stop commands with; a hostile text may know it. */
export const TOKEN = '3d0c5f6e-token';

/** Whatever might make a line a command, in any order, between texts that might not. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        ':',
        '##[',
        '#',
        '[',
        ']',
        '::error::',
        '##[error]',
        '::add-mask::x',
        '::stop-commands::x',
        `::${TOKEN}::`,
        `##[${TOKEN}]`,
      ),
      fc.constantFrom(
        '\r',
        '\n',
        '\r\n',
        ' ',
        '\t',
        '\v',
        '\f',
        '\u0000',
        '\u0085',
        '\u00a0',
        '\u00ad',
        '\u200b',
        '\u2028',
        '\u3000',
        '\ufeff',
      ),
      fc.constantFrom('%0A', '%0D', '%25', '%3A', 'error', 'name', 'a: b', '😀'),
      fc.string({ maxLength: 4, unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
