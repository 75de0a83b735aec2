import type { Lock, PlatformObject } from '../domain/lock.ts';
import type { Report } from '../domain/report.ts';
import { ON_LOCK_WORDS, SOURCE_WORDS, VERDICT_WORDS } from './lock-wording.ts';
import { clearLocks, standingLocks } from './locks-in-report.ts';
import { code, link, longText, row, tableHead, text, unbroken } from './markdown.ts';
import { clocksAt, timeZonesOf } from './moments.ts';
import { platformUrl } from './platform-link.ts';
import type { Section } from './section.ts';
import { plural } from './wording.ts';

/** What a screen or two hold; the ones that stopped the run come first. */
const MOST_OPEN = 30;
const MOST_FOLDED = 200;

interface Column {
  readonly title: string;
  readonly cell: (lock: Lock) => string;
}

const lines = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join('<br>');

const linked = (label: string, url: string | null): string => {
  const safe = platformUrl(url);
  return safe === null ? label : link(label, safe);
};

/** Its name, linked to its page, above its address or its type; without a name what else identifies it is linked. */
const objectCell = ({ type, id, name, address, link: url }: PlatformObject): string => {
  const inPlan = address === id ? null : address;
  const kind = type.startsWith('genesyscloud_') ? code(type) : text(type);
  if (name !== null) return lines([linked(text(name), url), inPlan === null ? kind : code(inPlan)]);
  if (inPlan !== null) return linked(code(inPlan), url);
  return lines([kind, id === null ? null : linked(code(id), url)]);
};

/** With what it means for the run; `status` is no run that could be stopped. */
const verdictCell = ({ verdict, onLock }: Lock, command: string): string =>
  lines([unbroken(VERDICT_WORDS[verdict]), command === 'status' ? null : unbroken(ON_LOCK_WORDS[onLock])]);

const clocksCell = (iso: string, zones: readonly string[]): string =>
  lines((clocksAt(iso, zones) ?? ['not known']).map((clock) => text(clock)));

const endsCell = ({ verdict, ends, permanent }: Lock, zones: readonly string[]): string => {
  if (verdict !== 'locked') return '';
  if (permanent) return 'waiting cannot end it';
  return ends === null ? 'not known' : clocksCell(ends, zones);
};

const evidenceCell = ({ evidence, since }: Lock): string =>
  lines([longText(evidence), since === null ? null : `since ${clocksCell(since, [])}`]);

/** No column for holders and ends where there are none. */
const columnsOf = (locks: readonly Lock[], { command }: Report, zones: readonly string[]): readonly Column[] => [
  { title: 'Verdict', cell: (lock) => verdictCell(lock, command) },
  { title: 'Object', cell: ({ object }) => objectCell(object) },
  { title: 'Looked at', cell: ({ source }) => SOURCE_WORDS[source] },
  ...(locks.some(({ holder }) => holder !== null) ? [{ title: 'Held by', cell: ({ holder }: Lock) => text(holder ?? '') }] : []),
  { title: 'Evidence', cell: evidenceCell },
  ...(locks.some(({ verdict }) => verdict === 'locked') ? [{ title: 'Ends', cell: (lock: Lock) => endsCell(lock, zones) }] : []),
];

const clearColumns: readonly Column[] = [
  { title: 'Object', cell: ({ object }) => objectCell(object) },
  { title: 'Looked at', cell: ({ source }) => SOURCE_WORDS[source] },
  { title: 'Evidence', cell: evidenceCell },
];

const head = (columns: readonly Column[]): string => tableHead(columns.map(({ title }) => title));

const rows = (locks: readonly Lock[], columns: readonly Column[]): readonly string[] =>
  locks.map((lock) => row(columns.map(({ cell }) => cell(lock))));

const andMore = (left: number, noun: string): string => (left === 0 ? '' : `\nand ${plural(left, noun)} (see the report)`);

const standingSection = (report: Report, locks: readonly Lock[], priority: number): Section => {
  const columns = columnsOf(locks, report, timeZonesOf(report));
  const unshown = Math.max(0, locks.length - MOST_OPEN);
  return {
    priority,
    head: `### Locks\n\n${head(columns)}`,
    rows: rows(locks.slice(0, MOST_OPEN), columns),
    foot: (left) => andMore(left + unshown, 'more lock'),
  };
};

const clearSection = (locks: readonly Lock[], title: string, priority: number): Section => {
  const unshown = Math.max(0, locks.length - MOST_FOLDED);
  return {
    priority,
    head: `${title}<details>\n<summary>✅ ${plural(locks.length, 'clear answer')}</summary>\n\n${head(clearColumns)}`,
    rows: rows(locks.slice(0, MOST_FOLDED), clearColumns),
    foot: (left) => `${andMore(left + unshown, 'more clear answer')}\n\n</details>`,
  };
};

/**
 * What is in the way in the platform: locked first, then what nobody could answer; what is clear behind a fold, so that it shows what
 * was looked at. None where nobody looked.
 */
export const locksSections = (report: Report, priorities: { readonly open: number; readonly folded: number }): readonly Section[] => {
  const [standing, clear] = [standingLocks(report), clearLocks(report)];
  const title = standing.length > 0 ? '' : '### Locks\n\n';
  return [
    ...(standing.length === 0 ? [] : [standingSection(report, standing, priorities.open)]),
    ...(clear.length === 0 ? [] : [clearSection(clear, title, priorities.folded)]),
  ];
};
