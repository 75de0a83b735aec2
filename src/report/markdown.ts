import { clip, clipMiddle, oneLine } from './plain-text.ts';

/*
 * Everything that goes into GitHub's markdown passes through here. No library does this part: serializers such as mdast-util-to-markdown keep
 * raw HTML out, but know neither mentions nor the fact that a table cell, a bold word and a `<summary>` must all be safe at once.
 * One rule serves every place instead: whatever has a meaning in HTML or in markdown becomes a character reference, which
 * CommonMark decodes only after all structure has been found.
 */

/** Markup characters anywhere; an underscore where it can open or close emphasis; what starts a list or underlines a heading. */
const MARKUP = /[&<>"'`*~[\]\\|#$]|(?<![a-z0-9])_|_(?![a-z0-9])|^[-+=](?=[-+=\s]|$)|(?<=^\d{1,9})[.)](?=\s|$)/giu;

/** Places at which GitHub makes a link, a mention or an emoji out of plain text, after all markdown is gone. */
const AUTOLINK = /@|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)|:(?=[\w+-]+:)/giu;

/** Splits a word where nobody copies it: GitHub looks for mentions and links in whole words. Renovate and Dependabot do the same. */
const INVISIBLE_GAP = '\u200B';
const INVISIBLE_GAP_REFERENCE = '&#8203;';

/** Splits a word where people do copy it: an empty comment is not part of what the clipboard gets. */
const EMPTY_COMMENT = '<!-- -->';

/** Longest message and longest name shown, in UTF-16 units; the report has them whole. */
const LONGEST_TEXT = 600;
const LONGEST_NAME = 160;

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const reference = (character: string): string => REFERENCES[character] ?? `&#${character.charCodeAt(0)};`;

const escapeMarkup = (text: string): string => text.replace(MARKUP, reference);

const splitLinks = (text: string): string => text.replace(AUTOLINK, (match) => match + INVISIBLE_GAP);

const inert = (text: string, gap: string): string =>
  splitLinks(text)
    .split(INVISIBLE_GAP)
    .map((part, index) => (index === 0 ? escapeMarkup(part) : gap + escapeMarkup(part)))
    .join('');

const inertCode = (text: string): string => `<code>${inert(text, EMPTY_COMMENT)}</code>`;

/**
 * A name (address, attribute, path) as code, safe anywhere in a document. An HTML element and not a code span: hostile
 * backticks cannot end it, and a pipe in it cannot end a table cell.
 */
export const code = (name: string): string => inertCode(clipMiddle(oneLine(name), LONGEST_NAME));

/** Names as code, at most `max` of them, "and N more" after those. */
export const codeList = (names: readonly string[], max: number): string => {
  const shown = names.slice(0, max).map(code).join(', ');
  return names.length > max ? `${shown} and ${names.length - max} more` : shown;
};

/** A sentence as plain text: no markup, mention, reference, emoji or link in it comes alive. */
export const text = (sentence: string): string => inert(clip(oneLine(sentence), LONGEST_TEXT), INVISIBLE_GAP_REFERENCE);

/** As `text`, but what stands between two backticks is shown as code, so that a command can be copied as it is. */
export const prose = (sentence: string): string =>
  clip(oneLine(sentence), LONGEST_TEXT)
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.length > 2 && part.startsWith('`') && part.endsWith('`') ? inertCode(part.slice(1, -1)) : inert(part, INVISIBLE_GAP_REFERENCE),
    )
    .join('');

/** A link if the address is a web address, else the label alone. The label is text of our own. */
export const link = (label: string, url: string): string =>
  /^https?:\/\/[^\s"'<>`|\\]+$/u.test(url) ? `<a href="${url.replaceAll('&', '&amp;')}">${label}</a>` : label;

/** One row of a table; the cells are safe already. An empty cell gets a dash, so that nobody takes it for a mistake. */
export const row = (cells: readonly string[]): string => `| ${cells.map((cell) => (cell === '' ? '–' : cell)).join(' | ')} |`;

/** Keeps words of our own on one line, however narrow their column is. */
export const unbroken = (words: string): string => words.replaceAll(' ', '&nbsp;');

/** The two lines that open a table. */
export const tableHead = (titles: readonly string[]): string => `${row(titles)}\n|${' --- |'.repeat(titles.length)}`;
