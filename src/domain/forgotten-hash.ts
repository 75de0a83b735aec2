import type { Change } from './change.ts';
import { memberOf, UnknownValue } from './planned-value.ts';

/**
 * The provider forgets the hash of a flow's file when its publishing fails (facts/terraform.md): the state then holds null, and a
 * fresh plan does not know the hash any more. What it stands for is compared all the same: the file itself is hashed before every attempt.
 */
export const isForgottenHash = (name: string, { type, before, after }: Change): boolean =>
  type === 'genesyscloud_flow' &&
  name === 'file_content_hash' &&
  memberOf(before, name) === null &&
  memberOf(after, name) instanceof UnknownValue;
