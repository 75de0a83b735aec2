import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { guarded, matchesGlob } from '../../src/domain/glob.ts';

describe('a glob on addresses', () => {
  it.each([
    ['genesyscloud_flow.main', 'genesyscloud_flow.main', true],
    ['genesyscloud_flow.main', 'genesyscloud_flow.main2', false],
    ['genesyscloud_flow.*', 'genesyscloud_flow.main["a.b"]', true],
    ['genesyscloud_flow.*', 'module.eu.genesyscloud_flow.main', false],
    ['*.genesyscloud_flow.*', 'module.eu["x"].genesyscloud_flow.main[0]', true],
    ['genesyscloud_flow.main["a"]', 'genesyscloud_flow.main["a"]', true],
    ['genesyscloud_flow.main[*]', 'genesyscloud_flow.main["[*]"]', true],
    ['module.*["eu"]*.main', 'module.a["us"].b.main', false],
    ['a*a', 'a', false],
    ['ab*bc', 'abc', false],
    ['a*b*b', 'ab', false],
    ['*', '', true],
    ['a.c', 'abc', false],
  ])('%s against %s: %s', (glob, address, matches) => {
    expect(matchesGlob(glob, address)).toBe(matches);
  });

  it('means the same as the regular expression of it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '[', ']', '*') });
    const escaped = (glob: string): RegExp =>
      new RegExp(
        `^${glob
          .split('*')
          .map((part) => part.replace(/[.[\]]/g, '\\$&'))
          .join('[^]*')}$`,
      );
    fc.assert(fc.property(text, text, (glob, address) => matchesGlob(glob, address) === escaped(glob).test(address)));
  });
});

describe('guards', () => {
  const addresses = ['genesyscloud_flow.a', 'genesyscloud_routing_queue.b'];

  it('let every address through where there are none', () => {
    expect(guarded(null, addresses)).toEqual(addresses);
  });

  it('let nothing through where none matches, so that the source is not asked', () => {
    expect(guarded(['genesyscloud_user.*'], addresses)).toEqual([]);
  });

  it('let an address through once, though several match', () => {
    expect(guarded(['*.b', 'genesyscloud_routing_queue.*'], addresses)).toEqual(['genesyscloud_routing_queue.b']);
  });
});
