/** Ids in one request: with 100 of them a URL has 4 KB, below what servers and proxies take. */
export const IDS_AT_ONCE = 100;

/** The list without repetitions, in parts of at most `size`. */
export const chunksOf = (ids: readonly string[], size: number = IDS_AT_ONCE): readonly (readonly string[])[] => {
  const distinct = [...new Set(ids)];
  return Array.from({ length: Math.ceil(distinct.length / size) }, (_, at) => distinct.slice(at * size, (at + 1) * size));
};
