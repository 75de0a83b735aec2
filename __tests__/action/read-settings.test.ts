import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { InputName } from '../../src/action/contract.ts';
import { describeProblem } from '../../src/action/input-problem.ts';
import { createWorkspace, type Inputs, problemsOf, settingsOf, type Workspace } from './workspace.ts';

let workspace: Workspace;

beforeEach(() => {
  workspace = createWorkspace();
});

afterEach(() => workspace.remove());

const DURATION = 'not a duration. Write a number with a unit, for example 500ms, 30s, 2m or 1h30m.';
const ONE_OPTION = 'Write one option a line, joined to its value by =, without quotes, for example -var-file=prod.tfvars.';

describe('the settings', () => {
  it('are complete where nothing but the command is given', () => {
    expect(settingsOf({}, workspace)).toEqual({
      command: 'apply',
      workspaceDirectory: workspace.directory,
      workingDirectory: workspace.directory,
      planFile: null,
      planArguments: [],
      init: 'auto',
      initArguments: [],
      terraformPath: 'terraform',
      lockTimeoutMs: 120_000,
      parallelism: null,
      region: null,
      credentials: { kind: 'environment' },
      maxRetries: 10,
      backoff: { initialDelayMs: 500, multiplier: 2, maxDelayMs: 60_000, jitter: 'equal' },
      retryTimeoutMs: 1_800_000,
      reportFile: null,
    });
  });

  it.each<[string, Inputs, object]>([
    ['command', { command: 'destroy' }, { command: 'destroy' }],
    ['init', { init: 'false' }, { init: 'false' }],
    ['terraform-path', { 'terraform-path': 'tofu' }, { terraformPath: 'tofu' }],
    ['lock-timeout', { 'lock-timeout': '0s' }, { lockTimeoutMs: 0 }],
    ['parallelism, least', { parallelism: '1' }, { parallelism: 1 }],
    ['parallelism, most', { parallelism: '256' }, { parallelism: 256 }],
    ['region', { region: 'eu-west-1' }, { region: 'eu-west-1' }],
    ['region in capitals', { region: 'EU-WEST-1' }, { region: 'eu-west-1' }],
    ['region as a domain', { region: 'mypurecloud.de' }, { region: 'eu-central-1' }],
    ['region as a host', { region: 'api.mypurecloud.com.au' }, { region: 'ap-southeast-2' }],
    ['region that is newer than this version', { region: 'af-south-1' }, { region: 'af-south-1' }],
    ['max-retries, least', { 'max-retries': '0' }, { maxRetries: 0 }],
    ['max-retries, most', { 'max-retries': '100' }, { maxRetries: 100 }],
    ['retry-timeout, no retry at all', { 'retry-timeout': '0s' }, { retryTimeoutMs: 0 }],
    [
      'the delays',
      { 'initial-delay': '1s', 'backoff-multiplier': '1.5', 'max-delay': '1s', jitter: 'none' },
      { backoff: { initialDelayMs: 1_000, multiplier: 1.5, maxDelayMs: 1_000, jitter: 'none' } },
    ],
    [
      'plan-arguments',
      { 'plan-arguments': '-var-file=prod.tfvars\n\n--var=greeting=good day \n-compact-warnings' },
      { planArguments: ['-var-file=prod.tfvars', '--var=greeting=good day', '-compact-warnings'] },
    ],
    ['init-arguments', { 'init-arguments': '-backend-config=prod.hcl' }, { initArguments: ['-backend-config=prod.hcl'] }],
    ['a client', { 'client-id': 'id', 'client-secret': 's' }, { credentials: { kind: 'client', clientId: 'id', clientSecret: 's' } }],
    ['a token', { 'access-token': 't' }, { credentials: { kind: 'token', accessToken: 't' } }],
    ['values that change nothing yet', { drain: 'off', 'on-lock': 'proceed', comment: 'never' }, { command: 'apply' }],
  ])('hear %s', (_, inputs, expected) => {
    expect(settingsOf(inputs, workspace)).toMatchObject(expected);
  });

  it('hear every input trimmed', () => {
    const inputs: Inputs = {
      command: ' apply\n',
      'working-directory': ' infra ',
      'max-retries': '\t3 ',
      'initial-delay': ' 1s ',
      jitter: ' full ',
      'access-token': ' token\n',
      drain: ' off ',
    };
    expect(settingsOf(inputs, workspace)).toMatchObject({
      workingDirectory: join(workspace.directory, 'infra'),
      maxRetries: 3,
      backoff: { initialDelayMs: 1_000, jitter: 'full' },
      credentials: { kind: 'token', accessToken: 'token' },
    });
  });

  it('take the default for an input of blanks', () => {
    expect(settingsOf({ 'max-retries': '  ', 'lock-timeout': '', 'terraform-path': '\n' }, workspace)).toEqual(settingsOf({}, workspace));
  });
});

