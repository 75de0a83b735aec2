import type { Settings } from '../../../src/action/settings.ts';
import { Stage } from './stage.ts';
import { type Configuration, deployed, type Wish } from './world.ts';

/** Addresses of the examples. */
export const A = 'genesyscloud_flow.a';
export const B = 'genesyscloud_architect_schedulegroups.b';
export const C = 'genesyscloud_flow.c';

/** A resource block with a name. */
export const wish = (address: string, name: string, given: Partial<Wish> = {}): Wish => ({
  address,
  attributes: { name, kind: 'x' },
  ...given,
});

/** A run that has to update A (and what else `given` wants). */
export const updateOfA = (settings: Partial<Settings> = {}, given: Partial<Configuration> = {}): Stage => {
  const stage = new Stage({ wishes: [wish(A, 'new')], ...given }, settings);
  deployed(stage.world, A, { name: 'old', kind: 'x' });
  return stage;
};

/** A run that has to update A and B. */
export const updateOfBoth = (settings: Partial<Settings> = {}): Stage => {
  const stage = updateOfA(settings, { wishes: [wish(A, 'new'), wish(B, 'new')] });
  deployed(stage.world, B, { name: 'old', kind: 'x' });
  return stage;
};

/** What the platform holds, as `address: name`, sorted. */
export const held = ({ world }: Stage): readonly string[] =>
  [...world.platform.values()].map(({ address, attributes }) => `${address}: ${attributes.name ?? ''}`).sort();
