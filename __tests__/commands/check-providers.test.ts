import { describe, expect, it } from '@jest/globals';
import { checkProviders, type ProviderFindings, withoutAddresses } from '../../src/commands/check-providers.ts';
import type { PlannedProvider } from '../../src/domain/change.ts';
import type { OnLock } from '../../src/domain/lock.ts';
import { regionOf } from '../../src/domain/region.ts';
import { changeOf, FLOW, planOf } from '../domain/example-plans.ts';

const HERE = regionOf('us-east-1');
const EU_FLOW = 'genesyscloud_flow.eu';

const provider = (given: Partial<PlannedProvider> = {}): PlannedProvider => ({
  key: 'genesyscloud',
  alias: null,
  region: 'us-east-1',
  from: 'constant',
  gateway: null,
  addresses: [FLOW],
  ...given,
});

const EU = provider({ key: 'genesyscloud.eu', alias: 'eu', region: 'eu-west-1', from: 'variable', addresses: [EU_FLOW] });
const UNTOLD = { region: null, from: 'unknown' } as const;

const plan = (...providers: readonly PlannedProvider[]) =>
  planOf([changeOf('update'), changeOf('delete', { address: EU_FLOW })], { providers });

const findings = (
  providers: readonly PlannedProvider[],
  given: { readonly region?: typeof HERE; readonly apiUrl?: string; readonly onLock?: OnLock } = {},
): ProviderFindings => {
  const region = given.region === undefined ? HERE : given.region;
  const step = checkProviders(plan(...providers), region, given.apiUrl ?? null, given.onLock ?? null);
  if (!step.ok) throw new Error(step.verdict.message);
  return step.value;
};

describe('providers of a plan', () => {
  it('in the region of the session are nothing to talk about', () => {
    expect(findings([provider(), provider({ key: 'genesyscloud.again' })])).toEqual({ foreign: new Set(), locks: [], warnings: [] });
  });

  it('none at all are nothing to talk about', () => {
    expect(findings([])).toEqual({ foreign: new Set(), locks: [], warnings: [] });
  });

  it('all in other regions stop the run, which names both regions', () => {
    const ap = provider({ key: 'genesyscloud.ap', region: 'ap-south-1' });
    const step = checkProviders(plan(EU, ap), HERE, null, 'proceed');
    expect(step).toMatchObject({
      ok: false,
      verdict: {
        outcome: 'blocked',
        failureReason: 'wrong-organization',
        message:
          'The plan is for eu-west-1, ap-south-1, the credentials are for us-east-1: genesyscloud.eu (by variable), genesyscloud.ap (by constant)',
      },
    });
  });

  it.each<[string, PlannedProvider]>([
    ['is here, though nothing of this plan is its', provider({ addresses: [] })],
    ['may be here', provider(UNTOLD)],
  ])('do not stop the run where one of them %s', (_, other) => {
    expect([...findings([EU, other]).foreign]).toEqual([EU_FLOW]);
  });

  it('elsewhere leave each of their changes unknown for good, and by whom', () => {
    expect(findings([provider(), EU]).locks).toEqual([
      {
        source: 'organization',
        verdict: 'unknown',
        object: { type: 'genesyscloud_flow', id: 'old', name: null, address: EU_FLOW, link: null },
        evidence: 'not looked at: provider genesyscloud.eu is for eu-west-1, the credentials are for us-east-1',
        holder: null,
        since: null,
        ends: null,
        permanent: true,
        onLock: 'abort',
      },
    ]);
  });

  it.each<OnLock>(['abort', 'wait', 'proceed'])('elsewhere are treated as on-lock: %s says', (onLock) => {
    expect(findings([provider(), EU], { onLock }).locks.map((lock) => lock.onLock)).toEqual([onLock]);
  });

  it('of a region that nobody knows are told, if they change anything', () => {
    const told =
      'The plan does not tell the region of provider genesyscloud: nobody checked that its 1 change(s) belong to this organisation.';
    expect(findings([provider(UNTOLD)])).toEqual({ foreign: new Set(), locks: [], warnings: [told] });
    expect(findings([provider({ ...UNTOLD, addresses: [] })]).warnings).toEqual([]);
  });

  it('cannot be compared with a session that knows no region', () => {
    expect(findings([EU], { region: null, apiUrl: 'http://127.0.0.1:1' })).toMatchObject({ foreign: new Set(), locks: [] });
  });

  it.each<[string, PlannedProvider['gateway'], string | null, string | null]>([
    ['neither', null, null, null],
    ['both, the same', { host: '127.0.0.1' }, 'http://127.0.0.1:8080/genesys', null],
    ['both, its host unknown', { host: null }, 'http://127.0.0.1:8080', null],
    ['only the input', null, 'http://127.0.0.1:8080', 'shows no gateway {}: Terraform talks to the region'],
    ['only the block', { host: 'gate.example.com' }, null, 'has a gateway (gate.example.com) and api-url is not given'],
    ['only the block, its host unknown', { host: null }, null, 'has a gateway (host not known) and api-url is not given'],
    [
      'two different ones',
      { host: 'gate.example.com' },
      'http://127.0.0.1:8080',
      'names 127.0.0.1, and the gateway of provider genesyscloud is gate.example.com',
    ],
  ])('and a gateway: %s', (_, gateway, apiUrl, warning) => {
    const { warnings } = findings([provider({ gateway })], apiUrl === null ? {} : { apiUrl });
    expect(warnings).toEqual(warning === null ? [] : [expect.stringContaining(warning)]);
  });

  it('elsewhere are no question of gateways', () => {
    expect(findings([provider({ gateway: { host: '127.0.0.1' } }), EU], { apiUrl: 'http://127.0.0.1:8080' }).warnings).toEqual([]);
  });
});

describe('a plan for questions', () => {
  it('has no changes of another organisation, and all the rest', () => {
    const whole = plan(provider(), EU);
    expect(withoutAddresses(whole, new Set([EU_FLOW]))).toEqual({ ...whole, changes: whole.changes.slice(0, 1) });
    expect(withoutAddresses(whole, new Set())).toBe(whole);
  });
});
