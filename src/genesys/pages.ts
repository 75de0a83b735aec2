import { malformed } from './platform-failure.ts';

/** What the lists of the SDK have in common. */
export interface Listing<T> {
  readonly entities?: readonly T[];
  readonly pageCount?: number;
  readonly nextUri?: string;
}

/** More pages than any list of a sane answer has: 100,000 objects at 100 a page. */
const MOST_PAGES = 1_000;

/**
 * Everything on all pages. The first tells how many there are, the others are asked for at once (the session bounds how many
 * requests run). Rejects as malformed if an answer is no list: an empty list must come from the platform, never from a gap.
 */
export const pagesOf = async <T>(page: (pageNumber: number) => Promise<Listing<T>>): Promise<readonly T[]> => {
  const first = await page(1);
  const pageCount = first.pageCount ?? (first.nextUri === undefined ? 1 : null);
  if (pageCount === null || !(pageCount <= MOST_PAGES)) throw malformed('the answer does not say how many pages there are');
  const others = Array.from({ length: Math.max(pageCount - 1, 0) }, (_, at) => page(at + 2));
  const pages = [first, ...(await Promise.all(others))];
  return pages.flatMap(entitiesOf);
};

/** The page with each entity read into what we need; `read` throws a malformed failure for what it cannot read. */
export const readPage = <T, R>(page: Listing<T>, read: (entity: T) => R): Listing<R> => ({
  ...page,
  entities: entitiesOf(page).map((entity) => read(entity)),
});

const entitiesOf = <T>({ entities }: Listing<T>): readonly T[] => {
  if (!Array.isArray(entities)) throw malformed('the answer is not a list');
  return entities;
};
