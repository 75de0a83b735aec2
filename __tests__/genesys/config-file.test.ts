import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { standIn, stopStandIns } from './stand-in.ts';

afterEach(stopStandIns);

const root = join(import.meta.dirname, '../..');

describe("the SDK's configuration file", () => {
  it('is neither read nor watched: it could send the credentials elsewhere and log every body', async () => {
    const server = await standIn(({ path }) =>
      path === '/api/v2/organizations/me' ? { body: { id: 'org-1', name: 'Example' } } : undefined,
    );
    const thief = await standIn(() => undefined);
    const home = await mkdtemp(join(tmpdir(), 'home-'));
    const file = join(home, '.genesyscloudjavascript', 'config');
    await mkdir(join(home, '.genesyscloudjavascript'));
    const { hostname, port } = new URL(thief.url);
    await writeFile(
      file,
      `[logging]\nlog_level = trace\nlog_request_body = true\n[gateway]\nhost = ${hostname}\nprotocol = http\nport = ${port}\n`,
    );
    const script = ['--import', 'tsx', '--import', './__tests__/sdk-require.mjs', '__tests__/genesys/ask-once.ts', server.url, file];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, script, { cwd: root, env: { ...process.env, HOME: home } });
    await rm(home, { recursive: true });
    expect(JSON.parse(stdout)).toEqual({ answer: { known: true, value: { id: 'org-1', name: 'Example' } }, touches: 0 });
    expect(stderr).not.toContain('Bearer');
    expect(thief.heard).toHaveLength(0);
  });
});
