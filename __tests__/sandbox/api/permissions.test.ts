import { afterEach, describe, expect, it } from '@jest/globals';
import { ROUTE_PERMISSIONS } from '../../../sandbox/api/route-permissions.ts';
import { run, stopAll } from './running-api.ts';

afterEach(stopAll);

const clientWith = (content: string): string => `clients: [{ id: sandbox-client, secret: sandbox-secret, ${content} }]`;

describe('a client that lacks a permission', () => {
  it('is refused with the permissions that would do, in the words of the area', async () => {
    const { sdk } = await run(clientWith('permissions: ["routing:*:*", "architect:flow:view"]'));
    const { architect, analytics, workforce } = await sdk();
    await expect(architect.deleteFlow('any')).rejects.toMatchObject({
      status: 403,
      code: 'architect.missing.permission',
      message: expect.stringContaining('[architect:flow:delete]'),
    });
    await expect(analytics.postAnalyticsFlowsActivityQuery({ metrics: [{ metric: 'oFlow' }], groupBy: ['flowId'] })).rejects.toMatchObject({
      status: 403,
      code: 'missing.any.permissions',
    });
    await expect(workforce.getWorkforcemanagementBusinessunitSchedulingRuns('any')).rejects.toMatchObject({
      message: expect.stringContaining('[wfm:schedule:generate, wfm:schedule:edit]'),
    });
    expect((await architect.getFlows()).total).toBe(0);
    expect((await architect.getArchitectSchedulegroups()).total).toBe(0);
  });

  it('needs only one of several', async () => {
    const { send } = await run(clientWith('permissions: ["bridge:actions:execute"]'));
    expect((await send('POST', '/api/v2/integrations/actions/none/execute', {})).status).toBe(404);
  });

  it.each(Object.keys(ROUTE_PERMISSIONS))('cannot use %s, which is served', async (route) => {
    const { send } = await run(clientWith('permissions: []'));
    const [method = '', path = ''] = route.split(' ');
    expect((await send(method, path.replaceAll(/:\w+/g, 'x'))).status).toBe(403);
  });

  it('still finds out who it is', async () => {
    const { sdk } = await run(clientWith('permissions: []'));
    const { organization, tokens, authorization } = await sdk();
    expect(await organization.getOrganizationsMe()).toMatchObject({ name: 'Sandbox' });
    expect(await tokens.getTokensMe()).toMatchObject({ OAuthClient: { id: 'sandbox-client' } });
    expect((await authorization.getAuthorizationSubjectsMe()).grants?.[0]?.role?.policies).toEqual([]);
  });
});

describe('the grants of a client', () => {
  it('are told as policies of a role in a division', async () => {
    const { sdk } = await run(clientWith('permissions: ["architect:flow:view", "routing:*:*"]'));
    const { authorization } = await sdk();
    expect(await authorization.getAuthorizationSubjectsMe()).toMatchObject({
      id: 'sandbox-client',
      grants: [
        {
          division: { name: 'Home', homeDivision: true },
          role: {
            policies: [
              { domain: 'architect', entityName: 'flow', actions: ['view'] },
              { domain: 'routing', entityName: '*', actions: ['*'] },
            ],
          },
        },
      ],
    });
  });

  it('are everything in every known domain by default', async () => {
    const { sdk } = await run();
    const { authorization } = await sdk();
    const policies = (await authorization.getAuthorizationSubjectsMe()).grants?.[0]?.role?.policies ?? [];
    expect(policies).toContainEqual({ domain: 'wfm', entityName: '*', actions: ['*'] });
    expect(policies.map(({ domain }) => domain)).toEqual(expect.arrayContaining(['architect', 'routing', 'analytics', 'integrations']));
  });

  it.each([
    ['Sales', { id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'Sales', homeDivision: false }],
    ['"*"', { id: '*', homeDivision: false }],
  ])('may be in division %s', async (division, expected) => {
    const { sdk } = await run(clientWith(`division: ${division}`));
    const { authorization } = await sdk();
    expect((await authorization.getAuthorizationSubjectsMe()).grants).toMatchObject([{ division: expected }]);
  });
});

describe('a token', () => {
  it('says how long it lives and is refused afterwards', async () => {
    const { api, send, pass } = await run('token-lifetime: 2s');
    const credentials = Buffer.from('sandbox-client:sandbox-secret').toString('base64');
    const answer = await fetch(`${api.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(await answer.json()).toMatchObject({ expires_in: 2 });
    pass(1_999);
    expect((await send('GET', '/api/v2/tokens/me')).status).toBe(200);
    pass(1);
    expect(await send('GET', '/api/v2/tokens/me')).toMatchObject({ status: 401, body: { code: 'bad.credentials' } });
  });
});
