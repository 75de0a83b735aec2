import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/sandbox.ts';

const USAGE = `Usage: npm run sandbox -- [--scenario FILE] [--directory DIR] [--port N] [-- COMMAND ARGUMENTS...]

Starts an embedded Genesys Cloud and its Terraform provider. With a COMMAND (terraform plan, bash), runs it in DIR against them
and ends with it; without one, prints what to put into the environment and waits for Ctrl-C. The scenario's clock starts at once.`;

/** Runs a command with the sandbox in its environment; its exit code. */
const runIn = (
  directory: string,
  [command = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: directory, env: { ...process.env, ...environment }, stdio: 'inherit' });
    child.once('error', ({ message }) => {
      console.error(`${command} could not be started: ${message}`);
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scenario: { type: 'string' },
      directory: { type: 'string', default: '.' },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const scenario =
    values.scenario === undefined ? {} : { scenario: await readFile(values.scenario, 'utf8'), scenarioName: values.scenario };
  const directory = resolve(values.directory);
  const sandbox = await startSandbox({ ...scenario, workingDirectory: directory, port: Number(values.port) });
  sandbox.api.arm();
  try {
    if (positionals.length > 0) return await runIn(directory, positionals, sandbox.environment);
    console.log(`Genesys Cloud API: ${sandbox.api.url} (client sandbox-client, secret sandbox-secret)\n`);
    for (const [name, value] of Object.entries(sandbox.environment)) console.log(`export ${name}='${value}'`);
    console.log('\nCtrl-C ends it.');
    await new Promise((ended) => process.once('SIGINT', ended));
    return 0;
  } finally {
    await sandbox.close();
  }
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (cause: unknown) => {
    console.error(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  },
);