describe('a wrong input', () => {
  it.each<[InputName, string, string]>([
    ['command', 'aply', 'not one of the values it can have. Write one of: check, apply, destroy, status, drift, replay-attributes.'],
    ['init', 'yes', 'not one of the values it can have. Write one of: auto, true, false.'],
    ['lock-timeout', '2', DURATION],
    ['parallelism', '0', 'out of range. Write a whole number from 1 to 256.'],
    ['parallelism', '257', 'out of range. Write a whole number from 1 to 256.'],
    ['parallelism', 'many', 'not a whole number. Write a whole number from 1 to 256.'],
    [
      'region',
      'mypurecloud.example',
      'neither a region nor a domain of Genesys Cloud. Write the name or the domain of your region, for example us-east-1 or mypurecloud.com.',
    ],
    ['max-retries', '-1', 'not a whole number. Write a whole number from 0 to 100.'],
    ['max-retries', '101', 'out of range. Write a whole number from 0 to 100.'],
    ['initial-delay', 'soon', DURATION],
    ['initial-delay', '0s', 'no wait, so every retry would follow at once. Write at least 1ms.'],
    ['initial-delay', '61s', 'longer than max-delay (60s). Write a shorter initial-delay or a longer max-delay.'],
    ['backoff-multiplier', '0.5', 'out of range. Write a number from 1 to 10.'],
    ['max-delay', '25d', 'longer than 24 days. Write a number with a unit, for example 500ms, 30s, 2m or 1h30m.'],
    ['jitter', 'some', 'not one of the values it can have. Write one of: equal, full, none.'],
    ['retry-timeout', 'never', DURATION],
    ['on-lock', 'ignore', 'not one of the values it can have. Write one of: abort, wait, proceed.'],
    ['wait-timeout', '1 hour', DURATION],
    ['drain', 'pause', 'not one of the values it can have. Write one of: wait, divert, deactivate, off.'],
    ['drain-timeout', '5', DURATION],
    ['drain-settle', '-1s', DURATION],
    ['approval', 'yes', 'not one of the values it can have. Write one of: none, pull-request.'],
    ['comment', 'no', 'not one of the values it can have. Write one of: auto, always, never.'],
    ['fail-on-risk', 'low', 'not one of the values it can have. Write one of: none, medium, high, blocked.'],
    [
      'config-file',
      'guard.yml',
      'there is no such file. Write the path of an existing file, relative to the workspace, or leave config-file out.',
    ],
    ['plan-arguments', 'prod.tfvars', `not an option of Terraform. ${ONE_OPTION}`],
    ['plan-arguments', '-var-file prod.tfvars', `more than one argument on a line. ${ONE_OPTION}`],
    [
      'plan-arguments',
      '-destroy',
      'the action sets -destroy itself. Leave it out; command, lock-timeout and parallelism are inputs of their own.',
    ],
    ['init-arguments', 'prod.hcl', `not an option of Terraform. ${ONE_OPTION}`],
    [
      'init-arguments',
      '-json',
      'the action sets -json itself. Leave it out; command, lock-timeout and parallelism are inputs of their own.',
    ],
  ])('%s: %s is told with its value and what to write instead', (input, value, told) => {
    expect(problemsOf({ [input]: value }, workspace).map(describeProblem)).toEqual([`Input ${input} is ${JSON.stringify(value)}: ${told}`]);
  });

  it.each([
    '--out=x',
    '-out',
    '-refresh-only=true',
    '-parallelism=2',
    '-lock-timeout=1s',
    '-detailed-exitcode',
    '-generate-config-out=x.tf',
  ])('is an option of plan that the action sets itself: %s', (line) => {
    expect(problemsOf({ 'plan-arguments': line }, workspace)).toMatchObject([
      { problem: expect.stringMatching(/^the action sets -\S+ itself$/) },
    ]);
  });

  it('is told with all the others, in the order of action.yml', () => {
    const inputs: Inputs = {
      'report-file': '../r.json',
      jitter: 'some',
      'plan-arguments': 'a\n-b=1\n-out=c',
      'working-directory': 'absent',
      'max-delay': 'x',
      'initial-delay': 'y',
      approval: 'pull-request',
      command: 'nonsense',
      'client-id': 'only',
    };
    expect(problemsOf(inputs, workspace).map(({ input, value }) => [input, value])).toEqual([
      ['command', 'nonsense'],
      ['working-directory', 'absent'],
      ['plan-arguments', 'a'],
      ['plan-arguments', '-out=c'],
      ['client-secret', ''],
      ['initial-delay', 'y'],
      ['max-delay', 'x'],
      ['jitter', 'some'],
      ['approval', 'pull-request'],
      ['report-file', '../r.json'],
    ]);
  });

  it('does not make a right one beside it look wrong', () => {
    expect(problemsOf({ 'initial-delay': '5s', 'max-delay': 'x' }, workspace).map(({ input }) => input)).toEqual(['max-delay']);
  });
});

