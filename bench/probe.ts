import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a process of the action came to, by its end. */
export interface Probed {
  readonly maxRssBytes: number;
  /** Absolute paths of the files that it evaluated. */
  readonly files: readonly string[];
}

/** What to add to the environment of one Node process, so that it leaves a record in `file`. */
export const probeEnvironment = (file: string): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'probe.mjs')).href}`,
  PROBE_FILE: file,
});

/** Reads the record. */
export const readProbe = async (file: string): Promise<Probed> => {
  const probed: Probed = JSON.parse(await readFile(file, 'utf8'));
  return probed;
};
