import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor } from '../../src/terraform/redact.ts';

const redact = (secrets: readonly string[], text: string): string => {
  const redactor = createRedactor();
  redactor.add(secrets);
  return redactor.redact(text);
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
});
