import type { FastifyInstance } from 'fastify';
import { missingPermission } from './refusal.ts';
import { ROUTE_PERMISSIONS } from './route-permissions.ts';

/** Refuses requests whose client has none of the permissions that the route asks for. Call it after `requireToken`. */
export const requirePermissions = (app: FastifyInstance): void => {
  app.addHook('preHandler', async ({ client, method, routeOptions }) => {
    const needed = ROUTE_PERMISSIONS[`${method === 'HEAD' ? 'GET' : method} ${routeOptions.url}`];
    if (client === null || needed === undefined) return;
    if (!needed.some((permission) => client.permissions.some((granted) => covers(granted, permission)))) throw missingPermission(needed);
  });
};

/** Whether `granted` (`routing:*:*`, `*`) includes `permission` (`routing:schedule:view`). */
const covers = (granted: string, permission: string): boolean => {
  if (granted === '*') return true;
  const wanted = permission.split(':');
  return granted.split(':').every((part, at) => part === '*' || part === wanted[at]);
};
