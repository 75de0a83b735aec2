import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Change, changeKey } from '../../src/domain/change.ts';
import type { TerraformOptions } from '../../src/terraform/terraform.ts';
import { createWorkingDirectory, TEST_ENVIRONMENT, type WorkingDirectory } from './working-directory.ts';

let open: WorkingDirectory[] = [];
afterEach(async () => {
  await Promise.all(open.map((work) => work.remove()));
  open = [];
});

const workIn = async (hcl: string, options?: Partial<TerraformOptions>): Promise<WorkingDirectory> => {
  const work = await createWorkingDirectory(hcl, options);
  open.push(work);
  return work;
};

const summary = (changes: readonly Change[]): readonly string[] => changes.map((change) => `${change.action} ${changeKey(change)}`).sort();

const exitCode = (code: number) => ({ kind: 'exited', code });

const resource = (name: string, body = ''): string => `resource "terraform_data" "${name}" {\n${body}\n}\n`;

describe('real Terraform: a run', () => {
  it('plans, reads, applies and is done', async () => {
    const { terraform, planned, events, started } = await workIn(
      `${resource('a', 'input = "x"')} output "id" { value = terraform_data.a.id }`,
    );
    const plan = await planned();
    expect(await terraform.readPlan(plan)).toMatchObject({
      ok: true,
      plan: {
        mode: 'apply',
        applyable: true,
        appliedOnceBecause: null,
        moves: [],
        changes: [
          {
            address: 'terraform_data.a',
            action: 'create',
            attributes: ['id', 'input', 'output'],
            after: { input: 'x', id: { kind: 'unknown' } },
          },
          { address: 'output.id', action: 'output', after: { kind: 'unknown' } },
        ],
      },
    });
    const run = await terraform.apply(plan, { parallelism: 1 });
    expect(run).toMatchObject({
      exit: exitCode(0),
      interrupted: false,
      diagnostics: [],
      operations: [{ address: 'terraform_data.a', action: 'create', id: null, state: 'completed', elapsedSeconds: 0 }],
    });
    expect(new Date(run.startedAt).getTime()).toBeLessThanOrEqual(new Date(run.endedAt).getTime());
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'change_summary', operation: 'apply', counts: expect.objectContaining({ add: 1 }) }),
    );
    expect(started.map(({ command }) => command)).toEqual(['plan', 'apply']);
  });

  it('leaves nothing but exit codes in its private folder, which is closed to others', async () => {
    const { applied, privateDirectory, terraform, planAndRead } = await workIn(`variable "v" {}\n${resource('a', 'input = var.v')}`);
    const { variables } = await planAndRead({ extraArguments: ['-var=v=x'] });
    await applied({ variables });
    expect((await terraform.init([])).exit).toEqual(exitCode(0));
    const names = await readdir(privateDirectory);
    expect(names.filter((name) => !name.endsWith('.exit'))).toEqual([]);
    expect(names).toHaveLength(4);
  });

  it('reports changes by exit code 2, and none by 0', async () => {
    const { terraform, applied, directory } = await workIn(resource('a'));
    const request = {
      mode: 'apply',
      out: path.join(directory, 'p'),
      refresh: 'refresh',
      targets: [],
      replace: [],
      extraArguments: [],
      variables: null,
    } as const;
    expect(await terraform.plan(request)).toMatchObject({ exit: exitCode(2), hasChanges: true });
    await applied();
    expect(await terraform.plan(request)).toMatchObject({ exit: exitCode(0), hasChanges: false });
    expect(await terraform.readPlan(request.out)).toMatchObject({ plan: { applyable: false, changes: [] } });
  });

  it('gives errors of the configuration with file and line', async () => {
    const { terraform, directory } = await workIn('resource "terraform_data" "a" {\n  nonsense = 1\n}\n');
    const out = path.join(directory, 'p');
    const run = await terraform.plan({
      mode: 'apply',
      out,
      refresh: 'refresh',
      targets: [],
      replace: [],
      extraArguments: [],
      variables: null,
    });
    expect(run).toMatchObject({
      exit: exitCode(1),
      hasChanges: false,
      diagnostics: [{ severity: 'error', summary: 'Unsupported argument', range: { filename: 'main.tf', startLine: 2, endLine: 2 } }],
    });
    expect(terraform.requiresInit(run)).toBe(false);
  });

  it('tells a stale plan', async () => {
    const { planned, terraform } = await workIn(resource('a'));
    const plan = await planned();
    await terraform.apply(plan, { parallelism: null });
    const again = await terraform.apply(plan, { parallelism: null });
    expect(again).toMatchObject({
      exit: exitCode(1),
      operations: [],
      diagnostics: [{ severity: 'error', summary: 'Saved plan is stale' }],
    });
  });

  it('knows its binary and its workspace', async () => {
    const { terraform } = await workIn('');
    expect(await terraform.identify()).toMatchObject({ ok: true, identity: { product: 'terraform' } });
    expect(await terraform.workspace()).toBe('default');
    const other = await workIn('', { environment: { ...TEST_ENVIRONMENT, TF_WORKSPACE: 'blue' } });
    expect(await other.terraform.workspace()).toBe('blue');
  });

  it('is not bothered by a CLI configuration file that does not exist', async () => {
    const { applied, terraform } = await workIn(resource('a'), { environment: { ...TEST_ENVIRONMENT, TF_CLI_CONFIG_FILE: '/nowhere' } });
    expect(await terraform.identify()).toMatchObject({ ok: true });
    expect(await terraform.workspace()).toBe('default');
    expect(await applied()).toMatchObject({
      exit: exitCode(0),
      diagnostics: [{ severity: 'warning', summary: 'Unable to open CLI configuration file' }],
    });
    expect(await terraform.pushState('/nowhere')).toMatchObject({
      exit: exitCode(1),
      diagnostics: [{ severity: 'warning' }, { severity: 'error', summary: 'open /nowhere: no such file or directory' }],
    });
  });

  it('is a run that never began where there is no binary', async () => {
    const { terraform } = await workIn('', { terraformPath: 'no-such-terraform' });
    expect(await terraform.init([])).toMatchObject({
      exit: { kind: 'lost' },
      diagnostics: [{ severity: 'error', summary: "terraform-path: 'no-such-terraform' was not found." }],
    });
    expect(await terraform.readPlan('/nowhere')).toMatchObject({ ok: false });
  });
});

