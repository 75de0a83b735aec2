import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor } from '../../src/terraform/redact.ts';

const redact = (secrets: readonly string[], text: string): string => {
  const redactor = createRedactor();
  redactor.add(secrets);
  return redactor.redact(text);
};

/** What redaction means, as simple as it can be said. */
const naive = (secrets: readonly string[], text: string): string => {
  const [longest] = secrets.filter((secret) => text.startsWith(secret)).sort((a, b) => b.length - a.length);
  if (longest !== undefined) return `***${naive(secrets, text.slice(longest.length))}`;
  return text === '' ? '' : `${text[0]}${naive(secrets, text.slice(1))}`;
};

describe('redactor', () => {
  it.each<[string, string[], string, string]>([
    ['every occurrence', ['hunter22'], 'a hunter22 b hunter22', 'a *** b ***'],
    ['the longer of two', ['pass', 'passphrase'], 'passphrase pass', '*** ***'],
    ['characters that mean something in patterns', ['a.*b$(c)[d]\\'], 'x a.*b$(c)[d]\\ y', 'x *** y'],
    ['a secret inside JSON', ['say "hi"\nnow'], '{"detail":"say \\"hi\\"\\nnow"}', '{"detail":"***"}'],
    ['a secret inside JSON of Go', ['a<b>&c'], '"a\\u003cb\\u003e\\u0026c"', '"***"'],
    ['the lines of a key', ['-----BEGIN KEY-----\nMIIEabcdefgh\nxyz\n'], 'line MIIEabcdefgh of xyz', 'line *** of xyz'],
    ['short values stay', ['abc', ''], 'abc abc', 'abc abc'],
    ['words that mean nothing stay', ['true', 'false', 'null'], 'true false null', 'true false null'],
    ['no secrets', [], 'text', 'text'],
  ])('%s', (_case, secrets, text, expected) => {
    expect(redact(secrets, text)).toBe(expected);
  });

  it('adds up', () => {
    const redactor = createRedactor();
    redactor.add(['first-one']);
    redactor.add(['second-one']);
    expect(redactor.redact('first-one second-one')).toBe('*** ***');
  });

  it('leaves no secret in any text', () => {
    const secret = fc.string({ minLength: 4 }).filter((text) => !['true', 'false', 'null'].includes(text) && !text.includes('*'));
    fc.assert(
      fc.property(fc.array(secret, { maxLength: 5 }), fc.string(), fc.string(), (secrets, before, after) => {
        const text = redact(secrets, before + secrets.join(' ') + after);
        for (const one of secrets) expect(text.includes(one)).toBe(false);
      }),
    );
  });

  it('takes at each place the longest secret that begins there, from left to right', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '.', '😀'), minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.array(piece, { maxLength: 8 }), (secrets, pieces) => {
        const text = [...pieces, ...secrets].join('b');
        expect(redact(secrets, text)).toBe(naive(secrets, text));
      }),
      { numRuns: 500 },
    );
  });

  it('is quick with as many secrets as a large plan holds, added by and by', () => {
    const redactor = createRedactor();
    const secretOf = (index: number) => `arn:secret:${index}:${'x'.repeat(index % 500)}`;
    const begin = performance.now();
    for (let plan = 0; plan < 3; plan += 1) redactor.add(Array.from({ length: 20_000 }, (_, index) => secretOf(plan * 20_000 + index)));
    for (let line = 0; line < 10_000; line += 1) {
      expect(redactor.redact(`genesyscloud_flow.main[${line}]: Still modifying... [id=${secretOf(line)}]`)).not.toContain('arn:');
    }
    // It takes a fraction of this. One pattern of all secrets took minutes.
    expect(performance.now() - begin).toBeLessThan(15_000);
  });
});
