import type { Models } from 'purecloud-platform-client-v2';
import type { Area } from './platform.ts';
import { notFound } from './refusal.ts';

/** `GET /api/v2/users/{id}`: the people whom the scenario names, to put a name to `modifiedBy`. */
export const users: Area = (app, { organisation }) => {
  app.get<{ Params: { readonly id: string }; Reply: Models.User }>('/api/v2/users/:id', async (request) => {
    const user = organisation.users.get(request.params.id);
    if (user === undefined) throw notFound('user', request.params.id);
    return { ...user, version: 1, state: 'active', selfUri: `/api/v2/users/${user.id}` };
  });
};
