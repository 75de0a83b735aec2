import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agrees, disagreements } from '../../src/domain/agreement.ts';
import { type PlannedValue, SensitiveValue, UNKNOWN } from '../../src/domain/planned-value.ts';
import { alterKnownPlace, anyKnown, anyPlanned, countKnownPlaces, mapPlaces, recordOf, reveal } from './any-value.ts';

const secret = (fingerprint: string, parts: PlannedValue = null) => new SensitiveValue(fingerprint, parts);

describe('a fresh value agrees with the approved one', () => {
  it.each<[string, PlannedValue, PlannedValue]>([
    ['where it is the same', { name: 'a', tags: ['x', 'y'] }, { tags: ['x', 'y'], name: 'a' }],
    ['where an attribute that is null is left out', { name: 'a', note: null }, { name: 'a' }],
    ['where a key that plain objects inherit is null and left out', recordOf([['constructor', null]]), {}],
    ['where what was unknown is known', { id: UNKNOWN, name: 'a' }, { id: '1', name: 'a' }],
    ['where what was unknown turned out to be null, and is left out', { id: UNKNOWN }, {}],
    ['where what was unknown still is', [UNKNOWN], [UNKNOWN]],
    ['where a secret is the same', secret('f'), secret('f')],
    [
      'where the unknown part of a secret object is known',
      secret('p', { a: UNKNOWN, b: secret('b') }),
      secret('w', { a: secret('a'), b: secret('b') }),
    ],
    ['where the order of a set moves because an element is known now', ['m', UNKNOWN], ['a', 'm']],
    ['where an unknown element of a set turned out to be one that is there', ['m', UNKNOWN], ['m']],
    ['where two unknown elements of a set turned out to be the same', [UNKNOWN, UNKNOWN], ['a']],
    [
      'where the elements of a set are partly known, and their order moves',
      [
        { name: 'x', id: UNKNOWN },
        { name: 'y', id: UNKNOWN },
      ],
      [
        { name: 'y', id: '1' },
        { name: 'x', id: '2' },
      ],
    ],
    [
      'where only one assignment of new elements to unknown ones fits',
      [
        { name: UNKNOWN, kind: UNKNOWN },
        { name: 'x', kind: UNKNOWN },
      ],
      [
        { name: 'x', kind: '1' },
        { name: 'y', kind: '2' },
      ],
    ],
  ])('%s', (_, approved, fresh) => {
    expect(agrees(approved, fresh)).toBe(true);
    expect(disagreements(approved, fresh)).toEqual([]);
  });
});

describe('a fresh value does not agree', () => {
  it.each<[string, PlannedValue, PlannedValue]>([
    ['where it is another', 'a', 'b'],
    ['where its type is another', '1', 1],
    ['where what was known is unknown', { name: 'a' }, { name: UNKNOWN }],
    ['where what was null is unknown', {}, { id: UNKNOWN }],
    ['where an attribute is set that was not', {}, { name: 'a' }],
    ['where an attribute is gone', { name: 'a' }, {}],
    ['where a secret is another', secret('f'), secret('g')],
    ['where a secret is in the open now', secret('f'), 'f'],
    ['where what was in the open is a secret now', 'f', secret('f')],
    [
      'where the known part of a secret object is another',
      secret('p', { a: UNKNOWN, b: secret('b') }),
      secret('w', { a: secret('a'), b: secret('c') }),
    ],
    ['where a part of a secret object is unknown now', secret('e', {}), secret('e', { a: UNKNOWN })],
    ['where all of a secret is unknown now', secret('f'), UNKNOWN],
    ['where a secret that was null is an object with an unknown part', secret('n'), secret('n', { a: UNKNOWN })],
    ['where the order of a list moves without any unknown', ['a', 'b'], ['b', 'a']],
    ['where a list is longer', ['a', UNKNOWN], ['a', 'b', 'c']],
    ['where a list is shorter without any unknown', ['a', 'b'], ['a']],
    ['where a known element of a set is gone', ['a', 'b', UNKNOWN], ['a', 'c', 'd']],
    ['where a known element of a set is there only once', ['a', 'a', UNKNOWN], ['a', 'b', 'c']],
    ['where a partly known element of a set is gone', [{ name: 'x', id: UNKNOWN }, { name: 'y' }], [{ name: 'y' }]],
    [
      'where the known part of an element of a set is another',
      [{ name: 'x', id: UNKNOWN }, UNKNOWN],
      [
        { name: 'z', id: '1' },
        { name: 'y', id: '2' },
      ],
    ],
    ['where a list is no list any more', ['a'], { 0: 'a' }],
    ['where a map loses a key that plain objects inherit', recordOf([['constructor', 'a']]), {}],
    ['where a map gains a key that plain objects inherit', {}, recordOf([['__proto__', { a: 1 }]])],
    ['where a map gains a key that plain objects inherit, empty', {}, recordOf([['__proto__', {}]])],
    ['where the key __proto__ is another', recordOf([['__proto__', { a: 1 }]]), recordOf([['__proto__', { a: 2 }]])],
  ])('%s', (_, approved, fresh) => {
    expect(agrees(approved, fresh)).toBe(false);
    expect(disagreements(approved, fresh)).not.toEqual([]);
  });
});

