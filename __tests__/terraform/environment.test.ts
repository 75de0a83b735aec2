import { describe, expect, it } from '@jest/globals';
import { environmentForApply, environmentForReplan, type GivenCredentials, terraformEnvironment } from '../../src/terraform/environment.ts';

const FROM_ENVIRONMENT: GivenCredentials = { kind: 'environment' };

describe('environment of Terraform', () => {
  it.each([
    ['TF_LOG', 'debug'],
    ['TF_VAR_name', 'x'],
    ['TF_DATA_DIR', '.tf'],
    ['TF_REATTACH_PROVIDERS', '{}'],
    ['HTTPS_PROXY', 'http://proxy'],
    ['no_proxy', '*'],
    ['GENESYSCLOUD_REGION', 'us-east-1'],
    ['AWS_PROFILE', 'p'],
    ['GITHUB_SHA', 'abc'],
    ['GITHUB_TOKEN', 't'],
    ['RUNNER_TRACKING_ID', 'r'],
    ['ACTIONS_ID_TOKEN_REQUEST_URL', 'u'],
    ['CHECKPOINT_DISABLE', '0'],
  ])('hands %s through', (name, value) => {
    expect(terraformEnvironment({ [name]: value }, { region: null, credentials: FROM_ENVIRONMENT })).toHaveProperty(name, value);
  });

  it.each(['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY', 'INPUT_CLIENT-SECRET', 'STATE_run'])(
    'keeps %s from provisioners',
    (name) => {
      expect(terraformEnvironment({ [name]: 'x' }, { region: null, credentials: FROM_ENVIRONMENT })).not.toHaveProperty(name);
    },
  );

  it('sets what automation needs, and asks no server for updates', () => {
    expect(terraformEnvironment({ TF_INPUT: '1', EMPTY: undefined }, { region: null, credentials: FROM_ENVIRONMENT })).toEqual({
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
    });
  });

  const all = {
    GENESYSCLOUD_REGION: 'env-region',
    GENESYSCLOUD_OAUTHCLIENT_ID: 'env-id',
    GENESYSCLOUD_OAUTHCLIENT_SECRET: 'env-secret',
    GENESYSCLOUD_ACCESS_TOKEN: 'env-token',
  };
  it.each<[string, { region: string | null; credentials: GivenCredentials }, Record<string, string>]>([
    ['nothing by input: all of the environment', { region: null, credentials: FROM_ENVIRONMENT }, all],
    ['a region by input', { region: 'eu-west-1', credentials: FROM_ENVIRONMENT }, { ...all, GENESYSCLOUD_REGION: 'eu-west-1' }],
    [
      'a token by input: no client credentials',
      { region: null, credentials: { kind: 'token', accessToken: 'input-token' } },
      { GENESYSCLOUD_REGION: 'env-region', GENESYSCLOUD_ACCESS_TOKEN: 'input-token' },
    ],
    [
      'client credentials by input: no token',
      { region: null, credentials: { kind: 'client', clientId: 'input-id', clientSecret: 'input-secret' } },
      {
        GENESYSCLOUD_REGION: 'env-region',
        GENESYSCLOUD_OAUTHCLIENT_ID: 'input-id',
        GENESYSCLOUD_OAUTHCLIENT_SECRET: 'input-secret',
      },
    ],
  ])('%s', (_case, given, expected) => {
    const environment = terraformEnvironment(all, given);
    const credentials = Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('GENESYSCLOUD_')));
    expect(credentials).toEqual(expected);
  });
});

describe('environment of the apply of a saved plan', () => {
  it.each<[string, string]>([
    ['-parallelism=3 -var region=eu -lock=true', '-parallelism\\=3 -lock\\=true'],
    ['-var-file=prod.tfvars', ''],
    ['-var-file prod.tfvars -compact-warnings', '-compact-warnings'],
    ['-target=module.x["a"] -target \'module.x["b"]\' -state=a', '-state\\=a'],
    ['--replace=a.b -refresh=false -refresh-only -destroy -out=x -detailed-exitcode', ''],
  ])('turns %s into %s', (given, expected) => {
    const { environment, notices } = environmentForApply({ TF_CLI_ARGS_apply: given });
    expect(environment.TF_CLI_ARGS_apply).toBe(expected);
    expect(notices).toEqual([expect.stringMatching(/^Taken out of TF_CLI_ARGS_apply for the apply: -/)]);
  });

  it.each(['-parallelism=3', "-state='a b' -lock=false", '-backup=$HOME/x', ''])('leaves %j as it is', (given) => {
    expect(environmentForApply({ TF_CLI_ARGS_apply: given })).toEqual({ environment: { TF_CLI_ARGS_apply: given }, notices: [] });
  });

  it('keeps a variable in literal form when other options are taken out', () => {
    const { environment } = environmentForApply({ TF_CLI_ARGS_apply: '-backup=$HOME -destroy' });
    expect(environment.TF_CLI_ARGS_apply).toBe('-backup\\=\\$HOME');
  });

  it('gives -var on as an environment variable: an ephemeral variable is needed again', () => {
    const { environment } = environmentForApply({ TF_CLI_ARGS_apply: "-var 'token=a=b c' -var=list=[1]" });
    expect(environment).toEqual({ TF_CLI_ARGS_apply: '', TF_VAR_token: 'a=b c', TF_VAR_list: '[1]' });
  });

  it('looks at TF_CLI_ARGS too', () => {
    expect(environmentForApply({ TF_CLI_ARGS: '-refresh=false -no-color' }).environment.TF_CLI_ARGS).toBe('-no-color');
  });

  it.each(["-var=a=$'x'", '-var=a=b; rm x', '-var=a=$(id)'])('does not touch %s, which shells read differently, and says so', (given) => {
    const { environment, notices } = environmentForApply({ TF_CLI_ARGS_apply: given });
    expect(environment.TF_CLI_ARGS_apply).toBe(given);
    expect(notices).toEqual([expect.stringContaining('cannot be read safely')]);
  });

  it('never puts a value into a notice', () => {
    expect(environmentForApply({ TF_CLI_ARGS_apply: '-var=pin=canary' }).notices.join()).not.toContain('canary');
  });
});

describe('environment of a re-plan', () => {
  it('drops what the re-plan decides, and keeps variables and targets', () => {
    const { environment } = environmentForReplan({ TF_CLI_ARGS_plan: '-replace=a.b -refresh=false -target=c.d -var=x=y' }, false);
    expect(environment.TF_CLI_ARGS_plan).toBe('-target\\=c.d -var\\=x\\=y');
  });

  it('drops targets too when the request has its own', () => {
    const { environment } = environmentForReplan({ TF_CLI_ARGS_plan: '-target=c.d -exclude e.f -var=x=y' }, true);
    expect(environment.TF_CLI_ARGS_plan).toBe('-var\\=x\\=y');
  });
});
