import type { FastifyInstance } from 'fastify';
import type { Models } from 'purecloud-platform-client-v2';
import * as v from 'valibot';
import { type Author, callerOf } from './access.ts';
import type { Versioned } from './organisation.ts';
import { type Page, pageOf } from './page.ts';
import type { Platform } from './platform.ts';
import { notFound, versionMismatch } from './refusal.ts';
import { bodyOf, queryOf } from './request.ts';

/** What schedules, schedule groups, IVRs and emergency groups have in common. */
export type ArchitectObject = Pick<
  Models.ScheduleGroup,
  'name' | 'description' | 'division' | 'version' | 'dateCreated' | 'dateModified' | 'createdBy' | 'modifiedBy' | 'modifiedByApp' | 'state'
>;

/** Body schema of a reference to another object: only its id counts. */
export const reference = v.object({ id: v.string() });

/** Attributes that every Architect object takes from a body. */
export const writableEntries = {
  name: v.pipe(v.string(), v.nonEmpty()),
  description: v.exactOptional(v.string()),
  division: v.exactOptional(reference),
  version: v.exactOptional(v.number()),
};

/** One kind of versioned object: what is its own. The rest of create, read, update, delete and list is here. */
export interface VersionedKind<T extends ArchitectObject> {
  /** `/api/v2/architect/schedules` */
  readonly path: string;
  /** `schedule` */
  readonly noun: string;
  readonly collection: Map<string, Versioned<T>>;
  readonly body: v.GenericSchema<unknown, T>;
  /** Throws a refusal if the body refers to what is not there. */
  readonly checkBody: (body: T) => void;
  readonly checkUpdate?: (current: Versioned<T>) => void;
  /** Throws a refusal if the object may not be deleted now. */
  readonly checkDelete: (current: Versioned<T>) => void;
  /** Filters of the list. */
  readonly passes: (query: URLSearchParams, entity: Versioned<T>) => boolean;
}

/** A new object as the platform stores it. */
export const firstVersion = <T extends ArchitectObject>(
  { organisation, newId, timestamp }: Platform,
  path: string,
  body: T,
  author: Author | null,
  id: string = newId(),
): Versioned<T> => ({
  ...body,
  id,
  selfUri: `${path}/${id}`,
  division: body.division?.id === undefined ? organisation.homeDivision : { id: body.division.id },
  version: 1,
  state: 'active',
  dateCreated: timestamp(),
  dateModified: timestamp(),
  ...(author === null ? {} : { createdBy: author.id, ...modifiedBy(author) }),
});

/** An object after a change: `body` replaces everything that can be written, the version goes up by one. */
export const nextVersion = <T extends ArchitectObject>(
  { timestamp }: Platform,
  current: Versioned<T>,
  body: T,
  author: Author,
): Versioned<T> => {
  const { id, division, version, dateCreated, createdBy, state } = current;
  return {
    ...body,
    id,
    division: body.division?.id === undefined ? division : { id: body.division.id },
    version: version + 1,
    ...(state === undefined ? {} : { state }),
    ...(dateCreated === undefined ? {} : { dateCreated }),
    ...(createdBy === undefined ? {} : { createdBy }),
    dateModified: timestamp(),
    ...modifiedBy(author),
  };
};

const modifiedBy = ({ id, app }: Author) => ({ modifiedBy: id, ...(app === undefined ? {} : { modifiedByApp: app }) });

type ById = { readonly Params: { readonly id: string } };

/** Registers the five operations of a kind. */
export const serveVersioned = <T extends ArchitectObject>(app: FastifyInstance, platform: Platform, kind: VersionedKind<T>): void => {
  const { path, noun, collection } = kind;
  const existing = (id: string): Versioned<T> => {
    const entity = collection.get(id);
    if (entity === undefined) throw notFound(noun, id);
    return entity;
  };

  app.get(path, async (request): Promise<Page<Versioned<T>>> => {
    const query = queryOf(request);
    return pageOf(
      request,
      [...collection.values()].filter((entity) => kind.passes(query, entity)),
    );
  });

  app.post(path, async (request): Promise<Versioned<T>> => {
    const body = bodyOf(request, kind.body);
    kind.checkBody(body);
    const entity = firstVersion(platform, path, body, callerOf(request));
    collection.set(entity.id, entity);
    return entity;
  });

  app.get<ById>(`${path}/:id`, async (request): Promise<Versioned<T>> => existing(request.params.id));

  app.put<ById>(`${path}/:id`, async (request): Promise<Versioned<T>> => {
    const current = existing(request.params.id);
    const body = bodyOf(request, kind.body);
    kind.checkBody(body);
    kind.checkUpdate?.(current);
    if (body.version !== current.version) throw versionMismatch();
    const entity = nextVersion(platform, current, body, callerOf(request));
    collection.set(entity.id, entity);
    return entity;
  });

  app.delete<ById>(`${path}/:id`, async (request, reply) => {
    const current = existing(request.params.id);
    kind.checkDelete(current);
    collection.delete(current.id);
    return reply.code(204).send();
  });
};
