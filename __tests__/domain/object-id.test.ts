import { describe, expect, it } from '@jest/globals';
import type { HttpRule } from '../../src/domain/config.ts';
import { onLockOf } from '../../src/domain/config.ts';
import { asksPerObject, urlWithObjectId, valueWithObjectId } from '../../src/domain/object-id.ts';

const http = (facts: Partial<HttpRule>): HttpRule => ({
  source: 'http',
  target: { kind: 'platform', path: '/api/v2/flows' },
  method: 'GET',
  body: null,
  headers: [],
  lockedWhen: { path: 'a', values: ['b'] },
  guards: null,
  onLock: null,
  ...facts,
});

describe('{id}', () => {
  it('makes a source ask once an object, wherever it stands', () => {
    expect(asksPerObject(http({}))).toBe(false);
    expect(asksPerObject(http({ target: { kind: 'elsewhere', url: 'https://x.example/?id={id}' } }))).toBe(true);
    expect(asksPerObject(http({ body: { ids: ['{id}'] } }))).toBe(true);
  });

  it('cannot leave its place in an address', () => {
    expect(urlWithObjectId('/api/v2/flows/{id}?x={id}', '../a&b=$&')).toBe('/api/v2/flows/..%2Fa%26b%3D%24%26?x=..%2Fa%26b%3D%24%26');
  });

  it('is replaced in every text of a body, not in its keys', () => {
    expect(valueWithObjectId({ '{id}': ['a {id}', 1, null, { b: '{id}{id}' }] }, '$&')).toEqual({
      '{id}': ['a $&', 1, null, { b: '$&$&' }],
    });
  });
});

describe('what a lock means', () => {
  it('is the file’s word, then the input’s, then the source’s own', () => {
    expect(onLockOf(http({ onLock: 'abort' }), 'proceed')).toBe('abort');
    expect(onLockOf(http({}), 'proceed')).toBe('proceed');
    expect(onLockOf(http({}), null)).toBe('wait');
  });
});
