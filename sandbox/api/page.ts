import type { FastifyRequest } from 'fastify';
import type { Models } from 'purecloud-platform-client-v2';
import { countParameter, pathOf, queryOf } from './request.ts';

/** One page of a list; the members are those of every entity listing of the SDK. */
export type Page<T> = Required<Omit<Models.FlowEntityListing, 'entities' | 'nextUri' | 'previousUri'>> &
  Pick<Models.FlowEntityListing, 'nextUri' | 'previousUri'> & { entities: T[] };

/** The page that the request asks for (`pageNumber`, `pageSize`, default 25), sorted by name. Throws a 400 on nonsense. */
export const pageOf = <T extends { readonly name: string }>(
  request: FastifyRequest,
  entities: readonly T[],
  maximumSize = 100,
): Page<T> => {
  const query = queryOf(request);
  const pageSize = countParameter(query, 'pageSize', 25, maximumSize);
  const pageNumber = countParameter(query, 'pageNumber', 1, Number.MAX_SAFE_INTEGER);
  const direction = query.get('sortOrder')?.toLowerCase().startsWith('desc') === true ? -1 : 1;
  const sorted = entities.toSorted((one, other) => direction * one.name.localeCompare(other.name, 'en'));
  const pageCount = Math.ceil(sorted.length / pageSize);
  const uri = (page: number): string => {
    query.set('pageNumber', String(page));
    query.set('pageSize', String(pageSize));
    return `${pathOf(request)}?${query}`;
  };
  return {
    entities: sorted.slice((pageNumber - 1) * pageSize, pageNumber * pageSize),
    pageSize,
    pageNumber,
    total: sorted.length,
    pageCount,
    selfUri: uri(pageNumber),
    firstUri: uri(1),
    lastUri: uri(Math.max(pageCount, 1)),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 ? { previousUri: uri(pageNumber - 1) } : {}),
  };
};
