import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findTerraform } from '../sandbox/find-terraform.ts';
import { createJob } from '../sandbox/runner/job.ts';
import { type Stage, setStage } from '../sandbox/stage.ts';
import { DELETION_EVERY, type Mix, mixOf } from './lock-plan.ts';
import { runnersNode } from './nodes.ts';
import { probeEnvironment, readProbe } from './probe.ts';
import { inTime, type Row, ratioOf } from './row.ts';

const CHANGES = 5_000;
const MEGABYTE = 1_000_000;
const LIMIT_MB = 512;

const FLOW_SOURCE = (greeting: string): string =>
  `inboundCall:\n  name: Main\n  division: Home\n  startUpRef: ./menus/menu[mainMenu]\n  initialGreeting:\n    tts: ${greeting}\n`;

/** A module with so many objects of each kind, below the addresses of bench/lock-plan.ts. */
const moduleOf = ({ flows, scheduleGroups, schedules, ivrs }: Mix, description: string): string => `
resource "genesyscloud_flow" "bench" {
  count    = ${flows}
  filepath = "main.yaml"
}
resource "genesyscloud_architect_schedules" "always" {
  name  = "Always"
  start = "2026-01-05T00:00:00.000000"
  end   = "2026-01-06T00:00:00.000000"
}
resource "genesyscloud_architect_schedules" "bench" {
  count       = ${schedules}
  name        = "Schedule"
  description = "${description}"
  start       = "2026-01-05T08:00:00.000000"
  end         = "2026-01-05T18:00:00.000000"
}
resource "genesyscloud_architect_schedulegroups" "bench" {
  count             = ${scheduleGroups}
  name              = "Group"
  description       = "${description}"
  open_schedules_id = [genesyscloud_architect_schedules.always.id]
}
resource "genesyscloud_architect_ivr" "bench" {
  count       = ${ivrs}
  name        = "IVR"
  description = "${description}"
}
`;

const ONE_OF_EACH: Mix = { flows: 1, scheduleGroups: 1, schedules: 1, ivrs: 1 };

/** What is left of the objects when one in a hundred is deleted. */
const withoutDeleted = (mix: Mix): Mix => {
  const rest = (count: number): number => count - Math.floor(count / DELETION_EVERY);
  return { flows: rest(mix.flows), scheduleGroups: rest(mix.scheduleGroups), schedules: rest(mix.schedules), ivrs: rest(mix.ivrs) };
};

/**
 * Plan, permissions and lock phase of 5,000 changes by the built action, until the colleague who has the flows open ends it. One object
 * of each kind is really created, the others are copies of it in state and organisation: their creation would take minutes.
 */
export const benchLockMemory = async (): Promise<Row> => {
  const mix = mixOf(CHANGES);
  const stage = await setStage({
    files: { 'main.tf': moduleOf(ONE_OF_EACH, 'before'), 'main.yaml': FLOW_SOURCE('before') },
    scenario: 'conditions:\n  - editor: { flow: Main, user: Ann Example }\n',
    arm: false,
  });
  try {
    await multiply(stage, mix);
    await stage.write({ 'main.tf': moduleOf(withoutDeleted(mix), 'after'), 'main.yaml': FLOW_SOURCE('after') });
    stage.sandbox.api.arm();
    const before = stage.sandbox.api.requests.length;
    const { maxRssBytes, elapsedMs, changes } = await refusedRun(stage);
    if (changes !== CHANGES) throw new Error(`A plan of ${CHANGES} changes was expected, not of ${changes}.`);
    return {
      bench: 'locks',
      what: `${CHANGES} changes planned and looked at, ${runnersNode().name}: max RSS of the action, ${inTime(elapsedMs)} in all, ${stage.sandbox.api.requests.length - before} requests`,
      ours: `${Math.round(maxRssBytes / MEGABYTE)} MB`,
      against: `${LIMIT_MB} MB`,
      ratio: ratioOf(maxRssBytes / MEGABYTE, LIMIT_MB),
      limit: 1,
    };
  } finally {
    await stage.close();
  }
};

interface Instance {
  readonly index_key?: number;
  readonly attributes: { readonly id: string };
}

interface State {
  readonly serial: number;
  readonly resources: readonly { readonly name: string; readonly type: string; readonly instances: readonly Instance[] }[];
}

const COUNTS: Readonly<Record<string, keyof Mix>> = {
  genesyscloud_flow: 'flows',
  genesyscloud_architect_schedulegroups: 'scheduleGroups',
  genesyscloud_architect_schedules: 'schedules',
  genesyscloud_architect_ivr: 'ivrs',
};

/** The id of copy `index`: the original's, with its last digits counted on. */
const copyOf = (id: string, index: number): string => (index === 0 ? id : `${id.slice(0, -12)}${index.toString(16).padStart(12, '0')}`);

/** Copies each object in state and organisation until there are as many as wanted, and of the schedule `Always` as well. */
const multiply = async ({ workspace, sandbox }: Stage, mix: Mix): Promise<void> => {
  const file = join(workspace, 'terraform.tfstate');
  const state: State = JSON.parse(await readFile(file, 'utf8'));
  const { flows, scheduleGroups, schedules, ivrs } = sandbox.api.organisation;
  copyEntities(flows, mix.flows);
  copyEntities(scheduleGroups, mix.scheduleGroups);
  copyEntities(schedules, mix.schedules);
  copyEntities(ivrs, mix.ivrs);
  const resources = state.resources.map((resource) => {
    const [instance] = resource.instances;
    const kind = COUNTS[resource.type];
    if (resource.name !== 'bench' || instance === undefined || kind === undefined) return resource;
    const { id } = instance.attributes;
    const instances = Array.from({ length: mix[kind] }, (_, index) => ({
      ...instance,
      index_key: index,
      attributes: { ...instance.attributes, id: copyOf(id, index) },
    }));
    return { ...resource, instances };
  });
  await writeFile(file, JSON.stringify({ ...state, serial: state.serial + 1, resources }));
};

const copyEntities = <T extends { readonly id: string }>(entities: Map<string, T>, count: number): void => {
  for (const original of [...entities.values()])
    for (let index = 1; index < count; index++) entities.set(copyOf(original.id, index), { ...original, id: copyOf(original.id, index) });
};

/** Runs main until the lock ends it, with a record of what its process took. */
const refusedRun = async ({ workspace, sandbox }: Stage) => {
  const probe = join(workspace, 'probe');
  const job = await createJob({
    actionYml: join(dirname(import.meta.dirname), 'action.yml'),
    workspace,
    nodePath: runnersNode().path,
    env: { PATH: process.env.PATH ?? '', ...sandbox.environment, ...probeEnvironment(probe) },
    with: {
      command: 'apply',
      'terraform-path': findTerraform() ?? 'terraform',
      'plan-arguments': '-refresh=false',
      'api-url': sandbox.api.url,
      'client-id': 'sandbox-client',
      'client-secret': 'sandbox-secret',
    },
  });
  try {
    const { outputs, log, elapsedMs } = await job.run('main');
    if (outputs['failure-reason'] !== 'locked') throw new Error(`The lock phase did not end it:\n${log.slice(-4_000)}`);
    const counts: Readonly<Record<string, number>> = JSON.parse(outputs.changes ?? '{}');
    const { maxRssBytes } = await readProbe(probe);
    return { maxRssBytes, elapsedMs, changes: Object.values(counts).reduce((sum, count) => sum + count, 0) };
  } finally {
    await job.end();
  }
};
