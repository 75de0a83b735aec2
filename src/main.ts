import { error, getInput } from '@actions/core';
import { maskSecrets } from './action/mask-secrets.ts';
import { readSettings } from './action/read-settings.ts';

/** The main step. The exit code is set, not forced, so that everything written reaches the runner (facts/github.md 6). */
const main = async (): Promise<void> => {
  maskSecrets(getInput, process.env);
  const reading = readSettings(getInput, process.env.GITHUB_WORKSPACE ?? process.cwd());
  if (reading.ok) {
    const { run } = await import('./compose.ts');
    process.exitCode = await run(reading.settings, process.env);
    return;
  }
  const { rejectInputs } = await import('./compose.ts');
  process.exitCode = rejectInputs(reading.problems, getInput('command'), process.env);
};

main().catch((cause: unknown) => {
  error(`The action itself failed: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exitCode = 1;
});
