import type { Operation } from './attempt.ts';
import type { ConflictKind } from './conflict.ts';

/** How far the words of an error may be trusted: a 409 is a conflict whatever it says, other answers only by certain words. */
export type Answer = 'conflict' | 'bad-request' | 'flow-job';

interface Rule {
  readonly kind: ConflictKind;
  readonly words: RegExp;
  /** The answers in which these words decide. */
  readonly in: readonly Answer[];
}

const everywhere: readonly Answer[] = ['conflict', 'bad-request', 'flow-job'];

/**
 * What the words of an answer mean, the first match wins (design section 4, facts/genesys.md 2.2). A 400 is judged by whole phrases
 * only: most 400s are mistakes in the configuration, which waiting cannot cure.
 */
const RULES: readonly Rule[] = [
  { kind: 'in-use', words: /\bcontains? active (?:conversation|interaction|call|session)s?\b/, in: everywhere },
  {
    kind: 'in-use',
    words: /\b(?:in use|used) by (?:an? |the |\d+ |one or more |some )?(?:active|live|ongoing|current)\b/,
    in: ['conflict'],
  },
  { kind: 'in-use', words: /\b(?:has|have) (?:\d+ )?active (?:conversation|interaction|call|session|shift)s?\b/, in: ['conflict'] },
  {
    kind: 'version-mismatch',
    words: /\bmust match the version\b|\bdoes not match the current version\b|\bwrong version\b/,
    in: ['conflict', 'bad-request'],
  },
  {
    kind: 'version-mismatch',
    words: /\bversion (?:number )?(?:mismatch|conflict|does not match|is (?:stale|outdated|out of date))\b/,
    in: ['conflict'],
  },
  { kind: 'locked-by-user', words: /(?<!\bnot )\blocked by\b/, in: ['conflict', 'flow-job'] },
  { kind: 'operation-in-progress', words: /\balready in progress\b|\boperation (?:is )?in progress\b/, in: ['conflict', 'flow-job'] },
  {
    kind: 'already-exists',
    words: /\balready exists?\b|\bduplicated?\b|\b(?:must be|is not|not) unique\b|\balready (?:been )?(?:taken|used|defined|registered)\b/,
    in: ['conflict', 'bad-request'],
  },
  {
    kind: 'already-exists',
    words: /\b(?:name|key|number|extension|address|route)\b.{0,80}\balready in use\b/,
    in: ['conflict', 'bad-request'],
  },
  {
    kind: 'referenced',
    words: /\b(?:assigned|attached|linked) to\b|\bassociated with\b|\breferenced\b|\b(?:in use|used) (?:by|in)\b|\bdepends? on\b/,
    in: ['conflict'],
  },
  { kind: 'in-use', words: /\bin[- ]use\b/, in: ['conflict'] },
];

/**
 * Dotted codes of the platform. The provider prints them only within `errorMessageDetails` and where a flow job quotes them.
 * A code that ends in a dot stands for all that begin so.
 */
const CODES: readonly (readonly [string, ConflictKind])[] = [
  ['architect.flow.locked.by.user', 'locked-by-user'],
  ['architect.operation.already.in.progress', 'operation-in-progress'],
  ['architect.flow.already.exists', 'already-exists'],
  ['flows.datatables.not.unique', 'already-exists'],
  ['architect.dependency.object.in.use', 'referenced'],
  ['architect.flow.cannot.delete.used.', 'referenced'],
  ['architect.flow.cannot.deactivate.used.', 'referenced'],
  ['architect.prompt.cannot.delete.used.', 'referenced'],
  ['resource.referenced.by.another', 'referenced'],
  ['invalid.update.wrong.version', 'version-mismatch'],
  ['resource.in-use', 'in-use'],
  ['active.queue', 'in-use'],
];

/** The words of an answer and what they answered. */
export interface Words {
  readonly message: string;
  readonly code: string | null;
  readonly answer: Answer;
  readonly operation: Operation['action'] | null;
}

/** What the words (or the code) of an answer mean; null when they are not known to mean a conflict. */
export const kindOfWords = ({ message, code, answer, operation }: Words): ConflictKind | null => {
  const codes = [code, ...(message.match(/\b[a-z]+(?:[.-][a-z]+)+\b/g) ?? [])].filter((found) => found !== null);
  const byCode = CODES.find(([known]) => codes.some((found) => (known.endsWith('.') ? found.startsWith(known) : found === known)));
  if (byCode !== undefined) return byCode[1];
  const words = withoutNames(message).toLowerCase();
  const rule = RULES.find(
    (candidate) => candidate.in.includes(answer) && canMean(candidate.kind, operation) && candidate.words.test(words),
  );
  return rule?.kind ?? null;
};

/** What is being deleted cannot be a duplicate: "already in use" then says that somebody uses it. */
const canMean = (kind: ConflictKind, operation: Operation['action'] | null): boolean => kind !== 'already-exists' || operation !== 'delete';

/** Takes quoted names out of a message: an object may be called "Already Exists". An apostrophe within a word is no quote. */
export const withoutNames = (message: string): string =>
  message.replace(/(?<=^|[\s([{:=,])(?:'[^'\n]{0,200}'|"[^"\n]{0,200}")(?=$|[\s)\]},.;:!?])/g, 'it');
