import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Api } from '../../../sandbox/api/server.ts';
import { startApi } from '../../../sandbox/api/server.ts';
import type { RunningProvider } from '../../../sandbox/provider/server.ts';
import { startProvider } from '../../../sandbox/provider/server.ts';
import type { Workspace } from './terraform-run.ts';
import { openWorkspace } from './terraform-run.ts';

const everything = `variable "description" {
  type      = string
  sensitive = true
  default   = "for the eyes of nobody"
}
resource "genesyscloud_flow" "main" { filepath = "flow.yaml" }
resource "genesyscloud_architect_schedules" "open" {
  name  = "Weekdays"
  start = "2026-01-05T08:00:00.000000"
  end   = "2026-01-05T17:00:00.000000"
  rrule = "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO"
}
resource "genesyscloud_architect_schedulegroups" "hours" {
  name              = "Opening hours"
  description       = var.description
  time_zone         = "America/Chicago"
  open_schedules_id = [genesyscloud_architect_schedules.open.id]
}
resource "genesyscloud_architect_ivr" "main" {
  name               = "Main"
  dnis               = ["+13175550002", "+13175550001"]
  open_hours_flow_id = genesyscloud_flow.main.id
  schedule_group_id  = genesyscloud_architect_schedulegroups.hours.id
}
resource "genesyscloud_architect_emergencygroup" "closed" {
  name = "Closed"
  emergency_call_flows {
    emergency_flow_id = genesyscloud_flow.main.id
    ivr_ids           = [genesyscloud_architect_ivr.main.id]
  }
}
resource "genesyscloud_workforcemanagement_businessunits" "support" {
  name = "Support"
  settings {
    start_day_of_week = "Monday"
    time_zone         = "America/Chicago"
  }
}
resource "genesyscloud_wfm_schedulegroup" "forum" { name = "Forum" }
`;

let api: Api;
let provider: RunningProvider;
let workspace: Workspace;

beforeAll(async () => {
  api = await startApi();
  provider = await startProvider({ apiUrl: api.url, innerRetryMs: 1 });
  workspace = await openWorkspace(provider.reattach);
  provider.setWorkingDirectory(workspace.directory);
  await workspace.write('flow.yaml', 'inboundCall:\n  name: Main IVR\n');
  await workspace.configure(everything);
  await workspace.run('init');
});

afterAll(async () => {
  await provider.close();
  await api.close();
  await workspace.remove();
});

describe('every resource type, against the sandbox API', () => {
  it('is created, and a second plan finds no difference', async () => {
    expect((await workspace.run('apply', '-auto-approve')).exit).toBe(0);
    expect((await workspace.run('plan', '-detailed-exitcode')).exit).toBe(0);
    expect(provider.stats.byType).toMatchObject({ genesyscloud_flow: { applies: 1, reads: 1 } });
  });

  it('is updated in place where only a description changes', async () => {
    const { exit, events } = await workspace.run('apply', '-auto-approve', '-json', '-var=description=other');
    expect(exit).toBe(0);
    expect(events.flatMap(({ type, hook }) => (type === 'apply_complete' ? [hook?.action] : []))).toEqual(['update']);
    const group = await workspace.state('genesyscloud_architect_schedulegroups.hours');
    expect(group?.description).toBe('other');
  });

  it('is deleted, referrers first', async () => {
    expect((await workspace.run('destroy', '-auto-approve')).exit).toBe(0);
    expect(await workspace.state('genesyscloud_flow.main')).toBeNull();
  });
});
