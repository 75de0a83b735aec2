import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { SCALE } from './scale.ts';

/** What stands in the way of one object: a schedule group in use, callers in a flow to be deleted, a colleague with a flow open. */
export type LockKind = 'shifts' | 'callers' | 'editor';

/** One object in conflict. */
export interface Lock {
  readonly kind: LockKind;
  /** Scaled milliseconds from the start of the deployment. */
  readonly clearsAfterMs: number;
}

/** What one deployment meets. */
export interface LockTrace {
  readonly number: number;
  readonly locks: readonly [Lock, ...Lock[]];
}

const KINDS = ['shifts', 'callers', 'editor'] as const;

/** Real milliseconds. */
const SHORTEST_MS = 3_000;
const LONGEST_MS = 20_000;
const MOST_LOCKS = 4;

/** `count` traces of one to four locks, which clear after 3 to 20 s of real time. The same seed gives the same traces. */
export const lockTraces = (seed: number, count: number): readonly LockTrace[] => {
  const random = xoroshiro128plus(seed);
  const lock = (): Lock => ({
    kind: KINDS[uniformInt(random, 0, KINDS.length - 1)] ?? 'shifts',
    clearsAfterMs: Math.round(uniformInt(random, SHORTEST_MS, LONGEST_MS) / SCALE),
  });
  return Array.from({ length: count }, (_, index) => {
    const others = Array.from({ length: uniformInt(random, 0, MOST_LOCKS - 1) }, lock);
    return { number: index + 1, locks: [lock(), ...others] };
  });
};

/** When the last lock of a trace clears, in scaled milliseconds from the start. */
export const lastClear = ({ locks }: LockTrace): number => Math.max(...locks.map(({ clearsAfterMs }) => clearsAfterMs));