describe('disagreements', () => {
  it('are the names of attributes, sorted, never values', () => {
    const approved = { b: 'secret one', a: { deep: 1 }, same: 1 };
    expect(disagreements(approved, { a: { deep: 2 }, b: 'secret two', same: 1, new: true })).toEqual(['a', 'b', 'new']);
  });

  it('of values that are no objects have one name for the whole', () => {
    expect(disagreements('a', 'b')).toEqual(['(value)']);
    expect(disagreements({ a: 1 }, ['a'])).toEqual(['(value)']);
  });

  it('are there exactly where the values do not agree', () => {
    fc.assert(
      fc.property(anyPlanned, anyPlanned, (approved, fresh) => {
        expect(disagreements(approved, fresh).length === 0).toBe(agrees(approved, fresh));
      }),
    );
  });
});

/** JSON without null members, names sorted: what Terraform takes for the same value. */
const normal = (value: PlannedValue): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? [
          '{',
          ...Object.entries(member)
            .filter(([, inner]) => inner !== null)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ]
      : member,
  );

describe('for any values', () => {
  it('those that are wholly known agree exactly where they are the same', () => {
    fc.assert(
      fc.property(anyKnown, anyKnown, (approved, fresh) => expect(agrees(approved, fresh)).toBe(normal(approved) === normal(fresh))),
    );
  });

  it('every value agrees with itself, and with itself when all of it is known', () => {
    fc.assert(
      fc.property(anyPlanned, (value) => {
        expect(agrees(value, value)).toBe(true);
        expect(agrees(value, reveal(value))).toBe(true);
      }),
    );
  });

  it('none agrees once a known place is another', () => {
    fc.assert(
      fc.property(anyPlanned, fc.nat(), (value, seed) => {
        const places = countKnownPlaces(value);
        fc.pre(places > 0);
        const altered = alterKnownPlace(value, seed % places);
        expect(agrees(value, altered)).toBe(false);
        expect(agrees(value, reveal(altered))).toBe(false);
      }),
    );
  });

  it('none agrees once a known place is unknown', () => {
    fc.assert(
      fc.property(anyPlanned, fc.nat(), (value, seed) => {
        const places = countKnownPlaces(value);
        fc.pre(places > 0);
        let count = 0;
        const isHit = (place: PlannedValue) =>
          (place === null || typeof place !== 'object' || place instanceof SensitiveValue) && count++ === seed % places;
        expect(
          agrees(
            value,
            mapPlaces(value, (place) => (isHit(place) ? UNKNOWN : undefined)),
          ),
        ).toBe(false);
      }),
    );
  });

  it('what agrees with what agrees, agrees: many remainders never drift away from the approval', () => {
    fc.assert(
      fc.property(anyPlanned, anyPlanned, anyPlanned, (approved, first, second) => {
        if (agrees(approved, first) && agrees(first, second)) expect(agrees(approved, second)).toBe(true);
        expect(agrees(approved, reveal(approved))).toBe(true);
      }),
    );
  });
});
