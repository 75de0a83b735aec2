import { rm } from 'node:fs/promises';
import { warning } from '@actions/core';
import { removePrivateFiles } from './action/remove-private-files.ts';
import { readRunState } from './action/run-state.ts';
import { isAlive } from './terraform/process-start.ts';

/** The post step: removes the run's private files, and says so when the main step did not come to its own end. */
const post = async (): Promise<void> => {
  const { privateFolder, ended, lastCommand } = readRunState();
  if (privateFolder === '') return;
  if (!ended && lastCommand !== null && (await isAlive(lastCommand))) {
    await removePrivateFiles(privateFolder);
    warning(
      `The main step was ended from outside. Terraform finishes by itself; its log is in ${privateFolder}. Before the next run, look whether the state is locked.`,
    );
    return;
  }
  if (!ended) warning('The main step was ended from outside. Before the next run, look with terraform plan what was done.');
  await rm(privateFolder, { recursive: true, force: true });
};

post().catch((cause: unknown) => {
  warning(`The post step failed: ${cause instanceof Error ? cause.message : String(cause)}`);
});
