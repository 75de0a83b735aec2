import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningProvider } from '../../../sandbox/provider/server.ts';
import { startProvider } from '../../../sandbox/provider/server.ts';
import type { StandInApi } from './stand-in-api.ts';
import { conflict, startStandIn } from './stand-in-api.ts';
import type { TerraformResult, Workspace } from './terraform-run.ts';
import { openWorkspace } from './terraform-run.ts';

const ivr = 'genesyscloud_architect_ivr.main';
const busy = conflict('The resource is currently in use and cannot be deleted.');
const ivrNamed = (name: string, more = '') => `resource "genesyscloud_architect_ivr" "main" {\n  name = "${name}"\n  ${more}\n}\n`;

let api: StandInApi;
let provider: RunningProvider;
let workspace: Workspace;

beforeEach(async () => {
  api = await startStandIn();
  provider = await startProvider({ apiUrl: api.url, innerRetryMs: 1 });
  workspace = await openWorkspace(provider.reattach);
  provider.setWorkingDirectory(workspace.directory);
});

afterEach(async () => {
  await provider.close();
  await api.close();
  await workspace.remove();
});

async function apply(configuration: string): Promise<TerraformResult> {
  await workspace.configure(configuration);
  await workspace.run('init', '-no-color');
  return workspace.run('apply', '-auto-approve', '-json');
}

async function plannedChanges(...args: string[]): Promise<{ exit: number; changes: unknown[] }> {
  const { exit } = await workspace.run('plan', '-detailed-exitcode', '-out=plan', ...args);
  const plan = JSON.parse((await workspace.run('show', '-json', 'plan')).output);
  const changes = plan.resource_changes.map((change: { deposed?: string; change: { actions: string[] }; action_reason?: string }) => ({
    actions: change.change.actions,
    deposed: change.deposed !== undefined,
    reason: change.action_reason,
  }));
  return { exit, changes };
}

function summaries({ events }: TerraformResult): string[] {
  return events.flatMap(({ diagnostic }) => (diagnostic === undefined ? [] : [diagnostic.summary]));
}

describe('what Terraform believes after a failure', () => {
  it('is nothing after a create that was refused', async () => {
    api.refuse('POST /api/v2/architect/ivrs', conflict('no'));
    expect((await apply(ivrNamed('a'))).exit).toBe(1);
    expect(await workspace.state(ivr)).toBeNull();
  });

  it('is a tainted object after a create whose read-back failed', async () => {
    api.refuse('GET /api/v2/architect/ivrs', { status: 403, body: '{"message":"no"}' }, 1);
    expect((await apply(ivrNamed('a'))).exit).toBe(1);
    expect((await plannedChanges()).changes).toEqual([
      { actions: ['delete', 'create'], deposed: false, reason: 'replace_because_tainted' },
    ]);
  });

  it('is the plan after a failed update, so that only a refresh shows what is left to do', async () => {
    await apply(ivrNamed('a', 'description = "old"'));
    api.refuse('PUT /api/v2/architect/ivrs', conflict('busy'), 2);
    const failed = await apply(ivrNamed('a', 'description = "new"'));
    expect(summaries(failed)[0]).toMatch(/^Exhausted retries\. Last error: \[\{0 Failed to update IVR config /);
    expect((await workspace.state(ivr))?.description).toBe('new');
    expect((await plannedChanges('-refresh=false')).exit).toBe(0);
    expect((await plannedChanges()).changes).toEqual([{ actions: ['update'], deposed: false, reason: undefined }]);
  });

  it('is the object after a failed delete', async () => {
    await apply(ivrNamed('a'));
    api.refuse('DELETE /api/v2/architect/ivrs', busy, 1);
    const failed = await workspace.run('destroy', '-auto-approve', '-json');
    expect(failed.exit).toBe(1);
    expect(summaries(failed)[0]).toMatch(/^Failed to delete IVR config a error: API Error: 409 - /);
    expect(await workspace.state(ivr)).not.toBeNull();
    expect((await workspace.run('destroy', '-auto-approve')).exit).toBe(0);
  });

  it('is nothing after a delete that timed out, although the object lives: the real hazard', async () => {
    await apply(ivrNamed('a'));
    const flows = [...api.objects.keys()];
    api.refuse('GET /api/v2/architect/ivrs', { status: 408, body: '{"message":"client.timeout"}' });
    await workspace.run('destroy', '-auto-approve', '-refresh=false');
    expect(flows).toHaveLength(1);
    expect(await workspace.state(ivr)).toBeNull();
  });

  it('keeps the old object as deposed when a create-before-destroy cannot delete it', async () => {
    const before = 'lifecycle { create_before_destroy = true }';
    await apply(ivrNamed('a', before));
    api.refuse('DELETE /api/v2/architect/ivrs', busy, 1);
    expect((await apply(ivrNamed('b', before))).exit).toBe(1);
    expect((await plannedChanges()).changes).toEqual([
      { actions: ['no-op'], deposed: false, reason: undefined },
      { actions: ['delete'], deposed: true, reason: undefined },
    ]);
    const rest = await workspace.run('apply', '-json', 'plan');
    expect(rest.events.flatMap(({ type, hook }) => (hook === undefined ? [] : [[type, hook.action]]))).toEqual([
      ['apply_start', 'delete'],
      ['apply_complete', 'delete'],
    ]);
  });
});

describe('an object that is not there any more', () => {
  it('leaves the state when a refresh does not find it', async () => {
    await apply(ivrNamed('a'));
    api.objects.clear();
    expect((await plannedChanges()).changes).toEqual([{ actions: ['create'], deposed: false, reason: undefined }]);
  });

  it('leaves the state when the platform calls it deleted', async () => {
    await apply(ivrNamed('a'));
    for (const object of api.objects.values()) object.state = 'deleted';
    expect((await plannedChanges()).changes).toEqual([{ actions: ['create'], deposed: false, reason: undefined }]);
  });
});

describe('an import', () => {
  it('takes the id as it is and shows no difference', async () => {
    api.objects.set('ivr-1', { id: 'ivr-1', name: 'a', division: { id: 'home' }, version: 1 });
    await workspace.configure(`${ivrNamed('a')}\nimport {\n  to = ${ivr}\n  id = "ivr-1"\n}\n`);
    await workspace.run('init');
    expect((await plannedChanges()).changes).toEqual([{ actions: ['no-op'], deposed: false, reason: undefined }]);
    expect((await workspace.run('apply', 'plan')).exit).toBe(0);
    expect((await workspace.state(ivr))?.id).toBe('ivr-1');
  });
});

describe('a provider that dies in mid-apply', () => {
  it('ends Terraform with exit 1 and "Plugin did not respond"', async () => {
    const dying = await startProvider({ apiUrl: api.url, crashOn: { method: 'ApplyResourceChange', nth: 2 } });
    const other = await openWorkspace(dying.reattach);
    const second = 'resource "genesyscloud_architect_ivr" "second" {\n  name = "b"\n  depends_on = [genesyscloud_architect_ivr.main]\n}\n';
    await other.configure(ivrNamed('a') + second);
    await other.run('init');
    const died = await other.run('apply', '-auto-approve', '-json');
    expect(died.exit).toBe(1);
    expect(summaries(died)).toEqual(['Plugin did not respond']);
    expect(await other.state(ivr)).not.toBeNull();
    await dying.close();
    await other.remove();
  });
});
