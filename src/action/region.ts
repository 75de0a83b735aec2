import { REGION_LIST, regionOf } from '../domain/region.ts';
import { accepted, type Reading, refused } from './input-values.ts';

/** The name of a region, as the provider wants it in `GENESYSCLOUD_REGION`, from a name, a domain or a host; null for nothing. */
export const readRegion = (text: string): Reading<string | null> => {
  if (text === '') return accepted(null);
  const region = regionOf(text);
  if (region !== null) return accepted(region.name);
  return refused('neither a region nor a domain of Genesys Cloud', `Write the name or the domain of your region: ${REGION_LIST}.`);
};
