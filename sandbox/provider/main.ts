import { parseArgs } from 'node:util';
import type { ProviderAge } from './diagnostic-format.ts';
import { startProvider } from './server.ts';

const ages: readonly ProviderAge[] = ['v1.33', 'v1.34', 'v1.38', 'v1.66'];

/**
 * The provider as a process: `node --import tsx sandbox/provider/main.ts --api-url URL [--age v1.66] [--working-directory DIR]
 * [--inner-tries 2|real] [--inner-retry-ms 20]`. Prints the value for `TF_REATTACH_PROVIDERS` as its first line, then runs until it is ended.
 */
const { values } = parseArgs({
  options: {
    'api-url': { type: 'string' },
    age: { type: 'string', default: 'v1.66' },
    'working-directory': { type: 'string', default: process.cwd() },
    'inner-tries': { type: 'string', default: '2' },
    'inner-retry-ms': { type: 'string', default: '20' },
  },
});

const apiUrl = values['api-url'];
const age = ages.find((known) => known === values.age);
if (apiUrl === undefined || age === undefined) {
  console.error(`usage: main.ts --api-url URL [--age ${ages.join('|')}] [--working-directory DIR]`);
  process.exit(1);
}

const provider = await startProvider({
  apiUrl,
  age,
  workingDirectory: values['working-directory'],
  innerTries: values['inner-tries'] === 'real' ? 'real' : Number(values['inner-tries']),
  innerRetryMs: Number(values['inner-retry-ms']),
});
console.log(provider.reattach);
