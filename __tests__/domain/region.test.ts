import { describe, expect, it } from '@jest/globals';
import { REGION_LIST, REGIONS, regionOf } from '../../src/domain/region.ts';

describe('a region', () => {
  it.each(REGIONS)('$name is found by its name, domain and hosts', (region) => {
    const { name, domain } = region;
    const texts = [
      name,
      name.toUpperCase(),
      name.replaceAll('-', '_'),
      ` ${domain} `,
      ...['api', 'login', 'apps'].map((host) => `${host}.${domain}`),
    ];
    expect(texts.map(regionOf)).toEqual(texts.map(() => region));
    expect([`https://api.${domain}/`, `http://${domain}//`].map(regionOf)).toEqual([region, region]);
  });

  it.each([
    '',
    'us-east',
    'us-east-10',
    'af-south-1',
    'example.com',
    'mypurecloud.com.evil.org',
    'api.api.mypurecloud.com',
    'www.mypurecloud.com',
  ])('%p is none', (text) => {
    expect(regionOf(text)).toBeNull();
  });

  it('has a name and a domain of its own', () => {
    expect(new Set(REGIONS.flatMap(({ name, domain }) => [name, domain])).size).toBe(2 * REGIONS.length);
  });

  it('is in the list for people', () => {
    expect(REGION_LIST).toMatch(/^us-east-1 \(mypurecloud\.com\), /);
    expect(REGION_LIST.split(', ')).toHaveLength(REGIONS.length);
  });
});