describe('real Terraform: init', () => {
  it('is needed until it was run, and asked for by name', async () => {
    const { terraform, directory, configure } = await workIn('terraform {\n backend "local" {\n path = "x.tfstate"\n }\n}\n');
    const out = path.join(directory, 'p');
    const request = { mode: 'apply', out, refresh: 'refresh', targets: [], replace: [], extraArguments: [], variables: null } as const;
    expect(await terraform.needsInit()).toBe(true);
    expect(terraform.requiresInit(await terraform.plan(request))).toBe(true);
    expect((await terraform.init(['-backend-config=path=y.tfstate'])).exit).toEqual(exitCode(0));
    expect(await terraform.needsInit()).toBe(false);
    await configure('terraform {\n backend "local" {\n path = "z.tfstate"\n }\n}\n');
    expect(terraform.requiresInit(await terraform.plan(request))).toBe(true);
    await configure('module "m" {\n source = "./m"\n}\n');
    expect(terraform.requiresInit(await terraform.plan(request))).toBe(true);
  });

  it('looks at TF_DATA_DIR', async () => {
    const { terraform, directory } = await workIn('terraform {\n backend "local" {}\n}\n', {
      environment: { ...TEST_ENVIRONMENT, TF_DATA_DIR: '.data' },
    });
    await terraform.init([]);
    expect(await terraform.needsInit()).toBe(false);
    expect(await readdir(directory)).toContain('.data');
  });

  it.each([[[]], [['-migrate-state']]])('gives its error as a diagnostic, as JSON or text: %j', async (extra) => {
    const { terraform } = await workIn('terraform {\n backend "nonsense" {}\n}\n');
    expect(await terraform.init(extra)).toMatchObject({
      exit: exitCode(1),
      diagnostics: [expect.objectContaining({ severity: 'error', summary: expect.stringMatching(/Unsupported backend type/) })],
    });
  });
});

