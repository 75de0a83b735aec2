import type { Change, PlannedFile } from '../domain/change.ts';
import { isList, isRecord, type PlannedValue } from '../domain/planned-value.ts';

/**
 * Attributes by which the genesyscloud provider's resources name a file that they read at apply (facts/terraform.md: flow, script,
 * user_prompt, grammar_language, greeting, group_greeting, outbound_contact_list, responseasset).
 */
const FILE_ATTRIBUTES = new Set(['filepath', 'file_path', 'filename', 'file_name', 'contacts_filepath']);

interface FoundFile {
  /** `resources[0].filename` */
  readonly attribute: string;
  readonly path: string | null;
}

const filesIn = (value: PlannedValue, place: string): readonly FoundFile[] => {
  if (isList(value)) return value.flatMap((element, index) => filesIn(element, `${place}[${index}]`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const attribute = place === '' ? name : `${place}.${name}`;
    if (!FILE_ATTRIBUTES.has(name)) return filesIn(member, attribute);
    if (member === null || member === '') return [];
    return [{ attribute, path: typeof member === 'string' ? member : null }];
  });
};

/** The files that the apply of a change reads; a path that is unknown or sensitive is null. */
export const filesBehind = (change: Change): readonly PlannedFile[] => {
  const reads = change.action === 'create' || change.action === 'update' || change.action === 'replace';
  if (!reads || !change.type.startsWith('genesyscloud_')) return [];
  return filesIn(change.after, '').map((file) => ({ address: change.address, ...file }));
};
