import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Loaded into the action's own process by NODE_OPTIONS: writes down, at its end, what it took and which files it read.

/** Bytes. `resourceUsage` is only second choice: on Linux it begins with what the parent had in memory when it forked. */
const maxRss = () => {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
};

process.on('exit', () => {
  const files = Object.keys(createRequire(import.meta.url).cache);
  appendFileSync(process.env.PROBE_FILE, JSON.stringify({ maxRssBytes: maxRss(), files }));
});
