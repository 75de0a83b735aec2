// Run by config-file.test.ts in a process of its own: what the SDK does with files can be seen there only.
import fs from 'node:fs';
import { openSession } from '../../src/genesys/session.ts';

const [apiUrl = '', watched = ''] = process.argv.slice(2);
let touches = 0;
for (const name of ['readFileSync', 'watchFile', 'watch'] as const) {
  const original = fs[name];
  Reflect.set(fs, name, (...parameters: unknown[]) => {
    if (String(parameters[0]) === watched) touches += 1;
    return Reflect.apply(original, fs, parameters);
  });
}
const opening = openSession({
  region: null,
  apiUrl,
  credentials: { kind: 'client', clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
  clock: { now: () => 0, sleep: async () => undefined },
  random: () => 0,
  signal: new AbortController().signal,
  onSecret: () => undefined,
});
if (!opening.ok) throw new Error(opening.problem);
const answer = await opening.session.ask('who', ({ organization }) => organization.getOrganizationsMe());
process.stdout.write(JSON.stringify({ answer, touches }));
