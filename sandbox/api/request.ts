import type { FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { badRequest } from './refusal.ts';

/** The body as `schema` describes it: attributes that it does not know are dropped. Throws a 400 that names what is wrong. */
export const bodyOf = <T>(request: FastifyRequest, schema: v.GenericSchema<unknown, T>): T => {
  const reading = v.safeParse(schema, request.body);
  if (reading.success) return reading.output;
  throw badRequest(reading.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; '));
};

/** Path without query, gateway prefix taken off. */
export const pathOf = (request: FastifyRequest): string => urlOf(request).pathname;

/** The query; a name may come several times. */
export const queryOf = (request: FastifyRequest): URLSearchParams => urlOf(request).searchParams;

const urlOf = (request: FastifyRequest): URL => new URL(request.url, 'http://sandbox');

/** A parameter that may be given several times, or as a list with commas. Null: not given. */
export const listParameter = (query: URLSearchParams, name: string): readonly string[] | null =>
  query.has(name) ? query.getAll(name).flatMap((value) => value.split(',')) : null;

/** A whole number of at least 1; throws a 400 otherwise. */
export const countParameter = (query: URLSearchParams, name: string, fallback: number, maximum: number): number => {
  const text = query.get(name) ?? String(fallback);
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= maximum) return value;
  throw badRequest(`${name} must be a whole number from 1 to ${maximum}, not "${text}"`);
};

/** Whether `name` passes the `name` filter of a list: no case, `*` stands for any text. */
export const passesNameFilter = (query: URLSearchParams, name: string): boolean => {
  const filter = query.get('name');
  if (filter === null || filter === '') return true;
  const source = filter
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i').test(name);
};
