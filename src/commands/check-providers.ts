import type { Plan, PlannedProvider } from '../domain/change.ts';
import type { Lock, OnLock } from '../domain/lock.ts';
import type { Region } from '../domain/region.ts';
import { resourceTypeOf } from '../domain/resource-address.ts';
import { lock } from './lock-parts.ts';
import { blocked, proceed, type Step, stop, type Verdict } from './verdict.ts';

/** What the plan's providers mean for what may be looked at. */
export interface ProviderFindings {
  /** Addresses of changes in another region than the session's: nothing may be asked about them (`withoutAddresses`). */
  readonly foreign: ReadonlySet<string>;
  /** One unknown for each of them; it stands until the run ends. */
  readonly locks: readonly Lock[];
  /** One sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Whether the plan's providers are where the session is (design section 3). All of them in
 * another region: the run stops. Some: what they change is reported as not looked at. A region that nobody knows is told, no more.
 *
 * @param sessionRegion null: a gateway without a region, so nothing can be compared
 * @param onLock the `on-lock` input; null: not given
 */
export const checkProviders = (
  plan: Plan,
  sessionRegion: Region | null,
  apiUrl: string | null,
  onLock: OnLock | null,
): Step<ProviderFindings> => {
  const elsewhere = plan.providers.filter(({ region }) => sessionRegion !== null && region !== null && region !== sessionRegion.name);
  const here = plan.providers.filter((provider) => !elsewhere.includes(provider));
  const session = sessionRegion?.name ?? '';
  if (elsewhere.length > 0 && here.length === 0) return stop(otherOrganization(elsewhere, session));
  return proceed({
    foreign: new Set(elsewhere.flatMap(({ addresses }) => addresses)),
    locks: elsewhere.flatMap((provider) => notLookedAt(plan, provider, session, onLock)),
    warnings: [...here.flatMap(regionNote), ...here.flatMap((provider) => gatewayWarning(provider, apiUrl))],
  });
};

/** The plan without changes that nothing may be asked about; for questions only, never for what is applied. */
export const withoutAddresses = (plan: Plan, addresses: ReadonlySet<string>): Plan =>
  addresses.size === 0 ? plan : { ...plan, changes: plan.changes.filter(({ address }) => !addresses.has(address)) };

const otherOrganization = (elsewhere: readonly PlannedProvider[], session: string): Verdict => {
  const regions = [...new Set(elsewhere.map(({ region }) => region))].join(', ');
  const keys = elsewhere.map(({ key, from }) => `${key} (by ${from})`).join(', ');
  return blocked('wrong-organization', `The plan is for ${regions}, the credentials are for ${session}: ${keys}`, [
    "Give the region and the credentials of the plan's organisation, or correct aws_region of the provider.",
  ]);
};

/** Waiting never answers it: these credentials cannot look there. */
const notLookedAt = (plan: Plan, { key, region, addresses }: PlannedProvider, session: string, onLock: OnLock | null): readonly Lock[] =>
  addresses.map((address) =>
    lock(
      'organization',
      'unknown',
      {
        type: resourceTypeOf(address) ?? 'object',
        id: plan.changes.find((change) => change.address === address)?.beforeId ?? null,
        name: null,
        address,
        link: null,
      },
      `not looked at: provider ${key} is for ${region}, the credentials are for ${session}`,
      onLock ?? 'abort',
      { permanent: true },
    ),
  );

const regionNote = ({ key, region, addresses }: PlannedProvider): readonly string[] =>
  region !== null || addresses.length === 0
    ? []
    : [
        `The plan does not tell the region of provider ${key}: nobody checked that its ${addresses.length} change(s) belong to this organisation.`,
      ];

/** `api-url` does not reach Terraform's provider, nor `gateway {}` us (design section 3). */
const gatewayWarning = ({ key, gateway }: PlannedProvider, apiUrl: string | null): readonly string[] => {
  if (apiUrl === null)
    return gateway === null
      ? []
      : [`Provider ${key} has a gateway (${gateway.host ?? 'host not known'}) and api-url is not given: locks are looked up without it.`];
  if (gateway === null)
    return [
      `api-url is given and provider ${key} shows no gateway {}: Terraform talks to the region's own hosts. Declare gateway {} there.`,
    ];
  const host = URL.canParse(apiUrl) ? new URL(apiUrl).hostname : null;
  if (host === null || gateway.host === null || gateway.host === host) return [];
  return [`api-url names ${host}, and the gateway of provider ${key} is ${gateway.host}: locks may be looked up in another organisation.`];
};
