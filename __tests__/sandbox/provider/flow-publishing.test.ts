import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningProvider } from '../../../sandbox/provider/server.ts';
import { startProvider } from '../../../sandbox/provider/server.ts';
import type { StandInApi } from './stand-in-api.ts';
import { conflict, startStandIn } from './stand-in-api.ts';
import type { Workspace } from './terraform-run.ts';
import { openWorkspace } from './terraform-run.ts';

const address = 'genesyscloud_flow.main';
const configuration = `variable "unlock" { default = false }
resource "genesyscloud_flow" "main" {
  filepath      = "flow.yaml"
  substitutions = { greeting = "Hello $& there" }
  force_unlock  = var.unlock
}
`;

let api: StandInApi;
let provider: RunningProvider;
let workspace: Workspace;

beforeEach(async () => {
  api = await startStandIn();
  provider = await startProvider({ apiUrl: api.url, innerRetryMs: 1 });
  workspace = await openWorkspace(provider.reattach);
  provider.setWorkingDirectory(workspace.directory);
  await workspace.write('flow.yaml', '{{category}}:\n  greeting: {{greeting}}\n');
  await workspace.configure(configuration);
  await workspace.run('init');
});

afterEach(async () => {
  await provider.close();
  await api.close();
  await workspace.remove();
});

const apply = (...args: string[]) => workspace.run('apply', '-auto-approve', '-json', ...args);
const errorOf = ({ events }: Awaited<ReturnType<typeof apply>>) =>
  events.find(({ diagnostic }) => diagnostic?.severity === 'error')?.diagnostic?.summary ?? '';

describe('publishing a flow', () => {
  it('uploads the file with its substitutions, polls the job and keeps the flow’s id and the file’s hash', async () => {
    expect((await apply()).exit).toBe(0);
    expect(api.uploads).toEqual(['{{category}}:\n  greeting: Hello $& there\n']);
    expect(await workspace.state(address)).toMatchObject({
      name: 'Main IVR',
      type: 'INBOUNDCALL',
      file_content_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await workspace.run('plan', '-detailed-exitcode')).exit).toBe(0);
  });

  it('plans an unknown hash when the file changed, and reads the file only at apply', async () => {
    await apply();
    await workspace.write('flow.yaml', 'two: {{greeting}}\n');
    await workspace.run('plan', '-out=plan');
    const plan = JSON.parse((await workspace.run('show', '-json', 'plan')).output);
    expect(plan.resource_changes[0].change).toMatchObject({ actions: ['update'], after_unknown: { file_content_hash: true } });
    await workspace.write('flow.yaml', 'three');
    expect((await workspace.run('apply', 'plan')).exit).toBe(0);
    expect(api.uploads.at(-1)).toBe('three');
  });

  it('tells who holds the flow when the job fails, and forgets the hash of what was not published', async () => {
    await apply();
    await workspace.write('flow.yaml', 'two');
    api.failJobs(["Flow 'Main IVR' ( type: 'inboundcall' ) is locked by another entity."]);
    expect(errorOf(await apply())).toMatch(
      /^flow publish failed\. JobID: job-1, flowName: Main IVR, tracing messages: .* is locked by another entity\. \n\{.*"statusCode":200/,
    );
    expect((await workspace.state(address))?.file_content_hash).toBeNull();
    expect((await workspace.run('plan', '-refresh=false', '-detailed-exitcode')).exit).toBe(2);
  });

  it('leaves nothing behind when the first publish fails', async () => {
    api.refuse('POST /api/v2/flows/jobs', conflict('An operation is already in progress on the object.'), 1);
    expect(errorOf(await apply())).toMatch(/^Failed to register job API Error: 409 - An operation is already in progress/);
    expect(await workspace.state(address)).toBeNull();
  });

  it('unlocks first when it is told to', async () => {
    await apply();
    await workspace.write('flow.yaml', 'two');
    api.refuse('POST /api/v2/flows/actions/unlock', conflict('Flow is locked by another user.'));
    expect(errorOf(await apply('-var=unlock=true'))).toMatch(/^Failed to unlock targeted flow .* with error API Error: 409/);
  });

  it('refuses a file that is not there before anything is asked of the platform', async () => {
    await workspace.configure(configuration.replace('flow.yaml', 'none.yaml'));
    const before = api.requests.length;
    expect(errorOf(await apply())).toBe('open none.yaml: no such file or directory');
    expect(api.requests).toHaveLength(before);
  });
});

describe('deleting a flow', () => {
  it('tries a 409 again, then gives up with everything in the summary', async () => {
    await apply();
    api.refuse('DELETE /api/v2/flows/', conflict('Flow cannot be deleted due to being used by one or more IVR configurations.'), 2);
    const destroyed = await workspace.run('destroy', '-auto-approve', '-json');
    expect(errorOf(destroyed)).toMatch(
      /^error deleting flow \S+ \| error: API Error: 409 - Flow cannot .*\n\{"resourceType":"genesyscloud_flow"/,
    );
    expect(api.requests.filter((line) => line.startsWith('DELETE'))).toHaveLength(2);
  });

  it('takes a 408 for success and so loses a live flow, as the real provider does', async () => {
    await apply();
    api.refuse('DELETE /api/v2/flows/', { status: 408, body: '{"message":"client.timeout"}' });
    expect((await workspace.run('destroy', '-auto-approve')).exit).toBe(0);
    expect(api.objects.size).toBe(1);
  });

  it('loses the status when the platform keeps answering 503', async () => {
    await apply();
    api.refuse('DELETE /api/v2/flows/', { status: 503, body: '{"message":"busy"}' });
    expect(errorOf(await workspace.run('destroy', '-auto-approve', '-json'))).toMatch(/giving up after 2 attempt\(s\)\n\{/);
  });
});
