import leven from 'leven';

/** The known word that was most likely meant; null: none is near. Underscores and capitals (`timeZone`) count as small slips. */
export const nearest = (word: string, known: readonly string[]): string | null => {
  const plain = (text: string): string => text.toLowerCase().replaceAll('_', '-');
  const ranked = known.map((candidate) => ({ candidate, distance: leven(plain(word), plain(candidate)) }));
  const best = ranked.sort((one, other) => one.distance - other.distance)[0];
  return best === undefined || best.distance > Math.max(1, Math.floor(word.length * 0.4)) ? null : best.candidate;
};

/** What to write instead of a word that is not known: the nearest one, else all of them. */
export const suggest = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known);
  return near === null ? `Write one of: ${known.join(', ')}.` : `Did you mean ${near}?`;
};