describe('real Terraform: kinds of change', () => {
  it('update, replace in both orders, by trigger and by request', async () => {
    const config = (value: string) =>
      resource('u', `input = "${value}"`) +
      resource('r', `triggers_replace = "${value}"`) +
      resource('c', `triggers_replace = "${value}"\n lifecycle {\n create_before_destroy = true\n }`) +
      resource('t', 'lifecycle {\n replace_triggered_by = [terraform_data.r]\n }') +
      resource('q');
    const { applied, configure, planAndRead } = await workIn(config('1'));
    await applied();
    await configure(config('2'));
    const { plan } = await planAndRead({ replace: ['terraform_data.q'] });
    const seen = Object.fromEntries(plan.changes.map(({ address, actions, reason }) => [address, [actions.join(), reason]]));
    expect(seen).toEqual({
      'terraform_data.u': ['update', null],
      'terraform_data.r': ['delete,create', 'replace_because_cannot_update'],
      'terraform_data.c': ['create,delete', 'replace_because_cannot_update'],
      'terraform_data.t': ['delete,create', 'replace_by_triggers'],
      'terraform_data.q': ['delete,create', 'replace_by_request'],
    });
    expect(plan.changes.every(({ beforeId }) => /^[0-9a-f-]{36}$/.test(beforeId ?? ''))).toBe(true);
    expect(plan.changes.find(({ address }) => address === 'terraform_data.u')?.attributes).toEqual(['input', 'output']);
  });

  it('a failed creation leaves a tainted object; the operation is errored', async () => {
    const { applied, planAndRead } = await workIn(resource('a', 'provisioner "local-exec" {\n command = "exit 3"\n }'));
    const run = await applied();
    expect(run).toMatchObject({
      exit: exitCode(1),
      operations: [{ address: 'terraform_data.a', action: 'create', state: 'errored' }],
      diagnostics: [{ severity: 'error', summary: 'local-exec provisioner error', address: 'terraform_data.a' }],
    });
    expect((await planAndRead()).plan.changes).toMatchObject([{ action: 'replace', reason: 'replace_because_tainted' }]);
  });

  it('a deposed object is deleted beside its successor', async () => {
    const { applied, directory, planAndRead } = await workIn(resource('a'));
    await applied();
    const file = path.join(directory, 'terraform.tfstate');
    const state = JSON.parse(await readFile(file, 'utf8'));
    const [instance] = state.resources[0].instances;
    // What a failed delete leaves behind after a create-before-destroy.
    state.resources[0].instances.push({ ...instance, deposed: 'deadbeef', attributes: { ...instance.attributes, id: 'old-id' } });
    await writeFile(file, JSON.stringify(state));
    const { plan } = await planAndRead();
    expect(plan).toMatchObject({ mode: 'apply', changes: [{ action: 'delete', deposed: 'deadbeef', beforeId: 'old-id', reason: null }] });
    const run = await applied();
    expect(run).toMatchObject({
      exit: exitCode(0),
      operations: [{ address: 'terraform_data.a', action: 'delete', id: 'old-id', state: 'completed' }],
    });
    expect((await planAndRead()).plan.changes).toEqual([]);
  });

  it('forget, import, move and output alone', async () => {
    const { applied, configure, planAndRead } = await workIn(resource('gone') + resource('old'));
    await applied();
    await configure(`
      removed {
        from = terraform_data.gone
        lifecycle {
          destroy = false
        }
      }
      moved {
        from = terraform_data.old
        to   = terraform_data.new
      }
      import {
        to = terraform_data.imported
        id = "its-id"
      }
      ${resource('new')}${resource('imported')}
      output "one" { value = 1 }
    `);
    const { plan } = await planAndRead();
    expect(summary(plan.changes)).toEqual(['forget terraform_data.gone', 'import terraform_data.imported', 'output output.one']);
    expect(plan.changes.find(({ action }) => action === 'import')?.importId).toBe('its-id');
    expect(plan.moves).toEqual([{ from: 'terraform_data.old', to: 'terraform_data.new' }]);
    expect(plan.applyable).toBe(true);
    expect((await applied()).exit).toEqual(exitCode(0));
    expect((await planAndRead()).plan).toMatchObject({ applyable: false, changes: [], moves: [] });
  });

  it('a destroy plan is one whoever made it, an emptied configuration is none', async () => {
    const { applied, configure, planAndRead, planned, directory } = await workIn(`${resource('a')}output "x" { value = 1 }`);
    await applied();
    const elsewhere = await workIn('', { workingDirectory: directory });
    const destroy = await planned({ mode: 'destroy' });
    expect(await elsewhere.terraform.readPlan(destroy)).toMatchObject({ plan: { mode: 'destroy' } });
    await configure('');
    const { plan } = await planAndRead();
    expect(plan).toMatchObject({ mode: 'apply' });
    expect(summary(plan.changes)).toEqual(['delete terraform_data.a', 'output output.x']);
  });

  it('a destroy plan of our own with nothing left to do keeps its mode', async () => {
    const { planAndRead } = await workIn('');
    expect((await planAndRead({ mode: 'destroy' })).plan).toMatchObject({ mode: 'destroy', applyable: false, changes: [] });
  });
});

