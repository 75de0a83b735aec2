import type { Models } from 'purecloud-platform-client-v2';
import type { Named } from './organisation.ts';
import { type Page, pageOf } from './page.ts';
import type { Area } from './platform.ts';
import { notFound } from './refusal.ts';
import { listParameter, queryOf } from './request.ts';

/** `GET /api/v2/users` and `/users/{id}`: the people whom the scenario names, to put names to `modifiedBy` and to shifts. */
export const users: Area = (app, { organisation }) => {
  app.get<{ Reply: Page<Models.User> }>('/api/v2/users', async (request) => {
    const ids = listParameter(queryOf(request), 'id');
    const wanted = [...organisation.users.values()].filter(({ id }) => ids?.includes(id) ?? true);
    return pageOf(request, wanted.map(shown), 500);
  });

  app.get<{ Params: { readonly id: string }; Reply: Models.User }>('/api/v2/users/:id', async (request) => {
    const user = organisation.users.get(request.params.id);
    if (user === undefined) throw notFound('user', request.params.id);
    return shown(user);
  });
};

const shown = (user: Named): Models.User & Named => ({ ...user, version: 1, state: 'active', selfUri: `/api/v2/users/${user.id}` });
