import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundle } from './bundle.ts';

/** Every file of a folder with its content; an absent folder has none. */
const contents = async (folder: string): Promise<ReadonlyMap<string, Buffer>> => {
  const names = await readdir(folder).catch(() => []);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
};

// `npm run check:dist`: what is committed is exactly what the source builds; notices new and deleted files too.
const committed = join(dirname(import.meta.dirname), 'dist');
const fresh = await mkdtemp(join(tmpdir(), 'dist-'));
try {
  await bundle(fresh);
  const [then, now] = [await contents(committed), await contents(fresh)];
  const names = [...new Set([...then.keys(), ...now.keys()])].sort();
  const wrong = names.flatMap((name) => {
    const [before, after] = [then.get(name), now.get(name)];
    if (before === undefined) return [`${name}: missing in dist`];
    if (after === undefined) return [`${name}: in dist, and no longer built`];
    return before.equals(after) ? [] : [`${name}: not what the source builds`];
  });
  if (wrong.length > 0) {
    console.error(`dist is not what the source builds:\n  ${wrong.join('\n  ')}\nRun: npm run build, and commit dist.`);
    process.exitCode = 1;
  }
} finally {
  await rm(fresh, { recursive: true });
}
