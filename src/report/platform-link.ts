import { REGIONS } from '../domain/region.ts';

/** Where people administer the platform, one host a region. */
const APPS_HOSTS: ReadonlySet<string> = new Set(REGIONS.map(({ domain }) => `apps.${domain}`));

/** What an address of the admin UI consists of: nothing that HTML, markdown or a table gives a meaning to. */
const HARMLESS = /^[\w\-./~#%:?=&+]+$/;

/**
 * The address of a page of the admin UI as it may be linked; null: it is anything else. Only `https://apps.REGION` is ever linked, so
 * nobody who names an object can send an administrator elsewhere.
 */
export const platformUrl = (url: string | null): string | null => {
  if (url === null || !HARMLESS.test(url) || !URL.canParse(url)) return null;
  const { protocol, host, username, password } = new URL(url);
  return protocol === 'https:' && APPS_HOSTS.has(host) && username === '' && password === '' ? url : null;
};
