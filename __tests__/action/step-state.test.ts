import { describe, expect, it } from '@jest/globals';
import { givenSecrets } from '../../src/action/mask-secrets.ts';
import { runStep } from '../github/run-step.ts';
import { carriedOut } from '../github/runner-rules.ts';

const env = {
  'INPUT_CLIENT-ID': 'not-secret-id',
  'INPUT_CLIENT-SECRET': ' by-input ',
  'INPUT_ACCESS-TOKEN': '',
  'INPUT_GITHUB-TOKEN': 'ghs_token',
  GENESYSCLOUD_OAUTHCLIENT_ID: 'not-secret-either',
  GENESYSCLOUD_OAUTHCLIENT_SECRET: 'by-environment',
  GENESYSCLOUD_ACCESS_TOKEN: '',
  GENESYSCLOUD_PROXY_AUTH_PASSWORD: 'two\nlines',
};

describe('secrets', () => {
  it('are those of inputs and environment, without blanks around them and without empty ones', () => {
    const read = (input: string) => (input === 'client-secret' ? '  s3cret\n' : ' ');
    expect(givenSecrets(read, { GENESYSCLOUD_ACCESS_TOKEN: ' t0ken ', GENESYSCLOUD_REGION: 'us-east-1' })).toEqual(['s3cret', 't0ken']);
  });

  it('are masked, and nothing else is', async () => {
    const { stdout } = await runStep('masks', env);
    expect(carriedOut(stdout)).toEqual(
      ['by-input', 'ghs_token', 'by-environment', 'two\nlines'].map((data) => ({ name: 'add-mask', data })),
    );
  });
});

describe('the run state', () => {
  it('reaches the post step by the names that it is saved under', async () => {
    const { state } = await runStep('state');
    const saved = Object.fromEntries([...state].map(([name, value]) => [`STATE_${name}`, value]));
    const { stdout } = await runStep('read state', saved);
    expect(JSON.parse(stdout)).toEqual({ privateFolder: '/runner/temp/deploy-guard-x', ended: true });
  });

  it('says so where the main step left nothing', async () => {
    const { stdout } = await runStep('read state');
    expect(JSON.parse(stdout)).toEqual({ privateFolder: '', ended: false });
  });
});
