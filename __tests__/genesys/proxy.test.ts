import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Session } from '../../src/genesys/session.ts';
import { sessionAt } from './open.ts';
import { standIn, stopStandIns } from './stand-in.ts';

const NAMES = ['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'].flatMap((name) => [name, name.toUpperCase()]);
const before = NAMES.map((name) => [name, process.env[name]] as const);
const clear = (): void => {
  for (const name of NAMES) delete process.env[name];
};

beforeEach(clear);
afterEach(async () => {
  clear();
  for (const [name, value] of before) if (value !== undefined) process.env[name] = value;
  await stopStandIns();
});

const ME = '/api/v2/organizations/me';
const askWho = (session: Session) => session.ask('who', ({ organization }) => organization.getOrganizationsMe(), { retry: false });
const organization = () => standIn(({ path }) => (path === ME ? { body: { id: 'org-1', name: 'Example Ltd' } } : undefined));

describe('a proxy of the environment', () => {
  it('tunnels to the hosts of a region, and hears no credential', async () => {
    const proxy = await organization();
    process.env.HTTPS_PROXY = proxy.url;
    const { session } = sessionAt(null, { region: 'eu-west-1', credentials: { kind: 'token', accessToken: 'given' } });
    expect(await askWho(session)).toMatchObject({ known: false });
    expect(proxy.tunnels).toEqual(['api.mypurecloud.ie:443']);
    expect(proxy.heard).toHaveLength(0);
  });

  it('is used for the log-in as well', async () => {
    const proxy = await organization();
    process.env.HTTPS_PROXY = proxy.url;
    await askWho(sessionAt(null, { region: 'usw2.pure.cloud' }).session);
    expect(proxy.tunnels[0]).toBe('login.usw2.pure.cloud:443');
  });

  it('is asked for an http gateway', async () => {
    const proxy = await organization();
    process.env.HTTP_PROXY = proxy.url;
    expect(await askWho(sessionAt('http://gateway.example.invalid').session)).toMatchObject({ known: true });
    expect(proxy.heard.map(({ url }) => url)).toEqual([
      'http://gateway.example.invalid/oauth/token',
      `http://gateway.example.invalid${ME}`,
    ]);
  });

  it('is passed by for hosts in NO_PROXY', async () => {
    const [proxy, server] = [await organization(), await organization()];
    process.env.HTTP_PROXY = proxy.url;
    process.env.NO_PROXY = '127.0.0.1';
    expect(await askWho(sessionAt(server.url).session)).toMatchObject({ known: true });
    expect(proxy.heard).toHaveLength(0);
  });

  it('does not show its password when it cannot be reached', async () => {
    process.env.HTTP_PROXY = 'http://user:proxy-password@127.0.0.1:9';
    const answer = await askWho(sessionAt('http://gateway.example.invalid').session);
    expect(answer).toMatchObject({ known: false, failure: { kind: 'network' } });
    expect(JSON.stringify(answer)).not.toContain('proxy-password');
  });
});