describe('real Terraform: secrets', () => {
  const CANARY = 'canary "quoted" <7f3a>';

  it('a sensitive variable appears nowhere: not in plan, diagnostics, events or notices', async () => {
    const { planAndRead, terraform, planned, events, notices } = await workIn(
      `variable "secret" {
        type      = string
        sensitive = true
      }
      variable "open" {
        type    = string
        default = "visible"
      }
      ${resource('a', 'input = { password = var.secret, name = var.open }')}
      ${resource('b', 'provisioner "local-exec" {\n command = "printf %s \\"$SECRET\\"; exit 1"\n environment = { SECRET = nonsensitive(var.secret) }\n }')}
      output "secret" {
        value     = var.secret
        sensitive = true
      }
      output "leak" { value = nonsensitive("visible") }`,
      { environment: { ...TEST_ENVIRONMENT, TF_VAR_secret: CANARY } },
    );
    const { plan, sensitive, variables } = await planAndRead();
    expect(sensitive).toContain(CANARY);
    const run = await terraform.apply(await planned(), { parallelism: null });
    expect(run).toMatchObject({
      exit: exitCode(1),
      diagnostics: [{ summary: 'local-exec provisioner error', detail: expect.stringContaining('***') }],
    });
    const everything = JSON.stringify({ plan, variables, run, events, notices });
    expect(everything).toContain('visible');
    expect(everything).not.toMatch(/canary|7f3a/);
  });

  it("what waits in TF_VAR for a sensitive variable is one too, though it is not the plan's", async () => {
    const { planned, terraform } = await workIn('variable "v" {\n type = string\n sensitive = true\n}\noutput "o" { value = 1 }', {
      environment: { ...TEST_ENVIRONMENT, TF_VAR_v: 'canary-of-the-environment' },
    });
    const plan = await planned({ extraArguments: ['-var=v=canary-of-the-plan'] });
    await terraform.readPlan(plan);
    const run = await terraform.apply(plan, { parallelism: null });
    expect(run.exit).toEqual(exitCode(0));
    expect(JSON.stringify(run)).not.toContain('canary');
  });

  it('credentials given to Terraform are taken out of all text', async () => {
    const { applied } = await workIn(
      resource('b', 'provisioner "local-exec" {\n command = "echo $GENESYSCLOUD_OAUTHCLIENT_SECRET; exit 1"\n }'),
      {
        credentials: { kind: 'client', clientId: 'an-id', clientSecret: 'canary-secret' },
      },
    );
    const run = await applied();
    expect(run.diagnostics).toMatchObject([{ detail: expect.stringContaining('Output: ***') }]);
    expect(JSON.stringify(run)).not.toContain('canary');
  });
});

