import { afterEach, describe, expect, it } from '@jest/globals';
import { hasPermission } from '../../src/domain/permission.ts';
import { createPlatform } from '../../src/genesys/platform.ts';
import { platformAt, sessionAt } from './open.ts';
import { idOf, sandbox, stopSandboxes } from './sandbox.ts';

afterEach(stopSandboxes);

const OBJECTS = `
    objects:
      flows: [{ name: Main }, { name: Sales, transfers-to: [Main] }, { name: Alone }]
      ivrs: [{ name: Front desk, open-flow: Main }]
      queues: [{ name: Support, flow: Sales }]`;

describe("the sandbox's organisation", () => {
  it('tells who refers to a flow, from the index and the lists', async () => {
    const api = await sandbox(OBJECTS);
    const platform = platformAt(api.url);
    const ask = async (name: string) => {
      const answer = await platform.referrers({ kind: 'flow', id: idOf(api.organisation.flows, name), type: 'INBOUNDCALL' });
      return answer.known ? answer.value.map((referrer) => `${referrer.kind} ${referrer.name}`).sort() : answer.why;
    };
    expect(await ask('Main')).toEqual(['IVR Front desk', 'inboundcall flow Sales']);
    expect(await ask('Sales')).toEqual(['queue Support']);
    expect(await ask('Alone')).toEqual([]);
  });

  it('does not say "nobody" while its index is being built', async () => {
    const api = await sandbox(`dependency-index: BUILDINPROGRESS${OBJECTS.replaceAll('\n    ', '\n')}`);
    const answer = await platformAt(api.url).referrers({ kind: 'flow', id: idOf(api.organisation.flows, 'Alone'), type: 'INBOUNDCALL' });
    expect(answer).toMatchObject({ known: false, why: expect.stringContaining('BUILDINPROGRESS') });
  });

  it('counts callers', async () => {
    const api = await sandbox(`${OBJECTS}\n    conditions: [{ callers: { flow: Main, count: 2 } }]`.replaceAll('\n    ', '\n'));
    const [main, alone] = [idOf(api.organisation.flows, 'Main'), idOf(api.organisation.flows, 'Alone')];
    expect(await platformAt(api.url).flowSessions([main, alone])).toEqual({
      known: true,
      value: new Map([
        [main, 2],
        [alone, 0],
      ]),
    });
  });

  it('grants what the client may do', async () => {
    const api = await sandbox(
      'clients: [{ id: sandbox-client, secret: sandbox-secret, permissions: ["architect:flow:view", "routing:*:*"] }]',
    );
    const answer = await platformAt(api.url).grants();
    const may = (permission: string): boolean => answer.known && hasPermission(answer.value, permission);
    expect(['architect:flow:view', 'routing:callRoute:view', 'architect:flow:delete'].map(may)).toEqual([true, true, false]);
  });

  it('answers a client without the permission by its name', async () => {
    const api = await sandbox(`clients: [{ id: sandbox-client, secret: sandbox-secret, permissions: ["routing:*:*"] }]`);
    expect(await platformAt(api.url).flows(['7f3f5a4e-5d0b-4c1c-9d7e-2b1f6f0a5c12'])).toMatchObject({
      known: false,
      why: expect.stringContaining('architect:flow:view'),
      failure: { kind: 'forbidden', status: 403 },
    });
  });

  it('refuses a wrong secret, and the answer does not show it', async () => {
    const api = await sandbox('');
    const credentials = { kind: 'client', clientId: 'sandbox-client', clientSecret: 'wrong-secret' } as const;
    const answer = await platformAt(api.url, { credentials }).organization();
    expect(answer).toMatchObject({ known: false, failure: { kind: 'unauthorized' } });
    expect(JSON.stringify(answer)).not.toContain('wrong-secret');
  });

  it('lets a token expire between two questions', async () => {
    const api = await sandbox('token-lifetime: 1s');
    const { session } = sessionAt(api.url);
    const platform = createPlatform(session);
    await platform.organization();
    // The session's own clock stands still, so only the refusal tells it.
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await platform.organization()).toMatchObject({ known: true });
    expect(api.requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
      '/oauth/token 200',
      '/api/v2/organizations/me 200',
      '/api/v2/organizations/me 401',
      '/oauth/token 200',
      '/api/v2/organizations/me 200',
    ]);
  });

  it.each([
    '{ path: /api/v2/flows, status: 429, retry-after: 3s, times: 1 }',
    '{ path: /api/v2/flows, drop: true, times: 2 }',
    '{ path: /api/v2/flows, status: 502, body: html, times: 1 }',
    '{ path: /api/v2/flows, status: 503, body: empty, times: 2 }',
  ])('is asked again after a fault that passes: %s', async (fault) => {
    const api = await sandbox(`${OBJECTS}\n    conditions: [{ fault: ${fault} }]`.replaceAll('\n    ', '\n'));
    expect(await platformAt(api.url).flows([...api.organisation.flows.keys()])).toMatchObject({ known: true });
  });

  it.each([
    '{ status: 500 }',
    '{ status: 200, body: html }',
    '{ status: 200, body: empty }',
    '{ body: malformed }',
    '{ status: 202 }',
    '{ drop: true }',
  ])('is unknown, never empty, after %s', async (fault) => {
    const api = await sandbox(
      `${OBJECTS}\n    conditions: [{ fault: ${fault.replace('{', '{ path: /api/v2/**,')} }]`.replaceAll('\n    ', '\n'),
    );
    const platform = platformAt(api.url);
    const [id] = api.organisation.flows.keys();
    const ids = [id ?? ''];
    const answers = await Promise.all([platform.flows(ids), platform.flowSessions(ids), platform.ivrs(ids), platform.grants()]);
    expect(answers.map(({ known }) => known)).toEqual([false, false, false, false]);
  });
});
