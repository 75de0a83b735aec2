import { parseArgs } from 'node:util';
import type { ProviderAge } from './diagnostic-format.ts';
import type { ProviderOptions } from './server.ts';
import { startProvider } from './server.ts';

const ages: readonly ProviderAge[] = ['v1.33', 'v1.34', 'v1.38', 'v1.66'];

const usage = `usage: node --import tsx sandbox/provider/main.ts --api-url URL [--age ${ages.join('|')}]
       [--working-directory DIR] [--inner-tries NUMBER|real] [--inner-retry-ms NUMBER]`;

/** The command line, or null when it is not as `usage` says. */
function readArguments(): ProviderOptions | null {
  const { values } = parseArgs({
    strict: false,
    options: {
      'api-url': { type: 'string' },
      age: { type: 'string', default: 'v1.66' },
      'working-directory': { type: 'string', default: process.cwd() },
      'inner-tries': { type: 'string', default: '2' },
      'inner-retry-ms': { type: 'string', default: '20' },
    },
  });
  const apiUrl = values['api-url'];
  const workingDirectory = values['working-directory'];
  const age = ages.find((known) => known === values.age);
  const innerTries = values['inner-tries'] === 'real' ? 'real' : Number(values['inner-tries']);
  const innerRetryMs = Number(values['inner-retry-ms']);
  const triesAreRight = innerTries === 'real' || (Number.isInteger(innerTries) && innerTries > 0);
  if (typeof apiUrl !== 'string' || typeof workingDirectory !== 'string' || age === undefined) return null;
  if (!triesAreRight || !(innerRetryMs >= 0)) return null;
  return { apiUrl, age, workingDirectory, innerTries, innerRetryMs };
}

/** The provider as a process: its first line is the value for `TF_REATTACH_PROVIDERS`; it runs until it is ended. */
const options = readArguments();
if (options === null) {
  console.error(usage);
  process.exitCode = 1;
} else {
  const provider = await startProvider(options);
  console.log(provider.reattach);
}
