import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { types } from 'node:util';
import type { LocalFiles } from './resource.ts';

/**
 * Files relative to Terraform's working directory. The real provider inherits it; this one is a process of its own and
 * must be told, so the directory is asked for at every read. Remote files (http, s3) are not served.
 */
export function filesUnder(directory: () => string): LocalFiles {
  return {
    async read(path) {
      try {
        return { ok: true, content: await readFile(resolve(directory(), path), 'utf8') };
      } catch (error) {
        const missing = types.isNativeError(error) && 'code' in error && error.code === 'ENOENT';
        return { ok: false, problem: `open ${path}: ${missing ? 'no such file or directory' : String(error)}` };
      }
    },
  };
}
