import { createWriteStream } from 'node:fs';
import { chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findTerraform } from '../sandbox/find-terraform.ts';
import { setStage } from '../sandbox/stage.ts';
import { applyLog } from './apply-log.ts';
import { schedules } from './configuration.ts';
import { runnersNode } from './nodes.ts';
import { probeEnvironment, readProbe } from './probe.ts';
import { inTime, type Row, ratioOf } from './row.ts';
import { runMainStep } from './strategies.ts';

const CHANGES = 10_000;
const EVENTS = 200_000;
const MEGABYTE = 1_000_000;
const LIMIT_MB = 512;

/** Wide values: the JSON of the plan gets about 60 MB. */
const DESCRIPTION = 'wide '.repeat(500);

/**
 * A plan of 10,000 changes, made and printed by Terraform, and applies that log 200,000 events each, of which the first is refused:
 * so the plan is made and read twice, and compared (under 512 MB). The applies are played from files, since creating 10,000
 * objects would take minutes and tell nothing about the action.
 */
export const benchMemory = async (): Promise<readonly Row[]> => {
  const stage = await setStage({ files: { 'main.tf': schedules('wide', CHANGES, DESCRIPTION) }, apply: false });
  try {
    await stage.terraform('init');
    const inWorkspace = (name: string): string => join(stage.workspace, name);
    await pipeline(Readable.from(applyLog('refused', CHANGES, EVENTS)), createWriteStream(inWorkspace('attempt-1.log')));
    await pipeline(Readable.from(applyLog('complete', CHANGES, EVENTS)), createWriteStream(inWorkspace('attempt-2.log')));
    await writeFile(inWorkspace('replaying-terraform'), replayingTerraform(stage.workspace));
    await chmod(inWorkspace('replaying-terraform'), 0o755);

    const node = runnersNode();
    const inputs = { 'terraform-path': inWorkspace('replaying-terraform'), 'initial-delay': '50ms' };
    const { outputs, elapsedMs } = await runMainStep(stage, inputs, node, probeEnvironment(inWorkspace('probe')));
    if (outputs.attempts !== '2') throw new Error(`Two attempts were expected, not ${outputs.attempts}.`);
    const { maxRssBytes } = await readProbe(inWorkspace('probe'));
    const { size } = await stat(inWorkspace('plan.json'));
    const what = `${CHANGES} changes (${Math.round(size / MEGABYTE)} MB of JSON) read twice, 2 × ${EVENTS} events, ${node.name}`;
    return [
      {
        bench: 'memory',
        what: `${what}: max RSS of the action, ${inTime(elapsedMs)} in all`,
        ours: `${Math.round(maxRssBytes / MEGABYTE)} MB`,
        against: `${LIMIT_MB} MB`,
        ratio: ratioOf(maxRssBytes / MEGABYTE, LIMIT_MB),
        limit: 1,
      },
    ];
  } finally {
    await stage.close();
  }
};

/** Terraform, but for `apply`: the first one replays a refusal, the next one a success. Keeps what `show -json` printed. */
const replayingTerraform = (workspace: string): string => `#!/bin/sh
cd '${workspace}'
case "$1" in
  apply)
    if [ -e refused ]; then exec cat attempt-2.log; fi
    touch refused
    cat attempt-1.log
    exit 1 ;;
  show) '${findTerraform()}' "$@" | tee plan.json ;;
  *) exec '${findTerraform()}' "$@" ;;
esac
`;
