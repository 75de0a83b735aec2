/** Who holds Terraform's state lock, out of the text of "Error acquiring the state lock". Null: not said. */
export interface StateLock {
  readonly id: string | null;
  /** `ann@build-7` */
  readonly holder: string | null;
  /** `OperationTypeApply` */
  readonly operation: string | null;
  /** Milliseconds since 1970. */
  readonly createdMs: number | null;
}

const NOBODY: StateLock = { id: null, holder: null, operation: null, createdMs: null };

/**
 * Reads the lock info that Terraform and OpenTofu print.
 * The http backend prints the *asker's* info below the holder's id ("already locked: ID=…"): then only that id is the holder's.
 */
export const readStateLock = (text: string): StateLock => {
  const told = /\balready locked: ID=(\S{1,200})/.exec(text)?.[1];
  if (told !== undefined && told !== field(text, 'id')) return { ...NOBODY, id: told };
  return {
    id: field(text, 'id'),
    holder: field(text, 'holder'),
    operation: field(text, 'operation'),
    createdMs: readGoTime(field(text, 'created')),
  };
};

const FIELDS = {
  id: /^[ \t│]*ID:[ \t]+(\S[^\n]{0,200})/m,
  holder: /^[ \t│]*Who:[ \t]+(\S[^\n]{0,200})/m,
  operation: /^[ \t│]*Operation:[ \t]+(\S[^\n]{0,200})/m,
  created: /^[ \t│]*Created:[ \t]+(\S[^\n]{0,200})/m,
} as const;

const field = (text: string, name: keyof typeof FIELDS): string | null => FIELDS[name].exec(text)?.[1]?.trim() ?? null;

/** Go's `2026-10-06 13:50:04.304 +0000 UTC`, or RFC 3339. */
const readGoTime = (text: string | null): number | null => {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d{1,9})? ?(Z|[+-]\d\d:?\d\d)/.exec(text ?? '');
  if (found === null) return null;
  const zone = found[3]?.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2') ?? 'Z';
  const time = Date.parse(`${found[1]}T${found[2]}${zone}`);
  return Number.isNaN(time) ? null : time;
};
