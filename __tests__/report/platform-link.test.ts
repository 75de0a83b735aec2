import { describe, expect, it } from '@jest/globals';
import { platformUrl } from '../../src/report/platform-link.ts';

describe('the page of an object', () => {
  it.each([
    'https://apps.mypurecloud.com/architect/#/inboundcall/flows/84920103-6ed2-4c4b-9d6d-2c1f6a1e7b11/latest',
    'https://apps.mypurecloud.de/directory/#/admin/routing/ivrs/1',
    'https://apps.euw2.pure.cloud/directory/#/admin/integrations/actions/custom_-_7c1d%20x/summary',
  ])('is linked in the admin UI of a region: %s', (url) => {
    expect(platformUrl(url)).toBe(url);
  });

  it.each([
    null,
    '',
    'Main IVR',
    'javascript:alert(1)',
    'http://apps.mypurecloud.com/x',
    'https://apps.mypurecloud.com.evil.example/x',
    'https://evil.example/https://apps.mypurecloud.com/',
    'https://apps.mypurecloud.com@evil.example/',
    'https://apps.mypurecloud.com:8443/x',
    'https://api.mypurecloud.com/x',
    'https://apps.mypurecloud.com/"onclick="x',
    'https://apps.mypurecloud.com/a|b',
    'https://apps.mypurecloud.com/a`b',
    'https://apps.mypurecloud.com/a b',
    'https://apps.mypurecloud.com\\@evil.example/',
    'https://APPS.mypurecloud.com.evil.example',
    'https://apps.mypurecloud.com/<b>',
  ])('is not linked where it may be anything else: %s', (url) => {
    expect(platformUrl(url)).toBeNull();
  });
});
