import { accepted, type Reading, refused } from './input-values.ts';

/** Domains of the platform by the names under which Terraform's provider knows their regions (facts/genesys.md 4.1). */
const REGION_OF_DOMAIN: ReadonlyMap<string, string> = new Map([
  ['mypurecloud.com', 'us-east-1'],
  ['use2.us-gov-pure.cloud', 'us-east-2'],
  ['usw2.pure.cloud', 'us-west-2'],
  ['cac1.pure.cloud', 'ca-central-1'],
  ['sae1.pure.cloud', 'sa-east-1'],
  ['mxc1.pure.cloud', 'mx-central-1'],
  ['mypurecloud.ie', 'eu-west-1'],
  ['euw2.pure.cloud', 'eu-west-2'],
  ['mypurecloud.de', 'eu-central-1'],
  ['euc2.pure.cloud', 'eu-central-2'],
  ['mec1.pure.cloud', 'me-central-1'],
  ['aps1.pure.cloud', 'ap-south-1'],
  ['apse1.pure.cloud', 'ap-southeast-1'],
  ['mypurecloud.com.au', 'ap-southeast-2'],
  ['mypurecloud.jp', 'ap-northeast-1'],
  ['apne2.pure.cloud', 'ap-northeast-2'],
  ['apne3.pure.cloud', 'ap-northeast-3'],
  ['edee1.eusc-pure.cloud', 'eusc-de-east-1'],
  ['inindca.com', 'dca'],
  ['inintca.com', 'tca'],
]);

/**
 * The name of a region, as the provider wants it in `GENESYSCLOUD_REGION`, from a name or a domain; null for nothing. A name that
 * is not in the table is handed on, so that a region newer than this list works: the provider decides.
 */
export const readRegion = (text: string): Reading<string | null> => {
  if (text === '') return accepted(null);
  const given = text.toLowerCase();
  const region = REGION_OF_DOMAIN.get(given.replace(/^(?:api|login|apps)\./, ''));
  if (region !== undefined) return accepted(region);
  if (/^[a-z]+(?:-[a-z]+)*(?:-\d+)?$/.test(given)) return accepted(given);
  return refused(
    'neither a region nor a domain of Genesys Cloud',
    'Write the name or the domain of your region, for example us-east-1 or mypurecloud.com.',
  );
};
