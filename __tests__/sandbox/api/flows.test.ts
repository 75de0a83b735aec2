import { afterEach, describe, expect, it } from '@jest/globals';
import { requestToken, run, stopAll } from './running-api.ts';

afterEach(stopAll);

const MAIN = `inboundCall:
  name: Main IVR
  description: "Calls {{company}}"
  {{category}}: x
  startUpRef: ./menus/menu[main]
  tasks:
    - task:
        actions:
          - transferToFlow: { name: Go, targetFlow: { name: Sales } }
`;

describe('the deployment of a flow', () => {
  it('takes name and type from the YAML, tolerates substitutions, and publishes', async () => {
    const { deploy, sdk, api } = await run();
    const job = await deploy(MAIN);
    expect(job).toMatchObject({ status: 'Success', messages: [] });
    const { architect } = await sdk();
    const flow = await architect.getFlow(String(job.flow?.id));
    expect(flow).toMatchObject({ name: 'Main IVR', type: 'INBOUNDCALL', active: true, publishedVersion: { commitVersion: '1' } });
    expect(api.organisation.flowSources.get(String(flow.id))).toBe(MAIN);
  });

  it('updates the flow of that name and type, and makes a new one for another name', async () => {
    const { deploy, api } = await run();
    const first = await deploy(MAIN);
    const again = await deploy(MAIN);
    const renamed = await deploy(MAIN.replace('Main IVR', 'Main IVR 2'));
    expect(again.flow).toEqual(first.flow);
    expect(renamed.flow).not.toEqual(first.flow);
    expect(api.organisation.flows.get(String(first.flow?.id))?.publishedVersion?.commitVersion).toBe('2');
    expect(api.organisation.flows.size).toBe(2);
  });

  it('makes a flow depend on those it transfers to', async () => {
    const { deploy, send } = await run();
    const sales = await deploy('inboundCall: { name: Sales }');
    await deploy(MAIN);
    expect(await send('DELETE', `/api/v2/flows/${sales.flow?.id}`)).toMatchObject({
      status: 409,
      body: { code: 'architect.flow.cannot.delete.used.in.flows' },
    });
  });

  it.each([
    ['YAML that is none', 'inboundCall: [', /cannot be read/],
    ['an unknown type', 'inboundFax: { name: Fax }', /flow type but with "inboundFax"/],
    ['no name', 'inboundCall: { description: x }', /no name/],
    ['a text', 'hello', /flow type/],
  ])('fails in the job, not in HTTP, for %s', async (_what, yaml, message) => {
    const { deploy } = await run();
    expect(await deploy(yaml)).toMatchObject({ status: 'Failure', messages: [{ type: 'Error', text: expect.stringMatching(message) }] });
  });

  it('is registered until something is uploaded', async () => {
    const { send } = await run();
    const job = await send('POST', '/api/v2/flows/jobs');
    expect(job.body).toMatchObject({
      presignedUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/uploads\//),
      headers: expect.any(Object),
    });
    expect((await send('GET', `/api/v2/flows/jobs/${job.body?.id}`)).body).toMatchObject({ status: 'Registered', messages: [] });
    expect((await send('GET', '/api/v2/flows/jobs/none')).status).toBe(404);
  });
});

describe('a flow that somebody has open', () => {
  const ANN = 'objects: { flows: [{ name: Main IVR }] }\nconditions: [{ editor: { flow: Main IVR, user: Ann Example, until: 5s } }]';

  it('shows the holder, refuses deployment and publishing, and is free afterwards', async () => {
    const { api, deploy, sdk, pass } = await run(ANN);
    const { architect } = await sdk();
    const [id = ''] = api.organisation.flows.keys();
    api.arm();
    expect(await architect.getFlow(id)).toMatchObject({ lockedUser: { name: 'Ann Example' } });
    expect(await deploy(MAIN)).toMatchObject({
      status: 'Failure',
      messages: [
        {
          text:
            "Flow 'Main IVR' ( type: 'inboundcall' ) is locked by another entity. " +
            'You can use the --forceUnlock command line parameter if you wish to publish flows locked by another entity.',
        },
      ],
    });
    const locked = { status: 409, code: 'architect.flow.locked.by.user', message: 'Flow is locked by another user.' };
    await expect(architect.postFlowsActionsPublish(id)).rejects.toMatchObject(locked);
    await expect(architect.postFlowsActionsCheckout(id)).rejects.toMatchObject(locked);
    pass(5_000);
    expect((await architect.getFlow(id)).lockedUser).toBeUndefined();
    expect((await deploy(MAIN)).status).toBe('Success');
  });

  it('is free once the lock was broken', async () => {
    const { api, deploy, sdk, send } = await run(ANN);
    const { architect } = await sdk();
    const [id = ''] = api.organisation.flows.keys();
    api.arm();
    const holder = (await architect.getFlow(id)).lockedUser?.id;
    expect((await send('GET', `/api/v2/users/${holder}`)).body).toMatchObject({ name: 'Ann Example' });
    expect((await send('GET', `/api/v2/flows?lockedBy=${holder}`)).body).toMatchObject({ total: 1 });
    await architect.postFlowsActionsUnlock(id);
    expect((await architect.getFlow(id)).lockedUser).toBeUndefined();
    expect((await deploy(MAIN)).status).toBe('Success');
  });
});

describe('a client', () => {
  it('that checks a flow out keeps others from it until it checks it in', async () => {
    const { api, send } = await run(
      'objects: { flows: [{ name: Main IVR }] }\nclients: [{ id: sandbox-client, secret: sandbox-secret }, { id: b, secret: b }]',
    );
    const [id = ''] = api.organisation.flows.keys();
    const token = (await requestToken(api.url, 'b', 'b')).body?.access_token;
    const other = { authorization: `Bearer ${token}` };
    const act = (action: string, headers = {}) => send('POST', `/api/v2/flows/actions/${action}?flow=${id}`, undefined, headers);

    expect((await act('checkout')).body).toMatchObject({ lockedClient: { id: 'sandbox-client' } });
    expect((await act('checkout', other)).body).toMatchObject({ status: 409, code: 'architect.flow.locked.by.user' });
    expect((await act('revert', other)).body).toMatchObject({ status: 409, code: 'architect.flow.not.locked.by.user' });
    expect((await act('checkin')).body).toMatchObject({ complete: true, actionName: 'CHECKIN' });
    expect((await act('checkin')).body).toMatchObject({ status: 409, code: 'architect.flow.not.locked.by.user' });
    expect((await act('publish', other)).body).toMatchObject({ actionName: 'PUBLISH', actionStatus: 'SUCCESS' });
    expect((await act('deactivate')).body).toMatchObject({ id, active: false });
    expect((await act('publish')).body).toMatchObject({ complete: true });
    expect(api.organisation.flows.get(id)).toMatchObject({ active: true });
  });

  it('is told which flow there is not', async () => {
    const { send } = await run();
    expect((await send('GET', '/api/v2/flows/none')).body).toMatchObject({ status: 404, code: 'architect.flow.not.found' });
    expect((await send('POST', '/api/v2/flows/actions/publish')).body).toMatchObject({ status: 400 });
  });
});
