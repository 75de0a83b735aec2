import { chunksOf } from './chunks.ts';
import type { Actor, ById } from './port.ts';
import type { Session } from './session.ts';

/** Puts names to ids. What is once found, or once not to be had, is not asked again. */
export interface Names {
  of(ids: readonly string[]): Promise<ById<Actor>>;
}

/** Clients that are asked for by name, a request each. */
const MOST_CLIENTS = 10;

/**
 * `GET /users?id=…` for everybody at once, then `GET /oauth/clients/{id}` for those who are no people. Without the rights for it
 * (`oauth:client:view`) a name stays null: a name is no reason to fail.
 */
export const createNames = (session: Session): Names => {
  const seen = new Map<string, Promise<Actor>>();

  const people = async (ids: readonly string[]): Promise<ById<Actor>> => {
    const found = new Map<string, Actor>();
    for (const id of chunksOf(ids)) {
      const answer = await session.askAll('names of people', ({ users }, pageNumber) =>
        users.getUsers({ id: [...id], pageSize: id.length, pageNumber, state: 'any' }),
      );
      for (const user of answer.known ? answer.value : []) {
        if (user.id !== undefined) found.set(user.id, { kind: 'person', id: user.id, name: user.name ?? null });
      }
    }
    return found;
  };

  const client = async (id: string): Promise<Actor> => {
    const answer = await session.ask('the name of a client', ({ oauth }) => oauth.getOauthClient(id));
    return answer.known ? { kind: 'client', id, name: answer.value.name } : { kind: 'person', id, name: null };
  };

  const lookUp = (ids: readonly string[]): void => {
    const everybody = people(ids);
    let clients = 0;
    for (const id of ids) {
      seen.set(
        id,
        everybody.then((found) => {
          const person = found.get(id);
          if (person !== undefined) return person;
          clients += 1;
          return clients > MOST_CLIENTS ? { kind: 'person', id, name: null } : client(id);
        }),
      );
    }
  };

  return {
    of: async (ids) => {
      const distinct = [...new Set(ids)];
      const unseen = distinct.filter((id) => !seen.has(id));
      if (unseen.length > 0) lookUp(unseen);
      const named = new Map<string, Actor>();
      for (const id of distinct) {
        const actor = await seen.get(id);
        if (actor !== undefined) named.set(id, actor);
      }
      return named;
    },
  };
};
