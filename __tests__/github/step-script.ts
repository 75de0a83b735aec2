/** A step of its own process: the real @actions/core with the real command files. Argument: which of the scenarios. */
import { getInput } from '@actions/core';
import { maskSecrets } from '../../src/action/mask-secrets.ts';
import { readRunState, saveEnded, savePrivateFolder } from '../../src/action/run-state.ts';
import { createStepResults } from '../../src/github/step-results.ts';

const results = createStepResults(process.env.GITHUB_STEP_SUMMARY, (text) => console.log(`warned: ${text}`));

const SCENARIOS: Readonly<Record<string, () => void>> = {
  annotate: () =>
    results.annotate([
      { level: 'error', title: 'a: b, c', message: 'one\n::warning::two 100%', file: 'infra/main.tf', startLine: 3, endLine: 5 },
      { level: 'warning', title: 'hazard', message: '##[group]' },
      { level: 'notice', title: 'done', message: 'well' },
    ]),
  outputs: () => {
    results.outputs({ outcome: 'failed', conflicts: '' });
    results.outputs({ outcome: 'applied', conflicts: '[{"message":"a\\n::set-output name=x::y"}]\nghadelimiter_x' });
  },
  summary: () => {
    results.summary('# first, and longer than the second');
    results.summary('# second');
  },
  masks: () => maskSecrets(getInput, process.env),
  state: () => {
    savePrivateFolder('/runner/temp/deploy-guard-x');
    saveEnded();
  },
  'read state': () => console.log(JSON.stringify(readRunState())),
};

SCENARIOS[process.argv[2] ?? '']?.();
