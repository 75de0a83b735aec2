import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../sandbox/sandbox.ts';
import type { PlannedProvider } from '../../src/domain/change.ts';
import { readPlanDocument } from '../../src/terraform/plan-json.ts';
import { createSeal } from '../../src/terraform/planned-values.ts';
import { createWorkingDirectory, TEST_ENVIRONMENT } from './working-directory.ts';

const seal = createSeal(Buffer.from('key of this test'));

const SOURCE = 'registry.terraform.io/mypurecloud/genesyscloud';

const config = (expressions: object | null, given: object = {}) => ({
  name: 'genesyscloud',
  full_name: SOURCE,
  ...(expressions === null ? {} : { expressions }),
  ...given,
});

const constant = (value: unknown) => ({ constant_value: value });
const mention = (...references: string[]) => ({ references });

interface Given {
  readonly configs: object;
  readonly root?: object;
  readonly variables?: object;
  readonly addresses?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const providersOf = ({ configs, root, variables = {}, addresses = [], environment = {} }: Given): readonly PlannedProvider[] => {
  const json = {
    format_version: '1.2',
    variables,
    resource_changes: addresses.map((address) => ({
      address,
      mode: 'managed',
      type: address.includes('terraform_data') ? 'terraform_data' : 'genesyscloud_flow',
      change: { actions: ['delete'], before: { id: address } },
    })),
    configuration: { provider_config: configs, root_module: root ?? {} },
  };
  const reading = readPlanDocument(json, { mode: null, seal, environment });
  if (!reading.ok) throw new Error(reading.problem);
  return reading.plan.providers;
};

const DECLARED = {
  variables: {
    region: { default: 'eu-west-1' },
    hidden: { default: 'eu-west-1', sensitive: true },
    stage: {},
    nothing: { default: null },
    list: {},
  },
};
const VALUES = {
  region: { value: 'eu-west-1' },
  hidden: { value: 'eu-west-1' },
  stage: { value: 'prod' },
  nothing: { value: null },
  list: { value: ['eu-west-1'] },
};
const ENVIRONMENT = { GENESYSCLOUD_REGION: 'us-west-2' };

const only = (expressions: object | null, given: object = {}, environment: Readonly<Record<string, string>> = ENVIRONMENT) => {
  const [provider, ...others] = providersOf({
    configs: { genesyscloud: config(expressions, given) },
    root: { ...DECLARED, resources: [{ address: 'genesyscloud_flow.main', provider_config_key: 'genesyscloud' }] },
    variables: VALUES,
    environment,
  });
  if (provider === undefined || others.length > 0) throw new Error('expected one provider');
  return provider;
};

describe('the region of a provider', () => {
  const UNKNOWN = [null, 'unknown'] as const;
  it.each<[string, object | null, string | null, PlannedProvider['from']]>([
    ['a constant', { aws_region: constant('us-east-1') }, 'us-east-1', 'constant'],
    ['a constant in capitals', { aws_region: constant(' US-EAST-1 ') }, 'us-east-1', 'constant'],
    ['a constant that is newer than this version', { aws_region: constant('af-south-1') }, 'af-south-1', 'constant'],
    ['an empty constant', { aws_region: constant('') }, ...UNKNOWN],
    ['a constant that is no text', { aws_region: constant(1) }, ...UNKNOWN],
    ['null, which is as if it were not there', { aws_region: constant(null) }, 'us-west-2', 'environment'],
    ['not there', {}, 'us-west-2', 'environment'],
    ['not there, nor anything else', null, 'us-west-2', 'environment'],
    ['a root variable', { aws_region: mention('var.region') }, 'eu-west-1', 'variable'],
    ['a sensitive variable', { aws_region: mention('var.hidden') }, ...UNKNOWN],
    ['made of a variable that is no region', { aws_region: mention('var.stage') }, ...UNKNOWN],
    ['a variable that is null: something may be made of it', { aws_region: mention('var.nothing') }, ...UNKNOWN],
    ['a variable that is no text', { aws_region: mention('var.list') }, ...UNKNOWN],
    ['a variable that is not declared', { aws_region: mention('var.absent') }, ...UNKNOWN],
    ['part of a variable', { aws_region: mention('var.region.name', 'var.region') }, ...UNKNOWN],
    ['one of two variables', { aws_region: mention('var.stage', 'var.region') }, ...UNKNOWN],
    ['a local value', { aws_region: mention('local.region') }, ...UNKNOWN],
    ['an expression without references', { aws_region: {} }, ...UNKNOWN],
  ])('is %s', (_, expressions, region, from) => {
    expect(only(expressions)).toMatchObject({ region, from });
  });

  it('is not known where the environment does not name one', () => {
    expect(only({}, {}, {})).toMatchObject({ region: null, from: 'unknown' });
    expect(only({}, {}, { GENESYSCLOUD_REGION: '' })).toMatchObject({ region: null, from: 'unknown' });
  });

  it('is not known by a variable that the environment gives another value: an ephemeral one is planned with its default', () => {
    expect(only({ aws_region: mention('var.region') }, {}, { TF_VAR_region: 'us-east-1' })).toMatchObject({ from: 'unknown' });
    expect(only({ aws_region: mention('var.region') }, {}, { TF_VAR_region: 'eu-west-1' })).toMatchObject({ from: 'variable' });
  });

  it('is not known by a variable of a module, whatever the root calls the same', () => {
    expect(only({ aws_region: mention('var.region') }, { module_address: 'module.eu' })).toMatchObject({ region: null, from: 'unknown' });
    expect(only({ aws_region: constant('us-east-1') }, { module_address: 'module.eu' })).toMatchObject({ region: 'us-east-1' });
  });
});

describe('the gateway of a provider', () => {
  it.each<[string, object, PlannedProvider['gateway']]>([
    ['none', {}, null],
    ['one without blocks', { gateway: [] }, null],
    ['a constant', { gateway: [{ host: constant('127.0.0.1') }] }, { host: '127.0.0.1' }],
    ['a variable', { gateway: [{ host: mention('var.stage') }] }, { host: 'prod' }],
    ['a sensitive variable', { gateway: [{ host: mention('var.hidden') }] }, { host: null }],
    ['left to the environment', { gateway: [{}] }, { host: 'gate.example.com' }],
  ])('is %s', (_, expressions, gateway) => {
    expect(only(expressions, {}, { GENESYSCLOUD_GATEWAY_HOST: 'gate.example.com' }).gateway).toEqual(gateway);
  });
});

describe('the changes of a provider', () => {
  const configs = {
    genesyscloud: config({}),
    'genesyscloud.eu': config({}, { alias: 'eu' }),
    'module.own:gc': config({}, { name: 'gc', module_address: 'module.own' }),
    terraform: { name: 'terraform', full_name: 'terraform.io/builtin/terraform' },
  };
  const flow = (provider_config_key: string) => ({ address: 'genesyscloud_flow.main', provider_config_key });
  const root = {
    resources: [flow('genesyscloud'), { address: 'terraform_data.x', provider_config_key: 'terraform' }],
    module_calls: {
      deep: { module: { module_calls: { est: { module: { resources: [flow('genesyscloud.eu')] } } } } },
      own: { module: { resources: [flow('module.own:gc')] } },
    },
  };

  it('are found by the module path without indices', () => {
    const addresses = [
      'genesyscloud_flow.main["a.b"]',
      'genesyscloud_flow.main["a.b"]',
      'terraform_data.x',
      'module.deep["module.own"].module.est[0].genesyscloud_flow.main',
      'module.own.genesyscloud_flow.main',
      'genesyscloud_flow.gone',
    ];
    expect(providersOf({ configs, root, addresses }).map(({ key, alias, addresses }) => ({ key, alias, addresses }))).toEqual([
      { key: 'genesyscloud', alias: null, addresses: ['genesyscloud_flow.main["a.b"]'] },
      { key: 'genesyscloud.eu', alias: 'eu', addresses: ['module.deep["module.own"].module.est[0].genesyscloud_flow.main'] },
      { key: 'module.own:gc', alias: null, addresses: ['module.own.genesyscloud_flow.main'] },
    ]);
  });

  it('are those of the only provider where their block is gone', () => {
    const addresses = ['genesyscloud_flow.gone', 'terraform_data.gone'];
    expect(providersOf({ configs: { genesyscloud: config({}) }, addresses })).toMatchObject([{ addresses: ['genesyscloud_flow.gone'] }]);
  });

  it('are not those of a line of required_providers', () => {
    const eu = config({}, { alias: 'eu' });
    expect(providersOf({ configs: { genesyscloud: config(null), 'genesyscloud.eu': eu } }).map(({ key }) => key)).toEqual([
      'genesyscloud.eu',
    ]);
  });

  it.each<[string, object]>([
    ['no configuration', {}],
    ['lists in place of objects', { configuration: { provider_config: [], root_module: { resources: {}, module_calls: [] } } }],
    [
      'texts in place of objects',
      { configuration: { provider_config: { a: 'x' }, root_module: { resources: ['x'], module_calls: { a: 'x' } } } },
    ],
  ])('are none in a plan with %s, which is read all the same', (_, rest) => {
    expect(readPlanDocument({ format_version: '1.2', ...rest }, { mode: null, seal, environment: {} })).toMatchObject({
      ok: true,
      plan: { providers: [] },
    });
  });
});

const SCHEDULE = 'name = "n"\n start = "2026-01-01T00:00:00.000000"\n end = "2026-01-01T00:00:00.000000"';
const REQUIRED = 'genesyscloud = { source = "mypurecloud/genesyscloud" }';

const configuration = (port: string): string => `
terraform {
  required_providers {
    ${REQUIRED}
  }
}
variable "region" { default = "us-east-1" }
provider "genesyscloud" { aws_region = var.region }
provider "genesyscloud" {
  alias      = "eu"
  aws_region = "eu-west-1"
  gateway {
    protocol = "http"
    host     = "127.0.0.1"
    port     = "${port}"
  }
}
resource "genesyscloud_architect_schedules" "here" {
  ${SCHEDULE}
}
resource "genesyscloud_architect_schedules" "there" {
  provider = genesyscloud.eu
  count    = 2
  ${SCHEDULE}
}
module "passed" {
  source    = "./passed"
  for_each  = toset(["x.y"])
  providers = { genesyscloud = genesyscloud.eu }
}
`;

const MODULE = `
terraform {
  required_providers {
    ${REQUIRED}
  }
}
resource "genesyscloud_architect_schedules" "in" {
  ${SCHEDULE}
}
`;

describe('a plan of real Terraform', () => {
  it('tells the provider of each change, also through modules and when everything is destroyed', async () => {
    const sandbox = await startSandbox({ workingDirectory: '.' });
    const environment = { ...TEST_ENVIRONMENT, ...sandbox.environment };
    const work = await createWorkingDirectory(configuration(new URL(sandbox.api.url).port), { environment });
    try {
      await mkdir(path.join(work.directory, 'passed'));
      await writeFile(path.join(work.directory, 'passed/main.tf'), MODULE);
      expect((await work.terraform.init([])).exit).toEqual({ kind: 'exited', code: 0 });
      const expected = [
        {
          key: 'genesyscloud',
          alias: null,
          region: 'us-east-1',
          from: 'variable',
          gateway: null,
          addresses: ['genesyscloud_architect_schedules.here'],
        },
        {
          key: 'genesyscloud.eu',
          alias: 'eu',
          region: 'eu-west-1',
          from: 'constant',
          gateway: { host: '127.0.0.1' },
          addresses: [
            'genesyscloud_architect_schedules.there[0]',
            'genesyscloud_architect_schedules.there[1]',
            'module.passed["x.y"].genesyscloud_architect_schedules.in',
          ],
        },
      ];
      expect((await work.planAndRead()).plan.providers).toEqual(expected);
      await work.applied();
      expect((await work.planAndRead({ mode: 'destroy' })).plan.providers).toEqual(expected);
    } finally {
      await work.remove();
      await sandbox.close();
    }
  });
});
