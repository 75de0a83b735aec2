import type { Change, Move } from './change.ts';
import type { FileHash } from './plan-digest.ts';
import type { Divergence } from './report.ts';

const NOTHING = { deposed: null, approved: null, found: null, attributes: [], hint: null } as const;

/** The action in words: `replace (delete first)`. */
export const actionInWords = (change: Change): string => {
  if (change.action !== 'replace') return change.action;
  return change.actions[0] === 'create' ? 'replace (create first)' : 'replace (delete first)';
};

/** The likely cause, where there is one to name. `timestamp()` and `uuid()` are none: they are unknown in every plan. */
const HINTS: Readonly<Partial<Record<Divergence['kind'], string>>> = {
  'other-values':
    'A value that each plan computes anew (plantimestamp(), a data source) or an edit of the configuration since the approval causes this.',
  'changed-since': 'Somebody changed it since the approval.',
};

/** A fresh change that the approved one does not allow; `approved` null: the approved plan does nothing there. */
export const diverge = (
  kind: Divergence['kind'],
  approved: Change | null,
  fresh: Change,
  attributes: readonly string[] = [],
): Divergence => ({
  address: fresh.address,
  deposed: fresh.deposed,
  kind,
  approved: approved === null ? null : actionInWords(approved),
  found: actionInWords(fresh),
  attributes,
  hint: HINTS[kind] ?? null,
});

/** An approved change that is neither done nor planned any more. */
export const vanished = (change: Change): Divergence => ({
  ...NOTHING,
  address: change.address,
  deposed: change.deposed,
  kind: 'vanished',
  approved: actionInWords(change),
});

/** A move in the state that the approved plan does not make. */
export const foreignMove = ({ from, to }: Move): Divergence => ({
  ...NOTHING,
  address: to,
  kind: 'not-approved',
  found: `move from ${from}`,
});

/** The two plans are not of the kind that can be held against each other. */
export const notComparable = (why: string): Divergence => ({ ...NOTHING, address: '(plan)', kind: 'not-comparable', found: why });

/** A file behind a change that is not what was approved. `hint` says how that is known. */
export const fileChanged = ({ address, attribute, hash }: FileHash, hint: string | null): Divergence => ({
  ...NOTHING,
  address,
  kind: 'file-changed',
  approved: 'the file as it was',
  found: hash === 'missing' ? 'no file' : 'an edited file',
  attributes: [attribute],
  hint,
});

/** One line: `Diverged (other-action): ADDRESS: approved update, found replace (delete first): name, description`. Names only. */
export const differenceInWords = ({ address, deposed, approved, found, attributes, kind }: Divergence): string => {
  const object = deposed === null ? address : `${address} (deposed ${deposed})`;
  const names = attributes.length === 0 ? '' : `: ${attributes.join(', ')}`;
  return `Diverged (${kind}): ${object}: approved ${approved ?? 'nothing'}, found ${found ?? 'nothing'}${names}`;
};
