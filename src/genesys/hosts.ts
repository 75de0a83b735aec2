import { REGION_LIST, type Region, regionOf } from '../domain/region.ts';

/** Where the platform is. No URL ends with a slash. */
export interface Hosts {
  /** `https://api.mypurecloud.com`; `/api/v2/…` is below it. */
  readonly api: string;
  /** `https://login.mypurecloud.com`; `/oauth/token` is below it. */
  readonly login: string;
  /** `https://apps.mypurecloud.com`, for people; null behind a gateway whose region is not known. */
  readonly apps: string | null;
  readonly region: Region | null;
  /** Base URL of a gateway or sandbox in place of the region's hosts, or null. */
  readonly gateway: string | null;
}

/** The hosts, or what is wrong with the input and how to put it right. */
export type HostsReading = { readonly ok: true; readonly hosts: Hosts } | { readonly ok: false; readonly problem: string };

/**
 * The hosts of a region (name or domain), or those of the gateway at `apiUrl` in front of login and API.
 * An unknown region is a problem that lists the known ones.
 */
export const hostsOf = (region: string | null, apiUrl: string | null): HostsReading => {
  const known = region === null ? null : regionOf(region);
  if (region !== null && known === null) return { ok: false, problem: `Unknown region "${region}". ${KNOWN_REGIONS}` };
  if (apiUrl !== null) return behindGateway(apiUrl, known);
  if (known === null) return { ok: false, problem: `No region is given. ${KNOWN_REGIONS}` };
  const host = (name: string): string => `https://${name}.${known.domain}`;
  return { ok: true, hosts: { api: host('api'), login: host('login'), apps: host('apps'), region: known, gateway: null } };
};

const behindGateway = (apiUrl: string, region: Region | null): HostsReading => {
  const refusal = (why: string): HostsReading => ({
    ok: false,
    problem: `api-url ${why}; write it like https://gateway.example.com/genesys`,
  });
  if (!URL.canParse(apiUrl)) return refusal('is not a URL');
  const url = new URL(apiUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refusal('must begin with https:// or http://');
  if (url.username !== '' || url.password !== '') return refusal('must not hold a user name or password');
  if (url.search !== '' || url.hash !== '') return refusal('must not have a query or fragment');
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  const apps = region === null ? null : `https://apps.${region.domain}`;
  return { ok: true, hosts: { api: base, login: base, apps, region, gateway: base } };
};

const KNOWN_REGIONS = `Known regions: ${REGION_LIST}`;
