import { afterEach, describe, expect, it } from '@jest/globals';
import { run, stopAll } from './running-api.ts';

afterEach(stopAll);

const ID = '7c1d2c1a-3b7d-4f6e-9a10-5c2d8e4b7f03';
const action = (answers: string): string => `data-actions: [{ id: ${ID}, name: Deployment lock, answers: [${answers}] }]`;

const started = async (answers: string) => {
  const running = await run(action(answers));
  const { integrations } = await running.sdk();
  const ask = () => integrations.postIntegrationsActionExecute(ID, { environment: 'prod' });
  return { ...running, integrations, ask };
};

describe('a data action', () => {
  it('answers what the scenario scripts, in order; the last answer stays', async () => {
    const { api, ask } = await started('{ result: { lock_status: locked }, times: 2 }, { result: { lock_status: clear } }');
    api.arm();
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers).toEqual(['locked', 'locked', 'clear', 'clear'].map((status) => ({ lock_status: status })));
    expect(api.requests.at(-1)).toMatchObject({ body: { environment: 'prod' } });
  });

  it('gives its last answer while the scenario is not armed, and begins anew when it is', async () => {
    const { api, ask, pass } = await started('{ result: { lock_status: locked } }, { result: { lock_status: clear } }');
    expect(await ask()).toEqual({ lock_status: 'clear' });
    api.arm();
    expect(await ask()).toEqual({ lock_status: 'locked' });
    pass(1);
    api.arm();
    expect(await ask()).toEqual({ lock_status: 'locked' });
  });

  it('may fail', async () => {
    const { api, ask } = await started('{ status: 503 }, { status: 400, code: bad.request, message: ServiceNow said no. }');
    api.arm();
    await expect(ask()).rejects.toMatchObject({ status: 503 });
    await expect(ask()).rejects.toMatchObject({ status: 400, code: 'bad.request', message: 'ServiceNow said no.' });
  });

  it('may be slow', async () => {
    const { api, ask } = await started('{ result: { lock_status: clear }, delay: 60ms }');
    api.arm();
    const before = performance.now();
    await ask();
    expect(performance.now() - before).toBeGreaterThanOrEqual(55);
  });

  it('may answer something that is no object', async () => {
    const { send } = await started('{ result: [] }');
    expect((await send('POST', `/api/v2/integrations/actions/${ID}/execute`, {})).text).toBe('[]');
  });

  it('is known by its id, and takes a map as its input', async () => {
    const { integrations, send } = await started('{}');
    expect(await integrations.getIntegrationsAction(ID)).toMatchObject({ id: ID, name: 'Deployment lock' });
    await expect(integrations.getIntegrationsAction('none')).rejects.toMatchObject({ status: 404 });
    expect((await send('POST', `/api/v2/integrations/actions/${ID}/execute`, 'prod')).status).toBe(400);
  });
});
