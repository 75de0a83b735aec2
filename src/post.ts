import { warning } from '@actions/core';
import { readRunState } from './action/run-state.ts';

/** The post step: says so when the main step did not come to its own end, and removes the run's private files. */
const post = async (): Promise<void> => {
  const { privateFolder, ended } = readRunState();
  if (privateFolder === '') return;
  if (!ended) {
    // A Terraform that was left behind may still be writing: its log and exit code stay for whoever looks.
    warning(
      `The main step was ended from outside. Terraform finishes by itself; its log is in ${privateFolder}. Before the next run, look whether the state is locked.`,
    );
    return;
  }
  const { rm } = await import('node:fs/promises');
  await rm(privateFolder, { recursive: true, force: true });
};

post().catch((cause: unknown) => {
  warning(`The post step failed: ${cause instanceof Error ? cause.message : String(cause)}`);
});
