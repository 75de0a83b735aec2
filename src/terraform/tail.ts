import { watch } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createLineSplitter, type LineSplitter } from './lines.ts';

const READ_SIZE = 64 * 1024;

/** Milliseconds after which the file is read again though nothing was heard: file watching is not reliable everywhere. */
const FALLBACK_MS = 500;

/** A bell that remembers a ring that nobody was waiting for, so that nothing written between a read and the sleep is missed. */
const createBell = () => {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: (): void => {
      rung = true;
      wake?.();
    },
    heard: async (): Promise<void> => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, FALLBACK_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
      wake = null;
    },
  };
};

/** Watches a file; the returned function stops that. Where watching is refused (inotify limits) the timer alone has to do. */
const watchFile = (file: string, onChange: () => void): (() => void) => {
  try {
    const watcher = watch(file, { persistent: false }, onChange);
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => undefined;
  }
};

const readToEnd = async (handle: FileHandle, buffer: Buffer, splitter: LineSplitter): Promise<void> => {
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
    splitter.write(buffer.subarray(0, bytesRead));
  }
};

/**
 * Follows a file that a process writes, line by line, until `ended` settles and all of the file is read (facts/toolchain.md 5).
 * @param ended settles when nobody writes any more
 */
export const tailLines = async (file: string, onLine: (line: string) => void, ended: Promise<unknown>): Promise<void> => {
  const splitter = createLineSplitter(onLine);
  const bell = createBell();
  let over = false;
  const stop = (): void => {
    over = true;
    bell.ring();
  };
  ended.then(stop, stop);

  const handle = await open(file, 'r');
  const unwatch = watchFile(file, bell.ring);
  const buffer = Buffer.allocUnsafe(READ_SIZE);
  try {
    for (;;) {
      const last = over;
      await readToEnd(handle, buffer, splitter);
      if (last) break;
      await bell.heard();
    }
    splitter.end();
  } finally {
    unwatch();
    await handle.close();
  }
};
