import type { Lock, LockSource, LockVerdict, OnLock, PlatformObject } from '../domain/lock.ts';
import { momentInWords } from './moments.ts';
import { clip, clipMiddle, oneLine } from './plain-text.ts';

/** What was asked, whatever the answer. */
export const SOURCE_WORDS: Readonly<Record<LockSource, string>> = {
  'flow-editor': 'editor in Architect',
  'flow-operation': 'operation in Architect',
  'flow-sessions': 'callers in the flow',
  referrer: 'references to it',
  version: 'version',
  hazard: 'hazard of the plan',
  organization: 'organisation',
  window: 'window',
  'wfm-shifts': 'agents on shift',
  'wfm-publish': 'schedule publish',
  'data-action': 'data action',
  http: 'HTTP source',
};

/** A verdict, for a table cell. */
export const VERDICT_WORDS: Readonly<Record<LockVerdict, string>> = { locked: '🔒 locked', unknown: '❓ unknown', clear: '✅ clear' };

/** What a lock, or an unknown, means for the run, to be read after the verdict. */
export const ON_LOCK_WORDS: Readonly<Record<OnLock, string>> = {
  abort: 'stops the run',
  wait: 'is waited for',
  proceed: 'does not stop it',
};

/** Names are as long as people make them. */
const LONGEST_NAME = 80;
/** What a headline has room for, so that when it ends is not cut away. */
const LONGEST_EVIDENCE = 300;

/** What to call an object in a sentence: `“Main IVR”`, else its address, else `business unit 0f5e…`. Plain text. */
export const objectInWords = ({ type, id, name, address }: PlatformObject): string => {
  if (name !== null) return `“${clipMiddle(name, LONGEST_NAME)}”`;
  return clipMiddle(address ?? (id === null ? type : `${type} ${id}`), LONGEST_NAME);
};

const UNKNOWN_WORDS: Readonly<Partial<Record<LockSource, string>>> = {
  organization: 'not found, or not looked for',
  referrer: 'nobody knows what refers to it',
  'flow-sessions': 'nobody knows whether callers are in it',
  'wfm-shifts': 'nobody knows who is on shift',
  'data-action': 'no answer that can be used',
  http: 'no answer that can be used',
};

/** What is the matter, in a few words that end a title: `open in Architect by Ann Example`. Not for a clear answer. */
const troubleInWords = ({ source, verdict, holder, ends }: Lock, zones: readonly string[]): string => {
  if (verdict === 'unknown') return UNKNOWN_WORDS[source] ?? 'nobody knows whether it is locked';
  switch (source) {
    case 'flow-editor':
      return `open in Architect by ${holder ?? 'somebody'}`;
    case 'flow-operation':
      return 'Architect is at work on it';
    case 'flow-sessions':
      return 'callers are in it';
    case 'referrer':
      return 'something outside the plan refers to it';
    case 'version':
      return `changed by ${holder ?? 'somebody'} meanwhile`;
    case 'hazard':
      return 'this plan would do harm now';
    case 'organization':
      return 'not in this organisation';
    case 'window':
      return 'deploying is not allowed now';
    case 'wfm-shifts':
      return ends === null ? 'agents are on shift' : `agents are on shift, the last until ${momentInWords(ends, zones)}`;
    case 'wfm-publish':
      return 'its work schedules are changing';
    case 'data-action':
    case 'http':
      return 'this gate is not open';
  }
};

/** A lock, or an unknown, as a title. Plain text. */
export const lockTitle = (lock: Lock, zones: readonly string[]): string => `${objectInWords(lock.object)}: ${troubleInWords(lock, zones)}`;

const heldBy = ({ holder, evidence }: Lock): string => (holder === null || evidence.includes(holder) ? '' : `, held by ${holder}`);

/** When a lock ends, as far as anybody knows. */
export const whenItEnds = ({ ends, permanent }: Lock, zones: readonly string[]): string => {
  if (permanent) return 'waiting cannot end it';
  return ends === null ? 'nobody knows when it ends' : `expected to end ${momentInWords(ends, zones)}`;
};

/**
 * A lock in one sentence, for somebody who is tired: what is the matter with what, who holds it, when it ends. Plain text.
 * `“Main IVR”: open in Architect by Ann Example; nobody knows when it ends`.
 */
export const lockSentence = (lock: Lock, zones: readonly string[]): string => {
  const [name, evidence] = [objectInWords(lock.object), clip(oneLine(lock.evidence), LONGEST_EVIDENCE)];
  if (lock.verdict === 'unknown') return `${name}: ${troubleInWords(lock, zones)} (${evidence})`;
  return `${name}: ${evidence}${heldBy(lock)}; ${whenItEnds(lock, zones)}`;
};
