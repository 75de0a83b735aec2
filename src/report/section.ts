import { utf8Bytes } from './plain-text.ts';

/**
 * A part of a document that can be cut. It is either left out or shown with its head, as many of its rows as there is room
 * for, and a foot that says how many are missing and closes what the head opened: so no fence and no `<details>` stays open.
 */
export interface Section {
  /** 1 is the last to be cut. */
  readonly priority: number;
  readonly head: string;
  readonly rows: readonly string[];
  /** What follows the rows; `left` of them are not shown. May be empty. */
  readonly foot: (left: number) => string;
}

/** Sections that made it into the budget, and whether all of them did, whole. */
export interface Fitted {
  readonly markdown: string;
  readonly cut: boolean;
}

const BETWEEN = '\n\n';

/** A section that is shown whole or not at all. */
export const wholeSection = (priority: number, markdown: string): Section => ({ priority, head: markdown, rows: [], foot: () => '' });

const assemble = (section: Section, rows: number): string =>
  [section.head, ...section.rows.slice(0, rows), section.foot(section.rows.length - rows)].filter((part) => part !== '').join('\n');

/** How many rows fit beside the head and the longest foot. */
const rowsThatFit = (section: Section, limitBytes: number): number => {
  let room = limitBytes - utf8Bytes(assemble({ ...section, rows: [], foot: () => section.foot(section.rows.length) }, 0));
  const firstTooMany = section.rows.findIndex((row) => {
    room -= utf8Bytes(row) + 1;
    return room < 0;
  });
  return firstTooMany === -1 ? section.rows.length : firstTooMany;
};

/** The section within the limit; null where not even one row fits. */
const cutToFit = (section: Section, limitBytes: number): Fitted | null => {
  const whole = assemble(section, section.rows.length);
  if (utf8Bytes(whole) <= limitBytes) return { markdown: whole, cut: false };
  const rows = rowsThatFit(section, limitBytes);
  return rows === 0 ? null : { markdown: assemble(section, rows), cut: true };
};

/**
 * Puts sections into a document of at most `limitBytes` bytes of UTF-8, in the order given. They are taken by priority
 * until one does not fit; that one is cut at the end of a row, and the less important ones are left out.
 */
export const fitSections = (sections: readonly Section[], limitBytes: number): Fitted => {
  const shown = new Map<Section, string>();
  let room = limitBytes;
  let cut = false;
  for (const section of sections.toSorted((a, b) => a.priority - b.priority)) {
    const fitted: Fitted | null = cut ? null : cutToFit(section, room);
    cut ||= fitted === null || fitted.cut;
    if (fitted === null) continue;
    shown.set(section, fitted.markdown);
    room -= utf8Bytes(fitted.markdown) + BETWEEN.length;
  }
  return { markdown: sections.flatMap((section) => shown.get(section) ?? []).join(BETWEEN), cut };
};