describe('real Terraform: variables of a re-plan', () => {
  const CONFIG = `
    variable "text" { type = string }
    variable "secret" {
      type      = string
      sensitive = true
    }
    variable "complex" { type = object({ a = list(string), b = optional(number) }) }
    variable "nothing" {
      type    = string
      default = "something"
    }
    variable "later" {
      type      = string
      ephemeral = true
      default   = "none"
    }
    ${resource('a', 'input = { t = var.text, s = var.secret, c = var.complex, n = var.nothing == null }')}
    ${resource('check', 'lifecycle {\n precondition {\n condition = var.later == "given"\n error_message = "later was not given"\n }\n }')}
  `;

  it('are those of the approved plan, whatever the files now say; ephemeral ones come again by TF_VAR', async () => {
    const environment = { ...TEST_ENVIRONMENT, TF_VAR_later: 'given' };
    const { directory, planAndRead, privateDirectory } = await workIn(CONFIG, { environment });
    const file = path.join(directory, 'prod.tfvars');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL syntax that must come through as text
    const values = { text: '${literal} %{if}', secret: 's3cret', complex: { a: ['x', 'ü'] }, nothing: null };
    await writeFile(`${file}.json`, JSON.stringify(values));
    const approved = await planAndRead({ extraArguments: [`-var-file=${file}.json`] });
    expect(approved.variables.count).toBe(4);

    await writeFile(`${file}.json`, JSON.stringify({ ...values, text: 'changed since' }));
    const again = await planAndRead({ extraArguments: [`-var-file=${file}.json`], variables: approved.variables });
    expect(again.plan.changes).toEqual(approved.plan.changes);
    expect(JSON.stringify(again.plan.changes)).toContain('literal');
    expect((await readdir(privateDirectory)).filter((name) => name.includes('tfvars'))).toEqual([]);
  });

  it('must come from a plan that was read here', async () => {
    const { planned } = await workIn('');
    await expect(planned({ variables: { count: 0 } })).rejects.toThrow(TypeError);
  });
});

describe('real Terraform: TF_CLI_ARGS', () => {
  it('planning options for apply do not break the apply of a saved plan', async () => {
    const config = 'variable "v" {}\nvariable "e" {\n ephemeral = true\n type = string\n}\n';
    const { applied, notices } = await workIn(config + resource('a', 'input = var.v'), {
      environment: { ...TEST_ENVIRONMENT, TF_CLI_ARGS_apply: "-var 'v=other' -out=x -var=e=again -parallelism=2" },
    });
    const run = await applied({ extraArguments: ['-var=v=approved', '-var=e=given'] });
    expect(run).toMatchObject({ exit: exitCode(0), operations: [{ state: 'completed' }] });
    expect(notices).toEqual([expect.stringContaining('-var, -out')]);
  });

  it('a -replace for every plan is not repeated by a re-plan', async () => {
    const { applied, planAndRead } = await workIn(resource('a'), {
      environment: { ...TEST_ENVIRONMENT, TF_CLI_ARGS_plan: '-replace=terraform_data.a' },
    });
    await applied();
    const first = await planAndRead();
    expect(summary(first.plan.changes)).toEqual(['replace terraform_data.a']);
    expect((await planAndRead({ variables: first.variables })).plan.changes).toEqual([]);
  });
});

