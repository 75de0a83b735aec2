import { describe, expect, it } from '@jest/globals';
import { isDataAddress, providerOf, resourceTypeOf } from '../../src/domain/resource-address.ts';

describe('an address', () => {
  it.each([
    ['genesyscloud_flow.main', 'genesyscloud_flow', 'genesyscloud', false],
    ['genesyscloud_flow.main["a.data.b[\\"x\\"]"]', 'genesyscloud_flow', 'genesyscloud', false],
    ['module.eu["aws_x.y"].module.inner[0].genesyscloud_flow.main[3]', 'genesyscloud_flow', 'genesyscloud', false],
    ['module.eu.data.genesyscloud_flow.main', 'genesyscloud_flow', 'genesyscloud', true],
    ['ephemeral.random_password.x', 'random_password', 'random', false],
    ['terraform_data.genesyscloud_flow', 'terraform_data', 'terraform', false],
    ['provider["registry.terraform.io/mypurecloud/genesyscloud"].eu', null, 'genesyscloud', false],
    ['module.a.provider["registry.opentofu.org/hashicorp/aws"]', null, 'aws', false],
    ['module.eu', null, null, false],
    ['', null, null, false],
  ])('%s has the type %s, the provider %s, and is data: %s', (address, type, provider, data) => {
    expect([resourceTypeOf(address), providerOf(address), isDataAddress(address)]).toEqual([type, provider, data]);
  });
});
