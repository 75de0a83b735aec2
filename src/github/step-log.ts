import { harmless } from './harmless.ts';
import type { Log } from './port.ts';

/**
 * The step's log on standard output.
 *
 * @param write writes one line, without its end
 * @param newToken a fresh token for each group: the runner masks a token it has seen (facts/github.md 1.2)
 */
export const createStepLog = (write: (line: string) => void, newToken: () => string): Log => {
  const info = (text: string): void => {
    for (const line of harmless(text)) write(line);
  };
  return {
    info,
    warn: (text) => info(`⚠ ${text}`),
    group: async (title, work) => {
      const token = newToken();
      // The runner reads `%0A` in a title as a new line, so a percent sign is written as its escape.
      write(`::group::${harmless(title).join(' ').replaceAll('%', '%25')}`);
      write(`::stop-commands::${token}`);
      try {
        return await work();
      } finally {
        write(`::${token}::`);
        write('::endgroup::');
      }
    },
  };
};
