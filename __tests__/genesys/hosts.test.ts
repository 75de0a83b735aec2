import { describe, expect, it } from '@jest/globals';
import { hostsOf } from '../../src/genesys/hosts.ts';

describe('hosts', () => {
  it.each(['eu-central-1', 'EU_CENTRAL_1', 'mypurecloud.de', 'https://api.mypurecloud.de/', ' login.mypurecloud.de'])('of %p', (region) => {
    expect(hostsOf(region, null)).toMatchObject({
      ok: true,
      hosts: {
        api: 'https://api.mypurecloud.de',
        login: 'https://login.mypurecloud.de',
        apps: 'https://apps.mypurecloud.de',
        region: { name: 'eu-central-1' },
        gateway: null,
      },
    });
  });

  it.each(['us-east-3', '', 'example.com', 'mypurecloud.com.evil.org'])('lists the regions when it does not know %p', (region) => {
    const reading = hostsOf(region, null);
    expect(reading).toMatchObject({
      ok: false,
      problem: expect.stringContaining(`Unknown region "${region}". Known regions: us-east-1 (mypurecloud.com), `),
    });
  });

  it('asks for a region where neither region nor gateway is given', () => {
    expect(hostsOf(null, null)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^No region is given\. Known regions: us-east-1/),
    });
  });

  it('puts a gateway in place of log-in and API, and keeps the pages for people', () => {
    expect(hostsOf('us-east-1', 'http://127.0.0.1:8080/genesys//')).toMatchObject({
      hosts: { api: 'http://127.0.0.1:8080/genesys', login: 'http://127.0.0.1:8080/genesys', apps: 'https://apps.mypurecloud.com' },
    });
    expect(hostsOf(null, 'https://gateway.example.com')).toMatchObject({ hosts: { api: 'https://gateway.example.com', apps: null } });
  });

  it.each([
    ['gateway', 'is not a URL'],
    ['ftp://gateway', 'must begin with'],
    ['https://user:password@gateway', 'must not hold a user name'],
    ['https://gateway?key=1', 'must not have a query'],
  ])('refuses %p', (apiUrl, why) => {
    expect(hostsOf(null, apiUrl)).toMatchObject({ ok: false, problem: expect.stringContaining(`api-url ${why}`) });
  });

  it('does not repeat a password', () => {
    expect(JSON.stringify(hostsOf(null, 'https://user:password@gateway'))).not.toContain(':password');
  });
});