describe('credentials', () => {
  const both = 'given together with client-id or client-secret. Give either access-token, or client-id and client-secret.';
  it.each<[string, Inputs, readonly string[]]>([
    [
      'a token and a client',
      { 'access-token': 't0ken', 'client-id': 'a', 'client-secret': 's3cret' },
      [`Input access-token is ***: ${both}`],
    ],
    ['a token and an id', { 'access-token': 't0ken', 'client-id': 'a' }, [`Input access-token is ***: ${both}`]],
    ['a token and a secret', { 'access-token': 't0ken', 'client-secret': 's3cret' }, [`Input access-token is ***: ${both}`]],
    ['an id alone', { 'client-id': 'a' }, ['Input client-secret is "": missing, though client-id is given. Give both, or neither.']],
    [
      'a secret alone',
      { 'client-secret': 's3cret' },
      ['Input client-id is "": missing, though client-secret is given. Give both, or neither.'],
    ],
  ])('are refused: %s', (_, inputs, expected) => {
    expect(problemsOf(inputs, workspace).map(describeProblem)).toEqual(expected);
  });
});

describe('a value of a later version', () => {
  it.each<[InputName, string, string]>([
    ['command', 'check', 'Write command: apply or command: destroy; the others come with a later version.'],
    ['command', 'status', 'Write command: apply or command: destroy; the others come with a later version.'],
    ['command', 'drift', 'Write command: apply or command: destroy; the others come with a later version.'],
    ['command', 'replay-attributes', 'Write command: apply or command: destroy; the others come with a later version.'],
    ['api-url', 'http://127.0.0.1:1', 'Leave api-url out for now.'],
    ['organization-id', '0f5e', 'Leave organization-id out for now.'],
    ['on-lock', 'abort', 'Leave on-lock out for now, or write proceed.'],
    ['on-lock', 'wait', 'Leave on-lock out for now, or write proceed.'],
    ['wait-timeout', '1m', 'Leave wait-timeout out for now, or write 15m.'],
    ['drain', 'divert', 'Leave drain out for now, or write wait or off.'],
    ['drain', 'deactivate', 'Leave drain out for now, or write wait or off.'],
    ['drain-timeout', '1m', 'Leave drain-timeout out for now, or write 5m.'],
    ['drain-settle', '1s', 'Leave drain-settle out for now, or write 10s.'],
    ['schedule-group-ids', 'a\nb', 'Leave schedule-group-ids out for now.'],
    ['flow-ids', 'a', 'Leave flow-ids out for now.'],
    ['conditional-update', 'genesyscloud_flow', 'Leave conditional-update out for now.'],
    ['attributes-file', 'a.jsonl', 'Leave attributes-file out for now.'],
    ['approval', 'pull-request', 'Leave approval out for now, or write none.'],
    ['comment', 'always', 'Leave comment out for now, or write auto or never.'],
    ['comment-key', 'k', 'Leave comment-key out for now.'],
    ['fail-on-risk', 'high', 'Leave fail-on-risk out for now, or write blocked.'],
  ])('is refused, never ignored: %s: %s', (input, value, instead) => {
    expect(problemsOf({ [input]: value }, workspace)).toEqual([{ input, value, problem: 'not yet available', instead }]);
  });

  it.each([
    ['.github/deploy-guard.yml', {}],
    ['.github/deploy-guard.yml', { 'config-file': '.github/deploy-guard.yml' }],
    ['guard.yml', { 'config-file': 'guard.yml' }],
  ])('is a config file that is there: %s', (file, inputs) => {
    mkdirSync(join(workspace.directory, '.github'));
    writeFileSync(join(workspace.directory, file), 'version: 1\n');
    expect(problemsOf(inputs, workspace)).toEqual([
      {
        input: 'config-file',
        value: file,
        problem: 'not yet available, and this version would ignore the windows and locks in that file',
        instead: 'Move the file away, or keep using your own checks until a version that reads it.',
      },
    ]);
  });
});
