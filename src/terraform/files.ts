import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PlannedFile } from '../domain/change.ts';
import type { FileHash } from '../domain/plan-digest.ts';

/** Files read at the same time. */
const CONCURRENCY = 4;

const REMOTE = /^(https?|s3):\/\//i;

const sha256 = async (file: string): Promise<string> => {
  try {
    // Opening a pipe would wait for its writer.
    if (!(await stat(file)).isFile()) return 'missing';
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    return hash.digest('hex');
  } catch {
    return 'missing';
  }
};

/** Hashes every distinct file once. */
const hashAll = async (files: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const hashes = new Map<string, string>();
  const queue = [...new Set(files)];
  const work = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) hashes.set(file, await sha256(file));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return hashes;
};

/**
 * Hashes the files behind changes as they are on disk now. Relative paths are resolved as Terraform does it, against the
 * directory it runs in. In place of a hash: `missing` (no regular file that can be read is there), `remote` (http, https, s3:
 * cannot be pinned), `unknown` (the plan does not tell the path). The order of the result is that of `files`.
 */
export const hashFiles = async (files: readonly PlannedFile[], workingDirectory: string): Promise<readonly FileHash[]> => {
  const local = (file: PlannedFile): string | null =>
    file.path === null || REMOTE.test(file.path) ? null : path.resolve(workingDirectory, file.path);
  const hashes = await hashAll(files.map(local).filter((file) => file !== null));
  return files.map((file) => {
    const place = local(file);
    if (place !== null) return { ...file, hash: hashes.get(place) ?? 'missing' };
    return { ...file, hash: file.path === null ? 'unknown' : 'remote' };
  });
};
