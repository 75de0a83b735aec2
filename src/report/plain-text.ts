/**
 * Characters that must not reach a reader: control characters (a terminal escape, a line break that would end a table row),
 * lone surrogates (not valid UTF-8) and the marks that reverse the direction of writing (they can make a name read as another).
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

/** Makes foreign text fit for one line: white space and line breaks become one blank, other unprintable characters a `�`. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim().replace(UNPRINTABLE, '\uFFFD');

/**
 * Cuts text to at most `max` UTF-16 units, which is how the runner counts an annotation (facts/github.md 1.2).
 * Ends in `…` where something was cut, and never splits a character.
 */
export const clip = (text: string, max: number): string => {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};

/** Cuts the middle out of a long name: the end of `module.a.b["long key"]` is what tells it from its neighbours. */
export const clipMiddle = (name: string, max: number): string => {
  if (name.length <= max) return name;
  const half = Math.floor((max - 1) / 2);
  const start = name.slice(0, half).replace(/[\uD800-\uDBFF]$/, '');
  const end = name.slice(-half).replace(/^[\uDC00-\uDFFF]/, '');
  return `${start}…${end}`;
};

const encoder = new TextEncoder();

/** Size of a text in UTF-8, which is what GitHub limits for summaries and outputs (facts/github.md 1.1, 1.3). */
export const utf8Bytes = (text: string): number => encoder.encode(text).length;