describe('real Terraform: reading a plan', () => {
  it('is refused with the words of Terraform when it cannot be read', async () => {
    const { terraform, directory } = await workIn('');
    const file = path.join(directory, 'broken.tfplan');
    await writeFile(file, 'PK not really a zip archive');
    expect(await terraform.readPlan(file)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^Terraform could not read the plan '.*broken/),
    });
  });

  it('hashes the files of the working directory', async () => {
    const { terraform, directory } = await workIn('');
    await writeFile(path.join(directory, 'flow.yaml'), 'x');
    const file = { address: 'genesyscloud_flow.a', attribute: 'filepath', path: 'flow.yaml' };
    expect(await terraform.hashFiles([file])).toEqual([{ ...file, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });
});

describe('real Terraform: a state that was not saved', () => {
  it('is found, pushed and discarded', async () => {
    const { terraform, applied, directory } = await workIn(resource('a'));
    await applied();
    expect(await terraform.unsavedState()).toBeNull();
    const state = await readFile(path.join(directory, 'terraform.tfstate'), 'utf8');
    const newer = state.replace(/"serial": \d+/, '"serial": 99');
    await writeFile(path.join(directory, 'errored.tfstate'), newer);
    const unsaved = await terraform.unsavedState();
    expect(unsaved).toEqual({ file: path.join(directory, 'errored.tfstate'), stamp: expect.any(String) });
    expect(await terraform.pushState(unsaved?.file ?? '')).toMatchObject({ exit: exitCode(0), diagnostics: [] });
    expect(await readFile(path.join(directory, 'terraform.tfstate'), 'utf8')).toContain('"serial": 99');
    await terraform.discardUnsavedState();
    await terraform.discardUnsavedState();
    expect(await terraform.unsavedState()).toBeNull();
  });

  it('that is refused gives the reason as a diagnostic', async () => {
    const { terraform, directory } = await workIn('');
    const file = path.join(directory, 'empty.tfstate');
    await writeFile(file, '');
    expect(await terraform.pushState(file)).toMatchObject({
      exit: exitCode(1),
      diagnostics: [{ severity: 'error', summary: expect.stringContaining('Error reading source state') }],
    });
  });
});

describe('real Terraform: cancellation', () => {
  it('interrupts an apply once: it ends by itself, saves what was done, and begins nothing more', async () => {
    const seen = { interrupts: 0 };
    const cancel = new AbortController();
    const config =
      resource('first') +
      resource('second', 'input = terraform_data.first.id\n provisioner "local-exec" {\n command = "sleep 30"\n }') +
      resource('third', 'input = terraform_data.second.id');
    const work = await workIn(config, {
      signal: cancel.signal,
      onEvent: (event) => {
        if (event.type === 'log' && event.message.includes('Interrupt received')) seen.interrupts += 1;
        if (event.type !== 'other' || event.name !== 'provision_start') return;
        cancel.abort();
        cancel.abort();
      },
    });
    expect(await work.applied()).toMatchObject({
      exit: exitCode(1),
      interrupted: true,
      operations: [
        { address: 'terraform_data.first', state: 'completed' },
        { address: 'terraform_data.second', state: 'errored' },
      ],
    });
    expect(seen.interrupts).toBe(1);
    const state = await readFile(path.join(work.directory, 'terraform.tfstate'), 'utf8');
    expect(state).toContain('"name": "first"');
    expect(state).toContain('"status": "tainted"');
    expect(await readdir(work.directory)).not.toContain('.terraform.tfstate.lock.info');
    expect(await work.terraform.init([])).toMatchObject({ interrupted: true, exit: { kind: 'signalled', signal: 'SIGINT' } });
  });

  it('a killed Terraform is told as killed', async () => {
    const work = await workIn(resource('a', 'provisioner "local-exec" {\n command = "kill -KILL $PPID"\n }'));
    expect(await work.applied()).toMatchObject({
      exit: { kind: 'signalled', signal: 'SIGKILL' },
      interrupted: false,
      diagnostics: [],
      operations: [{ state: 'started' }],
    });
  });
});
