/** A region of the platform: what people write, and the domain its hosts are below. */
export interface Region {
  /** As AWS and Terraform's provider name it: `us-east-1`. */
  readonly name: string;
  /** `mypurecloud.com`: `api.`, `login.` and `apps.` stand before it. */
  readonly domain: string;
}

/** Every region (facts/genesys.md 4.1). The last two are known to Terraform's provider only. */
export const REGIONS: readonly Region[] = [
  { name: 'us-east-1', domain: 'mypurecloud.com' },
  { name: 'us-east-2', domain: 'use2.us-gov-pure.cloud' },
  { name: 'us-west-2', domain: 'usw2.pure.cloud' },
  { name: 'ca-central-1', domain: 'cac1.pure.cloud' },
  { name: 'sa-east-1', domain: 'sae1.pure.cloud' },
  { name: 'mx-central-1', domain: 'mxc1.pure.cloud' },
  { name: 'eu-west-1', domain: 'mypurecloud.ie' },
  { name: 'eu-west-2', domain: 'euw2.pure.cloud' },
  { name: 'eu-central-1', domain: 'mypurecloud.de' },
  { name: 'eu-central-2', domain: 'euc2.pure.cloud' },
  { name: 'me-central-1', domain: 'mec1.pure.cloud' },
  { name: 'ap-south-1', domain: 'aps1.pure.cloud' },
  { name: 'ap-southeast-1', domain: 'apse1.pure.cloud' },
  { name: 'ap-southeast-2', domain: 'mypurecloud.com.au' },
  { name: 'ap-northeast-1', domain: 'mypurecloud.jp' },
  { name: 'ap-northeast-2', domain: 'apne2.pure.cloud' },
  { name: 'ap-northeast-3', domain: 'apne3.pure.cloud' },
  { name: 'eusc-de-east-1', domain: 'edee1.eusc-pure.cloud' },
  { name: 'dca', domain: 'inindca.com' },
  { name: 'tca', domain: 'inintca.com' },
];

/**
 * The region that `text` means: its name with dashes or underscores, its domain, or one of its hosts, with or without
 * `https://`. Case does not matter. Null: there is no such region.
 */
export const regionOf = (text: string): Region | null => {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
  const name = plain.replaceAll('_', '-');
  const domain = plain.replace(/^(?:api|login|apps)\./, '');
  return REGIONS.find((region) => region.name === name || region.domain === domain) ?? null;
};

/** Every region for a message to people: `us-east-1 (mypurecloud.com), …`. */
export const REGION_LIST: string = REGIONS.map(({ name, domain }) => `${name} (${domain})`).join(', ');
