import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from '@jest/globals';
import { startStandIn } from './stand-in-api.ts';
import { openWorkspace } from './terraform-run.ts';

const start = (...args: string[]) => spawn(process.execPath, ['--import', 'tsx', 'sandbox/provider/main.ts', ...args]);

describe('the provider as a process of its own', () => {
  it('says first how Terraform reaches it, and serves until it is ended', async () => {
    const api = await startStandIn();
    const child = start('--api-url', api.url, '--inner-retry-ms', '1');
    const [reattach] = await once(createInterface(child.stdout), 'line');
    const workspace = await openWorkspace(String(reattach));
    await workspace.configure('resource "genesyscloud_architect_ivr" "main" { name = "a" }\n');
    await workspace.run('init');
    expect((await workspace.run('apply', '-auto-approve')).exit).toBe(0);
    child.kill();
    await once(child, 'exit');
    await workspace.remove();
    await api.close();
  });

  it.each([[[]], [['--api-url', 'http://x', '--age', 'v2']], [['--api-url', 'http://x', '--inner-tries', '0']]])(
    'explains itself when it is called with %j',
    async (args) => {
      const child = start(...args);
      const lines = createInterface(child.stderr);
      const [[line], [code]] = await Promise.all([once(lines, 'line'), once(child, 'exit')]);
      expect(String(line)).toMatch(/^usage: /);
      expect(code).toBe(1);
    },
  );
});
